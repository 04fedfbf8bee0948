#include "scenario.h"
#include "small_rulebook.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace zizhi;

struct Seen {
  std::string outcome;
  std::string said;
};

/// What becomes of `check` (for `subject`) when these are the attestations of the small
/// dossier.
Seen signed_by(const std::string& attestations, std::string_view check,
               std::string_view subject = {}, std::string_view as_of = "2026-11-23") {
  auto book = tests::book("small.yaml", tests::kSmallRulebook);
  REQUIRE(book->rulebook.has_value());
  std::string text(tests::kSmallEvidence);
  text = text.substr(0, text.find("attestations:")) + "attestations:\n" + attestations;
  const auto run = tests::run(*book, text, tests::on(as_of));
  REQUIRE(run.assessment.has_value());
  Seen seen;
  for (const auto& category : run.assessment->categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& result : requirement.checks) {
        if (result.id != check || (result.subject ? result.subject->id : "") != subject)
          continue;
        seen.outcome = std::string(verdict::name(result.outcome));
        if (!result.reason.empty()) seen.outcome += ": " + result.reason.en;
      }
    }
  }
  for (const auto& diagnostic : run.sink.sorted())
    seen.said += diag::info(diagnostic.code).code;
  return seen;
}

}  // namespace

TEST_CASE("a judgement is decided by the latest signature that counts", "[assess][attest]") {
  struct Row {
    const char* what;
    const char* attestations;
    const char* as_of;
    const char* outcome;
    const char* said;  // null: events of the dossier lie after the day, which is not the point
  };

  const Row rows[] = {
      {"nobody", "  []\n", "2026-11-23", "attest: nobody has signed for it yet", ""},
      {"signed",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2026-06-01}\n",
       "2026-11-23", "pass", ""},
      {"signed on the day",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2026-11-23}\n",
       "2026-11-23", "pass", ""},
      {"does not conform",
       "  - {check: GEN-1.clear, conforms: false, statement: s, by: p1, on: 2026-06-01}\n",
       "2026-11-23", "fail: the signatory states that it does not conform", ""},
      {"signed later",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2026-06-01}\n",
       "2026-05-31", "attest: signed later: on 2026-06-01", nullptr},
      {"the last day counts",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2025-11-23}\n",
       "2026-11-23", "pass", ""},
      {"the day after it is over",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2025-11-22}\n",
       "2026-11-23", "attest: expired on 2026-11-22", ""},
      {"a year from a leap day ends on 28 February",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2024-02-29}\n",
       "2025-02-28", "pass", nullptr},
      {"and is over on 1 March",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2024-02-29}\n",
       "2025-03-01", "attest: expired on 2025-02-28", nullptr},
      {"the later one wins",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2026-06-01}\n"
       "  - {check: GEN-1.clear, conforms: false, statement: s, by: p2, on: 2026-06-02}\n",
       "2026-11-23", "fail: the signatory states that it does not conform", ""},
      {"two of one day that disagree count for nothing",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2026-06-01}\n"
       "  - {check: GEN-1.clear, conforms: false, statement: s, by: p2, on: 2026-06-01}\n",
       "2026-11-23", "attest: two attestations of 2026-06-01 disagree: neither counts",
       "Z3114"},
      {"two of one day that agree are one",
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2026-06-01}\n"
       "  - {check: GEN-1.clear, conforms: true, statement: s, by: p2, on: 2026-06-01}\n",
       "2026-11-23", "pass", ""},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto seen = signed_by(row.attestations, "GEN-1.clear", "", row.as_of);
      CHECK(seen.outcome == row.outcome);
      if (row.said != nullptr) CHECK(seen.said == row.said);
    }
  }
}

TEST_CASE("of signatures that disagree it is told which check they leave open",
          "[assess][attest]") {
  auto book = tests::book("small.yaml", tests::kSmallRulebook);
  REQUIRE(book->rulebook.has_value());
  std::string text(tests::kSmallEvidence);
  text = text.substr(0, text.find("attestations:")) +
         "attestations:\n"
         "  - {check: GEN-1.clear, conforms: true, statement: s, by: p1, on: 2026-06-01}\n"
         "  - {check: GEN-1.clear, conforms: false, statement: s, by: p2, on: 2026-06-01}\n";
  const auto run = tests::run(*book, text, tests::on("2026-11-23"));
  REQUIRE(run.assessment.has_value());
  const auto& problems = run.assessment->problems;
  const auto found = std::ranges::find(problems, "Z3114", &verdict::Problem::code);
  REQUIRE(found != problems.end());
  CHECK(found->affects == std::vector<std::string>{"GEN-1.clear"});
}

TEST_CASE("a judgement with subjects wants one named", "[assess][attest]") {
  struct Row {
    const char* what;
    const char* attestations;
    const char* outcome;
    const char* said;
  };

  const Row rows[] = {
      {"for this one",
       "  - {check: GEN-2.able, subject: p1, conforms: true, statement: s, by: p2, on: "
       "2026-06-01}\n",
       "pass", ""},
      {"for all",
       "  - {check: GEN-2.able, subject: \"*\", conforms: true, statement: s, by: p2, on: "
       "2026-06-01}\n",
       "pass", ""},
      {"for nobody in particular",
       "  - {check: GEN-2.able, conforms: true, statement: s, by: p2, on: 2026-06-01}\n",
       "attest: nobody has signed for it yet", "Z3112"},
      {"for somebody who is no subject",
       "  - {check: GEN-2.able, subject: p2, conforms: true, statement: s, by: p2, on: "
       "2026-06-01}\n",
       "attest: nobody has signed for it yet", "Z3113"},
      {"for a check that a rule decides",
       "  - {check: GEN-2.trained, subject: p1, conforms: true, statement: s, by: p2, on: "
       "2026-06-01}\n",
       "attest: nobody has signed for it yet", "Z3111"},
      {"for a check that is not there",
       "  - {check: GEN-2.abel, subject: p1, conforms: true, statement: s, by: p2, on: "
       "2026-06-01}\n",
       "attest: nobody has signed for it yet", "Z3110"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto seen = signed_by(row.attestations, "GEN-2.able", "p1");
      CHECK(seen.outcome == row.outcome);
      CHECK(seen.said == row.said);
    }
  }
}
