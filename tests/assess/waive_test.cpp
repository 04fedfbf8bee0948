#include "scenario.h"
#include "small_rulebook.h"

#include <catch2/catch.hpp>

namespace {

using namespace zizhi;

struct Seen {
  std::string outcome;  // of the check asked for
  std::string state;    // of the waiver
  std::string said;
  verdict::Verdict verdict{};
  int exit = 0;
};

/// The small dossier, with a founding date that fails GEN-1.founded, an untrained p1, and
/// `waiver`.
Seen waived(const std::string& waiver, std::string_view check,
            std::string_view as_of = "2026-11-23") {
  auto book = tests::book("small.yaml", tests::kSmallRulebook);
  REQUIRE(book->rulebook.has_value());
  std::string text(tests::kSmallEvidence);
  text.replace(text.find("2019-05-31"), 10, as_of < "2027" ? "2026-10-01" : "2028-01-01");
  text.replace(text.find("trained: true"), 13, "trained: false");
  text += "waivers:\n  - " + waiver + "\n";
  const auto run = tests::run(*book, text, tests::on(as_of));
  REQUIRE(run.assessment.has_value());
  REQUIRE(run.assessment->waivers.size() == 1);
  Seen seen;
  seen.outcome = std::string(verdict::name(*tests::outcome(*run.assessment, check)));
  seen.state = std::string(verdict::name(run.assessment->waivers[0].state));
  seen.verdict = run.assessment->verdict;
  seen.exit = verdict::exit_code(*run.assessment, verdict::Gate::missing);
  for (const auto& diagnostic : run.sink.sorted()) {
    const auto code = diag::info(diagnostic.code).code;
    if (code.starts_with("Z312")) seen.said += code;
  }
  return seen;
}

std::string waiver(std::string_view target, std::string_view from, std::string_view until) {
  return "{check: " + std::string(target) +
         ", reason: r, approver: a, from: " + std::string(from) +
         ", until: " + std::string(until) + "}";
}

}  // namespace

TEST_CASE("a waiver counts from its first day to its last", "[assess][waive]") {
  struct Row {
    const char* what;
    const char* from;
    const char* until;
    const char* as_of;
    const char* outcome;
    const char* state;
    const char* said;
  };

  const Row rows[] = {
      {"within", "2026-01-01", "2026-12-31", "2026-11-23", "waived", "applied", ""},
      {"the day before it begins", "2026-11-24", "2026-12-31", "2026-11-23", "fail", "not_yet",
       "Z3124"},
      {"the first day", "2026-11-23", "2026-12-31", "2026-11-23", "waived", "applied", ""},
      {"the last day", "2026-01-01", "2026-11-23", "2026-11-23", "waived", "applied", ""},
      {"the day after the last", "2026-01-01", "2026-11-22", "2026-11-23", "fail", "expired",
       "Z3123"},
      {"the end of February", "2026-01-01", "2026-02-28", "2026-02-28", "waived", "applied",
       ""},
      {"the day after the end of February", "2026-01-01", "2026-02-28", "2026-03-01", "fail",
       "expired", "Z3123"},
      {"the leap day as the last", "2028-01-01", "2028-02-29", "2028-02-29", "waived",
       "applied", ""},
      {"the day after the leap day", "2028-01-01", "2028-02-29", "2028-03-01", "fail",
       "expired", "Z3123"},
      {"28 February when 29 is the last", "2028-01-01", "2028-02-29", "2028-02-28", "waived",
       "applied", ""},
      {"the leap day as the first", "2028-02-29", "2028-12-31", "2028-02-29", "waived",
       "applied", ""},
      {"the day before the leap day", "2028-02-29", "2028-12-31", "2028-02-28", "fail",
       "not_yet", "Z3124"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto seen =
          waived(waiver("GEN-1.founded", row.from, row.until), "GEN-1.founded", row.as_of);
      CHECK(seen.outcome == row.outcome);
      CHECK(seen.state == row.state);
      CHECK(seen.said == row.said);
    }
  }
}

TEST_CASE("a waiver moves the gate and never the verdict", "[assess][waive]") {
  const auto seen =
      waived(waiver("GEN-1.founded", "2026-01-01", "2026-12-31"), "GEN-1.founded");
  CHECK(seen.outcome == "waived");
  CHECK(seen.verdict == verdict::Verdict::not_ready);
  CHECK(seen.exit == 1);  // p1 is still untrained
}

