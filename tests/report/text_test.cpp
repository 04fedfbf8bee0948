#include "zizhi/base/text.h"

#include "golden.h"
#include "nasty_texts.h"
#include "sample_assessment.h"

#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>

#include <regex>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;

std::string text(const verdict::Assessment& assessment, const Options& options = {}) {
  return find("text")->render(assessment, options);
}

std::string without_color(const std::string& text) {
  return std::regex_replace(text, std::regex("\x1b\\[[0-9;]*m"), "");
}

// What is wrong with a page, for a test's message; empty when nothing is.
std::string fault_of(const std::string& page, std::size_t width) {
  if (!base::is_utf8(page)) return "malformed UTF-8";
  if (!page.ends_with('\n') || page.ends_with("\n\n")) return "does not end in one line feed";
  for (const auto line : base::split(page, '\n')) {
    if (base::cells(line) > width) return "too wide: " + std::string(line);
    if (base::visible(line) != line) return "something unseen: " + base::visible(line);
    if (line.ends_with(' ')) return "a space at the end: " + std::string(line);
  }
  if (page.find("\n\n\n") != std::string::npos) return "two empty lines";
  return {};
}

TEST_CASE("the terminal report reads as it should", "[report][text]") {
  const struct {
    const char* file;
    verdict::Assessment assessment;
    Options options;
  } rows[] = {
      {"text.en.txt", tests::sample_assessment(), {}},
      {"text.zh.txt", tests::sample_assessment(), {.locale = Locale::zh}},
      {"text.wide.en.txt", tests::sample_assessment(), {.width = 120}},
      {"text.wide.zh.txt", tests::sample_assessment(), {.locale = Locale::zh, .width = 120}},
      {"text.narrow.en.txt", tests::sample_assessment(), {.width = 60}},
      {"text.color.en.txt", tests::sample_assessment(), {.color = true}},
      {"text.passes.en.txt", tests::sample_assessment(), {.pass_details = true}},
      {"text.passes.zh.txt",
       tests::sample_assessment(),
       {.locale = Locale::zh, .pass_details = true}},
      {"text.personal.en.txt",
       tests::sample_assessment(),
       {.pass_details = true, .show_personal = true}},
      {"text.ready.en.txt", tests::ready_assessment(), {}},
      {"text.ready.zh.txt", tests::ready_assessment(), {.locale = Locale::zh}},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.file) {
      const auto page = text(row.assessment, row.options);
      CHECK(golden(row.file, page) == page);
    }
  }
}

TEST_CASE("no line of the terminal report is wider than the terminal", "[report][text]") {
  const auto sample = tests::sample_assessment();
  const auto ready = tests::ready_assessment();
  for (std::size_t width = 60; width <= 200; ++width) {
    for (const auto locale : {Locale::en, Locale::zh}) {
      const Options options{.locale = locale, .width = width, .pass_details = true};
      INFO(width);
      CHECK(fault_of(text(sample, options), width).empty());
      CHECK(fault_of(text(ready, options), width).empty());
    }
  }
}

TEST_CASE("no text of a stranger breaks the terminal report", "[report][text]") {
  for (const auto& nasty : tests::nasty_texts()) {
    DYNAMIC_SECTION(base::visible(nasty.substr(0, 40))) {
      auto assessment = tests::sample_assessment();
      tests::for_each_text(assessment, [&nasty](std::string& text) { text = nasty; });
      for (const std::size_t width : {60U, 80U, 120U}) {
        for (const auto locale : {Locale::en, Locale::zh}) {
          const Options options{
              .locale = locale, .width = width, .pass_details = true, .show_personal = true};
          CHECK(fault_of(text(assessment, options), width) == "");
        }
      }
    }
  }
}

TEST_CASE("a stranger's text changes no outcome that is shown", "[report][text]") {
  auto assessment = tests::sample_assessment();
  tests::for_each_text(assessment, [](std::string& text) {
    text = "\n  \xE2\x9C\x94 PERF-1.service-time  pass\nREADY\x1b[1A\r";
  });
  // Two spaces part the outcome from the check: no text of a stranger gets them through.
  const auto page = text(assessment);
  CHECK(page.find("✔ PERF-1.service-time  pass") == std::string::npos);
  CHECK(page.find("\nREADY: ") == std::string::npos);
  CHECK(page.find("\nNOT READY: ") != std::string::npos);
}

