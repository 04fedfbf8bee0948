#include "read_back.h"

#include "markup_reader.h"

#include "zizhi/base/text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::tests {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kVerdicts = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"READY", "ready"},
     {"NOT READY", "not_ready"},
     {"INCOMPLETE", "incomplete"},
     {"NOT ASSESSED", "incomplete"}});

constexpr std::string_view kFormula = "=+-@\t\r";

std::string result(std::string_view check, std::string_view subject, std::string_view outcome) {
  const auto about = subject.empty() ? std::string() : "[" + std::string(subject) + "]";
  return std::string(check) + about + " " + std::string(outcome);
}

// Without the apostrophe that keeps a spreadsheet from reading a formula.
std::string plain(const std::string& cell) {
  const bool kept = cell.size() > 1 && cell.front() == '\'' &&
                    kFormula.find(cell[1]) != std::string_view::npos;
  return kept ? cell.substr(1) : cell;
}

// Of `name`, whether it is a result's: random assessments call their checks so.
bool is_check(std::string_view name) {
  return name.find(".check-") != std::string_view::npos;
}

}  // namespace

// The rows of a CSV text (RFC 4180), read as strictly as they are written.
std::vector<std::vector<std::string>> csv_rows(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (quoted) {
      if (byte != '"') {
        row.back() += byte;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        row.back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (byte == '"') {
      quoted = true;
    } else if (byte == ',') {
      row.emplace_back();
    } else if (byte == '\r') {
      REQUIRE(text.substr(i, 2) == "\r\n");
      ++i;
      rows.push_back(std::move(row));
      row = {""};
    } else {
      row.back() += byte;
    }
  }
  REQUIRE(row == std::vector<std::string>{""});
  return rows;
}

Told told(const verdict::Assessment& assessment) {
  Told made{.verdict = std::string(name(assessment.verdict)), .outcomes = {}};
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        made.outcomes.insert(
            result(check.id, check.subject ? check.subject->id : "", name(check.outcome)));
      }
    }
  }
  return made;
}

Told told_by_json(std::string_view text) {
  const auto report = Json::parse(text);
  Told made{.verdict = report.at("verdict"), .outcomes = {}};
  for (const auto& category : report.at("categories")) {
    for (const auto& requirement : category.at("requirements")) {
      for (const auto& check : requirement.at("checks")) {
        const auto& subject = check.at("subject");
        made.outcomes.insert(result(check.at("id").get<std::string>(),
                                    subject.is_null() ? "" : subject.get<std::string>(),
                                    check.at("outcome").get<std::string>()));
      }
    }
  }
  return made;
}

Told told_by_oscal(std::string_view text) {
  const auto property = [](const Json& object, std::string_view name) {
    for (const auto& each : object.at("props")) {
      if (each.at("name") == name) return each.at("value").get<std::string>();
    }
    return std::string();
  };
  const auto report = Json::parse(text);
  const auto& results = report.at("assessment-results").at("results");
  REQUIRE(results.size() == 1);
  Told made{.verdict = property(results[0], "verdict"), .outcomes = {}};
  const auto observations = results[0].value("observations", Json::array());  // never empty
  for (const auto& observation : observations) {
    const auto check = property(observation, "check");
    if (check.empty()) continue;  // a data problem
    made.outcomes.insert(
        result(check, property(observation, "subject"), property(observation, "outcome")));
  }
  return made;
}

Told told_by_junit(std::string_view text) {
  std::string fault;
  const auto root = read_markup(text, fault);
  REQUIRE(fault == "");
  Told made;
  for (const auto* const property : root.all("property")) {
    if (property->attributes.at("name") == "zizhi.verdict") {
      made.verdict = property->attributes.at("value");
    }
  }
  for (const auto* const test : root.all("testcase")) {
    const auto& name = test->attributes.at("name");
    if (test->attributes.at("classname") == "data" || !is_check(name)) continue;
    std::string outcome = "pass";
    for (const auto& child : test->children) {
      if (child.attributes.contains("type")) outcome = child.attributes.at("type");
    }
    made.outcomes.insert(result(name, "", outcome));
  }
  return made;
}

Told told_by_sarif(std::string_view text) {
  const auto run = Json::parse(text).at("runs").at(0);
  Told made{.verdict = run.at("properties").at("verdict"), .outcomes = {}};
  for (const auto& one : run.at("results")) {
    const auto check = one.at("ruleId").get<std::string>();
    if (!is_check(check)) continue;
    const auto& said = one.at("properties");
    const auto& subject = said.at("subject");
    const auto outcome = said.at("outcome").get<std::string>();
    CHECK(one.contains("suppressions") == (outcome == "waived"));
    made.outcomes.insert(
        result(check, subject.is_null() ? "" : subject.get<std::string>(), outcome));
  }
  return made;
}

Told told_by_csv(std::string_view text) {
  Told made;
  const auto rows = csv_rows(text);
  const auto& head = rows.at(0);
  const auto at = [&head](const std::vector<std::string>& row, std::string_view column) {
    const auto found = std::find(head.begin(), head.end(), column);
    REQUIRE(found != head.end());
    return plain(row.at(static_cast<std::size_t>(found - head.begin())));
  };
  for (std::size_t i = 1; i < rows.size(); ++i) {
    made.verdict = at(rows[i], "verdict");
    if (at(rows[i], "kind") != "check") continue;
    made.outcomes.insert(
        result(at(rows[i], "check"), at(rows[i], "subject"), at(rows[i], "outcome")));
  }
  return made;
}

Told told_by_tap(std::string_view text) {
  Told made;
  std::string point;
  std::string outcome;
  const auto end = [&] {
    if (!point.empty()) made.outcomes.insert(result(point, "", outcome));
    point.clear();
  };
  for (const auto line : base::split(text, '\n')) {
    for (const auto& [said, word] : kVerdicts) {
      const auto begin = "# " + std::string(said);
      if (made.verdict.empty() && (line == begin || line.starts_with(begin + ":"))) {
        made.verdict = word;
      }
    }
    if (line.starts_with("ok ") || line.starts_with("not ok ")) {
      end();
      auto name = line.substr(line.find(" - ") + 3);
      outcome = name.find(" # SKIP ") == std::string_view::npos ? "pass" : "not_applicable";
      name = name.substr(0, name.find(" # "));
      if (is_check(name)) {
        point =
            base::replace_all(base::replace_all(std::string(name), "\\#", "#"), "\\\\", "\\");
      }
    } else if (line.starts_with("  outcome: ")) {
      outcome = line.substr(11);
    }
  }
  end();
  return made;
}

}  // namespace zizhi::tests
