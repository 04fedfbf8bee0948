#include "zizhi/verdict/assessment.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>

namespace zizhi::verdict {
namespace {

/// Position in the order of semantics rule 6: the worst first.
int rank(Outcome outcome) {
  switch (outcome) {
    case Outcome::error:
      return 0;
    case Outcome::fail:
      return 1;
    case Outcome::missing:
      return 2;
    case Outcome::attest:
      return 3;
    case Outcome::waived:
      return 4;
    case Outcome::pass:
      return 5;
    case Outcome::not_applicable:
      return 6;
  }
  ZIZHI_UNREACHABLE();
}

/// What the check found, before any waiver.
Outcome found(const CheckResult& check) {
  return check.waived_from.value_or(check.outcome);
}

template <class Visit>
void for_each_check(const Assessment& assessment, const Visit& visit) {
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        visit(check);
    }
  }
}

/// Would the requirement pass if everything missing were met and everything open signed?
bool possible(const RequirementResult& requirement) {
  if (requirement.outcome == Outcome::not_applicable) return false;
  return std::ranges::all_of(requirement.checks, [](const CheckResult& check) {
    if (!decides(check.severity)) return true;
    const auto outcome = found(check);
    return outcome != Outcome::fail && outcome != Outcome::error;
  });
}

bool any_error_problem(const Assessment& assessment) {
  return std::ranges::any_of(assessment.problems, &Problem::error);
}

/// Is a requirement missing? One without a decided check is, whatever its checks say.
bool any_missing(const Assessment& assessment) {
  return std::ranges::any_of(assessment.categories, [](const CategoryResult& category) {
    return std::ranges::find(category.requirements, Outcome::missing,
                             &RequirementResult::outcome) != category.requirements.end();
  });
}

/// Does anything apply? Where nothing does, nothing was assessed.
bool any_applies(const Assessment& assessment) {
  return std::ranges::any_of(assessment.categories, [](const CategoryResult& category) {
    return std::ranges::any_of(category.requirements, [](const RequirementResult& requirement) {
      return requirement.outcome != Outcome::not_applicable;
    });
  });
}

}  // namespace

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::fail:
      return "fail";
    case Outcome::missing:
      return "missing";
    case Outcome::attest:
      return "attest";
    case Outcome::waived:
      return "waived";
    case Outcome::not_applicable:
      return "not_applicable";
    case Outcome::error:
      return "error";
  }
  ZIZHI_UNREACHABLE();
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::must:
      return "must";
    case Severity::attest:
      return "attest";
    case Severity::advise:
      return "advise";
  }
  ZIZHI_UNREACHABLE();
}

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::ready:
      return "ready";
    case Verdict::not_ready:
      return "not_ready";
    case Verdict::incomplete:
      return "incomplete";
  }
  ZIZHI_UNREACHABLE();
}

std::string_view name(LeadTime lead_time) {
  switch (lead_time) {
    case LeadTime::now:
      return "now";
    case LeadTime::days:
      return "days";
    case LeadTime::weeks:
      return "weeks";
    case LeadTime::months:
      return "months";
  }
  ZIZHI_UNREACHABLE();
}

std::string_view name(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return "yes";
    case Truth::no:
      return "no";
    case Truth::unknown:
      return "unknown";
    case Truth::error:
      return "error";
  }
  ZIZHI_UNREACHABLE();
}

std::string_view name(DecidedBy decided_by) {
  switch (decided_by) {
    case DecidedBy::rule:
      return "rule";
    case DecidedBy::attestation:
      return "attestation";
  }
  ZIZHI_UNREACHABLE();
}

std::string_view name(WaiverState state) {
  switch (state) {
    case WaiverState::applied:
      return "applied";
    case WaiverState::not_needed:
      return "not_needed";
    case WaiverState::unused:
      return "unused";
    case WaiverState::unknown:
      return "unknown";
    case WaiverState::expired:
      return "expired";
    case WaiverState::not_yet:
      return "not_yet";
    case WaiverState::not_waivable:
      return "not_waivable";
  }
  ZIZHI_UNREACHABLE();
}

Outcome worse(Outcome a, Outcome b) {
  return rank(a) <= rank(b) ? a : b;
}

std::size_t& Counts::of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return pass;
    case Outcome::fail:
      return fail;
    case Outcome::missing:
      return missing;
    case Outcome::attest:
      return attest;
    case Outcome::waived:
      return waived;
    case Outcome::not_applicable:
      return not_applicable;
    case Outcome::error:
      return error;
  }
  ZIZHI_UNREACHABLE();
}

std::size_t Counts::of(Outcome outcome) const {
  return Counts(*this).of(outcome);
}

Outcome outcome_of(const RequirementResult& requirement) {
  auto outcome = Outcome::not_applicable;
  bool decided = false;
  for (const auto& check : requirement.checks) {
    if (!decides(check.severity)) continue;
    decided = true;
    outcome = worse(outcome, check.outcome);
  }
  return decided ? outcome : Outcome::missing;
}

Verdict verdict_of(const Assessment& assessment) {
  bool fails = false;
  bool passes = false;
  bool open = any_error_problem(assessment) || any_missing(assessment);
  for_each_check(assessment, [&](const CheckResult& check) {
    if (!decides(check.severity)) return;
    const auto outcome = found(check);
    passes = passes || outcome == Outcome::pass;
    fails = fails || outcome == Outcome::fail;
    open = open || outcome == Outcome::error || outcome == Outcome::missing ||
           outcome == Outcome::attest;
  });
  if (fails) return Verdict::not_ready;
  return open || !passes ? Verdict::incomplete : Verdict::ready;
}

void tally(Assessment& assessment) {
  assessment.counts = {};
  assessment.confirmed = 0;
  assessment.possible = 0;
  for (auto& category : assessment.categories) {
    category.counts = {};
    for (auto& requirement : category.requirements) {
      requirement.outcome = outcome_of(requirement);
      ++category.counts.of(requirement.outcome);
      ++assessment.counts.of(requirement.outcome);
      if (requirement.outcome == Outcome::pass) ++assessment.confirmed;
      if (possible(requirement)) ++assessment.possible;
    }
  }
  assessment.verdict = verdict_of(assessment);
}

std::optional<Gate> parse_gate(std::string_view name) {
  constexpr auto kNames = std::to_array<std::pair<std::string_view, Gate>>({
      {"fail", Gate::fail},
      {"missing", Gate::missing},
      {"advise", Gate::advise},
      {"never", Gate::never},
  });
  const auto* const row =
      std::ranges::find(kNames, name, &std::pair<std::string_view, Gate>::first);
  if (row == kNames.end()) return std::nullopt;
  return row->second;
}

int exit_code(const Assessment& assessment, Gate gate) {
  bool unusable = any_error_problem(assessment) || !any_applies(assessment);
  bool fail = false;
  bool open = any_missing(assessment);
  bool advice = false;
  for_each_check(assessment, [&](const CheckResult& check) {
    const auto outcome = check.outcome;
    unusable = unusable || outcome == Outcome::error;
    if (decides(check.severity)) {
      fail = fail || outcome == Outcome::fail;
      open = open || outcome == Outcome::missing || outcome == Outcome::attest;
    } else {
      advice = advice || outcome == Outcome::fail;
    }
  });
  if (unusable) return 2;
  switch (gate) {
    case Gate::fail:
      return fail ? 1 : 0;
    case Gate::missing:
      return fail || open ? 1 : 0;
    case Gate::advise:
      return fail || open || advice ? 1 : 0;
    case Gate::never:
      return 0;
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::verdict
