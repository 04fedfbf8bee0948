// All formats carry the same outcomes: the law that holds whatever the assessment.
#include "account.h"
#include "random_assessment.h"
#include "read_back.h"
#include "sample_assessment.h"

#include "zizhi/base/text.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using tests::Told;
using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;

Assessment random(std::uint32_t seed) {
  return tests::random_assessment(
      seed, {"Li Lei", "a, \"b\"", "=1", "x", "# TODO", "<y> & z", "风险"});
}

std::string render(std::string_view format, const Assessment& assessment,
                   std::string_view suffix = {}) {
  return find(format)->render(assessment, {.width = 120, .suffix = suffix});
}

// SARIF has no result for what passes or does not apply, and none for an advice to sign.
Told without_what_is_met(const Assessment& assessment) {
  auto left = assessment;
  for (auto& category : left.categories) {
    for (auto& requirement : category.requirements) {
      std::erase_if(requirement.checks, [](const CheckResult& check) {
        return !is_gap(check) && !is_advice(check) && check.outcome != Outcome::waived;
      });
    }
  }
  return tests::told(left);
}

TEST_CASE("every format for programs tells each outcome of each check and the verdict",
          "[report][machine]") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    INFO(seed);
    const auto assessment = random(seed);
    const auto all = tests::told(assessment);
    CHECK(tests::told_by_json(render("json", assessment)) == all);
    CHECK(tests::told_by_json(render("ndjson", assessment)) == all);
    CHECK(tests::told_by_junit(render("junit", assessment)) == all);
    CHECK(tests::told_by_tap(render("tap", assessment)) == all);
    CHECK(tests::told_by_oscal(render("oscal", assessment)) == all);
    CHECK(tests::told_by_sarif(render("sarif", assessment)) == without_what_is_met(assessment));
    auto of_rows = tests::told_by_csv(render("csv", assessment));
    if (of_rows.verdict.empty() && of_rows.outcomes.empty()) of_rows.verdict = all.verdict;
    CHECK(of_rows == all);
  }
}

// The ids of the checks that decide and are not met.
std::vector<std::string> failing(const Assessment& assessment) {
  std::vector<std::string> all;
  for_each_requirement(assessment, [&all](const verdict::RequirementResult& requirement) {
    for (const auto& check : requirement.checks) {
      if (is_gap(check) || is_waived(check)) all.push_back(check.id);
    }
  });
  return all;
}

// As a person reads it: without the backslashes of Markdown.
std::string read(const std::string& text) {
  return base::replace_all(text, "\\", "");
}

TEST_CASE(
    "every format for people tells the verdict, the number of each outcome and each "
    "check that is not met",
    "[report]") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const auto assessment = random(seed);
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto* const format : {"text", "markdown", "html", "xlsx"})
      texts.emplace_back(format, read(render(format, assessment)));
    for (const auto* const suffix : {"md", "html", "xlsx"})
      texts.emplace_back("form", read(render("form", assessment, suffix)));
    for (const auto& [format, text] : texts) {
      INFO(seed << " " << format);
      CHECK(text.find(headline(i18n::Locale::en, assessment)) != std::string::npos);
      for (const auto& id : failing(assessment)) {
        INFO(id);
        CHECK(text.find(id) != std::string::npos);
      }
    }
  }
}

// `number` results of one check that read differently, each for a subject of its own.
void add_many(verdict::RequirementResult& requirement, Outcome outcome, int number) {
  for (int i = 0; i < number; ++i) {
    CheckResult check;
    check.id = "MANY-1.check-0";
    check.outcome = outcome;
    check.subject = verdict::Subject{.kind = "person", .id = std::to_string(i), .title = {}};
    check.message.en = fmt::format("{} {}", name(outcome), i);
    requirement.checks.push_back(std::move(check));
  }
}

TEST_CASE("a long row of findings is cut with its number, of each outcome by itself",
          "[report]") {
  verdict::RequirementResult requirement;
  add_many(requirement, Outcome::missing, 30);
  add_many(requirement, Outcome::fail, 2);
  add_many(requirement, Outcome::attest, 7);
  const auto rows = series(groups(requirement, is_gap), 5);
  REQUIRE(rows.size() == 3);
  CHECK((rows[0].shown.size() == 5 && rows[0].rest.size() == 25));
  CHECK((rows[1].shown.size() == 2 && rows[1].rest.empty()));
  CHECK((rows[2].shown.size() == 5 && rows[2].rest.size() == 2));
}

TEST_CASE("no failure is hidden behind a long row of what is missing", "[report]") {
  auto assessment = tests::sample_assessment();
  auto& requirement = assessment.categories.at(0).requirements.at(0);
  requirement.checks.clear();
  add_many(requirement, Outcome::missing, 30);
  add_many(requirement, Outcome::fail, 1);
  verdict::tally(assessment);
  for (const auto* const format : {"text", "markdown", "html", "xlsx", "form"}) {
    INFO(format);
    CHECK_THAT(render(format, assessment), Catch::Contains("fail 0"));
  }
}

TEST_CASE("what is cut out of a list is counted", "[report]") {
  auto assessment = tests::sample_assessment();
  auto& check = assessment.categories.at(0).requirements.at(0).checks.at(0);
  check.outcome = Outcome::missing;
  check.explanation.reset();
  check.needs.clear();
  check.evidence.clear();
  for (std::uint32_t i = 0; i < 40; ++i) {
    const auto path = fmt::format("people[{}].email", i);
    const verdict::Place place{.file = "evidence.yaml", .line = 500 + i, .column = 1};
    check.needs.push_back(
        {.path = path, .place = place, .problem = false, .ask = {}, .type = {}});
    check.evidence.push_back({.path = path, .place = place, .value = "x", .personal = false});
  }
  verdict::tally(assessment);
  const auto rest = [](int shown) { return fmt::format("and {} more", 40 - shown); };
  CHECK_THAT(render("github", assessment), Catch::Contains(rest(5)));
  CHECK_THAT(render("sarif", assessment), Catch::Contains(rest(5)));
  CHECK_THAT(render("sarif", assessment), Catch::Contains("\"related_left_out\": 29"));
  CHECK_THAT(render("junit", assessment), Catch::Contains(rest(10)));
  CHECK_THAT(render("text", assessment), Catch::Contains(rest(5)));
  CHECK_THAT(render("markdown", assessment), Catch::Contains(rest(8)));
  CHECK_THAT(render("html", assessment), Catch::Contains(rest(8)));
  CHECK_THAT(render("xlsx", assessment), Catch::Contains(rest(8)));
  CHECK_THAT(render("form", assessment), Catch::Contains(rest(5)));
}

}  // namespace
}  // namespace zizhi::report
