// The formats for programs: read back, they tell what the assessment says, whatever strangers
// write into their files.
#include "golden.h"
#include "markup_reader.h"
#include "nasty_texts.h"
#include "random_assessment.h"
#include "read_back.h"
#include "sample_assessment.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using Json = nlohmann::ordered_json;
using tests::csv_rows;
using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;

std::string render(std::string_view format, const Assessment& assessment,
                   const Options& options = {}) {
  return find(format)->render(assessment, options);
}

template <class Visit>
void each_check(const Assessment& assessment, const Visit& visit) {
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        visit(check);
    }
  }
}

// "PERF-1.service-time fail", in order.
std::vector<std::string> outcomes(const Assessment& assessment) {
  std::vector<std::string> all;
  each_check(assessment, [&all](const CheckResult& check) {
    all.push_back(check.id + " " + std::string(name(check.outcome)));
  });
  return all;
}

std::vector<std::string> outcomes_of_csv(const Assessment& assessment) {
  std::vector<std::string> all;
  const auto rows = csv_rows(render("csv", assessment));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].at(30) == "check") all.push_back(rows[i].at(8) + " " + rows[i].at(14));
  }
  return all;
}

std::vector<std::string> outcomes_of_ndjson(const Assessment& assessment) {
  std::vector<std::string> all;
  const auto report = Json::parse(render("ndjson", assessment));
  for (const auto& category : report.at("categories")) {
    for (const auto& requirement : category.at("requirements")) {
      for (const auto& check : requirement.at("checks"))
        all.push_back(check.at("id").get<std::string>() + " " +
                      check.at("outcome").get<std::string>());
    }
  }
  return all;
}

// What a build server makes of a check.
std::string as_test(const CheckResult& check) {
  if (check.outcome == Outcome::pass) return "passed";
  if (check.outcome == Outcome::error) return "error";
  const bool open = check.outcome == Outcome::fail || check.outcome == Outcome::missing ||
                    check.outcome == Outcome::attest;
  return open && decides(check.severity) ? "failure" : "skipped";
}

std::vector<std::string> tests_of(const Assessment& assessment) {
  std::vector<std::string> all;
  each_check(assessment, [&all](const CheckResult& check) { all.push_back(as_test(check)); });
  return all;
}

std::vector<std::string> tests_of_junit(const Assessment& assessment) {
  std::string fault;
  const auto root = tests::read_markup(render("junit", assessment), fault);
  CHECK(fault.empty());
  std::vector<std::string> all;
  for (const auto* const test : root.all("testcase")) {
    // Only results of checks: their names hold a point.
    const auto& name = test->attributes.at("name");
    if (test->attributes.at("classname") == "data" || name.find('.') == std::string::npos)
      continue;
    std::string kind = "passed";
    for (const auto& child : test->children) {
      if (!child.name.empty() && child.name != "system-out") kind = child.name;
    }
    all.push_back(kind);
  }
  return all;
}

std::vector<std::string> tests_of_tap(const Assessment& assessment) {
  std::vector<std::string> all;
  const auto text = render("tap", assessment);
  std::size_t points = 0;
  for (const auto line : base::split(text, '\n')) {
    const bool ok = line.starts_with("ok ");
    if (!ok && !line.starts_with("not ok ")) continue;
    ++points;
    const auto name = line.substr(line.find(" - ") + 3);
    if (name.find(".check-") == std::string_view::npos) continue;  // of random assessments
    const bool passes_by = line.find(" # SKIP ") != std::string_view::npos ||
                           line.find(" # TODO ") != std::string_view::npos;
    if (passes_by) {
      all.emplace_back("skipped");
    } else {
      all.emplace_back(ok ? "passed" : "failed");
    }
  }
  CHECK(text.find("\n1.." + std::to_string(points) + "\n") != std::string::npos);
  return all;
}

// The ids of what is open or waived, problems included, sorted.
std::multiset<std::string> open(const Assessment& assessment) {
  std::multiset<std::string> all;
  each_check(assessment, [&all](const CheckResult& check) {
    const bool gap = check.outcome == Outcome::fail || check.outcome == Outcome::missing ||
                     check.outcome == Outcome::error || check.outcome == Outcome::waived ||
                     (check.outcome == Outcome::attest && decides(check.severity));
    if (gap) all.insert(check.id);
  });
  for (const auto& problem : assessment.problems)
    all.insert(problem.code);
  return all;
}

