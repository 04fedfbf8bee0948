#include "attest.h"

#include "evaluate.h"

#include "zizhi/assess/copy.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace zizhi::assess {
namespace {

using diag::Code;
using verdict::Outcome;

bool concerns(const schema::Attestation& attestation, const verdict::CheckResult& result) {
  if (attestation.check != result.id) return false;
  if (!result.subject) return attestation.subject.empty() || attestation.subject == "*";
  return attestation.subject == "*" || attestation.subject == result.subject->id;
}

verdict::Attestation copy(const schema::Attestation& attestation,
                          std::optional<base::Date> last_day, const source::Map& sources) {
  return {.by = attestation.by,
          .by_name = attestation.by_name,
          .on = base::format(attestation.on),
          .expires_on = last_day ? base::format(*last_day) : std::string(),
          .conforms = attestation.conforms,
          .statement = attestation.statement,
          .documents = attestation.documents,
          .place = place(attestation.where, sources)};
}

/// The attestations about `result`, latest first; in their order where the day is the same.
std::vector<const schema::Attestation*> about(const verdict::CheckResult& result,
                                              const schema::Evidence& evidence) {
  std::vector<const schema::Attestation*> found;
  for (const auto& attestation : evidence.attestations) {
    if (concerns(attestation, result)) found.push_back(&attestation);
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &schema::Attestation::on);
  return found;
}

std::string target(const verdict::CheckResult& result) {
  return result.subject ? result.id + " " + result.subject->id : result.id;
}

bool disagree(const std::vector<const schema::Attestation*>& counted) {
  return std::ranges::any_of(counted, [&](const schema::Attestation* other) {
    return other->on == counted.front()->on && other->conforms != counted.front()->conforms;
  });
}

void report_disagreement(const verdict::CheckResult& result, const schema::Attestation& a,
                         const schema::Attestation& b, diag::Sink& sink) {
  auto problem = diag::make<Code::attest_disagree>(a.where, target(result), base::format(a.on));
  problem.labels.push_back({.where = b.where, .text = {"the other one", "另一份"}});
  sink.add(std::move(problem));
}

}  // namespace

void attest(const rulebook::Check& check, verdict::CheckResult& result, const Bench& bench,
            diag::Sink& sink) {
  result.outcome = Outcome::attest;
  result.decided_by = verdict::DecidedBy::attestation;
  const auto found = about(result, bench.evidence());
  const auto first = std::ranges::find_if(found, [&](const schema::Attestation* attestation) {
    return attestation->on <= bench.as_of();
  });
  if (found.empty()) {
    result.reason = {"nobody has signed for it yet", "尚无人签署"};
    return;
  }
  if (first == found.end()) {
    const auto on = base::format(found.back()->on);
    result.reason = {"signed later: on " + on, "签署日期在评估日之后：" + on};
    result.attestation = copy(*found.back(), std::nullopt, bench.sources());
    return;
  }
  const std::vector<const schema::Attestation*> counted(first, found.end());
  const auto& latest = *counted.front();
  const auto last_day =
      check.valid_for ? base::plus(latest.on, *check.valid_for) : std::nullopt;
  result.attestation = copy(latest, last_day, bench.sources());
  if (disagree(counted)) {
    const auto other = std::ranges::find_if(counted, [&](const schema::Attestation* candidate) {
      return candidate->on == latest.on && candidate->conforms != latest.conforms;
    });
    report_disagreement(result, latest, **other, sink);
    const auto on = base::format(latest.on);
    result.reason = {"two attestations of " + on + " disagree: neither counts",
                     on + " 的两份签署结论相反：均不计入"};
    return;
  }
  if (last_day && bench.as_of() > *last_day) {
    const auto on = base::format(*last_day);
    result.reason = {"expired on " + on, "已于 " + on + " 到期"};
    return;
  }
  result.outcome = latest.conforms ? Outcome::pass : Outcome::fail;
  if (!latest.conforms) {
    result.reason = {"the signatory states that it does not conform", "签署人声明不符合"};
  }
}

namespace {

/// Does the check stand decided (or open) in the results, so that its subjects are known?
bool assessed(std::string_view check, const std::vector<verdict::CategoryResult>& categories) {
  for (const auto& category : categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& result : requirement.checks) {
        if (result.id == check && result.outcome == Outcome::attest) return true;
        if (result.id == check && result.decided_by == verdict::DecidedBy::attestation)
          return true;
      }
    }
  }
  return false;
}

void verify_subject(const schema::Attestation& attestation, const rulebook::Check& check,
                    Bench& bench, diag::Sink& sink) {
  if (attestation.subject == "*") return;
  if (!check.for_each) {
    if (attestation.subject.empty()) return;
    sink.add(diag::make<Code::attest_unknown_subject>(attestation.subject_where, check.id,
                                                      attestation.subject));
    return;
  }
  if (attestation.subject.empty()) {
    sink.add(diag::make<Code::attest_subject_needed>(attestation.check_where, check.id,
                                                     check.for_each->variable));
    return;
  }
  if (check.for_each->element.valid() &&
      check.for_each->element.kind() == cel::Kind::enumeration &&
      check.for_each->element.values()->find(attestation.subject) != nullptr) {
    return;  // One of the set, though not applied for: not needed now, and not wrong.
  }
  const auto known = subjects(check, bench);
  if (std::ranges::find(known, attestation.subject, &verdict::Subject::id) != known.end())
    return;
  std::vector<std::string_view> ids;
  ids.reserve(known.size());
  for (const auto& subject : known)
    ids.emplace_back(subject.id);
  sink.add(diag::suggest(diag::make<Code::attest_unknown_subject>(
                             attestation.subject_where, check.id, attestation.subject),
                         attestation.subject, ids));
}

std::vector<std::string_view> judgements(const rulebook::Rulebook& rulebook) {
  std::vector<std::string_view> ids;
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        if (check.severity == verdict::Severity::attest) ids.emplace_back(check.id);
      }
    }
  }
  return ids;
}

}  // namespace

void verify_attestations(Bench& bench, const std::vector<verdict::CategoryResult>& categories,
                         diag::Sink& sink) {
  for (const auto& attestation : bench.evidence().attestations) {
    const auto* const check = bench.rulebook().find_check(attestation.check);
    if (const auto* const disabled = bench.rulebook().find_disabled(attestation.check)) {
      sink.add(diag::make<Code::attest_disabled>(attestation.check_where, disabled->check,
                                                 disabled->overlay));
    } else if (check == nullptr) {
      const auto ids = judgements(bench.rulebook());
      sink.add(diag::suggest(
          diag::make<Code::attest_unknown_check>(attestation.check_where, attestation.check),
          attestation.check, ids));
    } else if (check->severity != verdict::Severity::attest) {
      sink.add(diag::make<Code::attest_not_a_judgement>(attestation.check_where, check->id));
    } else if (assessed(check->id, categories)) {
      verify_subject(attestation, *check, bench, sink);
    }
  }
}

}  // namespace zizhi::assess
