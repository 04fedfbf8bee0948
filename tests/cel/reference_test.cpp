#include "zizhi/cel/reference.h"

#include "checking.h"
#include "macro_rules.h"

#include "zizhi/cel/function.h"
#include "zizhi/cel/program.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace zizhi::cel {
namespace {

TEST_CASE("the reference has every row of the tables once", "[cel][reference]") {
  std::size_t rows = 0;
  for (const auto& rule : macro_rules())
    rows += rule.forms.size();
  for (const auto& family : families())
    rows += family.overloads.size();
  std::size_t forms = 0;
  std::set<std::string> usages;
  for (const auto& chapter : reference()) {
    for (const auto& entry : chapter.entries) {
      for (const auto& form : entry.forms) {
        ++forms;
        INFO(form.usage);
        CHECK(usages.insert(form.usage).second);
      }
    }
  }
  CHECK(forms == rows);
}

TEST_CASE("every entry of the reference has a sentence in both languages", "[cel][reference]") {
  for (const auto& chapter : reference()) {
    CHECK_FALSE(chapter.title.zh.empty());
    for (const auto& entry : chapter.entries) {
      for (const auto& form : entry.forms) {
        INFO(form.usage);
        CHECK(form.about.en.ends_with('.'));
        CHECK(form.about.zh.ends_with("。"));
      }
    }
  }
}

TEST_CASE("every macro's form reads as it is used, and its example is true",
          "[cel][reference]") {
  for (const auto& rule : macro_rules()) {
    for (const auto& form : rule.forms) {
      DYNAMIC_SECTION(form.usage) {
        Types types;
        const Environment environment(types);
        CheckOptions options;
        options.expected = types.of(Kind::boolean);
        Checking checking(environment, std::string(form.example), options);
        REQUIRE(checking.outcome() == "bool");
        Arena arena;
        const Definitions none;
        Session session(arena, {}, none);
        CHECK(compile(*std::move(checking.checked)).run(session).is_true());

        const auto usage = form.usage.substr(0, form.usage.find(" -> "));
        CHECK(usage.size() < form.usage.size());
        Checking shape(environment, std::string(usage));
        CHECK(shape.codes().find("Z1") == std::string::npos);  // it parses
      }
    }
  }
}

/// The words of the language, a line each, as the fuzzer takes them.
std::string dictionary() {
  std::set<std::string> words{"true", "false", "null", "as_of", ".?",
                              "[?",   "?",     ":",    "r'",    "b'"};
  for (const auto& chapter : reference()) {
    for (const auto& entry : chapter.entries) {
      auto name = std::string(entry.name);
      const bool word = name.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
      if (word && name != "in") name += '(';
      words.insert(name);
    }
  }
  std::string out =
      "# The language's words, out of the tables of functions and macros: a test keeps "
      "them fresh.\n";
  for (const auto& word : words)
    out += '"' + word + "\"\n";
  return out;
}

TEST_CASE("the fuzzer's dictionary has the words of the tables", "[cel][reference]") {
  const auto path = std::string(ZIZHI_SOURCE_DIR) + "/fuzz/cel.dict";
  if (std::getenv("ZIZHI_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << dictionary();
  }
  std::ifstream in(path, std::ios::binary);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == dictionary());
}

}  // namespace
}  // namespace zizhi::cel
