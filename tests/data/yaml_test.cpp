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
      const Reading reading(row.text);
      CHECK(reading.shape() == row.shape);
      CHECK(reading.problems() == row.problems);
    }
  }
}

TEST_CASE("a plain YAML scalar stays the text that was written", "[data][yaml]") {
  const Row rows[] = {
      {"leading zeros", "a: 007", "{a: 007}"},
      {"what YAML 1.1 takes for octal", "a: 0o17\nb: 017", "{a: 0o17, b: 017}"},
      {"what YAML 1.1 takes for a boolean", "a: NO\nb: yes\nc: on", "{a: NO, b: yes, c: on}"},
      {"a boolean", "a: true", "{a: true}"},
      {"a date", "a: 2026-11-23", "{a: 2026-11-23}"},
      {"a time", "a: 12:30", "{a: 12:30}"},
      {"a number with its spelling", "a: 1.50\nb: 1_000\nc: 1e3",
       "{a: 1.50, b: 1_000, c: 1e3}"},
      {"a hash without a blank before it", "a: b#c #d", "{a: b#c}"},
      {"CJK", "单位: 甲公司", "{单位: 甲公司}"},
      {"characters of four bytes", "a: 𠮷野😀", "{a: 𠮷野😀}"},
      {"over two lines", "a: b\n  c\n\n  d", "{a: b c\nd}"},
      {"with CRLF", "a: b\r\nc: d\r\n", "{a: b, c: d}"},
      {"after a byte order mark",
       "\xEF\xBB\xBF"
       "a: b",
       "{a: b}"},
      {"a word that begins like null", "a: nullable\nb: nULL", "{a: nullable, b: nULL}"},
  };
  check(rows);
}

TEST_CASE("a quoted or block YAML scalar is a string", "[data][yaml]") {
  const Row rows[] = {
      {"single quotes", "a: 'it''s'", "{a: \"it's\"}"},
      {"double quotes", "a: \"x\\ty\\u4e2d\"", "{a: \"x\ty中\"}"},
      {"a quoted null", "a: 'null'\nb: \"~\"", "{a: \"null\", b: \"~\"}"},
      {"the empty text", "a: ''\nb: \"\"", "{a: \"\", b: \"\"}"},
      {"literal", "a: |\n  x\n  y\n", "{a: \"x\ny\n\"}"},
      {"literal without its end", "a: |-\n  x\n  y\n", "{a: \"x\ny\"}"},
      {"folded", "a: >-\n  x\n  y\n", "{a: \"x y\"}"},
      {"literal with CRLF", "a: |\r\n  x\r\n  y\r\n", "{a: \"x\ny\n\"}"},
      {"tagged as a text", "a: !!str 12\nb: !!str null\nc: ! 3",
       "{a: \"12\", b: \"null\", c: \"3\"}"},
      {"tagged as a text, and nothing there", "a: !!str\nb: c", "{a: \"\", b: c}"},
      {"tagged as a text, and the text ends", "a: !!str", "{a: \"\"}"},
      {"tagged on the next line", "a: &x\n! b: c", "{a: null, b: c}"},
  };
  check(rows);
}

TEST_CASE("only four words and nothing at all are a YAML null", "[data][yaml]") {
  const Row rows[] = {
      {"an empty text", "", "null"},
      {"white space and comments", "\n  # nothing\n\n", "null"},
      {"an empty document", "---\n", "null"},
      {"an empty document that ends", "---\n...\n", "null"},
      {"the words", "[~, null, Null, NULL]", "[null, null, null, null]"},
      {"no value", "a:\nb:\n", "{a: null, b: null}"},
      {"no value before a key called null", "a:\n\"null\": 1", "{a: null, null: 1}"},
      {"no item", "-\n- # none\n-\n  null\n", "[null, null, null]"},
  };
  check(rows);
}

