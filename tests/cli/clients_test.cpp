// Several dossiers in one run, out of files and out of the lines of one.
#include "world.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace zizhi;
using nlohmann::json;

/// Dossiers with gaps, a data problem, without a service, and with nothing at all.
const std::vector<std::string> kDossiers = {
    R"({"application": {"services": ["risk-assessment"]}, "organization": {"name": "A"}})",
    R"({"application": {"services": ["risk-assessment"]}, "organization": {"nmae": "A"}})",
    R"({"organization": {"name": "D"}})",
    R"({})",
    R"({"application": [)",
    R"({"application": {"services": ["risk-assessment"]}, "finance": {"policy": {"file": "p"}}})",
};

tests::Ran check(const tests::Stage& stage, const std::string& more) {
  return stage.run(tests::words("check --as-of 2026-11-23 -f ndjson " + more));
}

std::vector<json> reports(const tests::Ran& ran) {
  std::vector<json> all;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);)
    all.push_back(json::parse(line));
  return all;
}

}  // namespace

TEST_CASE("a line of NDJSON comes out as the same text in a file of its own",
          "[cli][clients]") {
  tests::Stage stage;
  std::string files;
  for (std::size_t i = 0; i < kDossiers.size(); ++i) {
    const auto name = "d" + std::to_string(i) + ".json";
    stage.files[name] = kDossiers[i];
    stage.files["all.ndjson"] += kDossiers[i] + (i % 2 == 0 ? "\n" : "\r\n\n");
    files += " " + name;
  }
  stage.input = stage.files["all.ndjson"];
  const auto apart = check(stage, files);
  for (const auto* const from : {"-", "all.ndjson"}) {
    DYNAMIC_SECTION("from " << from) {
      const auto ran = check(stage, from + std::string(" --input-format ndjson"));
      CHECK(ran.exit == apart.exit);
      const auto lines = reports(ran);
      const auto alone = reports(apart);
      REQUIRE(lines.size() == kDossiers.size());
      REQUIRE(alone.size() == lines.size());
      for (std::size_t i = 0; i < lines.size(); ++i) {
        INFO(kDossiers[i]);
        CHECK(lines[i]["verdict"] == alone[i]["verdict"]);
        CHECK(lines[i]["counts"] == alone[i]["counts"]);
        CHECK(lines[i]["problems"].size() == alone[i]["problems"].size());
        const auto number = std::to_string(i + i / 2 + 1);
        const auto name = (*from == '-' ? "<stdin>:" : "all.ndjson:") + number;
        CHECK(lines[i]["evidence"][0]["file"] == name);
        for (const auto& problem : lines[i]["problems"]) {
          if (!problem["line"].is_null()) CHECK(problem["line"] == i + i / 2 + 1);
        }
      }
    }
  }
}

TEST_CASE("each line of NDJSON has a report of its own name", "[cli][clients]") {
  tests::Stage stage;
  stage.files["q/clients.ndjson"] = kDossiers[0] + "\n\n" + kDossiers[1];
  const auto ran =
      stage.run(tests::words("check q/clients.ndjson --input-format ndjson "
                             "-f text=out/{name}.txt"));
  CHECK(ran.wrote.contains("out/clients-1.txt"));
  CHECK(ran.wrote.contains("out/clients-3.txt"));
  CHECK(ran.wrote.size() == 2);
}

TEST_CASE("a format for one dossier does not take two lines", "[cli][clients]") {
  tests::Stage stage;
  stage.input = kDossiers[0] + "\n" + kDossiers[1] + "\n";
  const auto ran = stage.run(tests::words("check - --input-format ndjson -f json"));
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("Z0037") != std::string::npos);
  CHECK(ran.out.empty());
}

TEST_CASE("files that a line names are looked for beside the list", "[cli][clients]") {
  tests::Stage stage;
  stage.files["q/all.ndjson"] = kDossiers[5] + "\n";
  const auto absent = check(stage, "q/all.ndjson --input-format ndjson");
  CHECK(absent.err.find("[Z3030]") != std::string::npos);
  stage.files["q/p"] = "policy\n";
  CHECK(check(stage, "q/all.ndjson --input-format ndjson").err.empty());
}

TEST_CASE("a list that is too long is refused, and none of it is assessed", "[cli][clients]") {
  tests::Stage stage;
  for (int i = 0; i <= 10'000; ++i)
    stage.input += "{}\n";
  const auto ran = check(stage, "- --input-format ndjson");
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("Z0065") != std::string::npos);
  CHECK(ran.out.empty());
}

TEST_CASE("no report goes over the list that it is about", "[cli][clients]") {
  tests::Stage stage;
  stage.files["all.ndjson"] = kDossiers[0] + "\n";
  const auto ran =
      stage.run(tests::words("check all.ndjson --input-format ndjson -f text=./all.ndjson"));
  CHECK(ran.exit == 2);
  CHECK(ran.wrote.empty());
}
