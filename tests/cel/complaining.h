// What is said about expressions that cannot be read: a row has a text and both languages'
// words.
#pragma once

#include "parsing.h"

#include "zizhi/base/text.h"

#include <catch2/catch.hpp>

#include <string>

namespace zizhi::cel {

struct Row {
  const char* text;
  const char* en;  // as it is drawn, behind a line feed
  const char* zh;  // the sentence, and the help if there is one
};

// The sentence and the help of what was drawn.
inline std::string words(const std::string& drawn) {
  constexpr std::string_view kHelp = "     = ";
  std::string out;
  for (const auto& line : base::split(drawn, '\n')) {
    if (line.starts_with("错误")) {
      out += std::string(line.substr(line.find("：") + std::string_view("：").size())) + "\n";
    } else if (line.starts_with(kHelp)) {
      out += std::string(line.substr(kHelp.size())) + "\n";
    }
  }
  return out;
}

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      const Parsing parsing(row.text);
      CHECK_FALSE(parsing.ast);
      CHECK("\n" + parsing.rendered() == row.en);
      CHECK("\n" + words(parsing.rendered(i18n::Locale::zh)) == row.zh);
    }
  }
}

}  // namespace zizhi::cel
