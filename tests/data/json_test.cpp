#include "reading.h"

#include <catch2/catch.hpp>

namespace zizhi::data {
namespace {

struct Row {
  const char* what;
  const char* text;
  const char* shape;
  const char* problems = "";
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Reading reading(row.text, Syntax::json);
      CHECK(reading.shape() == row.shape);
      CHECK(reading.problems() == row.problems);
    }
  }
}

TEST_CASE("JSON keeps kinds, spellings and order", "[data][json]") {
  const Row rows[] = {
      {"an object", R"({"b": 1, "a": [true, false, null, "x"]})",
       R"({b: #1, a: [?true, ?false, null, "x"]})"},
      {"numbers as they are spelt", "[1.50, -0, 1E3, 123456789012345678901234567890, 0.10]",
       "[#1.50, #-0, #1E3, #123456789012345678901234567890, #0.10]"},
      {"numbers side by side", "[1,2 ,3]", "[#1, #2, #3]"},
      {"a number alone", "12", "#12"},
      {"escapes", R"(["a\n\"\\\/\u4e2d"])", "[\"a\n\"\\/中\"]"},
      {"a surrogate pair", R"(["\ud83d\ude00"])", "[\"😀\"]"},
      {"CJK and four bytes", R"({"单位": "𠮷野"})", R"({单位: "𠮷野"})"},
      {"empty ones", R"([{}, [], ""])", R"([{}, [], ""])"},
      {"CRLF", "{\r\n  \"a\": 1\r\n}\r\n", "{a: #1}"},
      {"an empty text", "", "null"},
      {"white space", " \r\n\t", "null"},
      {"doubled keys", R"({"a": 1, "a": {"b": 1, "b": 2}})", "{!a: #1, !a: {!b: #1, !b: #2}}",
       "Z1020 1:10, Z1020 1:24"},
      {"a key with an escape is the same key", R"({"a": 1, "\u0061": 2})", "{!a: #1, !a: #2}",
       "Z1020 1:10"},
  };
  check(rows);
}

TEST_CASE("what is wrong in JSON has a code and a place", "[data][json]") {
  const Row rows[] = {
      {"a comma before a brace", "{\"a\": 1,\n}", "nothing", "Z1031 1:8"},
      {"a comma before a bracket", "[1, 2, ]", "nothing", "Z1031 1:6"},
      {"a line comment", "{\n  // x\n  \"a\": 1}", "nothing", "Z1032 2:3"},
      {"a block comment", "{\"a\": /* x */ 1}", "nothing", "Z1032 1:7"},
      {"a comment after a value", "[1, # x\n2]", "nothing", "Z1032 1:5"},
      {"more after the end", "{} {}", "nothing", "Z1033 1:4"},
      {"a brace too many", "{}}", "nothing", "Z1033 1:3"},
      {"the first half of a pair", R"(["\ud83d"])", "nothing", "Z1034 1:9"},
      {"the second half of a pair", R"(["\ude00"])", "nothing", "Z1034 1:8"},
      {"a number beyond all", "[1e400]", "nothing", "Z1035 1:2"},
      {"a comma missing", "[1 2]", "nothing", "Z1030 1:4"},
      {"a comma missing between entries", "{\"a\": 1 \"b\": 2}", "nothing", "Z1030 1:9"},
      {"a colon missing", "{\"a\" 1}", "nothing", "Z1030 1:6"},
      {"a value missing", "{\"a\": }", "nothing", "Z1030 1:7"},
      {"a comma first", "[,1]", "nothing", "Z1030 1:2"},
      {"a key without quotes", "{a: 1}", "nothing", "Z1030 1:2"},
      {"single quotes", "['a']", "nothing", "Z1030 1:2"},
      {"a word", "[True]", "nothing", "Z1030 1:2"},
      {"not a number", "[NaN]", "nothing", "Z1030 1:2"},
      {"half a number", "[1.]", "nothing", "Z1030 1:2"},
      {"leading zeros", "[007]", "nothing", "Z1030 1:3"},
      {"a text left open", "[\"a\n\"]", "nothing", "Z1030 1:4"},
      {"a text left open to the end", "[\"a", "nothing", "Z1030 1:2"},
      {"an unknown escape", R"(["a\q"])", "nothing", "Z1030 1:5"},
      {"half an escape", R"(["\u12"])", "nothing", "Z1030 1:7"},
      {"a brace left open", "{\"a\": [1", "nothing", "Z1030 1:9"},
      {"a control character", "[\"\x01\"]", "nothing", "Z1030 1:3"},
  };
  check(rows);
}

