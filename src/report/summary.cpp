#include "summary.h"

#include "account.h"
#include "assessed.h"
#include "labels.h"
#include "prose.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace zizhi::report {
namespace {

using verdict::Assessment;
using verdict::Outcome;

std::size_t data_errors(const Assessment& assessment) {
  return static_cast<std::size_t>(
      std::ranges::count_if(assessment.problems, &verdict::Problem::error));
}

// Advice does not count for the verdict, but that of an error decides the exit code.
std::size_t errors_in_advice(const Assessment& assessment) {
  std::size_t errors = 0;
  for_each_requirement(assessment, [&errors](const verdict::RequirementResult& requirement) {
    errors += static_cast<std::size_t>(
        std::ranges::count_if(requirement.checks, [](const verdict::CheckResult& check) {
          return is_advice(check) && check.outcome == Outcome::error;
        }));
  });
  return errors;
}

}  // namespace

Outcome worst(const verdict::Counts& counts) {
  for (const auto outcome : {Outcome::error, Outcome::fail, Outcome::missing, Outcome::attest,
                             Outcome::waived, Outcome::pass}) {
    if (counts.of(outcome) > 0) return outcome;
  }
  return Outcome::not_applicable;
}

std::string counts(i18n::Locale locale, const verdict::Counts& counts) {
  std::vector<std::string> parts;
  const auto applicable = counts.applicable();
  const bool all_pass = applicable > 0 && counts.pass == applicable;
  if (all_pass) parts.push_back(say(locale, labels::kAllPass, applicable));
  for (const auto outcome : {Outcome::error, Outcome::fail, Outcome::missing, Outcome::attest,
                             Outcome::waived, Outcome::pass, Outcome::not_applicable}) {
    const auto count = counts.of(outcome);
    if (count == 0 || (all_pass && outcome == Outcome::pass)) continue;
    parts.push_back(say(locale, labels::kCount, count, word(outcome).in(locale)));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::string headline(i18n::Locale locale, const Assessment& assessment) {
  auto open = assessment.counts;
  const bool all_pass = open.pass == open.applicable();
  if (!all_pass) open.pass = 0;
  open.not_applicable = 0;
  auto line = counts(locale, open);
  const auto add = [&](const Counted& words, std::size_t count) {
    if (count == 0) return;
    if (!line.empty()) line += " · ";
    line += say(locale, words.of(count), count);
  };
  add(labels::kDataErrors, data_errors(assessment));
  add(labels::kAdviceErrors, errors_in_advice(assessment));
  const auto verdict = is_assessed(assessment) ? word(assessment.verdict).in(locale)
                                               : labels::kNotAssessed.in(locale);
  return line.empty() ? std::string(verdict) : say(locale, labels::kVerdict, verdict, line);
}

std::string application(i18n::Locale locale, const verdict::Application& application) {
  const bool nothing = application.level.empty() && application.services.empty() &&
                       application.stage_title.empty();
  if (nothing) return std::string(labels::kNoApplication.in(locale));
  std::vector<std::string> names;
  for (const auto& service : application.services) {
    auto name = prose(locale, service.title.in(locale));
    const auto level = std::ranges::find(application.levels, service.id,
                                         &std::pair<std::string, std::string>::first);
    if (level != application.levels.end() && level->second != application.level) {
      name = say(locale, labels::kServiceLevel, name, level->second);
    }
    names.push_back(std::move(name));
  }
  auto what =
      names.empty() ? std::string(labels::kNoServices.in(locale)) : listed(locale, names);
  std::vector<std::string> how;
  if (!application.level.empty()) how.push_back(say(locale, labels::kLevel, application.level));
  auto stage = prose(locale, application.stage_title.in(locale));
  if (!stage.empty()) how.push_back(std::move(stage));
  if (how.empty()) return what;
  return say(locale, labels::kReason,
             fmt::format("{}", fmt::join(how, labels::kPause.in(locale))), what);
}

std::string interval(i18n::Locale locale, const Assessment& assessment) {
  const auto applicable = assessment.counts.applicable();
  if (!is_assessed(assessment)) return std::string(labels::kUnassessed.in(locale));
  if (applicable == 0) return std::string(labels::kNoRequirement.in(locale));
  if (assessment.confirmed == applicable) {
    return say(locale, labels::kAllConfirmed.of(applicable), applicable);
  }
  return say(locale, labels::kConfirmed.of(applicable), applicable, assessment.confirmed,
             assessment.possible);
}

std::string few(i18n::Locale locale, std::vector<std::string> names) {
  const auto more = cut_to(names, kFew);
  return more == 0 ? listed(locale, names)
                   : listed(locale, names) + say(locale, labels::kAndMore, more);
}

std::string_view common_folder(const Assessment& assessment) {
  std::string_view common;
  for (const auto& file : assessment.evidence) {
    const std::string_view name = file.name;
    const auto folder = name.substr(0, name.rfind('/') + 1);
    if (&file == assessment.evidence.data()) common = folder;
    while (!name.starts_with(common)) {
      common.remove_suffix(1);
      common = common.substr(0, common.rfind('/') + 1);
    }
  }
  return common;
}

std::string spelt(const verdict::Place& place, std::string_view folder) {
  std::string_view file = place.file;
  if (file.starts_with(folder)) file.remove_prefix(folder.size());
  if (file.empty() || place.line == 0) return std::string(file);
  if (place.column == 0) return fmt::format("{}:{}", file, place.line);
  return fmt::format("{}:{}:{}", file, place.line, place.column);
}

}  // namespace zizhi::report
