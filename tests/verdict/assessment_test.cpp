#include "zizhi/verdict/assessment.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <array>
#include <vector>

namespace {

using namespace zizhi::verdict;

constexpr auto kOutcomes =
    std::to_array({Outcome::pass, Outcome::fail, Outcome::missing, Outcome::attest,
                   Outcome::waived, Outcome::not_applicable, Outcome::error});

CheckResult check(Severity severity, Outcome outcome,
                  std::optional<Outcome> waived_from = std::nullopt) {
  CheckResult made;
  made.severity = severity;
  made.outcome = outcome;
  made.waived_from = waived_from;
  return made;
}

Assessment of(std::vector<CheckResult> checks, bool problem = false,
              std::size_t requirements = 1) {
  Assessment made;
  RequirementResult requirement;
  requirement.checks = std::move(checks);
  CategoryResult category;
  category.requirements.assign(requirements, requirement);
  made.categories.push_back(std::move(category));
  if (problem)
    made.problems.push_back({.code = "Z3001",
                             .error = true,
                             .place = {},
                             .path = {},
                             .message = {},
                             .helps = {},
                             .affects = {}});
  tally(made);
  return made;
}

CheckResult arbitrary_check() {
  const auto severity = *rc::gen::element(Severity::must, Severity::attest, Severity::advise);
  const auto outcome =
      *rc::gen::elementOf(std::vector<Outcome>(kOutcomes.begin(), kOutcomes.end()));
  if (outcome != Outcome::waived) return check(severity, outcome);
  return check(severity, outcome,
               *rc::gen::element(Outcome::fail, Outcome::missing, Outcome::attest));
}

}  // namespace

TEST_CASE("the worst outcome wins in the order of the rules", "[verdict]") {
  const auto order =
      std::to_array({Outcome::error, Outcome::fail, Outcome::missing, Outcome::attest,
                     Outcome::waived, Outcome::pass, Outcome::not_applicable});
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i; j < order.size(); ++j) {
      CHECK(worse(order[i], order[j]) == order[i]);
      CHECK(worse(order[j], order[i]) == order[i]);
    }
  }
}

TEST_CASE("a requirement is the worst of its deciding checks", "[verdict]") {
  struct Row {
    const char* what;
    std::vector<CheckResult> checks;
    Outcome outcome;
  };

  const Row rows[] = {
      {"advice does not count",
       {check(Severity::must, Outcome::pass), check(Severity::advise, Outcome::fail)},
       Outcome::pass},
      {"advice alone decides nothing",
       {check(Severity::advise, Outcome::pass)},
       Outcome::missing},
      {"no check at all is missing", {}, Outcome::missing},
      {"what does not apply is left out",
       {check(Severity::must, Outcome::not_applicable), check(Severity::must, Outcome::pass)},
       Outcome::pass},
      {"nothing applies",
       {check(Severity::must, Outcome::not_applicable)},
       Outcome::not_applicable},
      {"an unsigned judgement outweighs a pass",
       {check(Severity::must, Outcome::pass), check(Severity::attest, Outcome::attest)},
       Outcome::attest},
      {"an error outweighs a fail",
       {check(Severity::must, Outcome::error), check(Severity::must, Outcome::fail)},
       Outcome::error},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      RequirementResult requirement;
      requirement.checks = row.checks;
      CHECK(outcome_of(requirement) == row.outcome);
    }
  }
}

TEST_CASE("the verdict is over checks, and waivers move only the gate", "[verdict]") {
  struct Row {
    const char* what;
    Assessment assessment;
    Verdict verdict;
    int exit;  // with the default gate
  };

  const Row rows[] = {
      {"all pass", of({check(Severity::must, Outcome::pass)}), Verdict::ready, 0},
      {"a fail", of({check(Severity::must, Outcome::fail)}), Verdict::not_ready, 1},
      {"missing", of({check(Severity::must, Outcome::missing)}), Verdict::incomplete, 1},
      {"unsigned", of({check(Severity::attest, Outcome::attest)}), Verdict::incomplete, 1},
      {"failing advice",
       of({check(Severity::must, Outcome::pass), check(Severity::advise, Outcome::fail)}),
       Verdict::ready, 0},
      {"a waived fail is not ready, and passes the gate",
       of({check(Severity::must, Outcome::waived, Outcome::fail)}), Verdict::not_ready, 0},
      {"a waived gap is incomplete, and passes the gate",
       of({check(Severity::must, Outcome::waived, Outcome::missing)}), Verdict::incomplete, 0},
      {"an error cannot be assessed", of({check(Severity::must, Outcome::error)}),
       Verdict::incomplete, 2},
      {"an error does not hide a fail",
       of({check(Severity::must, Outcome::error), check(Severity::must, Outcome::fail)}),
       Verdict::not_ready, 2},
      {"a data problem", of({check(Severity::must, Outcome::pass)}, true), Verdict::incomplete,
       2},
      {"nothing applies, so nothing was assessed",
       of({check(Severity::must, Outcome::not_applicable)}), Verdict::incomplete, 2},
      {"advice that passes, beside what does not apply",
       of({check(Severity::must, Outcome::not_applicable),
           check(Severity::advise, Outcome::pass)}),
       Verdict::incomplete, 2},
      {"nothing was asked", of({}, false, 0), Verdict::incomplete, 2},
      {"an error in advice",
       of({check(Severity::must, Outcome::pass), check(Severity::advise, Outcome::error)}),
       Verdict::ready, 2},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(row.assessment.verdict == row.verdict);
      CHECK(exit_code(row.assessment, Gate::missing) == row.exit);
    }
  }
}

