#include "findings.h"

#include "account.h"
#include "labels.h"
#include "prose.h"
#include "summary.h"

#include <utility>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;

Level level_of(const CheckResult& check) {
  if (check.outcome == Outcome::error) return Level::error;
  if (check.outcome == Outcome::waived) return Level::note;
  if (!decides(check.severity)) return Level::note;
  const bool open = check.outcome == Outcome::missing || check.outcome == Outcome::attest;
  return open ? Level::warning : Level::error;
}

// Of what stands nowhere, the first line of the evidence.
verdict::Place placed(const Assessment& assessment, verdict::Place place) {
  if (place.file.empty()) {
    place.file =
        assessment.evidence.empty() ? "evidence.yaml" : assessment.evidence.front().name;
    place.line = 0;
    place.column = 0;
  }
  if (place.line == 0) place.line = 1;
  return place;
}

std::string title_of(Locale locale, const CheckResult& check) {
  auto title = check.id;
  if (check.subject) {
    title = say(locale, labels::kElement, title, few(locale, subjects(locale, {&check})));
  }
  return say(locale, labels::kReason, prose(locale, title), word(check.outcome).in(locale));
}

std::string message_of(Locale locale, const CheckResult& check) {
  std::vector<std::string> words{prose(locale, sentence(locale, check))};
  if (check.waiver && check.outcome == Outcome::waived) {
    words.push_back(waiver_words(locale, check));
  }
  auto needed = needs({&check});
  const auto more = cut_to(needed, kFew);
  for (const auto* const need : needed) {
    const auto& verb = need->problem ? labels::kDoCorrect : labels::kDoFillIn;
    words.push_back(say(locale, verb, prose(locale, need->path)));
  }
  if (more > 0) words.push_back(say(locale, labels::kMore, more));
  if (check.outcome == Outcome::attest && !check.statement.empty()) {
    words.push_back(say(locale, labels::kDoSign, prose(locale, check.statement.in(locale))));
  }
  if (!check.fix.empty()) words.push_back(prose(locale, check.fix.in(locale)));
  return fmt::format("{}", fmt::join(words, " · "));
}

Finding finding(Locale locale, const Assessment& assessment,
                const verdict::RequirementResult& requirement, const CheckResult& check) {
  Finding made;
  made.level = level_of(check);
  made.rule = check.id;
  made.requirement = &requirement;
  made.check = &check;
  made.title = title_of(locale, check);
  made.message = message_of(locale, check);
  if (!check.needs.empty() && check.outcome == Outcome::missing) {
    made.path = check.needs.front().path;
  } else if (!check.evidence.empty()) {
    made.path = check.evidence.front().path;
  }
  made.place = placed(assessment, place_of(check));
  return made;
}

Finding undecided(Locale locale, const Assessment& assessment,
                  const verdict::RequirementResult& requirement) {
  Finding made;
  made.level = Level::warning;
  made.rule = requirement.id;
  made.requirement = &requirement;
  made.title = say(locale, labels::kReason, requirement.id, word(Outcome::missing).in(locale));
  made.message = labels::kUndecided.in(locale);
  made.place = placed(assessment, {});
  return made;
}

Finding finding(Locale locale, const Assessment& assessment, const verdict::Problem& problem) {
  Finding made;
  made.level = problem.error ? Level::error : Level::warning;
  made.rule = problem.code;
  made.title = fmt::format(
      "{} {}", (problem.error ? labels::kError : labels::kWarning).in(locale), problem.code);
  made.message = prose(locale, problem.message.in(locale));
  for (const auto& help : problem.helps)
    made.message.append(" · ").append(prose(locale, help.in(locale)));
  made.path = problem.path;
  made.place = placed(assessment, problem.place.value_or(verdict::Place{}));
  return made;
}

}  // namespace

std::vector<Finding> findings(Locale locale, const Assessment& assessment) {
  std::vector<Finding> made;
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    if (is_undecided(requirement)) made.push_back(undecided(locale, assessment, requirement));
    for (const auto& check : requirement.checks) {
      if (is_gap(check) || is_advice(check) || check.outcome == Outcome::waived) {
        made.push_back(finding(locale, assessment, requirement, check));
      }
    }
  });
  for (const auto& problem : assessment.problems)
    made.push_back(finding(locale, assessment, problem));
  return made;
}

std::string result_id(const CheckResult& check) {
  return check.subject ? fmt::format("{}[{}]", check.id, check.subject->id) : check.id;
}

}  // namespace zizhi::report