TEST_CASE("colour only adds to the terminal report", "[report][text]") {
  for (const auto locale : {Locale::en, Locale::zh}) {
    const auto plain =
        text(tests::sample_assessment(), {.locale = locale, .pass_details = true});
    const auto colored = text(tests::sample_assessment(),
                              {.locale = locale, .color = true, .pass_details = true});
    CHECK(colored != plain);
    CHECK(without_color(colored) == plain);
  }
}

TEST_CASE("the terminal report never says certified and never a percentage of its own",
          "[report][text]") {
  const auto page = text(tests::ready_assessment());
  CHECK(page.find("certified") == std::string::npos);
  CHECK(page.find('%') == std::string::npos);
  CHECK(text(tests::ready_assessment(), {.locale = Locale::zh}).find("通过认证") ==
        std::string::npos);
}

TEST_CASE("every gap of the terminal report is named, whatever their number",
          "[report][text]") {
  auto assessment = tests::sample_assessment();
  auto& checks = assessment.categories.at(3).requirements.at(2).checks;
  checks.erase(checks.begin() + 1, checks.end());
  const auto one = checks.front();
  for (int i = 0; i < 2000; ++i) {
    auto more = one;
    more.subject->id = "q" + std::to_string(i);
    checks.push_back(more);
  }
  verdict::tally(assessment);
  const auto page = text(assessment);
  CHECK(page.find("and 1996 more") != std::string::npos);
  CHECK(std::count(page.begin(), page.end(), '\n') < 300);
}

TEST_CASE("a requirement that no check decided is among the gaps", "[report][text]") {
  auto assessment = tests::ready_assessment();
  assessment.categories.at(0).requirements.at(0).checks.clear();
  verdict::tally(assessment);
  const auto page = text(assessment);
  CHECK(page.find("INCOMPLETE: 1 missing") != std::string::npos);
  CHECK(page.find("? OFFICE-1  Fixed place of business") != std::string::npos);
  CHECK(page.find("No check decided it") != std::string::npos);
}

TEST_CASE("places leave out the folder that all evidence is in", "[report][text]") {
  const struct {
    const char* what;
    std::vector<std::string> files;
    const char* folder;
    const char* shown;
  } rows[] = {
      {"none", {"evidence.yaml"}, "", " evidence.yaml:8:16\n"},
      {"one", {"a/b/evidence.yaml"}, "a/b/", " evidence.yaml:8:16\n"},
      {"of two files",
       {"a/b/evidence.yaml", "a/c/more.yaml"},
       "a/b/",
       " b/evidence.yaml:8:16\n"},
      {"nothing in common", {"a/evidence.yaml", "/b.yaml"}, "a/", " a/evidence.yaml:8:16\n"},
      {"the top of the file system",
       {"/b.yaml", "/c/d.yaml"},
       "/c/",
       " c/evidence.yaml:8:16\n"},
      {"another folder", {"a/evidence.yaml"}, "ab/", " ab/evidence.yaml:8:16\n"},
      {"a name that begins alike", {"a/b.yaml", "ab/c.yaml"}, "a/", " a/evidence.yaml:8:16\n"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      auto assessment = tests::sample_assessment();
      tests::for_each_text(assessment, [&row](std::string& text) {
        if (text == "evidence.yaml") text = row.folder + text;
      });
      assessment.evidence.clear();
      for (const auto& file : row.files)
        assessment.evidence.push_back({.name = file, .sha256 = {}});
      const auto page = text(assessment, {.pass_details = true});
      CHECK(page.find(row.shown) != std::string::npos);
      for (const auto& file : row.files)
        CHECK(page.find("  " + file + "\n") != std::string::npos);
    }
  }
}

TEST_CASE("a verdict that rests on nothing is no result", "[report][text]") {
  auto assessment = tests::ready_assessment();
  assessment.categories.erase(assessment.categories.begin());
  verdict::tally(assessment);
  const auto page = text(assessment);
  CHECK(page.find("No requirement applies: this is no result.") != std::string::npos);
  CHECK(page.find("0 of 0") == std::string::npos);
}

}  // namespace
}  // namespace zizhi::report
