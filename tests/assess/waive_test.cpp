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
  text.replace(text.find("2019-05-31"), 10, "2026-10-01");
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
