#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/cel/value.h"
#include "zizhi/i18n/text.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// What an expression's names are called where their own declaration does not say it. An
/// empty answer leaves a name as it is.
struct ProseNames {
  /// A binding, by its slot: "the as-of date", "“Projects”".
  std::function<i18n::Localized(std::uint32_t slot)> global;
  /// A field that stands for itself, without its owner: "min_projects (1)".
  std::function<i18n::Localized(const RecordType& record, std::size_t slot)> field;
};

/// One line of prose. What is deeper belongs to the nearest line above that is less deep.
struct ProseLine {
  std::size_t depth = 0;
  i18n::Localized text;

  friend bool operator==(const ProseLine&, const ProseLine&) = default;
};

/// An expression in words that people use who do not program: conditions as an indented list,
/// everything else as a phrase. Fields are called by their prompts, values of enumerations by
/// their titles. Definitions are named, not followed.
std::vector<ProseLine> prose(const Checked& checked, const ProseNames& names);

/// A value as it stands in such a sentence: "4 months", "issued", "yes".
i18n::Localized in_words(const Value& value, Type type, std::string_view unit);

/// The prompt as a name: without what stands in brackets at its end. "Held until" of "Held
/// until (a date or long-term)".
i18n::Localized short_prompt(const i18n::Localized& ask);

}  // namespace zizhi::cel
