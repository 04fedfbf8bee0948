// OSCAL assessment results: read back, they tell what the assessment says, and keep to what the
// model asks for.
#include "golden.h"
#include "nasty_texts.h"
#include "random_assessment.h"
#include "sample_assessment.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using Json = nlohmann::ordered_json;
using verdict::Assessment;
using verdict::Outcome;

Json results_of(const Assessment& assessment, const Options& options = {}) {
  return Json::parse(find("oscal")->render(assessment, options)).at("assessment-results");
}

std::string prop(const Json& object, const std::string& name) {
  if (!object.contains("props")) return {};
  for (const auto& one : object.at("props")) {
    if (one.at("name") == name) return one.at("value");
  }
  return {};
}

const Json& list(const Json& object, const std::string& name) {
  static const Json kNone = Json::array();
  return object.contains(name) ? object.at(name) : kNone;
}

std::vector<Assessment> assessments() {
  std::vector<Assessment> all{tests::sample_assessment(), tests::ready_assessment()};
  for (std::uint32_t seed = 0; seed < 20; ++seed)
    all.push_back(tests::random_assessment(seed, {"Li Lei", "a, \"b\"", "=1", "x"}));
  return all;
}

using Outcomes = std::multiset<std::pair<std::string, std::string>>;

template <class Visit>
void each_requirement(const Assessment& assessment, const Visit& visit) {
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements)
      visit(requirement);
  }
}

TEST_CASE("OSCAL tells the outcome of every check and requirement", "[report][oscal]") {
  for (const auto& assessment : assessments()) {
    Outcomes checks;
    Outcomes requirements;
    std::size_t risks = 0;
    each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
      for (const auto& check : requirement.checks) {
        checks.emplace(check.id, name(check.outcome));
        const bool open =
            check.outcome != Outcome::pass && check.outcome != Outcome::not_applicable;
        if (open && decides(check.severity)) ++risks;
      }
      if (requirement.outcome != Outcome::not_applicable)
        requirements.emplace(requirement.id, name(requirement.outcome));
    });
    const auto document = results_of(assessment);
    const auto& result = document.at("results").at(0);
    Outcomes observed;
    for (const auto& one : list(result, "observations")) {
      if (one.at("types").at(0) == "control-objective")
        observed.emplace(prop(one, "check"), prop(one, "outcome"));
    }
    Outcomes found;
    for (const auto& one : list(result, "findings")) {
      found.emplace(prop(one, "requirement"), prop(one, "outcome"));
      const bool satisfied = one.at("target").at("status").at("state") == "satisfied";
      CHECK(satisfied == (prop(one, "outcome") == "pass"));
    }
    CHECK(observed == checks);
    CHECK(found == requirements);
    CHECK(list(result, "risks").size() == risks);
    CHECK(prop(result, "verdict") == name(assessment.verdict));
  }
}

void collect(const Json& node, std::multiset<std::string>& made,
             std::multiset<std::string>& used) {
  if (node.is_array()) {
    for (const auto& one : node)
      collect(one, made, used);
  } else if (node.is_object()) {
    for (const auto& [key, value] : node.items()) {
      if (key == "uuid") made.insert(value.get<std::string>());
      if (key.ends_with("-uuid")) used.insert(value.get<std::string>());
      const bool link = key == "href" && value.get<std::string>().starts_with("#");
      if (link) used.insert(value.get<std::string>().substr(1));
      collect(value, made, used);
    }
  }
}

TEST_CASE("every identifier of OSCAL is there once, and what is referred to is there",
          "[report][oscal]") {
  for (auto assessment : assessments()) {
    std::size_t number = 0;  // dice know nothing of ids that are there once
    for (auto& category : assessment.categories) {
      for (auto& requirement : category.requirements) {
        for (auto& check : requirement.checks)
          check.id += "-" + std::to_string(number++);
      }
    }
    std::multiset<std::string> made;
    std::multiset<std::string> used;
    collect(results_of(assessment), made, used);
    for (const auto& one : made)
      CHECK(made.count(one) == 1);
    for (const auto& one : used)
      CHECK(made.contains(one));
  }
}

TEST_CASE("the same inputs give the same identifiers, and others give others",
          "[report][oscal]") {
  const auto sample = tests::sample_assessment();
  CHECK(results_of(sample).at("uuid") == results_of(sample).at("uuid"));
  auto changed = sample;
  changed.evidence.at(0).sha256.back() = 'z';
  CHECK(results_of(sample).at("uuid") != results_of(changed).at("uuid"));
  CHECK(results_of(sample).at("uuid") !=
        results_of(sample, {.locale = i18n::Locale::zh}).at("uuid"));
}

// No empty list or object, no empty text: OSCAL has none of them.
void check_filled(const Json& node) {
  CHECK_FALSE((node.is_null() || ((node.is_array() || node.is_object()) && node.empty())));
  if (node.is_string()) CHECK_FALSE(node.get<std::string>().empty());
  if (node.is_array() || node.is_object()) {
    for (const auto& one : node)
      check_filled(one);
  }
}

TEST_CASE("no text of a stranger breaks OSCAL", "[report][oscal]") {
  for (const auto& nasty : tests::nasty_texts()) {
    if (nasty.size() > 1000) continue;
    INFO("«" << base::visible(nasty) << "»");
    auto assessment = tests::sample_assessment();
    tests::for_each_text(assessment, [&nasty](std::string& each) { each = nasty; });
    check_filled(results_of(assessment));
  }
}

TEST_CASE("OSCAL of several dossiers is one document with a result each", "[report][oscal]") {
  const std::vector<Assessment> both{tests::sample_assessment(), tests::ready_assessment()};
  const auto document = Json::parse(find("oscal")->several(both, {})).at("assessment-results");
  CHECK(document.at("results").size() == 2);
  CHECK(document.at("metadata").at("parties").size() == 2);
}

TEST_CASE("OSCAL reads as it should", "[report][oscal]") {
  const auto sample = tests::sample_assessment();
  for (const auto locale : {i18n::Locale::en, i18n::Locale::zh}) {
    const auto text = find("oscal")->render(sample, {.locale = locale});
    const auto file =
        std::string(locale == i18n::Locale::en ? "en.oscal.json" : "zh.oscal.json");
    CHECK(golden(file, text) == text);
  }
}

}  // namespace
}  // namespace zizhi::report