TEST_CASE("a YAML tree keeps its order and its nesting", "[data][yaml]") {
  const Row rows[] = {
      {"a map in a list in a map", "a:\n  - b: 1\n    c: 2\n  - d\ne: f",
       "{a: [{b: 1, c: 2}, d], e: f}"},
      {"a list without indentation", "a:\n- 1\n- 2\nb: 3", "{a: [1, 2], b: 3}"},
      {"flow", "{a: [1, {b: 2}], c: {}, d: []}", "{a: [1, {b: 2}], c: {}, d: []}"},
      {"values left out in braces", "{a: , b, c: 1}", "{a: null, b: null, c: 1}"},
      {"a comma at the end", "[1, 2,]", "[1, 2]"},
      {"a pair in brackets", "[a: 1, b]", "[{a: 1}, b]"},
      {"a key with a question mark", "? a\n: b", "{a: b}"},
      {"keys with question marks alone", "? a\n? b", "{a: null, b: null}"},
      {"a key before a blank and a colon", "a :\nb : c", "{a: null, b: c}"},
      {"a scalar alone", "a", "a"},
      {"a version directive", "%YAML 1.2\n---\na: 1", "{a: 1}"},
      {"quoted keys", "'a b': 1\n\"c\": 2", "{a b: 1, c: 2}"},
  };
  check(rows);
}

TEST_CASE("a YAML alias is a copy of its anchor", "[data][yaml]") {
  const Row rows[] = {
      {"of a scalar", "a: &x 1\nb: *x", "{a: 1, b: 1}"},
      {"of a map", "a: &x {p: [1, 2], q: 3}\nb: *x",
       "{a: {p: [1, 2], q: 3}, b: {p: [1, 2], q: 3}}"},
      {"of a block map", "a: &x\n  p: 1\nb: *x\nc: *x", "{a: {p: 1}, b: {p: 1}, c: {p: 1}}"},
      {"of a null", "a: &x\nb: *x", "{a: null, b: null}"},
      {"of aliases", "a: &x [1]\nb: &y [*x, *x]\nc: *y",
       "{a: [1], b: [[1], [1]], c: [[1], [1]]}"},
      {"of the last of its name", "a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"},
      {"as a key", "&x a: 1\nb: *x\n*x : 2", "{!a: 1, b: a, !a: 2}", "Z1020 3:1"},
      {"in itself", "a: &x [*x]", "nothing", "Z1016 1:8"},
      {"of nothing", "a: *zz", "nothing", "Z1015 1:4"},
      {"before its anchor", "a: *x\nb: &x 1", "nothing", "Z1015 1:4"},
      {"of a list as a key", "a: &x [1]\n*x : 2", "nothing", "Z1014 2:1"},
  };
  check(rows);
}

TEST_CASE("a copy by alias is a node like others", "[data][yaml]") {
  const Reading reading("a: &x\n  p: {q: [1, 2]}\n  o: 0\nb:\n  c: *x\n");
  const auto copy = *reading.document->root().find("b")->find("c");
  CHECK(copy.key() == "c");
  CHECK(reading.text(copy.key_where()) == "c");
  CHECK(reading.text(copy.where()) == "p: {q: [1, 2]}\n  o: 0");
  const auto last = (*copy.find("p")->find("q"))[1];
  CHECK(path(last) == "b.c.p.q[1]");
  CHECK(path(*last.parent()->parent()) == "b.c.p");
  CHECK(copy.find("o")->text() == "0");
}

