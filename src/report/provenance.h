#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <string>
#include <vector>

/// What a result rests on, and what made it another than the rulebook alone would have made it:
/// every format tells both in these words.
namespace zizhi::report {

/// "as of 2026-11-23 (given)".
std::string day(i18n::Locale locale, const verdict::Assessment& assessment);

/// "rulebook ccrc-isv 0.4.0, edition 2024".
std::string rulebook(i18n::Locale locale, const verdict::RulebookInfo& rulebook);

/// "draft overlay ccrc-isv-levels 0.1.0", and "Draft overlay: Levels 2 and 1".
std::string overlay_by_id(i18n::Locale locale, const verdict::OverlayInfo& overlay);
std::string overlay_by_title(i18n::Locale locale, const verdict::OverlayInfo& overlay);

/// "min_service_time = P10Y (default P6M), set by --set".
std::string parameter_words(i18n::Locale locale, const verdict::Parameter& parameter);

/// What changed the yardstick, a line each: the overlays with the number of their changes, the
/// changed parameters, and what a flag set against the evidence. Empty where nothing did.
std::vector<std::string> changes(i18n::Locale locale, const verdict::Assessment& assessment);

/// "overlay stricter 1.2.0: attests HR-1": every change of every overlay, a line each.
std::vector<std::string> overlay_changes(i18n::Locale locale,
                                         const verdict::Assessment& assessment);

/// The same for a cell that programs read: "stricter 1.2.0; ccrc-isv-levels 0.1.0 (draft)", and
/// "min_service_time: P6M -> P10Y (--set)".
std::string overlays_cell(const verdict::Assessment& assessment);
std::string parameters_cell(const verdict::Assessment& assessment);

/// ", sha256 …" or nothing: the digest behind the name of a file.
std::string digest(i18n::Locale locale, const std::string& sha256);

/// What a report rests on, a line each: the day, the rulebook, the overlays and the evidence
/// with their digests, and that it is no certification decision.
std::vector<std::string> provenance(i18n::Locale locale, const verdict::Assessment& assessment);

}  // namespace zizhi::report
