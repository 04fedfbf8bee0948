#include "remarks.h"

#include "account.h"
#include "assessed.h"
#include "labels.h"
#include "mask.h"
#include "prose.h"
#include "provenance.h"
#include "summary.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;

std::string named(Locale locale, const Group& group) {
  return few(locale, subjects(locale, group));
}

// `words` about the subjects of `group`, which come first where there are any.
std::string about(Locale locale, const Group& group, const std::string& words) {
  const auto names = named(locale, group);
  return names.empty() ? words : say(locale, labels::kReason, names, words);
}

std::string why_not_applicable(Locale locale, const verdict::RequirementResult& requirement) {
  auto why = reasons(locale, requirement);
  for (auto& reason : why)
    reason = prose(locale, reason);
  return listed(locale, why);
}

// What is wrong, in one sentence; of missing evidence, what to fill in.
std::string advice_of(Locale locale, const CheckResult& check) {
  auto words = prose(locale, sentence(locale, check));
  if (check.outcome == Outcome::fail) return words;
  if (check.outcome == Outcome::missing && !check.needs.empty()) {
    const auto& need = check.needs.front();
    words = say(locale, need.problem ? labels::kDoCorrect : labels::kDoFillIn, need.path);
    if (check.needs.size() > 1) {
      words = say(locale, labels::kDoAnd, words, check.needs.size() - 1);
    }
  }
  return say(locale, labels::kReason, word(check.outcome).in(locale), words);
}

// "Long enough (risk assessment): 1 of 2 counts"
std::string titled(Locale locale, const Group& group) {
  const auto& check = *group.front();
  auto title = prose(locale, check.title.in(locale));
  const auto words = advice_of(locale, check);
  const auto names = named(locale, group);
  if (title.empty()) return about(locale, group, words);
  if (!names.empty()) title = say(locale, labels::kElement, title, names);
  return title == words ? title : say(locale, labels::kReason, title, words);
}

void add_values(const verdict::Explanation& part, std::vector<verdict::Evidence>& values) {
  for (const auto& child : part.children)
    add_values(child, values);
  if (!part.children.empty()) return;
  std::ranges::copy_if(part.evidence, std::back_inserter(values),
                       [](const verdict::Evidence& item) { return !is_count(item.value); });
}

/// The values that an advice rests on, without the lists and records in which they stand.
std::vector<verdict::Evidence> values_of(const CheckResult& check) {
  std::vector<verdict::Evidence> values;
  if (check.outcome == Outcome::fail && check.explanation) {
    add_values(*check.explanation, values);
  }
  return values;
}

std::string signed_by(Locale locale, const verdict::Attestation& attestation) {
  auto words = say(locale, labels::kSigned, prose(locale, signer(attestation)), attestation.on);
  if (attestation.expires_on.empty()) return words;
  words += labels::kPause.in(locale);
  return words + say(locale, labels::kCountsUntil, attestation.expires_on);
}

Remark remark_of(Locale locale, const verdict::Problem& problem) {
  Remark made;
  made.name = fmt::format(
      "{} {}", (problem.error ? labels::kError : labels::kWarning).in(locale), problem.code);
  made.body = prose(locale, problem.message.in(locale));
  made.place = problem.place.value_or(verdict::Place{});
  made.tone = problem.error ? Tone::error : Tone::warning;
  for (const auto& help : problem.helps)
    made.under.push_back(prose(locale, help.in(locale)));
  made.under.push_back(problem.affects.empty()
                           ? std::string(labels::kAffectsNothing.in(locale))
                           : say(locale, labels::kAffects, listed(locale, problem.affects)));
  return made;
}

Remark plain(std::string name, std::string body, verdict::Place place = {}) {
  return {
      .name = std::move(name), .body = std::move(body), .place = std::move(place), .under = {}};
}

}  // namespace