std::multiset<std::string> open_in_sarif(const Assessment& assessment) {
  std::multiset<std::string> all;
  const auto report = Json::parse(render("sarif", assessment));
  for (const auto& result : report.at("runs").at(0).at("results")) {
    const auto id = result.at("ruleId").get<std::string>();
    const bool undecided = id.find('.') == std::string::npos && !id.starts_with("Z");
    if (!undecided) all.insert(id);
  }
  return all;
}

std::vector<Assessment> assessments() {
  std::vector<Assessment> all{tests::sample_assessment(), tests::ready_assessment()};
  for (std::uint32_t seed = 0; seed < 20; ++seed)
    all.push_back(tests::random_assessment(seed, {"Li Lei", "a, \"b\"", "=1", "x"}));
  return all;
}

TEST_CASE("every format for programs tells the outcomes of the assessment",
          "[report][machine]") {
  for (const auto& assessment : assessments()) {
    CHECK(outcomes_of_csv(assessment) == outcomes(assessment));
    CHECK(outcomes_of_ndjson(assessment) == outcomes(assessment));
    CHECK(tests_of_junit(assessment) == tests_of(assessment));
    CHECK(open_in_sarif(assessment) == open(assessment));
  }
}

TEST_CASE("a point of TAP passes by only where the gate lets it", "[report][machine]") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto assessment = tests::random_assessment(seed, {"x", "# TODO", "y # SKIP"});
    auto expected = tests_of(assessment);
    for (auto& test : expected) {
      if (test == "failure" || test == "error") test = "failed";
    }
    CHECK(tests_of_tap(assessment) == expected);
  }
}

TEST_CASE("the formats for programs read as they should", "[report][machine]") {
  const auto sample = tests::sample_assessment();
  for (const std::string format : {"junit", "sarif", "github", "csv", "tap"}) {
    for (const auto locale : {i18n::Locale::en, i18n::Locale::zh}) {
      const auto text = render(format, sample, {.locale = locale});
      const auto file = format + (locale == i18n::Locale::en ? ".en." : ".zh.") +
                        std::string(find(format)->extension);
      CHECK(golden(file, text) == text);
    }
  }
}

// `text` in every place where a stranger's text may stand.
Assessment with(const std::string& text) {
  auto made = tests::sample_assessment();
  tests::for_each_text(made, [&text](std::string& each) { each = text; });
  return made;
}

bool has_controls(std::string_view text) {
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\r') return true;
  }
  return false;
}

bool is_command(std::string_view line) {
  return line.starts_with("::error file=") || line.starts_with("::warning file=") ||
         line.starts_with("::notice file=") || line.starts_with("::notice title=zizhi::");
}

TEST_CASE("no text of a stranger breaks a format for programs", "[report][machine]") {
  for (const auto& nasty : tests::nasty_texts()) {
    INFO(base::visible(nasty));
    const auto assessment = with(nasty);
    const auto junit = render("junit", assessment);
    std::string fault;
    tests::read_markup(junit, fault);
    CHECK(fault.empty());
    CHECK_FALSE(has_controls(junit));
    CHECK(Json::accept(render("sarif", assessment)));
    CHECK(base::split(render("ndjson", assessment), '\n').size() == 2);
    const auto csv = render("csv", assessment);
    for (const auto& row : csv_rows(csv)) {
      CHECK(row.size() == 33);
      for (const auto& cell : row)
        CHECK((cell.empty() || std::string("=+-@\t").find(cell.front()) == std::string::npos));
    }
    const auto github = render("github", assessment);
    for (const auto line : base::split(base::trim(github), '\n'))
      CHECK(is_command(line));
    CHECK_FALSE(has_controls(github));
    CHECK_FALSE(has_controls(render("tap", assessment)));
  }
}

TEST_CASE("no text of a stranger breaks the matrix, whatever it is written as",
          "[report][machine][matrix]") {
  const auto render = [](const std::string& text, std::string_view suffix) {
    const std::vector<Assessment> several{with(text), tests::ready_assessment()};
    return find("matrix")->several(several, {.show_personal = true, .suffix = suffix});
  };
  const auto elements = [&](const std::string& text, std::string_view name) {
    std::string fault;
    const auto page = tests::read_markup(render(text, "html"), fault);
    CHECK(fault.empty());
    return page.all(name).size();
  };
  for (const auto& nasty : tests::nasty_texts()) {
    INFO(base::visible(nasty));
    CHECK_FALSE(has_controls(render(nasty, "txt")));
    CHECK(Json::accept(render(nasty, "json")));
    CHECK(render(nasty, "xlsx").starts_with("PK\x03\x04"));
    for (const auto* const name : {"script", "style", "img", "a", "tr"})
      CHECK(elements(nasty, name) == elements("harmless", name));
    const auto rows = csv_rows(render(nasty, "csv"));
    REQUIRE(rows.size() == 3);
    for (const auto& row : rows) {
      CHECK(row.size() == rows.front().size());
      for (const auto& cell : row)
        CHECK((cell.empty() || std::string("=+-@\t").find(cell.front()) == std::string::npos));
    }
  }
}