TEST_CASE("the gate decides what fails the run", "[verdict]") {
  const auto fail = of({check(Severity::must, Outcome::fail)});
  const auto missing = of({check(Severity::must, Outcome::missing)});
  const auto advice =
      of({check(Severity::must, Outcome::pass), check(Severity::advise, Outcome::fail)});

  struct Row {
    Gate gate;
    int fail, missing, advice;
  };

  const Row rows[] = {{Gate::fail, 1, 0, 0},
                      {Gate::missing, 1, 1, 0},
                      {Gate::advise, 1, 1, 1},
                      {Gate::never, 0, 0, 0}};
  for (const auto& row : rows) {
    CHECK(exit_code(fail, row.gate) == row.fail);
    CHECK(exit_code(missing, row.gate) == row.missing);
    CHECK(exit_code(advice, row.gate) == row.advice);
    CHECK(exit_code(of({check(Severity::must, Outcome::error)}), row.gate) == 2);
  }
}

TEST_CASE("gates are known by their names", "[verdict]") {
  CHECK(parse_gate("fail") == Gate::fail);
  CHECK(parse_gate("missing") == Gate::missing);
  CHECK(parse_gate("advise") == Gate::advise);
  CHECK(parse_gate("never") == Gate::never);
  CHECK_FALSE(parse_gate("Fail").has_value());
}

TEST_CASE("properties of every assessment", "[verdict][law]") {
  CHECK(rc::check(
      "ready means that every deciding check passes or does not apply, and one passes", [] {
        const auto checks =
            *rc::gen::container<std::vector<CheckResult>>(rc::gen::exec(arbitrary_check));
        const auto assessment = of(checks);
        bool clean = std::ranges::any_of(checks, [](const CheckResult& c) {
          return decides(c.severity) && c.outcome == Outcome::pass;
        });
        for (const auto& c : checks) {
          if (!decides(c.severity)) continue;
          clean = clean && (c.outcome == Outcome::pass || c.outcome == Outcome::not_applicable);
        }
        RC_ASSERT((assessment.verdict == Verdict::ready) == clean);
      }));
  CHECK(rc::check("ready never rests on a waiver", [] {
    const auto checks =
        *rc::gen::container<std::vector<CheckResult>>(rc::gen::exec(arbitrary_check));
    const auto assessment = of(checks);
    const bool waived = std::ranges::any_of(
        checks, [](const CheckResult& c) { return c.waived_from && decides(c.severity); });
    RC_ASSERT(!(waived && assessment.verdict == Verdict::ready));
  }));
  CHECK(rc::check("what is confirmed is possible, and both fit into what applies", [] {
    const auto checks =
        *rc::gen::container<std::vector<CheckResult>>(rc::gen::exec(arbitrary_check));
    const auto assessment = of(checks);
    RC_ASSERT(assessment.confirmed <= assessment.possible);
    RC_ASSERT(assessment.possible <= assessment.counts.applicable());
  }));
  CHECK(rc::check("a stricter gate never gives a lower exit code", [] {
    const auto checks =
        *rc::gen::container<std::vector<CheckResult>>(rc::gen::exec(arbitrary_check));
    const auto assessment = of(checks);
    RC_ASSERT(exit_code(assessment, Gate::never) <= exit_code(assessment, Gate::fail));
    RC_ASSERT(exit_code(assessment, Gate::fail) <= exit_code(assessment, Gate::missing));
    RC_ASSERT(exit_code(assessment, Gate::missing) <= exit_code(assessment, Gate::advise));
  }));
}