TEST_CASE("what is wrong in YAML has a code and a place", "[data][yaml]") {
  const Row rows[] = {
      {"a doubled key", "a: 1\nb: 2\na: 3", "{!a: 1, b: 2, !a: 3}", "Z1020 3:1"},
      {"a key three times", "a: 1\n'a': 2\na: 3", "{!a: 1, !a: 2, !a: 3}",
       "Z1020 2:1, Z1020 3:1"},
      {"doubled keys at two depths", "a: {b: 1, b: 2}\na: 0", "{!a: {!b: 1, !b: 2}, !a: 0}",
       "Z1020 1:11, Z1020 2:1"},
      {"a second document", "a: 1\n---\nb: 2", "nothing", "Z1013 2:1"},
      {"an empty second document", "a: 1\n---\n", "nothing", "Z1013 2:1"},
      {"a second document after dots", "a: 1\n...\nb: 2", "nothing", "Z1013 3:1"},
      {"text after the value", "[1] x", "nothing", "Z1010 1:5"},
      {"a merge key", "a: &x {p: 1}\nb:\n  <<: *x", "nothing", "Z1018 3:3"},
      {"a quoted merge key is a key", "'<<': 1", "{<<: 1}"},
      {"a list as a key", "[a]: 1", "nothing", "Z1014 1:1"},
      {"a map as a key", "? {a: 1}\n: 2", "nothing", "Z1014 1:3"},
      {"null as a key", "~: 1", "nothing", "Z1014 1:1"},
      {"no key", ": 1", "nothing", "Z1014 1:1"},
      {"a tab as indentation", "a:\n\tb: 1", "nothing", "Z1011 2:1"},
      {"a tag of someone else", "a: !custom 1", "{a: 1}", "Z1019 1:4"},
      {"a binary", "a: !!binary aGk=", "{a: aGk=}", "Z1019 1:4"},
      {"a text tag on a list", "a: !!str [1]", "{a: [1]}", "Z1019 1:4"},
      {"a list tag on a list", "a: !!seq [1]\nb: !!map {c: !!int 1}", "{a: [1], b: {c: 1}}"},
      {"a null tag on a word", "a: !!null x\nb: !!null null", "{a: x, b: null}", "Z1019 1:4"},
      {"a tag on a key", "!x a: 1", "{a: 1}", "Z1019 1:4"},
      {"a control character", "a: b\x04\nc: d", "nothing", "Z1012 1:5"},
      {"DEL", "a: \x7F", "nothing", "Z1012 1:4"},
      {"a C1 control", "a: \xC2\x90", "nothing", "Z1012 1:4"},
      {"a carriage return alone", "a: b\rc: d", "nothing", "Z1012 1:5"},
      {"a bracket left open", "a: [1, 2\nb: 3", "nothing", "Z1010 2:2"},
      {"two colons", "a: b: c", "nothing", "Z1010 1:5"},
      {"a quote left open", "a: 'x\nb: 1", "nothing", "Z1010 2:5"},
      {"a quote left open before the last line break", "a: \"x\n", "nothing", "Z1010 2:1"},
      {"a last line without a colon", "a: 1\nfoo\n", "nothing", "Z1010 2:1"},
      {"a last line without a colon, further in", "a:\n  b: 1\n  foo", "nothing", "Z1010 3:3"},
      {"a last line without a colon that begins with null", "a: 1\nnull x\n", "nothing",
       "Z1010 2:1"},
      {"one that is more than a line", "a: 1\nnull\n  x\n", "nothing", "Z1010 2:1"},
      {"a line without a colon", "a: 1\nfoo\nb: 2", "nothing", "Z1010 3:2"},
      {"a key after a list", "- a\nb: 1", "nothing", "Z1010 2:1"},
      {"nothing between commas", "a: [1,,2]", "nothing", "Z1010 1:7"},
      {"an unknown escape", "a: \"\\q\"", "nothing", "Z1010 1:7"},
      {"a surrogate pair", "a: \"\\ud83d\\ude00\"", "nothing", "Z1010 1:11"},
      {"an at sign", "a: @x", "nothing", "Z1010 1:4"},
      {"a bracket too many", "a: [1]]", "nothing", "Z1010 1:7"},
      {"an anchored block that is not far enough in", "- &x |\n  y\n- z", "nothing",
       "Z1010 1:6"},
      {"a value that is not indented", "a:\nb", "nothing", "Z1010 2:1"},
      {"an item that is not indented", "a:\n  -\n  b", "nothing", "Z1010 3:3"},
      {"a list in brackets that is not indented", "a:\n[b]", "nothing", "Z1014 2:1"},
      {"escapes that yaml-cpp writes as single bytes", "a: \"\\N\"", "nothing", "Z1010 1:4"},
      {"a directive in the middle", "a: 1\n%b: 2\n", "nothing", "Z1010 2:1"},
      {"a directive alone", "%a", "nothing", "Z1010 1:1"},
      {"an unknown directive", "%a\n---\nb: 1", "nothing", "Z1010 1:1"},
      {"a directive without a document mark", "%YAML 1.2\na: 1", "nothing", "Z1010 1:1"},
      {"a column off", "a:\n  - b\n c: d", "nothing", "Z1010 3:2"},
  };
  check(rows);
}

