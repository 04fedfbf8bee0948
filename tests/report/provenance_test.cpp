// Whoever reads a result in whatever format sees what changed the yardstick.
#include "provenance.h"

#include "sample_assessment.h"

#include "zizhi/base/text.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;

// The texts of a format, once for each thing that its path may end in.
std::vector<std::string> texts(const Format& format, const verdict::Assessment& assessment,
                               Locale locale) {
  std::vector<std::string> made;
  for (const std::string_view suffix : {"md", "html", "xlsx", "json", "csv"}) {
    const auto text = format.render(assessment, {.locale = locale, .suffix = suffix});
    made.push_back(base::replace_all(text, "\\", ""));
    if (format.name != "form" && format.name != "matrix") break;
  }
  return made;
}

TEST_CASE("every format names overlays and changed parameters, old and new and by whom",
          "[report][provenance]") {
  const auto assessment = tests::sample_assessment();
  for (const auto& format : formats()) {
    for (const auto locale : {Locale::en, Locale::zh}) {
      for (const auto& text : texts(format, assessment, locale)) {
        for (const auto* const word :
             {"stricter", "1.2.0", "min_service_time", "P4M", "P3M", "--set"}) {
          INFO(format.name << " " << word);
          CHECK(text.find(word) != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("every format for people, and TAP, tells each change of an overlay",
          "[report][provenance]") {
  const auto assessment = tests::sample_assessment();
  for (const std::string_view name :
       {"text", "html", "markdown", "xlsx", "form", "json", "junit", "sarif", "tap"}) {
    for (const auto& text : texts(*find(name), assessment, Locale::zh)) {
      INFO(name);
      CHECK(text.find("适用于 1 至 3 级") != std::string::npos);
    }
  }
}

TEST_CASE("without an overlay, a changed parameter or a flag nothing is said to be changed",
          "[report][provenance]") {
  CHECK(changes(Locale::en, tests::ready_assessment()).empty());
  CHECK(overlays_cell(tests::ready_assessment()).empty());
  CHECK(parameters_cell(tests::ready_assessment()).empty());
}

TEST_CASE("what changed the yardstick is told in both languages", "[report][provenance]") {
  const auto assessment = tests::sample_assessment();
  CHECK(changes(Locale::en, assessment) ==
        std::vector<std::string>{
            "draft overlay stricter 1.2.0, 2 changes",
            "parameter changed: min_service_time = P4M (default P3M), set by --set",
            "Set by a flag, not by the evidence: level"});
  CHECK(changes(Locale::zh, assessment) ==
        std::vector<std::string>{"附加手册草案 stricter 1.2.0，2 处更改",
                                 "已改参数：min_service_time = P4M（默认 P3M），由 --set 设定",
                                 "由命令行选项指定，未采用证据文件中的值：level"});
  CHECK(overlays_cell(assessment) == "stricter 1.2.0 (draft)");
  CHECK(parameters_cell(assessment) == "min_service_time: P3M -> P4M (--set)");
}

TEST_CASE("SARIF has the rulebook in the shape of the JSON report", "[report][provenance]") {
  using Json = nlohmann::ordered_json;
  const auto assessment = tests::sample_assessment();
  const auto json = Json::parse(find("json")->render(assessment, {}));
  const auto sarif = Json::parse(find("sarif")->render(assessment, {}));
  const auto& run = sarif.at("runs").at(0);
  CHECK(run.at("properties").at("rulebook") == json.at("rulebook"));
  CHECK(run.at("properties").at("parameters_changed") == json.at("parameters_changed"));
}

TEST_CASE("SARIF says that a run over a broken dossier did not succeed",
          "[report][provenance]") {
  using Json = nlohmann::ordered_json;
  const auto successful = [](const verdict::Assessment& assessment) {
    const auto sarif = Json::parse(find("sarif")->render(assessment, {}));
    const auto& invocation = sarif.at("runs").at(0).at("invocations").at(0);
    return invocation.at("executionSuccessful").get<bool>();
  };
  auto assessment = tests::sample_assessment();
  CHECK_FALSE(successful(assessment));
  for (auto& problem : assessment.problems)
    problem.error = false;
  CHECK(successful(assessment));
}

}  // namespace
}  // namespace zizhi::report
