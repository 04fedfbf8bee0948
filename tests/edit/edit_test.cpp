#include "editing.h"

#include <catch2/catch.hpp>

namespace zizhi::edit {
namespace {

Value map(std::vector<std::pair<std::string, Value>> entries) {
  auto made = Value::map();
  for (auto& [key, value] : entries)
    made.add(key, std::move(value));
  return made;
}

const Value kDay = Value::plain("2026-01-05");
const Value kLi = Value::of("李雷");
const Value kPair = map({{"id", Value::of("li")}, {"n", Value::bare("3")}});

struct Row {
  std::string what;
  std::string before;
  Path path;
  Value value;
  std::string after;
};

void check(const std::vector<Row>& rows, data::Syntax syntax) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(edited(row.before, row.path, row.value, syntax).text == row.after);
    }
  }
}

TEST_CASE("a value goes where YAML has nothing yet", "[edit]") {
  check(
      {
          {"behind a colon", "a:\nb: 1\n", {"a"}, kDay, "a: 2026-01-05\nb: 1\n"},
          {"before a comment", "a:   # when\n", {"a"}, kDay, "a: 2026-01-05   # when\n"},
          {"in place of null", "a: null # x\n", {"a"}, kLi, "a: 李雷 # x\n"},
          {"in place of a tilde", "a: ~\n", {"a"}, Value::bare("3"), "a: 3\n"},
          {"a quoted key", "\"a\":\n", {"a"}, kLi, "\"a\": 李雷\n"},
          {"without a last line break", "b: 1\na:", {"a"}, kLi, "b: 1\na: 李雷"},
          {"CRLF", "a:\r\nb: 1\r\n", {"a"}, kPair, "a:\r\n  id: li\r\n  n: 3\r\nb: 1\r\n"},
          {"another key", "a: 1 # one\n", {"b"}, kLi, "a: 1 # one\nb: 李雷\n"},
          {"another key, no last line break", "a: 1", {"b"}, kLi, "a: 1\nb: 李雷"},
          {"a key in a map in a list",
           "p:\n- id: x\n  n: 1\n\nq: 2\n",
           {"p", std::size_t{0}, "m"},
           kLi,
           "p:\n- id: x\n  n: 1\n  m: 李雷\n\nq: 2\n"},
          {"below the comments of the last key",
           "a:\n  b:\n    # about b\n\nc: 1\n",
           {"a", "d"},
           kLi,
           "a:\n  b:\n    # about b\n  d: 李雷\n\nc: 1\n"},
          {"behind a block text",
           "a: |\n  x\n  y\nb: 1\n",
           {"c"},
           kLi,
           "a: |\n  x\n  y\nb: 1\nc: 李雷\n"},
          {"behind a last block text",
           "m:\n  a: |\n    x\n",
           {"m", "c"},
           kLi,
           "m:\n  a: |\n    x\n  c: 李雷\n"},
          {"what is not there of the path is made",
           "a: 1\n",
           {"b", "c", "d"},
           kDay,
           "a: 1\nb:\n  c:\n    d: 2026-01-05\n"},
          {"a map below its key and comments",
           "a: # first\n  # more\nb: 1\n",
           {"a"},
           kPair,
           "a: # first\n  # more\n  id: li\n  n: 3\nb: 1\n"},
          {"a map in place of null",
           "a: null # x\nb: 1\n",
           {"a", "c"},
           kLi,
           "a: # x\n  c: 李雷\nb: 1\n"},
          {"an empty file", "", {"a"}, kLi, "a: 李雷\n"},
          {"a file of comments", "# x", {"a", "b"}, kLi, "# x\na:\n  b: 李雷"},
          {"the step of the file",
           "a:\n    b: 1\nc:\n",
           {"c", "d"},
           kLi,
           "a:\n    b: 1\nc:\n    d: 李雷\n"},
          {"a hollow item",
           "a:\n  -\n  - 2\n",
           {"a", std::size_t{0}},
           kPair,
           "a:\n  - id: li\n    n: 3\n  - 2\n"},
      },
      data::Syntax::yaml);
}