std::string lines(int count, std::size_t length) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "  " + std::string(length, 'x') + "\n";
  }
  return text;
}

TEST_CASE("the limits of YAML have diagnostics", "[data][yaml]") {
  const Limits limits{.depth = 3,
                      .nodes = 20,
                      .alias_nodes = 5,
                      .alias_bytes = 1024U * 1024U,
                      .yaml_line_bytes = 2048};

  const struct {
    const char* what;
    std::string text;
    const char* problems;
  } rows[] = {
      {"depth that is allowed", "[[[1]]]", ""},
      {"depth", "[[[[1]]]]", "Z1021 1:4"},
      {"depth in blocks", "a:\n  b:\n    c:\n      d: 1", "Z1021 4:7"},
      {"depth by aliases", "a: &x [[1]]\nb: [*x]", "Z1021 2:5"},
      {"nodes that are allowed", "[1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1]", ""},
      {"nodes", "[1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2]", "Z1022 1:40"},
      {"alias nodes that are allowed", "[&x [1, 2], *x]", ""},
      {"alias nodes", "[&x [1, 2], *x, *x]", "Z1017 1:17"},
      {"text that aliases copy", "- &x '" + lines(600, 1000) + "'\n- *x\n- *x\n",
       "Z1017 603:3"},
      {"a line that is allowed", std::string(2048, 'x'), ""},
      {"a line", "a: 1\n" + std::string(2049, 'x'), "Z1023 2:1"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(Reading(row.text, Syntax::yaml, limits).problems() == row.problems);
    }
  }
}

TEST_CASE("a small file of aliases cannot make a large tree", "[data][yaml]") {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const auto before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) {
      text += before + ", ";
    }
    text += "]\n";
  }
  CHECK(Reading(text).problems() == "Z1017 4:45");
}

