#include "zizhi/report/report.h"

#include "sample_assessment.h"
#include "summary.h"

#include "zizhi/base/text.h"

#include <catch2/catch.hpp>

#include <set>

namespace zizhi::report {
namespace {

TEST_CASE("every format is found by its name and ends in a suffix of its own", "[report]") {
  std::set<std::string_view> extensions;
  for (const auto& format : formats()) {
    CHECK(find(format.name) == &format);
    // `form` and `matrix` go by the path's own suffix.
    CHECK((format.extension.empty() || extensions.insert(format.extension).second));
    CHECK_FALSE(format.summary.en.empty());
    CHECK_FALSE(format.summary.zh.empty());
  }
  CHECK(find("pdf") == nullptr);
  CHECK(find("") == nullptr);
}

TEST_CASE("the same assessment gives the same bytes in every format", "[report]") {
  for (const auto& format : formats()) {
    for (const auto locale : {i18n::Locale::en, i18n::Locale::zh}) {
      const Options options{.locale = locale};
      CHECK(format.render(tests::sample_assessment(), options) ==
            format.render(tests::sample_assessment(), options));
    }
  }
}

TEST_CASE("an application says what it lacks, and nothing of what is not known", "[report]") {
  const auto said = [](i18n::Locale locale, const verdict::Application& application) {
    return report::application(locale, application);
  };
  using enum i18n::Locale;
  verdict::Application application;
  CHECK(said(en, application) == "What is applied for is not known.");
  CHECK(said(zh, application) == "申请内容未知。");
  application.level = "3";
  CHECK(said(en, application) == "Level 3: no service declared");
  application.stage_title = {"initial certification", "初次认证"};
  CHECK(said(en, application) == "Level 3, initial certification: no service declared");
  CHECK(said(zh, application) == "3 级，初次认证：未申报服务类别");
  application.services = {
      {.kind = "service", .id = "a", .title = {"risk assessment", "风险评估"}}};
  CHECK(said(en, application) == "Level 3, initial certification: risk assessment");
  CHECK(said(zh, application) == "3 级，初次认证：风险评估");
}

// As a reader of Markdown sees it, in JSON too; other formats have no such backslashes in the
// texts below.
std::string read(const std::string& text) {
  return base::replace_all(base::replace_all(text, "\\\\*", "*"), "\\*", "*");
}

// A personal value as it may get into every sentence about it.
verdict::Assessment talkative(const std::string& value) {
  auto made = tests::sample_assessment();
  auto& check = made.categories.at(0).requirements.at(0).checks.at(1);
  const i18n::Localized words{"the number is " + value + ", which is known",
                              "证件号码为" + value + "，已知"};
  check.outcome = verdict::Outcome::fail;
  check.message = words;
  check.reason = words;
  check.evidence.at(0).value = value;
  check.explanation->evidence.at(0).value = value;
  check.explanation->found = value;
  check.explanation->text = words;
  check.explanation->distance = words;
  made.problems.at(0).message = words;
  made.problems.at(0).helps = {words};
  verdict::tally(made);
  return made;
}

TEST_CASE("personal data stays out of every format unless it is asked for", "[report]") {
  for (const std::string value : {"330106199001010012", "13800138000"}) {
    const auto assessment = talkative(value);
    for (const auto& format : formats()) {
      for (const auto locale : {i18n::Locale::en, i18n::Locale::zh}) {
        const Options hidden{.locale = locale, .pass_details = true};
        const Options open{.locale = locale, .pass_details = true, .show_personal = true};
        CHECK(format.render(assessment, hidden).find(value) == std::string::npos);
        if (format.name == "matrix") continue;  // it shows no values
        CHECK(read(format.render(assessment, hidden)).find("***") != std::string::npos);
        CHECK(format.render(assessment, open).find(value) != std::string::npos);
      }
    }
  }
}

TEST_CASE("a short personal value is masked where it is spoken of, and other numbers stay",
          "[report]") {
  auto assessment = talkative("35");
  for (const auto& format : formats()) {
    if (format.name == "matrix") continue;  // it shows no values
    const auto text = read(format.render(assessment, {.pass_details = true}));
    CHECK(text.find("the number is ***, which is known") != std::string::npos);
    CHECK(text.find("2026-11-23") != std::string::npos);
  }
}

TEST_CASE("how many there are of what is personal is no secret, and no mask for others",
          "[report]") {
  auto assessment = talkative("110101199003071234");
  auto& part = *assessment.categories.at(0).requirements.at(0).checks.at(1).explanation;
  part.found = "1 item";
  part.text = {"there is 1 item; needed: at least 11 items", "有 1 项；需要：至少 11 项"};
  const auto text = find("json")->render(assessment, {.pass_details = true});
  CHECK(text.find("there is 1 item; needed: at least 11 items") != std::string::npos);
  CHECK(text.find("110101199003071234") == std::string::npos);
}

}  // namespace
}  // namespace zizhi::report