TEST_CASE("what became of a waiver is told", "[assess][waive]") {
  struct Row {
    const char* what;
    std::string waiver;
    const char* check;
    const char* outcome;
    const char* state;
    const char* said;
  };

  const std::string days = ", reason: r, approver: a, from: 2026-01-01, until: 2026-12-31}";
  const Row rows[] = {
      {"a requirement's deciding checks", "{check: GEN-1" + days, "GEN-1.founded", "waived",
       "applied", ""},
      {"a check that may not be waived", "{check: GEN-2.trained" + days, "GEN-2.trained",
       "fail", "not_waivable", "Z3122"},
      {"a check that passes", "{check: SVC-1.enough" + days, "SVC-1.enough", "pass",
       "not_needed", ""},
      {"a check that does not apply", "{check: SVC-2.any" + days, "SVC-2.any", "not_applicable",
       "unused", ""},
      {"a check that is not there", "{check: GEN-1.fonded" + days, "GEN-1.founded", "fail",
       "unknown", "Z3120"},
      {"a subject that is not there", "{check: SVC-1.enough, subject: gamma" + days,
       "SVC-1.enough", "pass", "unused", "Z3121"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto seen = waived(row.waiver, row.check);
      CHECK(seen.outcome == row.outcome);
      CHECK(seen.state == row.state);
      CHECK(seen.said == row.said);
    }
  }
}

namespace {

/// What a waiver of `target` makes of the small dossier with `from` in its evidence replaced;
/// the rounding of GEN-1 decides.
std::optional<verdict::Assessment> with_waiver(std::string_view target, std::string_view from,
                                               std::string_view to) {
  std::string rules(tests::kSmallRulebook);
  rules.replace(rules.find("advise: 10"), 7, "must: ");
  auto book = tests::book("small.yaml", rules);
  REQUIRE(book->rulebook.has_value());
  std::string text(tests::kSmallEvidence);
  text.replace(text.find(from), from.size(), to);
  text += "waivers:\n  - " + waiver(target, "2026-01-01", "2026-12-31") + "\n";
  return tests::run(*book, text, tests::on("2026-11-23")).assessment;
}

const verdict::CheckResult& result(const verdict::Assessment& assessment,
                                   std::string_view check) {
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& result : requirement.checks) {
        if (result.id == check) return result;
      }
    }
  }
  throw std::runtime_error("no check " + std::string(check));
}

}  // namespace

TEST_CASE("fail, missing and attest may be waived, and an error never", "[assess][waive]") {
  struct Row {
    const char* check;
    const char* from;
    const char* to;
    const char* outcome;
    std::optional<verdict::Outcome> waived_from;
    verdict::Verdict verdict;
    int exit;
  };

  using verdict::Outcome;
  using verdict::Verdict;
  const Row rows[] = {
      {"GEN-1.founded", "2019-05-31", "2026-10-01", "waived", Outcome::fail, Verdict::not_ready,
       0},
      // Whether SVC-3 applies depends on it too.
      {"GEN-1.founded", ", founded_on: 2019-05-31", "", "waived", Outcome::missing,
       Verdict::incomplete, 1},
      {"GEN-1.clear",
       "  - {check: GEN-1.clear, conforms: true, statement: Clear., by: p1, on: "
       "2026-06-01}\n",
       "", "waived", Outcome::attest, Verdict::incomplete, 0},
      {"GEN-1.rounded", "divisor: 2", "divisor: 0", "error", std::nullopt, Verdict::incomplete,
       2},
      {"GEN-1.rounded", "divisor: 2", "divisor: 20", "waived", Outcome::fail,
       Verdict::not_ready, 0},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.check << " with `" << row.to << '`') {
      const auto assessment = with_waiver(row.check, row.from, row.to);
      REQUIRE(assessment.has_value());
      const auto& found = result(*assessment, row.check);
      CHECK(verdict::name(found.outcome) == row.outcome);
      CHECK(found.waived_from == row.waived_from);
      CHECK(assessment->verdict == row.verdict);
      CHECK(verdict::exit_code(*assessment, verdict::Gate::missing) == row.exit);
    }
  }
}

TEST_CASE("a waiver of a requirement is one of each of its checks that may be waived",
          "[assess][waive]") {
  const auto assessment =
      with_waiver("GEN-2", "trained: true, active: true", "trained: false, active: true");
  REQUIRE(assessment.has_value());
  CHECK(result(*assessment, "GEN-2.trained").outcome == verdict::Outcome::fail);
  CHECK(result(*assessment, "GEN-2.somebody").outcome == verdict::Outcome::pass);
  CHECK(assessment->waivers.front().state == verdict::WaiverState::not_waivable);
}