TEST_CASE("every YAML value knows where it is written", "[data][yaml]") {
  const struct {
    const char* what;
    const char* text;
    const char* spelling;  // of the value of `a`, or of the first item
  } rows[] = {
      {"plain", "a: b c  # d", "b c"},
      {"plain with CRLF", "a: b\r\nc: d", "b"},
      {"CJK", "a: 甲 乙\n", "甲 乙"},
      {"plain over lines", "a: b\n  c\n\n  d\ne: f", "b\n  c\n\n  d"},
      {"double quotes", "a: \"x\\\" y\" # z", "\"x\\\" y\""},
      {"single quotes", "a: 'it''s' ", "'it''s'"},
      {"the empty text", "a: ''\nb: 1", "''"},
      {"a literal block", "a: |\n  x\n\n  y\n\nb: 1", "|\n  x\n\n  y"},
      {"a folded block", "a: >-\n  x\n  y\nb: 1", ">-\n  x\n  y"},
      {"with an anchor", "a: &x b", "b"},
      {"with a tag and an anchor", "a: !!str &x b", "b"},
      {"with a verbatim tag", "a: !<tag:yaml.org,2002:str> b", "b"},
      {"an anchored block map", "a: &x # here\n  b: 1\n", "b: 1"},
      {"a flow list", "a: [1, [2]] # c", "[1, [2]]"},
      {"a flow list with a comma at the end", "a: [1, ]", "[1, ]"},
      {"an empty flow map", "a: { }", "{ }"},
      {"a flow map with an absent value", "a: {b: , c}", "{b: , c}"},
      {"a flow map over lines", "a: {b: 1, # c\n  d: 2\n}\n", "{b: 1, # c\n  d: 2\n}"},
      {"a block list", "a:\n  - 1\n  - 2 # c\nb: 3", "- 1\n  - 2"},
      {"a block map", "a:\n  b: 1\n  c: 2\n# d\ne: 3", "b: 1\n  c: 2"},
      {"null", "a: ~ # b", "~"},
      {"null with an anchor", "a: &x null", "null"},
      {"an absent value has its key's place", "a: # b\nb: 1", "a"},
      {"an absent value at the end", "a:", "a"},
      {"an absent value before a key null", "a:\nnull : 1", "a"},
      {"an alias has its anchor's place", "b: &x [1]\na: *x", "[1]"},
      {"an absent item has its dash's place", "- # first\n- 2", "-"},
      {"a tag alone", "a: !!str\nb: 1", "!!str"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Reading reading(row.text);
      if (!reading.document) {
        // The key null is refused, but only after the absent value was placed.
        CHECK(reading.problems() == "Z1014 2:1");
        continue;
      }
      const auto root = reading.document->root();
      const auto node = root.is_map() ? *root.find("a") : root[0];
      CHECK(reading.text(node.where()) == row.spelling);
    }
  }
}

TEST_CASE("items that are not there are told apart by their dashes", "[data][yaml]") {
  const Reading reading("a:\n- \n- x\n-   # none\n- - \n  -\n");
  const auto list = *reading.document->root().find("a");
  REQUIRE(list.size() == 4);
  CHECK(reading.sources[reading.id].place_of(list[0].where().begin) == source::Place{2, 1});
  CHECK(reading.sources[reading.id].place_of(list[2].where().begin) == source::Place{4, 1});
  CHECK(reading.sources[reading.id].place_of(list[3][0].where().begin) == source::Place{5, 3});
  CHECK(reading.sources[reading.id].place_of(list[3][1].where().begin) == source::Place{6, 3});
}

TEST_CASE("a YAML diagnostic says what is wrong and what helps", "[data][yaml]") {
  CHECK(Reading("name: 甲\nname: 乙\n").rendered() ==
        "error[Z1020]: key `name` occurs more than once in this map\n"
        "  --> f:2:1\n"
        "   2 | name: 乙\n"
        "     | ^^^^\n"
        "  ::: f:1:1: it is here first\n"
        "   1 | name: 甲\n"
        "     | ----\n");
  CHECK(Reading("名称：甲公司\n级别: 三\n").rendered() ==
        "error[Z1010]: this cannot be read as YAML: an entry `key: value` may not stand here\n"
        "  --> f:2:3\n"
        "   2 | 级别: 三\n"
        "     |     ^\n"
        "     = help: the colon of YAML is `:` and a space, not the full-width `：`\n");
  CHECK(Reading("a:1\nb: 2\n").rendered(i18n::Locale::zh) ==
        "错误[Z1010]：此处无法按 YAML 读取：此处不能出现“键: 值”\n"
        "  --> f:2:2\n"
        "   2 | b: 2\n"
        "     |  ^\n"
        "     = 帮助：冒号后要有一个空格：`key: value`\n");
  CHECK(Reading("# don't\na: it's\nb: {c: \"x\", d: \"y}\n").rendered() ==
        "error[Z1010]: this cannot be read as YAML: a quote is not closed\n"
        "  --> f:4:1\n"
        "   4 | \n"
        "     | ^\n"
        "  ::: f:3:16: the quote is opened here\n"
        "   3 | b: {c: \"x\", d: \"y}\n"
        "     |                -\n");
}

}  // namespace
}  // namespace zizhi::data
