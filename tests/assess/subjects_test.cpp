// Checks with subjects: which there are, which cannot be told, and what that makes of a check.
#include "scenario.h"
#include "small_rulebook.h"

#include <catch2/catch.hpp>

namespace {

using namespace zizhi;

/// The small rulebook or dossier with the first `from` replaced.
std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string made(text);
  const auto at = made.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return made.replace(at, from.size(), to);
}

/// Lines `CHECK SUBJECT: outcome (reason)` of one requirement, its own outcome last.
std::string results(const tests::Run& run, std::string_view id) {
  REQUIRE(run.assessment.has_value());
  std::string text;
  for (const auto& category : run.assessment->categories) {
    for (const auto& requirement : category.requirements) {
      if (requirement.id != id) continue;
      for (const auto& check : requirement.checks) {
        text += check.id + (check.subject ? " " + check.subject->id : "") + ": " +
                std::string(verdict::name(check.outcome)) +
                (check.reason.empty() ? "" : " (" + check.reason.en + ")") + "\n";
      }
      text += std::string(verdict::name(requirement.outcome)) + "\n";
    }
  }
  return text;
}

std::string said(const tests::Run& run) {
  std::string codes;
  for (const auto& each : run.sink.sorted())
    codes += std::string(diag::info(each.code).code) + " ";
  return codes;
}

tests::Run run(const std::string& rules, const std::string& evidence) {
  static std::vector<std::unique_ptr<tests::Book>> kept;  // assessments are copies, sources not
  kept.push_back(tests::book("small.yaml", rules));
  auto& book = *kept.back();
  INFO(tests::rendered(book.sink, book.sources));
  REQUIRE(book.rulebook.has_value());
  return tests::run(book, evidence, tests::on("2026-11-23"));
}

const std::string kRules(tests::kSmallRulebook);
const std::string kEvidence(tests::kSmallEvidence);

}  // namespace

TEST_CASE("a condition that no subject can meet makes an untold list not applicable",
          "[assess][subjects]") {
  // Without the list nobody knows the subjects, but whoever they are, the stage is another.
  const auto rules = replaced(kRules, "            must: person.trained\n",
                              "            must: person.trained\n"
                              "            when: application.stage == 'surveillance'\n"
                              "            otherwise: o\n");
  const auto evidence = replaced(kEvidence, "people:\n", "x-people:\n");
  const auto without = run(rules, evidence.substr(0, evidence.find("attestations:")));
  CHECK(results(without, "GEN-2") ==
        "GEN-2.somebody: missing\n"
        "GEN-2.trained: not_applicable (o)\n"
        "GEN-2.able: missing\n"
        "missing\n");
  const auto at_surveillance =
      replaced(evidence.substr(0, evidence.find("attestations:")), "initial", "surveillance");
  CHECK(results(run(rules, at_surveillance), "GEN-2") ==
        "GEN-2.somebody: missing\n"
        "GEN-2.trained: missing\n"
        "GEN-2.able: missing\n"
        "missing\n");
}

TEST_CASE("a requirement whose checks found nothing to look at is missing",
          "[assess][subjects]") {
  const auto rules =
      replaced(kRules, "            must: people.filter(p, p.active).size() > 0\n",
               "            must: people.filter(p, p.active).size() > 0\n"
               "            when: application.stage == 'surveillance'\n"
               "            otherwise: o\n");
  auto evidence =
      replaced(kEvidence, "trained: true, active: true", "trained: true, active: false");
  evidence.resize(evidence.find("attestations:"));
  CHECK(results(run(rules, evidence), "GEN-2") ==
        "GEN-2.somebody: not_applicable (o)\n"
        "GEN-2.trained: missing (the list is empty: there is nothing to look at)\n"
        "GEN-2.able: missing (the list is empty: there is nothing to look at)\n"
        "missing\n");
}

TEST_CASE("a service that is not applied for takes the highest level applied for",
          "[assess][subjects]") {
  const auto rules = replaced(kRules, "for_each: {service: application.services}",
                              "for_each: {service: \"projects.map(p, p.service).distinct()\"}");
  CHECK(results(run(rules, kEvidence), "SVC-1") ==
        "SVC-1.enough alpha: pass\n"
        "SVC-1.enough beta: pass\n"
        "pass\n");
}

TEST_CASE("who may be a subject may be named in a signature and in a waiver",
          "[assess][subjects]") {
  // Whether p2 is active is not known: p2 may be a subject, nobody of that name may not.
  const auto unknown = replaced(kEvidence, "trained: false, active: false", "trained: false");
  const std::string days = ", reason: r, approver: a, from: 2026-01-01, until: 2026-12-31}\n";

  struct Row {
    const char* what;
    std::string tail;
    const char* said;
  };

  const Row rows[] = {
      {"signed for somebody possible",
       "  - {check: GEN-2.able, subject: p2, conforms: true, statement: s, by: p1, on: "
       "2026-06-01}\n",
       ""},
      {"signed for nobody",
       "  - {check: GEN-2.able, subject: p9, conforms: true, statement: s, by: p1, on: "
       "2026-06-01}\n",
       "Z3113 "},
      {"waived for somebody possible", "waivers:\n  - {check: GEN-2.able, subject: p2" + days,
       ""},
      {"waived for a check without subjects",
       "waivers:\n  - {check: GEN-1.clear, subject: p2" + days, "Z3121 "},
      {"waived for a service that is not applied for",
       "waivers:\n  - {check: SVC-1.enough, subject: beta" + days, ""},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto got = run(kRules, unknown + row.tail);
      CHECK(said(got) == row.said);
      CHECK(results(got, "GEN-2") ==
            "GEN-2.somebody: pass\n"
            "GEN-2.trained p1: pass\n"
            "GEN-2.trained: missing\n"
            "GEN-2.able p1: pass\n"
            "GEN-2.able: missing\n"
            "missing\n");
    }
  }
}

TEST_CASE("a message shows the words of an enumeration in its language", "[assess]") {
  const auto rules = replaced(
      kRules, "            must: of_service(service).size() >= params.least\n",
      "            must: of_service(service).size() >= 2\n"
      "            message: {en: \"{{ service }}: {{ of_service(service).size() }}\", zh: \"{{ "
      "service }}：{{ params.head_start }}\"}\n");
  const auto got = run(rules, kEvidence);
  REQUIRE(got.assessment.has_value());
  const auto& check = got.assessment->categories[1].requirements[0].checks[0];
  CHECK(check.message.en == "Alpha: 1");
  CHECK(check.message.zh == "甲类：P4M");
}
