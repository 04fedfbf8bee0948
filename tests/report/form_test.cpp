#include "form/form.h"

#include "golden.h"
#include "markup_reader.h"
#include "nasty_texts.h"
#include "sample_assessment.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Outcome;

std::string rendered(const verdict::Assessment& assessment, std::string_view suffix,
                     Locale locale = Locale::en) {
  return find("form")->render(assessment, {.locale = locale, .suffix = suffix});
}

TEST_CASE("only a pass conforms, and only what does not apply is not applicable",
          "[report][form]") {
  for (const auto outcome :
       {Outcome::fail, Outcome::missing, Outcome::attest, Outcome::waived, Outcome::error})
    CHECK(conclusion_of(outcome) == Conclusion::does_not_conform);
  CHECK(conclusion_of(Outcome::pass) == Conclusion::conforms);
  CHECK(conclusion_of(Outcome::not_applicable) == Conclusion::not_applicable);
}

TEST_CASE("the form reads as it should", "[report][form]") {
  const auto english = rendered(tests::sample_assessment(), "");
  CHECK(golden("form.en.md", english) == english);
  const auto chinese = rendered(tests::sample_assessment(), "md", Locale::zh);
  CHECK(golden("form.zh.md", chinese) == chinese);
}

TEST_CASE("a form is called by whose it is and by its day", "[report][form]") {
  CHECK(form(Locale::en, tests::sample_assessment()).name ==
        "Hangzhou Example Security Co., Ltd. – self-assessment form of 2026-11-23");
  CHECK(form(Locale::zh, tests::sample_assessment()).name ==
        "Hangzhou Example Security Co., Ltd. – 2026-11-23 自评估表");
}

TEST_CASE("the form is a page where its path ends so, with a row for every requirement",
          "[report][form]") {
  for (const auto locale : {Locale::en, Locale::zh}) {
    const auto made = form(locale, tests::sample_assessment());
    std::string fault;
    const auto root =
        tests::read_markup(rendered(tests::sample_assessment(), "html", locale), fault);
    CHECK(fault == "");
    const auto rows = root.all("tr");
    REQUIRE(rows.size() == made.rows.size() + 1);
    CHECK(root.all("title").at(0)->content() == made.name);
    for (std::size_t i = 0; i < made.rows.size(); ++i) {
      CHECK(rows[i + 1]->all("th").at(0)->content() == made.rows[i].item);
      CHECK(rows[i + 1]->all_of_class("badge").at(0)->content() == made.rows[i].conclusion);
    }
    CHECK(root.all("script").empty());
  }
}

TEST_CASE("the form is a workbook where its path ends so", "[report][form]") {
  const auto bytes = rendered(tests::sample_assessment(), "xlsx", Locale::zh);
  CHECK(bytes.starts_with("PK\x03\x04"));
  for (const auto& row : form(Locale::zh, tests::sample_assessment()).rows) {
    CHECK(bytes.find(">" + row.item + "<") != std::string::npos);
    CHECK(bytes.find(">" + row.conclusion + "<") != std::string::npos);
  }
}

TEST_CASE("no text of a stranger breaks the form", "[report][form]") {
  for (const auto& nasty : tests::nasty_texts()) {
    DYNAMIC_SECTION(base::visible(nasty.substr(0, 40))) {
      auto assessment = tests::sample_assessment();
      tests::for_each_text(assessment, [&nasty](std::string& text) { text = nasty; });
      std::string fault;
      const auto root = tests::read_markup(rendered(assessment, "html"), fault);
      CHECK(fault == "");
      CHECK(root.all("tr").size() == 10);
      const auto text = rendered(assessment, "");
      CHECK(base::is_utf8(text));
      const auto lines = base::split(text, '\n');
      CHECK(std::ranges::count_if(lines, [](std::string_view line) {
              return line.starts_with("| ") && line.ends_with(" |");
            }) == 11);
    }
  }
}

}  // namespace
}  // namespace zizhi::report
