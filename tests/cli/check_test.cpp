// What scripts rely on: the JSON report of the examples, exit codes, and the same bytes twice.
#include "world.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using namespace zizhi;
using nlohmann::json;

tests::Ran check(const std::string& line, const tests::Stage& stage = {}) {
  return stage.run(tests::words("check " + line));
}

json report(const std::string& line) {
  const auto ran = check(line + " -f json");
  INFO(ran.err);
  REQUIRE_FALSE(ran.out.empty());
  return json::parse(ran.out);
}

std::vector<std::string> requirement_ids(const json& assessment) {
  std::vector<std::string> ids;
  for (const auto& category : assessment["categories"]) {
    for (const auto& requirement : category["requirements"])
      ids.push_back(requirement["id"]);
  }
  return ids;
}

}  // namespace

TEST_CASE("the JSON report holds the eighteen requirements in their order", "[cli][json]") {
  const std::vector<std::string> expected{
      "LEGAL-1", "LEGAL-2", "OFFICE-1", "PERF-1", "PERF-2", "FIN-1", "HR-1",  "HR-2",  "HR-3",
      "TECH-1",  "TECH-2",  "MGT-1",    "MGT-2",  "MGT-3",  "MGT-4", "MGT-5", "MGT-6", "MGT-7"};
  for (const auto* const example : {"ready", "gaps", "incomplete", "surveillance"}) {
    DYNAMIC_SECTION(example) {
      const auto assessment =
          report(std::string("examples/") + example + " --as-of 2026-11-23");
      CHECK(requirement_ids(assessment) == expected);
    }
  }
}

TEST_CASE("each example comes out as its name says", "[cli][json]") {
  const struct {
    const char* example;
    int exit;
    const char* verdict;
  } rows[] = {{"ready", 0, "ready"},
              {"gaps", 1, "not_ready"},
              {"incomplete", 1, "incomplete"},
              {"surveillance", 1, "not_ready"}};

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.example) {
      const auto line = std::string("examples/") + row.example + " --as-of 2026-11-23";
      CHECK(check(line).exit == row.exit);
      const auto assessment = report(line);
      CHECK(assessment["verdict"] == row.verdict);
      CHECK(assessment["as_of"] == "2026-11-23");
      CHECK(assessment["problems"].empty());
    }
  }
}

TEST_CASE("every result of the JSON report has what scripts read", "[cli][json]") {
  const auto assessment = report("examples/gaps --as-of 2026-11-23");
  for (const auto* const key :
       {"verdict", "as_of", "rulebook", "application", "problems", "categories"}) {
    CHECK(assessment.contains(key));
  }
  for (const auto& category : assessment["categories"]) {
    for (const auto& requirement : category["requirements"]) {
      INFO(requirement["id"]);
      CHECK(requirement["source"]["id"] == "seed");
      CHECK_FALSE(requirement["source"]["clause"].get<std::string>().empty());
      CHECK_FALSE(requirement["checks"].empty());
      for (const auto& result : requirement["checks"]) {
        INFO(result["id"]);
        CHECK(result["id"].get<std::string>().starts_with(requirement["id"].get<std::string>() +
                                                          "."));
        const bool failed = result["severity"] == "must" && result["outcome"] == "fail";
        CHECK((!failed || !result["evidence"].empty()));
        for (const auto& evidence : result["evidence"])
          CHECK(evidence["line"].get<int>() > 0);
      }
    }
  }
}

TEST_CASE("the same inputs and day give the same bytes", "[cli]") {
  for (const auto* const format : {"text", "json"}) {
    for (const auto* const language : {"en", "zh"}) {
      const auto line =
          std::string("examples/gaps --as-of 2026-11-23 -f ") + format + " --lang " + language;
      CHECK(check(line).out == check(line).out);
    }
  }
  CHECK(check("examples/gaps -f json --as-of 2026-11-23 --lang zh").out ==
        check("examples/gaps -f json --as-of 2026-11-23 --lang en").out);
}

TEST_CASE("a parameter that is set changes outcome, verdict and exit code, and is listed",
          "[cli][json]") {
  const auto line = "examples/ready --as-of 2026-11-23 --set min_service_time=P10Y";
  CHECK(check(line).exit == 1);
  const auto assessment = report(line);
  CHECK(assessment["verdict"] == "not_ready");
  REQUIRE(assessment["parameters_changed"].size() == 1);
  CHECK(assessment["parameters_changed"][0]["name"] == "min_service_time");
  CHECK(assessment["parameters_changed"][0]["value"] == "P10Y");
  CHECK(assessment["parameters_changed"][0]["default"] == "P4M");
}

TEST_CASE("a misspelt field costs the exit code and nothing else", "[cli]") {
  tests::Stage stage;
  const auto ready = stage.run({"check", "examples/ready", "--as-of", "2026-11-23"});
  REQUIRE(ready.exit == 0);
  stage.files["dossier/evidence.yaml"] =
      "organization:\n  nam: x\napplication: {services: [risk-assessment]}\n";
  const auto ran = stage.run({"check", "dossier", "--as-of", "2026-11-23"});
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("did you mean `name`?") != std::string::npos);
  CHECK(ran.err.find("dossier/evidence.yaml:2:3") != std::string::npos);
  CHECK(ran.out.find("MGT-7") != std::string::npos);
}

TEST_CASE("what init writes is read without a problem, and everything in it is missing",
          "[cli][init]") {
  for (const auto* const stage_name : {"initial", "surveillance"}) {
    for (const auto* const services : {"risk-assessment", "security-integration,security-audit",
                                       "industrial-control-security"}) {
      DYNAMIC_SECTION(stage_name << " " << services) {
        tests::Stage stage;
        const auto made = stage.run({"init", "--service", services, "--stage", stage_name});
        REQUIRE(made.exit == 0);
        stage.files["evidence.yaml"] = made.out;
        const auto ran =
            stage.run({"check", "evidence.yaml", "--as-of", "2026-11-23", "-f", "json"});
        CHECK(ran.err.empty());
        CHECK(ran.exit == 1);
        const auto assessment = json::parse(ran.out);
        CHECK(assessment["verdict"] == "incomplete");
        for (const auto& category : assessment["categories"]) {
          for (const auto& requirement : category["requirements"]) {
            const auto outcome = requirement["outcome"];
            INFO(requirement["id"]);
            CHECK((outcome == "missing" || outcome == "not_applicable" || outcome == "attest"));
          }
        }
      }
    }
  }
}

TEST_CASE("what is no UTF-8 on the command line is told by its number", "[cli]") {
  const auto ran = tests::Stage{}.run({"check", "\xff"});
  CHECK(ran.exit == 2);
  CHECK(ran.err == "error[Z0039]: argument 2 of the command line is not UTF-8\n");
}

TEST_CASE("of very many problems the first ten thousand are listed, and the others counted",
          "[cli]") {
  tests::Stage stage;
  auto& text = stage.files["evidence.yaml"];
  text = "application: {services: [risk-assessment]}\n";
  for (int i = 0; i < 10'003; ++i)
    text += "nothing_" + std::to_string(i) + ": 1\n";
  const auto ran = stage.run({"check", "evidence.yaml", "-q", "--as-of", "2026-11-23"});
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("error[Z3029]: 3 more problems are not listed") != std::string::npos);
}
