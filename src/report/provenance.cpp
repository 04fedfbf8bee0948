#include "provenance.h"

#include "labels.h"
#include "prose.h"

#include "zizhi/base/date.h"

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;

std::string counted(Locale locale, const verdict::OverlayInfo& overlay) {
  const auto count = overlay.changes.size();
  const auto name = overlay_by_id(locale, overlay);
  return count == 0 ? name : say(locale, labels::kOverlayChanges.of(count), count, name);
}

template <class Items, class Words>
std::string cell(const Items& items, const Words& words) {
  std::vector<std::string> made;
  made.reserve(items.size());
  for (const auto& item : items)
    made.push_back(words(item));
  return fmt::format("{}", fmt::join(made, "; "));
}

}  // namespace

std::string day(Locale locale, const Assessment& assessment) {
  const auto& as_of = assessment.as_of_given ? labels::kAsOfGiven : labels::kAsOfToday;
  return say(locale, as_of, base::format(assessment.as_of));
}

std::string rulebook(Locale locale, const verdict::RulebookInfo& rulebook) {
  auto words = say(locale, labels::kRulebook, rulebook.id, rulebook.version);
  if (!rulebook.edition.empty()) words += say(locale, labels::kEdition, rulebook.edition);
  return prose(locale, words);
}

std::string overlay_by_id(Locale locale, const verdict::OverlayInfo& overlay) {
  return say(locale, overlay.draft ? labels::kDraftOverlay : labels::kOverlay,
             prose(locale, overlay.id), prose(locale, overlay.version));
}

std::string overlay_by_title(Locale locale, const verdict::OverlayInfo& overlay) {
  return say(locale, overlay.draft ? labels::kWithDraft : labels::kWithOverlay,
             prose(locale, overlay.title.in(locale)));
}

std::string parameter_words(Locale locale, const verdict::Parameter& parameter) {
  const auto unit =
      parameter.unit.empty() ? std::string() : " " + prose(locale, parameter.unit);
  return say(locale, labels::kParameter, prose(locale, parameter.name),
             value(locale, parameter.value) + unit,
             value(locale, parameter.default_value) + unit, prose(locale, parameter.set_by));
}

std::vector<std::string> changes(Locale locale, const Assessment& assessment) {
  std::vector<std::string> lines;
  for (const auto& overlay : assessment.rulebook.overlays)
    lines.push_back(counted(locale, overlay));
  for (const auto& parameter : assessment.parameters_changed)
    lines.push_back(say(locale, labels::kChangedParameter, parameter_words(locale, parameter)));
  const auto& overridden = assessment.application.overridden;
  if (!overridden.empty()) {
    lines.push_back(
        prose(locale, say(locale, labels::kOverridden, listed(locale, overridden))));
  }
  return lines;
}

std::vector<std::string> overlay_changes(Locale locale, const Assessment& assessment) {
  std::vector<std::string> lines;
  for (const auto& overlay : assessment.rulebook.overlays) {
    for (const auto& change : overlay.changes) {
      lines.push_back(say(locale, labels::kReason, overlay_by_id(locale, overlay),
                          prose(locale, change.in(locale))));
    }
  }
  return lines;
}

std::string overlays_cell(const Assessment& assessment) {
  return cell(assessment.rulebook.overlays, [](const verdict::OverlayInfo& overlay) {
    return fmt::format("{} {}{}", overlay.id, overlay.version, overlay.draft ? " (draft)" : "");
  });
}

std::string parameters_cell(const Assessment& assessment) {
  return cell(assessment.parameters_changed, [](const verdict::Parameter& parameter) {
    return fmt::format("{}: {} -> {} ({})", parameter.name, parameter.default_value,
                       parameter.value, parameter.set_by);
  });
}

std::string digest(Locale locale, const std::string& sha256) {
  if (sha256.empty()) return {};
  return std::string(labels::kPause.in(locale)) + say(locale, labels::kSha256, sha256);
}

std::vector<std::string> provenance(Locale locale, const Assessment& assessment) {
  const auto& rulebook = assessment.rulebook;
  std::vector<std::string> lines{day(locale, assessment), report::rulebook(locale, rulebook) +
                                                              digest(locale, rulebook.sha256)};
  for (const auto& overlay : rulebook.overlays)
    lines.push_back(overlay_by_id(locale, overlay) + digest(locale, overlay.sha256));
  for (const auto& file : assessment.evidence)
    lines.push_back(prose(locale, file.name) + digest(locale, file.sha256));
  lines.push_back(say(locale, labels::kTool, assessment.tool_version));
  lines.emplace_back(labels::kDisclaimer.in(locale));
  return lines;
}

}  // namespace zizhi::report
