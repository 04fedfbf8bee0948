#include "reading.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <map>

namespace zizhi::data {
namespace {

TEST_CASE("a path names a node as a person would", "[data][document]") {
  const Reading reading(
      "people:\n- name: 甲\n  'first name': x\n'a.b': {'': 1, 'q\"\\': 2}\n单位: [[1]]\n");
  const auto root = reading.document->root();
  CHECK(path(root).empty());
  CHECK(path(root[0][0][0]) == "people[0].name");
  CHECK(path(root[0][0][1]) == "people[0][\"first name\"]");
  CHECK(path(root[1]) == "[\"a.b\"]");
  CHECK(path(root[1][0]) == "[\"a.b\"][\"\"]");
  CHECK(path(root[1][1]) == "[\"a.b\"][\"q\\\"\\\\\"]");
  CHECK(path(root[2][0][0]) == "单位[0][0]");
}

TEST_CASE("a node knows its family", "[data][document]") {
  const Reading reading("a: [1, {b: 2}]\n");
  const auto root = reading.document->root();
  CHECK_FALSE(root.parent());
  CHECK(root.key().empty());
  const auto list = *root.find("a");
  CHECK(list.parent()->is_map());
  CHECK(list.key() == "a");
  CHECK(list[1].position() == 1);
  CHECK(list[1].key().empty());
  CHECK(list[1].key_where() == list[1].where());
  CHECK(list[1].find("b")->text() == "2");
  CHECK_FALSE(list[1].find("c"));
  CHECK_FALSE(list.find("b"));
  CHECK_FALSE(list[0].find("b"));
  CHECK(list[0].is_scalar());
  CHECK_FALSE(list[0].is_quoted());
  CHECK_FALSE(list.is_scalar());
  CHECK(list.text().empty());
}

TEST_CASE("find gives the first of a doubled key", "[data][document]") {
  const Reading reading("z: 0\na: 1\nb: 2\na: 3\n");
  const auto found = *reading.document->root().find("a");
  CHECK(found.text() == "1");
  CHECK(found.duplicate_key());
  CHECK_FALSE(reading.document->root().find("b")->duplicate_key());
}

TEST_CASE("find agrees with a map of the same entries", "[data][document][law]") {
  CHECK(rc::check("find", [](const std::map<std::uint8_t, std::uint8_t>& entries) {
    std::string text = "{";
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
      text +=
          "\"k" + std::to_string(entry->first) + "\": " + std::to_string(entry->second) + ",";
    }
    const Reading reading(text + "}");
    for (int key = 0; key < 256; ++key) {
      const auto expected = entries.find(static_cast<std::uint8_t>(key));
      const auto found = reading.document->root().find("k" + std::to_string(key));
      RC_ASSERT(found.has_value() == (expected != entries.end()));
      if (found) RC_ASSERT(found->text() == std::to_string(expected->second));
    }
  }));
}

TEST_CASE("a part of a scalar is found in the file", "[data][locate]") {
  const struct {
    const char* what;
    const char* text;
    const char* part;  // of the value
    const char* spelling;
  } rows[] = {
      {"plain", "a: x > 3 && 单位.人数 < 5", "单位.人数", "单位.人数"},
      {"plain over lines", "a: x &&\n  yy ||\n\n  z", "yy", "yy"},
      {"across a fold", "a: x &&\n  yy", "&& yy", "&&\n  yy"},
      {"single quotes", "a: 'it''s fine'", "fine", "fine"},
      {"a doubled quote", "a: 'it''s fine'", "t's", "t''s"},
      {"double quotes", "a: \"name == 'x'\"", "'x'", "'x'"},
      {"double quotes with escapes", R"(a: "name == \"x\" && y")", "\"x\"", R"(\"x\")"},
      {"double quotes over lines", "a: \"x\n  y\n\n  z\"", "z", "z"},
      {"a line that goes on", "a: \"x\\\n  y z\"", "z", "z"},
      {"an escape by number", R"(a: "\u4e2d > 3")", "3", "3"},
      {"escapes of every width", R"(a: "\x41\U0001F600 > 3")", "> 3", "> 3"},
      {"a line that goes on with an escaped space", "a: \"x \\\n  \\ y z\"", "z", "z"},
      {"a literal block", "a: |\n  x &&\n    y\n\n  zz\n", "zz", "zz"},
      {"a literal block with CRLF", "a: |\r\n  x &&\r\n  y\r\n", "y", "y"},
      {"a literal block with its indentation", "a: |2\n    x\n  y\n", "y", "y"},
      {"a literal block with a comment", "a: |- # y\n  x\n  y\n", "y", "y"},
      {"a folded block", "a: >-\n  x &&\n  y ||\n  z\n", "z", "z"},
      {"across lines of a block", "a: |\n  x\n  y\n", "x\ny", "x\n  y"},
      {"an anchored scalar", "a: &z 'x y'", "y", "y"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Reading reading(row.text);
      const auto scalar = *reading.document->root().find("a");
      const auto begin = scalar.text().find(row.part);
      REQUIRE(begin != std::string_view::npos);
      const auto span =
          locate(scalar, reading.sources, static_cast<source::Offset>(begin),
                 static_cast<source::Offset>(begin + std::string_view(row.part).size()));
      CHECK(reading.text(span) == row.spelling);
    }
  }
}

TEST_CASE("a range past the end of a scalar is cut", "[data][locate]") {
  const Reading reading("a: xyz\n");
  const auto scalar = *reading.document->root().find("a");
  CHECK(reading.text(locate(scalar, reading.sources, 1, 99)) == "yz");
  CHECK(locate(scalar, reading.sources, 99, 99).begin == 6);
  CHECK(locate(scalar, reading.sources, 2, 1).begin == 4);
}

TEST_CASE("every byte of every scalar of a text is found where it stands", "[data][locate]") {
  const Reading reading(
      "a: 单位.人数 > 3 && x\nb: 'it''s'\nc: \"p > 1\"\nd: |\n  a &&\n    b ||\n\n  质量.ok\n"
      "e: |-\n      x\n      y\nf: >\n  folded\n  text\ng: \"a\\tb\"\nh:\n  - |\n    k > 1\n   "
      " && m\n"
      "  - plain\n    continued\n");
  REQUIRE(reading.document);
  const auto root = reading.document->root();
  const auto text = reading.sources[reading.id].text();
  const auto check = [&](NodeRef scalar) {
    for (source::Offset i = 0; i < scalar.text().size(); ++i) {
      const char byte = scalar.text()[i];
      if (byte == ' ' || byte == '\n' || byte == '\t') continue;
      CHECK(text[locate(scalar, reading.sources, i, i + 1).begin] == byte);
    }
  };
  for (std::size_t i = 0; i < root.size(); ++i) {
    if (root[i].is_scalar()) check(root[i]);
  }
  check(root[root.size() - 1][0]);
  check(root[root.size() - 1][1]);
}

}  // namespace
}  // namespace zizhi::data
