#include "golden.h"
#include "nasty_texts.h"
#include "sample_assessment.h"

#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using Json = nlohmann::ordered_json;

std::string json(const verdict::Assessment& assessment, const Options& options = {}) {
  return find("json")->render(assessment, options);
}

// "PERF-1.service-time risk-assessment fail", in order.
std::vector<std::string> outcomes(const Json& report) {
  std::vector<std::string> found;
  for (const auto& category : report.at("categories")) {
    for (const auto& requirement : category.at("requirements")) {
      found.push_back(requirement.at("id").get<std::string>() + " " +
                      requirement.at("outcome").get<std::string>());
      for (const auto& check : requirement.at("checks")) {
        const auto& subject = check.at("subject");
        found.push_back(check.at("id").get<std::string>() + " " +
                        (subject.is_null() ? "" : subject.get<std::string>()) + " " +
                        check.at("outcome").get<std::string>());
      }
    }
  }
  return found;
}

std::vector<std::string> outcomes(const verdict::Assessment& assessment) {
  std::vector<std::string> found;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      found.push_back(requirement.id + " " + std::string(name(requirement.outcome)));
      for (const auto& check : requirement.checks) {
        found.push_back(check.id + " " + (check.subject ? check.subject->id : "") + " " +
                        std::string(name(check.outcome)));
      }
    }
  }
  return found;
}

TEST_CASE("the JSON report reads as it should", "[report][json]") {
  const auto sample = json(tests::sample_assessment());
  CHECK(golden("json.json", sample) == sample);
  const auto ready = json(tests::ready_assessment());
  CHECK(golden("json.ready.json", ready) == ready);
}

TEST_CASE("the JSON report holds the outcomes of the assessment", "[report][json]") {
  for (const auto& assessment : {tests::sample_assessment(), tests::ready_assessment()}) {
    const auto report = Json::parse(json(assessment));
    CHECK(outcomes(report) == outcomes(assessment));
    CHECK(report.at("verdict") == std::string(name(assessment.verdict)));
    CHECK(report.at("confirmed") == assessment.confirmed);
    CHECK(report.at("possible") == assessment.possible);
    for (const auto outcome :
         {verdict::Outcome::error, verdict::Outcome::fail, verdict::Outcome::missing,
          verdict::Outcome::attest, verdict::Outcome::waived, verdict::Outcome::pass,
          verdict::Outcome::not_applicable}) {
      CHECK(report.at("counts").at(std::string(name(outcome))) ==
            assessment.counts.of(outcome));
    }
  }
}

TEST_CASE("the JSON report does not depend on what shapes a terminal report",
          "[report][json]") {
  const auto sample = tests::sample_assessment();
  CHECK(json(sample) == json(sample, {.locale = i18n::Locale::zh, .width = 60, .color = true}));
}

TEST_CASE("the JSON report holds the reasons of what did not pass, and of passes on request",
          "[report][json]") {
  auto assessment = tests::sample_assessment();
  auto& checks = assessment.categories.front().requirements.front().checks;
  REQUIRE_FALSE(checks.empty());
  auto& check = checks.front();
  check.explanation.emplace();
  check.explanation->text = {"because", "因为"};
  check.evidence = {{.path = "a.b", .place = {}, .value = "1", .personal = false}};
  for (const auto outcome :
       {verdict::Outcome::error, verdict::Outcome::fail, verdict::Outcome::missing,
        verdict::Outcome::attest, verdict::Outcome::waived, verdict::Outcome::pass}) {
    check.outcome = outcome;
    const auto told = [&assessment](bool pass_details) {
      const auto report = Json::parse(json(assessment, {.pass_details = pass_details}));
      return report.at("categories").at(0).at("requirements").at(0).at("checks").at(0);
    };
    CHECK(told(false).at("explanation").is_null() == (outcome == verdict::Outcome::pass));
    CHECK(told(true).at("explanation").at("text").at("en") == "because");
    CHECK(told(false).at("evidence").at(0).at("path") == "a.b");
  }
}

TEST_CASE("texts of strangers come out of the JSON report as they went in", "[report][json]") {
  for (const auto& nasty : tests::nasty_texts()) {
    DYNAMIC_SECTION(base::visible(nasty.substr(0, 40))) {
      auto assessment = tests::sample_assessment();
      tests::for_each_text(assessment, [&nasty](std::string& text) { text = nasty; });
      const auto text = json(assessment, {.show_personal = true});
      CHECK(base::is_utf8(text));
      const auto report = Json::parse(text);
      const auto& organization = report.at("organization");
      if (nasty.empty()) {
        CHECK(organization.is_null());
      } else if (base::is_utf8(nasty)) {
        CHECK(organization.get<std::string>() == nasty);
      }
      CHECK(report.at("categories").size() == assessment.categories.size());
      CHECK(report.at("counts").at("fail") == assessment.counts.fail);
    }
  }
}

}  // namespace
}  // namespace zizhi::report
