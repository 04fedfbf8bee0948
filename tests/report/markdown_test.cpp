#include "markdown/markdown.h"

#include "golden.h"
#include "nasty_texts.h"
#include "sample_assessment.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cctype>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;

std::string markdown(const verdict::Assessment& assessment, const Options& options = {}) {
  return find("markdown")->render(assessment, options);
}

// Cells of a line: pipes that no backslash stands before.
std::size_t pipes(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      ++count;
    }
  }
  return count;
}

// What a reader could mistake for markup in a line of ours; empty where there is nothing.
std::string fault_of(std::string_view line) {
  for (const auto* const own : {"<details>", "</details>"}) {
    if (line == own) return {};
  }
  if (line.starts_with("<summary>") && line.ends_with("</summary>")) return {};
  if (line.starts_with("> ")) line.remove_prefix(2);
  if (line.ends_with(' ')) return "a space at the end";
  bool code = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '`') code = !code;
    if (code) continue;
    if (line[i] == '\\') {
      ++i;
      continue;
    }
    if (line[i] == '[' || line[i] == '<' || line[i] == '~') return std::string(1, line[i]);
    const bool zero = line.substr(i).starts_with("&#8203;");
    if (line[i] == '&' && !zero) return "an entity";
    const auto rest = line.substr(i + 1);
    const bool joined =
        !rest.empty() && std::isalnum(static_cast<unsigned char>(rest.front())) != 0;
    if (line[i] == '@' && joined) return "a mention";
    if (line.substr(i).starts_with("://")) return "an address";
  }
  return code ? "open code" : "";
}

// The faults of a document, line by line.
std::vector<std::string> faults(const std::string& text) {
  std::vector<std::string> found;
  const auto lines = base::split(text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto fault = fault_of(lines[i]);
    if (!fault.empty()) found.push_back(fault + ": " + std::string(lines[i]));
    const bool row = lines[i].starts_with("|") && i > 0 && lines[i - 1].starts_with("|");
    if (row && pipes(lines[i]) != pipes(lines[i - 1])) {
      found.push_back("another number of cells: " + std::string(lines[i]));
    }
    if (!base::is_utf8(lines[i]) || base::visible(lines[i]) != lines[i]) {
      found.push_back("something unseen: " + std::string(lines[i]));
    }
  }
  if (!text.ends_with('\n') || text.ends_with("\n\n")) found.emplace_back("its end");
  if (text.find("\n\n\n") != std::string::npos) found.emplace_back("two empty lines");
  return found;
}

TEST_CASE("the Markdown report reads as it should", "[report][markdown]") {
  const struct {
    const char* file;
    verdict::Assessment assessment;
    Options options;
  } rows[] = {
      {"markdown.en.md", tests::sample_assessment(), {}},
      {"markdown.zh.md", tests::sample_assessment(), {.locale = Locale::zh}},
      {"markdown.ready.en.md", tests::ready_assessment(), {.pass_details = true}},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.file) {
      const auto text = markdown(row.assessment, row.options);
      CHECK(golden(row.file, text) == text);
      CHECK(faults(text).empty());
    }
  }
}

TEST_CASE("a text stays a text in Markdown", "[report][markdown]") {
  const struct {
    const char* text;
    const char* markup;
  } rows[] = {
      {"plain, 中文。", "plain, 中文。"},
      {"a*b_c", "a\\*b\\_c"},
      {"[x](y)", "\\[x\\](y)"},
      {"<b>", "\\<b\\>"},
      {"a|b", "a\\|b"},
      {"&lt;", "\\&lt;"},
      {"@someone, a@b.org, @", "@&#8203;someone, a@&#8203;b.org, @"},
      {"#12 and # 12", "\\#&#8203;12 and # 12"},
      {"# heading", "\\# heading"},
      {"- item", "\\- item"},
      {"1. one", "1\\. one"},
      {"12) twelve", "12\\) twelve"},
      {"2026-11-23", "2026-11-23"},
      {"https://example.com", "https\\://example.com"},
      {"www.example.com", "www\\.example.com"},
      {"a\nb", "a\\\\u{a}b"},
  };

  for (const auto& row : rows)
    CHECK(Inline::text(row.text).markup() == row.markup);
}

TEST_CASE("code stays code in Markdown, and what cannot be code is text",
          "[report][markdown]") {
  CHECK(Inline::code("a_b[0]").markup() == "`a_b[0]`");
  CHECK(Inline::code("a|b").markup() == "a\\|b");
  CHECK(Inline::code("a`b").markup() == "a\\`b");
  CHECK(Inline::code("").markup().empty());
  CHECK(Inline::words("see `a_b`, or `c").markup() == "see `a_b`, or \\`c");
}

TEST_CASE("no bytes at all become Markdown", "[report][markdown][law]") {
  CHECK(rc::check("random bytes", [](const std::string& text) {
    Markdown out;
    out.paragraph(Inline("x ") + Inline::text(text));
    out.table({Inline("a"), Inline("b")}, {{Inline::text(text), Inline::words(text)}});
    RC_ASSERT(faults(out.take()).empty());
  }));
}

TEST_CASE("no text of a stranger breaks the Markdown report", "[report][markdown]") {
  for (const auto& nasty : tests::nasty_texts()) {
    DYNAMIC_SECTION(base::visible(nasty.substr(0, 40))) {
      auto assessment = tests::sample_assessment();
      tests::for_each_text(assessment, [&nasty](std::string& text) { text = nasty; });
      const auto text = markdown(assessment, {.pass_details = true, .show_personal = true});
      CHECK(faults(text) == std::vector<std::string>());
    }
  }
}

TEST_CASE("the Markdown report tells every check of every requirement", "[report][markdown]") {
  const auto text = markdown(tests::sample_assessment());
  for (const auto& category : tests::sample_assessment().categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        CHECK(text.find("`" + check.id + "`") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace zizhi::report