TEST_CASE("a list of YAML grows in its own way", "[edit]") {
  check(
      {
          {"a block",
           "a:\n  - 1 # one\n  # two?\nb: 1\n",
           {"a", std::size_t{1}},
           Value::bare("2"),
           "a:\n  - 1 # one\n  - 2\n  # two?\nb: 1\n"},
          {"dashes under the key",
           "a:\n- id: x\nb: 1\n",
           {"a", std::size_t{1}},
           kPair,
           "a:\n- id: x\n- id: li\n  n: 3\nb: 1\n"},
          {"brackets", "a: [x, y] # z\n", {"a", std::size_t{2}}, kLi, "a: [x, y, 李雷] # z\n"},
          {"brackets over lines",
           "a: [\n  x, # one\n  y\n]\n",
           {"a", std::size_t{2}},
           kLi,
           "a: [\n  x, # one\n  y,\n  李雷\n]\n"},
          {"a last comma", "a: [x,]\n", {"a", std::size_t{1}}, kLi, "a: [x, 李雷]\n"},
          {"empty brackets", "a: []\n", {"a", std::size_t{0}}, kLi, "a: [李雷]\n"},
          {"empty brackets and a record",
           "a: [] # none\nb: 1\n",
           {"a", std::size_t{0}},
           kPair,
           "a: # none\n  - id: li\n    n: 3\nb: 1\n"},
          {"a list that is not there",
           "b: 1\n",
           {"a", std::size_t{0}},
           kPair,
           "b: 1\na:\n  - id: li\n    n: 3\n"},
          {"a template's list",
           "a:\n  # # an entry\n  # - id:\n\n# next\nb: 1\n",
           {"a", std::size_t{0}, "id"},
           kLi,
           "a:\n  # # an entry\n  # - id:\n  - id: 李雷\n\n# next\nb: 1\n"},
          {"a list in a record in a list",
           "p:\n  - id: x\n    a:\nq: 1\n",
           {"p", std::size_t{0}, "a", std::size_t{0}, "on"},
           kDay,
           "p:\n  - id: x\n    a:\n      - on: 2026-01-05\nq: 1\n"},
          {"a whole list", "a:\n", {"a"}, Value::list({kLi, Value::of("x")}), "a: [李雷, x]\n"},
          {"a list of none", "a: # x\n", {"a"}, Value::list({}), "a: [] # x\n"},
          {"braces", "a: {b: 1}\n", {"a", "c"}, kLi, "a: {b: 1, c: 李雷}\n"},
          {"braces with an open key",
           "a: {b: , c: 1}\n",
           {"a", "b"},
           kLi,
           "a: {b: 李雷 , c: 1}\n"},
          {"braces with a bare key", "a: {b, c: 1}\n", {"a", "b"}, kLi, "a: {b: 李雷, c: 1}\n"},
          {"braces with quoted keys",
           "{\"b\": \"x\"}\n",
           {"c"},
           kDay,
           "{\"b\": \"x\", \"c\": \"2026-01-05\"}\n"},
      },
      data::Syntax::yaml);
}

TEST_CASE("another scalar takes the place of one", "[edit]") {
  check(
      {
          {"plain", "a: 2026/1/5 # x\n", {"a"}, kDay, "a: 2026-01-05 # x\n"},
          {"quoted", "a: 'x y'\nb: 1\n", {"a"}, kLi, "a: 李雷\nb: 1\n"},
          {"in a list", "a: [x, y]\n", {"a", std::size_t{1}}, kLi, "a: [x, 李雷]\n"},
      },
      data::Syntax::yaml);
}