TEST_CASE("a workflow command of a stranger stays text", "[report][machine]") {
  const auto text = render("github", with("x\n::error file=a,line=1::owned%0A"));
  CHECK(text.find("\n::error file=a,") == std::string::npos);
  CHECK(text.find("owned%250A") != std::string::npos);
}

TEST_CASE("a step is given ten annotations of a level, and told how many are left out",
          "[report][machine]") {
  auto assessment = tests::sample_assessment();
  auto& checks = assessment.categories.at(0).requirements.at(0).checks;
  auto failing = checks.at(0);
  failing.outcome = Outcome::fail;
  checks.assign(25, failing);
  verdict::tally(assessment);
  const auto text = render("github", assessment);
  std::size_t errors = 0;
  for (const auto line : base::split(text, '\n'))
    if (line.starts_with("::error ")) ++errors;
  CHECK(errors == 10);
  CHECK_THAT(text, Catch::Contains(" errors, "));
  CHECK_THAT(text, Catch::Contains("`zizhi check -f text` lists them all"));
}

std::vector<std::string> fingerprints(const Assessment& assessment) {
  std::vector<std::string> all;
  const auto report = Json::parse(render("sarif", assessment));
  for (const auto& result : report.at("runs").at(0).at("results"))
    all.push_back(result.at("partialFingerprints").at("zizhiResult/v1"));
  return all;
}

TEST_CASE("fingerprints survive lines that are put in above", "[report][machine]") {
  const auto assessment = tests::sample_assessment();
  auto moved = assessment;
  for (auto& category : moved.categories) {
    for (auto& requirement : category.requirements) {
      for (auto& check : requirement.checks) {
        for (auto& item : check.evidence)
          item.place.line += 7;
        for (auto& need : check.needs)
          need.place.line += 7;
      }
    }
  }
  const auto prints = fingerprints(assessment);
  CHECK(fingerprints(moved) == prints);
  CHECK(std::set<std::string>(prints.begin(), prints.end()).size() == prints.size());
}

TEST_CASE("every result of SARIF has a line, and every rule is there once",
          "[report][machine]") {
  for (const auto& assessment : assessments()) {
    const auto run = Json::parse(render("sarif", assessment)).at("runs").at(0);
    std::set<std::string> ids;
    const auto& rules = run.at("tool").at("driver").at("rules");
    for (const auto& rule : rules)
      CHECK(ids.insert(rule.at("id")).second);
    for (const auto& result : run.at("results")) {
      const auto& place = result.at("locations").at(0).at("physicalLocation");
      CHECK(place.at("region").at("startLine").get<int>() >= 1);
      CHECK_FALSE(place.at("artifactLocation").at("uri").get<std::string>().empty());
      CHECK(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") ==
            result.at("ruleId"));
    }
  }
}

TEST_CASE("a byte order mark begins CSV on request", "[report][machine]") {
  const auto plain = render("csv", tests::ready_assessment());
  CHECK(render("csv", tests::ready_assessment(), {.csv_bom = true}) == "\xef\xbb\xbf" + plain);
}

TEST_CASE("several dossiers are one document", "[report][machine]") {
  const std::vector<Assessment> both{tests::sample_assessment(), tests::ready_assessment()};
  const auto several = [&both](std::string_view format) {
    return find(format)->several(both, {});
  };
  CHECK(base::split(several("ndjson"), '\n').size() == 3);
  CHECK(Json::parse(several("sarif")).at("runs").size() == 2);
  std::string fault;
  CHECK(tests::read_markup(several("junit"), fault).all("testsuite").size() == 2);
  CHECK(fault.empty());
  CHECK(csv_rows(several("csv")).size() ==
        1 + outcomes(both[0]).size() + both[0].problems.size() + outcomes(both[1]).size());
}

}  // namespace
}  // namespace zizhi::report
