// The JSON report against docs/schemas/assessment.schema.json, with a validator of exactly the
// keywords that the schema uses: any other keyword is a fault.
#include "nasty_texts.h"
#include "sample_assessment.h"

#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using Json = nlohmann::ordered_json;

bool is_of_type(const Json& value, const std::string& type) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "null" && value.is_null()) ||
         (type == "boolean" && value.is_boolean()) ||
         (type == "integer" && value.is_number_integer());
}

class Validator {
 public:
  explicit Validator(const Json& schema) : root_(schema) {}

  /// Everything that is wrong with `value`, each with its place.
  std::vector<std::string> faults(const Json& value) const {
    std::vector<std::string> faults;
    check(value, root_, "", faults);
    return faults;
  }

 private:
  using Faults = std::vector<std::string>;

  void check(const Json& value, const Json& schema, const std::string& at,
             Faults& faults) const {
    for (const auto& [keyword, rule] : schema.items()) {
      if (!holds(keyword, rule, value)) faults.push_back(at + ": " + keyword);
    }
    if (schema.contains("$ref")) check(value, target(schema.at("$ref")), at, faults);
    if (schema.contains("anyOf")) any_of(value, schema.at("anyOf"), at, faults);
    if (value.is_object()) members(value, schema, at, faults);
    if (value.is_array() && schema.contains("items")) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        check(value[i], schema.at("items"), fmt::format("{}/{}", at, i), faults);
      }
    }
  }

  // The keywords that look at the value itself and not at its parts.
  static bool holds(const std::string& keyword, const Json& rule, const Json& value) {
    static const std::set<std::string> elsewhere{
        "$schema", "$defs",      "$ref",  "title",    "description",
        "anyOf",   "properties", "items", "required", "additionalProperties"};
    if (keyword == "type") {
      if (rule.is_string()) return is_of_type(value, rule.get<std::string>());
      return std::ranges::any_of(
          rule, [&value](const Json& type) { return is_of_type(value, type); });
    }
    if (keyword == "enum") return std::ranges::find(rule, value) != rule.end();
    if (keyword == "const") return value == rule;
    if (keyword == "minimum") return !value.is_number() || value >= rule;
    if (keyword == "pattern") {
      return !value.is_string() ||
             std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>()));
    }
    return elsewhere.contains(keyword);
  }

  const Json& target(const Json& reference) const {
    return root_.at(Json::json_pointer(reference.get<std::string>().substr(1)));
  }

  void any_of(const Json& value, const Json& schemas, const std::string& at,
              Faults& faults) const {
    const bool any = std::ranges::any_of(schemas, [&](const Json& schema) {
      Faults ignored;
      check(value, schema, at, ignored);
      return ignored.empty();
    });
    if (!any) faults.push_back(at + ": anyOf");
  }

  void members(const Json& value, const Json& schema, const std::string& at,
               Faults& faults) const {
    for (const auto& name : schema.value("required", Json::array())) {
      if (!value.contains(name)) faults.push_back(at + ": required " + name.dump());
    }
    const auto properties = schema.value("properties", Json::object());
    const auto others = schema.value("additionalProperties", Json(true));
    for (const auto& [key, member] : value.items()) {
      const auto under = at + "/" + key;
      if (properties.contains(key)) {
        check(member, properties.at(key), under, faults);
      } else if (others.is_object()) {
        check(member, others, under, faults);
      } else if (!others.get<bool>()) {
        faults.push_back(under + ": additionalProperties");
      }
    }
  }

  const Json& root_;
};

Json schema() {
  std::ifstream file(ZIZHI_SOURCE_DIR "/docs/schemas/assessment.schema.json");
  return Json::parse(file);
}

Json report(const verdict::Assessment& assessment) {
  return Json::parse(find("json")->render(assessment, {}));
}

// Every pointer into `value`, its root left out.
void pointers(const Json& value, const std::string& at, std::vector<std::string>& found) {
  for (const auto& [key, member] : value.items()) {
    const auto under = at + "/" + key;
    found.push_back(under);
    if (member.is_structured()) pointers(member, under, found);
  }
}

TEST_CASE("the JSON report fits its schema", "[report][json]") {
  const auto rules = schema();
  const Validator validator(rules);
  CHECK(validator.faults(report(tests::sample_assessment())).empty());
  CHECK(validator.faults(report(tests::ready_assessment())).empty());
  CHECK(validator.faults(report(verdict::Assessment{})).empty());
}

TEST_CASE("the JSON report fits its schema whatever strangers write", "[report][json]") {
  const auto rules = schema();
  const Validator validator(rules);
  for (const auto& nasty : tests::nasty_texts()) {
    auto assessment = tests::sample_assessment();
    tests::for_each_text(assessment, [&nasty](std::string& text) { text = nasty; });
    INFO(nasty.substr(0, 40));
    CHECK(validator.faults(report(assessment)) == std::vector<std::string>{});
  }
}

TEST_CASE("an overlay stands in the JSON report with all that it changes", "[report][json]") {
  auto assessment = tests::sample_assessment();
  assessment.rulebook.overlays.push_back({.id = "levels",
                                          .version = "0.2.0",
                                          .title = {"Levels", "级别"},
                                          .sha256 = std::string(64, 'a'),
                                          .draft = true,
                                          .changes = {{"adds level 2", "增加 2 级"}}});
  const auto rules = schema();
  const auto made = report(assessment);
  CHECK(Validator(rules).faults(made) == std::vector<std::string>{});
  const auto& overlay = made.at("rulebook").at("overlays").back();
  CHECK(overlay.at("id") == "levels");
  CHECK(overlay.at("draft") == true);
  CHECK(overlay.at("changes").at(0).at("zh") == "增加 2 级");
}

TEST_CASE("the schema notices a key that is missing, misspelt or of another type",
          "[report][json]") {
  const auto rules = schema();
  const Validator validator(rules);
  const auto sample = report(tests::ready_assessment());
  std::vector<std::string> places;
  pointers(sample, "", places);
  for (const auto& place : places) {
    const Json::json_pointer pointer(place);
    INFO(place);
    auto changed = sample;
    changed.at(pointer) = 0.5;
    CHECK_FALSE(validator.faults(changed).empty());
    if (!sample.at(pointer.parent_pointer()).is_object()) continue;
    // The keys of these two are ids: any may be there.
    const auto parent = pointer.parent_pointer().to_string();
    if (parent == "/application/service_titles" || parent == "/application/levels") continue;
    changed = sample;
    changed.at(pointer.parent_pointer()).erase(pointer.back());
    CHECK_FALSE(validator.faults(changed).empty());
  }
}

void undocumented(const Json& rules, const std::string& at, std::vector<std::string>& found) {
  const auto properties = rules.value("properties", Json::object());
  for (const auto& [key, rule] : properties.items()) {
    const auto under = at + "." + key;
    if (!rule.contains("description") && !rule.contains("$ref")) found.push_back(under);
    undocumented(rule, under, found);
  }
}

TEST_CASE("the schema documents every key", "[report][json]") {
  const auto rules = schema();
  std::vector<std::string> found;
  undocumented(rules, "", found);
  for (const auto& [name, definition] : rules.at("$defs").items()) {
    if (!definition.contains("description")) found.push_back(name);
    undocumented(definition, name, found);
  }
  CHECK(found == std::vector<std::string>{});
}

}  // namespace
}  // namespace zizhi::report