TEST_CASE("JSON is written as JSON", "[edit]") {
  check(
      {
          {"null", "{\"a\": null}", {"a"}, kDay, "{\"a\": \"2026-01-05\"}"},
          {"a number", "{\"a\": null}", {"a"}, Value::bare("3"), "{\"a\": 3}"},
          {"another key",
           "{\n  \"a\": 1\n}\n",
           {"b"},
           kLi,
           "{\n  \"a\": 1,\n  \"b\": \"李雷\"\n}\n"},
          {"a record",
           "{\n  \"a\": []\n}\n",
           {"a", std::size_t{0}},
           kPair,
           "{\n  \"a\": [\n    {\n      \"id\": \"li\",\n      \"n\": 3\n    }\n  ]\n}\n"},
          {"another record",
           "{\n  \"a\": [\n    {\"id\": 1}\n  ]\n}\n",
           {"a", std::size_t{1}},
           kPair,
           "{\n  \"a\": [\n    {\"id\": 1},\n    {\n      \"id\": \"li\",\n      \"n\": 3\n    "
           "}\n  ]\n}\n"},
          {"an empty object", "{}", {"a"}, kLi, "{\"a\": \"李雷\"}"},
          {"quotes", "{}", {"a"}, Value::of("x\"\\\n"), "{\"a\": \"x\\\"\\\\\\n\"}"},
      },
      data::Syntax::json);
}

TEST_CASE("what cannot be written without a change to something else is refused", "[edit]") {
  const struct {
    std::string what;
    std::string before;
    Path path;
    std::string where;
  } rows[] = {
      {"a map", "a: {b: 1}\n", {"a"}, "{b: 1}"},
      {"a list", "a: [1]\n", {"a"}, "[1]"},
      {"inside a text", "a: x\n", {"a", "b"}, "x"},
      {"a list where a key is wanted", "a: [1]\n", {"a", "b"}, "[1]"},
      {"past the end of a list", "a: [1]\n", {"a", std::size_t{2}}, "[1]"},
      {"behind an alias", "a: &x {b: 1}\nc: *x\n", {"c", "d"}, "{b: 1}"},
      {"what an alias repeats", "a: &x {b: 1}\nc: *x\n", {"a", "d"}, "{b: 1}"},
      {"a doubled key", "a: 1\na: 2\n", {"a"}, "1"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto result = edited(row.before, row.path, kLi);
      CHECK(result.text.empty());
      CHECK(result.where == row.where);
    }
  }
}

TEST_CASE("a text is quoted where YAML may take it for something else", "[edit]") {
  const struct {
    const char* text;
    const char* spelt;
  } rows[] = {
      {"李雷", "李雷"},
      {"Acme (Ningbo) Co.", "Acme (Ningbo) Co."},
      {"91350100M000100Y43", "91350100M000100Y43"},
      {"0012", "\"0012\""},
      {"2026-01", "\"2026-01\""},
      {"1e5", "\"1e5\""},
      {"yes", "\"yes\""},
      {"NULL", "\"NULL\""},
      {"~", "\"~\""},
      {"", "\"\""},
      {" x", "\" x\""},
      {"x ", "\"x \""},
      {"a: b", "\"a: b\""},
      {"a #b", "\"a #b\""},
      {"a, b", "\"a, b\""},
      {"- x", "\"- x\""},
      {"*", "\"*\""},
      {"say \"x\\y\"", "\"say \\\"x\\\\y\\\"\""},
      {"a\nb\tc", "\"a\\nb\\tc\""},
      {"a\x1b[1m", "\"a\\U0000001B[1m\""},
      {"\u3000x", "\"\u3000x\""},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.spelt) {
      CHECK(yaml_text(row.text) == row.spelt);
    }
  }
}

TEST_CASE("a path is spelt as data problems spell it", "[edit]") {
  CHECK(spelling({"people", std::size_t{2}, "name"}) == "people[2].name");
  CHECK(spelling({}).empty());
}

}  // namespace
}  // namespace zizhi::edit