TEST_CASE("the limits of JSON have diagnostics", "[data][json]") {
  Limits limits;
  limits.depth = 3;
  limits.nodes = 4;
  const Row rows[] = {
      {"depth that is allowed", "[[[1]]]", "[[[#1]]]"},
      {"depth", "[[[[1]]]]", "nothing", "Z1021 1:4"},
      {"nodes", "[1, 2, 3, 4]", "nothing", "Z1022 1:11"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Reading reading(row.text, Syntax::json, limits);
      CHECK(reading.shape() == row.shape);
      CHECK(reading.problems() == row.problems);
    }
  }
}

TEST_CASE("every JSON value knows where it is written", "[data][json]") {
  const Reading reading(
      "{ \"甲\" : \"a\\u4e2d\\n\",\n  \"n\":-1.50e3 , \"l\":[1,[],null ,true],\"o\":{\"k\" : "
      "{}} }",
      Syntax::json);
  const auto root = reading.document->root();
  CHECK(reading.text(root.where()) == reading.sources[reading.id].text());
  CHECK(reading.text(root[0].key_where()) == "\"甲\"");
  CHECK(reading.text(root[0].where()) == "\"a\\u4e2d\\n\"");
  CHECK(reading.text(root[1].key_where()) == "\"n\"");
  CHECK(reading.text(root[1].where()) == "-1.50e3");
  CHECK(reading.text(root[2].where()) == "[1,[],null ,true]");
  CHECK(reading.text(root[2][0].where()) == "1");
  CHECK(reading.text(root[2][1].where()) == "[]");
  CHECK(reading.text(root[2][2].where()) == "null");
  CHECK(reading.text(root[2][3].where()) == "true");
  CHECK(reading.text(root[3].where()) == "{\"k\" : {}}");
  CHECK(reading.text(root[3][0].key_where()) == "\"k\"");
}

TEST_CASE("a JSON diagnostic says what is wrong and what helps", "[data][json]") {
  CHECK(Reading("{\"单位\": 'a'}", Syntax::json).rendered() ==
        "error[Z1030]: this cannot be read as JSON: no value begins so: a text stands in `\"`, "
        "and "
        "the words are `true`, `false`, `null`\n"
        "  --> f:1:8\n"
        "   1 | {\"单位\": 'a'}\n"
        "     |          ^\n"
        "     = help: JSON quotes texts with `\"`\n");
  CHECK(Reading("{\"a\": 1,}", Syntax::json).rendered(i18n::Locale::zh) ==
        "错误[Z1031]：JSON 的 `}` 之前不能有逗号\n"
        "  --> f:1:8\n"
        "   1 | {\"a\": 1,}\n"
        "     |        ^\n");
}

TEST_CASE("the name of a text says its syntax", "[data]") {
  const struct {
    const char* name;
    bool json;
  } rows[] = {{"a.json", true}, {"A.JSON", true}, {"a.yaml", false},    {"a.yml", false},
              {"-", false},     {"json", false},  {"a.json.bak", false}};

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.name) {
      const Reading reading("[1]", Syntax::by_name, {}, row.name);
      CHECK(reading.shape() == (row.json ? "[#1]" : "[1]"));
    }
  }
}

}  // namespace
}  // namespace zizhi::data
