#pragma once

#include "zizhi/verdict/assessment.h"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

/// The parts of the JSON report that stand in more than one place.
namespace zizhi::report {

/// Keys stay in the order in which they were written down.
using Json = nlohmann::ordered_json;

/// The text, or null where it is empty.
Json text(std::string_view text);

/// {"en", "zh"}, each filled from the other where it is empty; null where both are.
Json localized(const i18n::Localized& text);

Json localized(const std::vector<i18n::Localized>& texts);

/// Adds `file`, `line` and `column`: null where there are none.
void place(Json& object, const verdict::Place& place);

/// With its overlays and what they change.
Json rulebook(const verdict::RulebookInfo& rulebook);

/// A parameter that was changed: its value, what it would be, and who changed it.
Json parameter(const verdict::Parameter& parameter);

/// Takes the explanations of what passes out: what a pass rests on is its evidence; how it was
/// decided is told on request.
void leave_out_how_passes_came(verdict::Assessment& assessment);

Json waiver(const verdict::Waiver& waiver);
Json check(const verdict::CheckResult& check);

}  // namespace zizhi::report
