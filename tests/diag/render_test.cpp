#include "zizhi/diag/render.h"

#include <catch2/catch.hpp>

namespace zizhi::diag {
namespace {

using i18n::Locale;

// A source, and a diagnostic about the first occurrence of a part of it.
struct Scene {
  source::Map sources;
  source::Id id;

  explicit Scene(std::string text, std::string name = "r.yaml")
      : id(sources.add(std::move(name), std::move(text))) {}

  source::Span span(std::string_view part) const {
    const auto begin = sources[id].text().find(part);
    REQUIRE(begin != std::string_view::npos);
    return {id, static_cast<source::Offset>(begin),
            static_cast<source::Offset>(begin + part.size())};
  }

  std::string draw(const Diagnostic& diagnostic, const RenderOptions& options = {}) const {
    return render(diagnostic, sources, options);
  }
};

Diagnostic expected_token(source::Span where) {
  return make<Code::expected_token>(where, "`)`", i18n::Text{"a name", "名称"});
}

TEST_CASE("a diagnostic shows its line with a caret under the span", "[diag]") {
  const Scene scene("when: 单位.staf > 3\n");
  const auto found = expected_token(scene.span("staf"));
  CHECK(scene.draw(found) ==
        "error[Z1001]: expected `)`, found a name\n"
        "  --> r.yaml:1:10\n"
        "   1 | when: 单位.staf > 3\n"
        "     |            ^^^^\n");
  CHECK(scene.draw(found, {.locale = Locale::zh, .color = false, .show_personal = false}) ==
        "错误[Z1001]：此处应为`)`，却是名称\n"
        "  --> r.yaml:1:10\n"
        "   1 | when: 单位.staf > 3\n"
        "     |            ^^^^\n");
}

TEST_CASE("the caret fits whatever the line holds", "[diag]") {
  const struct {
    const char* what;
    std::string text;
    source::Offset begin;
    source::Offset end;
    const char* lines;
  } rows[] = {
      {"wide characters in the span", "a: 甲乙 b", 3, 9, "   1 | a: 甲乙 b\n     |    ^^^^\n"},
      {"four bytes", "😀: 𠮷x", 10, 11, "   1 | 😀: 𠮷x\n     |       ^\n"},
      {"a combining mark", "e\xCC\x81: x", 5, 6, "   1 | e\xCC\x81: x\n     |    ^\n"},
      {"a tab", "\ta:\tb", 4, 5, "   1 |     a:    b\n     |           ^\n"},
      {"a tab in the span", "a\tb", 1, 2, "   1 | a    b\n     |  ^^^^\n"},
      {"a span that cuts a code point", "a甲乙b", 2, 5, "   1 | a甲乙b\n     |  ^^\n"},
      {"an empty span", "abc", 1, 1, "   1 | abc\n     |  ^\n"},
      {"the end of the text", "abc", 3, 3, "   1 | abc\n     |    ^\n"},
      {"past the end of the text", "abc", 99, 100, "   1 | abc\n     |    ^\n"},
      {"the line break", "abc\r\nd", 4, 5, "   1 | abc\n     |    ^\n"},
      {"an empty text", "", 0, 0, "   1 | \n     | ^\n"},
      {"a span over lines shows the first", "a: |\n  b\n  c\n", 3, 12,
       "   1 | a: |\n     |    ^\n"},
      {"control characters", "a\x1b[31m: \x07 b", 10, 11,
       "   1 | a\\u{1b}[31m: \\u{7} b\n     |                    ^\n"},
      {"a direction override", "a\u202E: b", 6, 7,
       "   1 | a\\u{202e}: b\n     |            ^\n"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Scene scene(row.text);
      const auto drawn = scene.draw(expected_token({scene.id, row.begin, row.end}));
      const auto second_line_end = drawn.find('\n', drawn.find('\n') + 1) + 1;
      CHECK(drawn.substr(second_line_end) == row.lines);
    }
  }
}

TEST_CASE("line numbers of any size keep the bar straight", "[diag]") {
  const Scene scene(std::string(12344, '\n') + "abc\n");
  CHECK(scene.draw(expected_token(scene.span("b"))) ==
        "error[Z1001]: expected `)`, found a name\n"
        "  --> r.yaml:12345:2\n"
        "12345 | abc\n"
        "      |  ^\n");
}

TEST_CASE("a very long line is cut around the span", "[diag]") {
  SECTION("in its middle") {
    const Scene scene(std::string(5000, 'a') + "HERE" + std::string(5000, 'b'));
    CHECK(scene.draw(expected_token(scene.span("HERE"))) ==
          "error[Z1001]: expected `)`, found a name\n"
          "  --> r.yaml:1:5001\n"
          "   1 | …" +
              std::string(39, 'a') + "HERE" + std::string(55, 'b') +
              "…\n"
              "     | " +
              std::string(40, ' ') + "^^^^\n");
  }
  SECTION("of wide characters") {
    std::string wide;
    for (int i = 0; i < 100; ++i) {
      wide += "甲";
    }
    const Scene scene(wide + "HERE" + wide);
    CHECK(scene.draw(expected_token(scene.span("HERE"))) ==
          "error[Z1001]: expected `)`, found a name\n"
          "  --> r.yaml:1:101\n"
          "   1 | …" +
              wide.substr(0, 57) + "HERE" + wide.substr(0, 84) +
              "…\n"
              "     | " +
              std::string(39, ' ') + "^^^^\n");
  }
  SECTION("with a span that is longer than the screen") {
    const Scene scene("x" + std::string(500, 'a'));
    CHECK(scene.draw(expected_token({scene.id, 1, 501})) ==
          "error[Z1001]: expected `)`, found a name\n"
          "  --> r.yaml:1:2\n"
          "   1 | x" +
              std::string(98, 'a') +
              "…\n"
              "     |  " +
              std::string(99, '^') + "\n");
  }
}

TEST_CASE("labels and helps follow in the reader's language", "[diag]") {
  const Scene scene("甲: 1\n乙: 2\n甲: 3\n");
  auto found = make<Code::duplicate_key>(source::Span{scene.id, 14, 17}, "甲");
  found.path = "people[2].甲";
  found.labels.push_back(
      {.where = scene.span("甲"), .text = {"it is here first", "首次出现在此"}});
  found = help(std::move(found), {"take one away", "删去其中一个"});
  CHECK(scene.draw(found) ==
        "error[Z1020]: key `甲` occurs more than once in this map\n"
        "  --> r.yaml:3:1 (people[2].甲)\n"
        "   3 | 甲: 3\n"
        "     | ^^\n"
        "  ::: r.yaml:1:1: it is here first\n"
        "   1 | 甲: 1\n"
        "     | --\n"
        "     = help: take one away\n");
  CHECK(scene.draw(found, {.locale = Locale::zh, .color = false, .show_personal = false}) ==
        "错误[Z1020]：键 `甲` 在同一映射中重复出现\n"
        "  --> r.yaml:3:1 (people[2].甲)\n"
        "   3 | 甲: 3\n"
        "     | ^^\n"
        "  ::: r.yaml:1:1：首次出现在此\n"
        "   1 | 甲: 1\n"
        "     | --\n"
        "     = 帮助：删去其中一个\n");
}

TEST_CASE("a line with personal data is not excerpted unless asked for", "[diag]") {
  const Scene scene("id: 110101199003070000\n");
  auto found = expected_token(scene.span("1101"));
  found.personal = true;
  CHECK(scene.draw(found) ==
        "error[Z1001]: expected `)`, found a name\n"
        "  --> r.yaml:1:5\n");
  CHECK(scene.draw(found, {.locale = Locale::en, .color = false, .show_personal = true})
            .ends_with("   1 | id: 110101199003070000\n     |     ^^^^\n"));
}

TEST_CASE("a diagnostic without a place is a sentence", "[diag]") {
  const Scene scene("");
  CHECK(scene.draw(make<Code::file_not_found>(std::nullopt, "a.yaml")) ==
        "error[Z0001]: there is no file `a.yaml`\n");
  auto found = make<Code::file_not_found>(std::nullopt, "a.yaml");
  found.path = "people[0].file";
  CHECK(scene.draw(found) ==
        "error[Z0001]: there is no file `a.yaml`\n"
        "  --> people[0].file\n");
}

TEST_CASE("names and arguments cannot command the terminal", "[diag]") {
  const Scene scene("a", "e\x1b[2J.yaml");
  CHECK(scene.draw(make<Code::expected_token>(scene.span("a"), "\x1b]0;x\x07", "a\nb")) ==
        "error[Z1001]: expected \\u{1b}]0;x\\u{7}, found a\\u{a}b\n"
        "  --> e\\u{1b}[2J.yaml:1:1\n"
        "   1 | a\n"
        "     | ^\n");
}

TEST_CASE("colours mark severity, place and help", "[diag]") {
  const Scene scene("abc\n");
  auto found = help(expected_token(scene.span("b")), {"do", "做"});
  found.labels.push_back({.where = scene.span("c"), .text = {"here", "此处"}});
  CHECK(scene.draw(found, {.locale = Locale::en, .color = true, .show_personal = false}) ==
        "\x1b[1;31merror[Z1001]\x1b[0m: expected `)`, found a name\n"
        "\x1b[36m  --> r.yaml:1:2\x1b[0m\n"
        "   1 | abc\n"
        "     |  \x1b[1;31m^\x1b[0m\n"
        "\x1b[36m  ::: r.yaml:1:3\x1b[0m: here\n"
        "   1 | abc\n"
        "     |   \x1b[34m-\x1b[0m\n"
        "     = \x1b[32mhelp: \x1b[0mdo\n");
}

}  // namespace
}  // namespace zizhi::diag
