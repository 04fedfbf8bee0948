// docs/LANGUAGE.md: its reference is made out of the tables of functions and macros, its limits
// out of the engine's defaults, and every example in it is run by the program. With the
// variable ZIZHI_UPDATE_GOLDEN what is made is written anew.
#include "world.h"

#include "zizhi/cel/limits.h"
#include "zizhi/cel/reference.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

namespace {

using namespace zizhi;

const std::string& path() {
  static const auto kPath = std::string(ZIZHI_SOURCE_DIR) + "/docs/LANGUAGE.md";
  return kPath;
}

std::string read_page() {
  std::ifstream in(path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// ── what is made ──

/// A line of a table would end at a bar.
std::string code(std::string_view text) {
  return "`" + std::string(text) + "`";
}

/// Forms of one sentence stand under it, each beside its example.
std::string made_entry(const cel::ReferenceEntry& entry) {
  std::size_t column = 0;
  for (const auto& form : entry.forms)
    column = std::max(column, form.usage.size());
  std::string out;
  std::string_view told;
  for (const auto& form : entry.forms) {
    if (form.about.en != told) {
      if (!out.empty()) out += "```\n\n";
      out += (told.empty() ? "**" + code(entry.name) + "** " : std::string()) +
             std::string(form.about.en) + "\n\n```text\n";
      told = form.about.en;
    }
    auto line = form.usage;
    if (!form.example.empty()) {
      line += std::string(column - form.usage.size() + 3, ' ') + std::string(form.example);
    }
    out += line + "\n";
  }
  return out + "```\n\n";
}

std::string made_reference() {
  std::string out =
      "\n## Reference\n\nMade out of the tables that the engine works with. `A`, `B`, `K` and "
      "`V` stand for any type; what\nstands before the point of a method is the value that it "
      "is called on. Beside each form is an\nexample that is true.\n\n";
  for (const auto& chapter : cel::reference()) {
    out += "### " + std::string(chapter.title.en) + "\n\n";
    for (const auto& entry : chapter.entries)
      out += made_entry(entry);
  }
  return out;
}

std::string made_limits() {
  const cel::Limits limits;
  const auto row = [](std::string_view name, std::uint64_t value, std::string_view about) {
    return "| " + code(name) + " | " + std::to_string(value) + " | " + std::string(about) +
           " |\n";
  };
  return "\n| name | default | bounds |\n|---|---|---|\n" +
         row("source", limits.source_bytes, "bytes of an expression's text") +
         row("depth", limits.depth, "brackets, operators and definitions inside each other") +
         row("nodes", limits.nodes, "names, literals, operators and calls of an expression") +
         row("nesting", limits.comprehension_nesting, "macros inside macros") +
         row("iterations", limits.iterations, "elements that the macros of one check visit") +
         row("cost", limits.cost, "steps of one check") +
         row("memory", limits.result_bytes, "bytes that the values of one check take") + "\n";
}

/// The page with `text` between the markers `<!-- name -->` and `<!-- end of the name -->`.
std::string with_block(const std::string& page, const std::string& name,
                       const std::string& text) {
  const auto open = "<!-- " + name + " -->\n";
  const auto from = page.find(open);
  const auto to = page.find("<!-- end of the " + name + " -->");
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  return page.substr(0, from + open.size()) + text + page.substr(to);
}

TEST_CASE("the language page's reference is what the tables say", "[cli][language]") {
  const auto page = read_page();
  const auto fresh =
      with_block(with_block(page, "reference", made_reference()), "limits", made_limits());
  if (std::getenv("ZIZHI_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path(), std::ios::binary) << fresh;
  } else {
    INFO("ZIZHI_UPDATE_GOLDEN=1 build/dev/tests/zizhi_tests_cli '[language]' writes it anew");
    CHECK((page == fresh));
  }
}

// ── what is written by hand ──

struct Example {
  std::string dossier;  ///< `examples/gaps`; empty: no evidence
  std::string text;
  std::string comment;  ///< `→ 7`, `? path`, `✘ words`; empty: it is true
};

/// The lines of the blocks that are marked as expressions.
std::vector<Example> examples(const std::string& page) {
  std::vector<Example> found;
  std::optional<std::string> dossier;
  std::size_t from = 0;
  while (from < page.size()) {
    const auto end = std::min(page.find('\n', from), page.size());
    const auto line = page.substr(from, end - from);
    from = end + 1;
    if (line.starts_with("```")) {
      const bool begins = line.starts_with("```cel");
      dossier = begins ? std::optional(trimmed(line.substr(6))) : std::nullopt;
    } else if (dossier && !line.empty()) {
      const auto comment = line.find(" // ");
      const bool told = comment != std::string::npos;
      found.push_back({*dossier, trimmed(line.substr(0, comment)),
                       told ? trimmed(line.substr(comment + 4)) : ""});
    }
  }
  return found;
}

tests::Ran run(const Example& example) {
  std::vector<std::string> arguments{"eval"};
  if (!example.dossier.empty()) {
    for (const auto* const word : {"--evidence", "", "--as-of", "2026-11-23"})
      arguments.emplace_back(*word == '\0' ? example.dossier : word);
  }
  arguments.insert(arguments.end(), {"--", example.text});
  return tests::Stage().run(arguments);
}

/// With single spaces: a sentence may be broken over lines.
std::string on_one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

std::string behind(const std::string& comment, std::string_view mark) {
  return trimmed(comment.substr(mark.size()));
}

void check(const Example& example) {
  const auto ran = run(example);
  const auto& comment = example.comment;
  INFO(ran.out << ran.err);
  if (comment.starts_with("✘")) {
    CHECK(ran.exit == 2);
    CHECK(on_one_line(ran.err).find(behind(comment, "✘")) != std::string::npos);
  } else if (comment.starts_with("?")) {
    CHECK(ran.exit == 1);
    CHECK(ran.out.find("\n  " + behind(comment, "?") + "\n") != std::string::npos);
  } else {
    REQUIRE((comment.empty() || comment.starts_with("→")));
    CHECK(ran.exit == 0);
    const auto value = comment.empty() ? "true" : behind(comment, "→");
    CHECK(ran.out.substr(0, ran.out.find('\n')) == value);
  }
}

TEST_CASE("every example of the language page comes out as it says", "[cli][language]") {
  const auto all = examples(read_page());
  CHECK(all.size() > 60);
  for (const auto& example : all) {
    DYNAMIC_SECTION(example.text) {
      check(example);
    }
  }
}

}  // namespace