Remarks not_applicable(Locale locale, const Assessment& assessment) {
  Remarks made;
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    if (requirement.outcome == Outcome::not_applicable) {
      made.push_back(plain(requirement.id, why_not_applicable(locale, requirement)));
      return;
    }
    for (const auto& group : groups(requirement, is_not_applicable)) {
      const auto reason = prose(locale, group.front()->reason.in(locale));
      made.push_back(plain(group.front()->id, about(locale, group, reason)));
    }
  });
  return made;
}

Remarks advice(Locale locale, const Assessment& assessment) {
  Remarks made;
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    for (const auto& group : groups(requirement, is_advice)) {
      const auto& check = *group.front();
      auto values = values_of(check);
      const auto place = values.empty() ? place_of(check) : verdict::Place{};
      made.push_back(plain(check.id, titled(locale, group), place));
      made.back().evidence = std::move(values);
    }
  });
  return made;
}

Remarks signatures(Locale locale, const Assessment& assessment) {
  Remarks made;
  for (const auto& signing : signings(assessment)) {
    auto remark =
        plain({}, signed_by(locale, *signing.attestation), signing.attestation->place);
    remark.under.push_back(listed(locale, signing.checks));
    if (!signing.documents.empty()) {
      auto documents = signing.documents;
      for (auto& document : documents)
        document = prose(locale, document);
      remark.under.push_back(say(locale, labels::kDocuments, listed(locale, documents)));
    }
    made.push_back(std::move(remark));
  }
  return made;
}

Remarks waivers(Locale locale, const Assessment& assessment) {
  Remarks made;
  for (const auto& result : assessment.waivers) {
    const auto& waiver = result.waiver;
    auto target = prose(locale, waiver.target);
    if (!waiver.subject.empty()) {
      target = say(locale, labels::kElement, target, prose(locale, waiver.subject));
    }
    auto remark =
        plain(std::move(target), std::string(word(result.state).in(locale)), waiver.place);
    remark.under.push_back(say(locale, labels::kWaiver, waiver.from, waiver.until,
                               prose(locale, waiver.approver), prose(locale, waiver.reason)));
    const bool only_itself = result.checks == std::vector<std::string>{waiver.target};
    if (!result.checks.empty() && !only_itself) {
      remark.under.push_back(say(locale, labels::kMoved, listed(locale, result.checks)));
    }
    made.push_back(std::move(remark));
  }
  return made;
}

Remarks overlays(Locale locale, const Assessment& assessment) {
  Remarks made;
  for (const auto& overlay : assessment.rulebook.overlays) {
    for (const auto& change : overlay.changes)
      made.push_back(plain(prose(locale, overlay.id), prose(locale, change.in(locale))));
  }
  return made;
}

Remarks parameters(Locale locale, const Assessment& assessment) {
  Remarks made;
  for (const auto& parameter : assessment.parameters_changed) {
    auto remark = plain({}, parameter_words(locale, parameter));
    auto title = prose(locale, parameter.title.in(locale));
    if (!title.empty()) remark.under.push_back(std::move(title));
    made.push_back(std::move(remark));
  }
  return made;
}

Remarks problems(Locale locale, const Assessment& assessment) {
  Remarks made;
  for (const bool error : {true, false}) {
    for (const auto& problem : assessment.problems) {
      if (problem.error != error) continue;
      made.push_back(remark_of(locale, problem));
      // Without outcomes, which of them depends on it is no question.
      if (!is_assessed(assessment)) made.back().under.pop_back();
    }
  }
  return made;
}

Remarks notes(Locale locale, const Assessment& assessment, bool masked) {
  Remarks made;
  for (const auto& note : assessment.notes)
    made.push_back(plain({}, prose(locale, note.in(locale))));
  if (masked) made.push_back(plain({}, say(locale, labels::kMasked, kMask)));
  return made;
}

bool is_masked(const Assessment& assessment) {
  bool masked = false;
  for_each_requirement(assessment, [&masked](const verdict::RequirementResult& requirement) {
    for (const auto& check : requirement.checks) {
      masked = masked || std::ranges::any_of(check.evidence, [](const auto& item) {
                 return item.personal && item.value == kMask;
               });
    }
  });
  return masked;
}

}  // namespace zizhi::report
