#include "parsing.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace zizhi::cel {
namespace {

TEST_CASE("habits of other languages get a hint of their own", "[cel][parser][complaint]") {
  const struct {
    const char* text;
    const char* help;
  } rows[] = {
      {"a === b", "write `==`"},
      {"a !== b", "write `!=`"},
      {"a <> b", "write `!=`"},
      {"a /= b", "write `!=`"},
      {"a =< b", "write `<=`"},
      {"a => b", "write `>=`"},
      {"a & b", "write `&&`"},
      {"a | b", "write `||`"},
      {"a ?? b", "write `a.?b.orValue(c)`"},
      {"a ** b", "there is no power: write the product, `a * a`"},
      {"a++", "write `a + 1`"},
      {"a += b", "an expression assigns nothing: write `a + b`"},
      {"x := 1", "a value gets a name by `cel.bind(name, value, result)`"},
      {"1..5", "write both bounds: `a <= x && x <= b`"},
      {"a -> b", "a field or method follows a point: `a.b`"},
      {"a; b", "an expression is one value: `&&` joins two conditions"},
      {"a # b", "a comment begins with `//`"},
      {"a /* b */", "a comment begins with `//` and ends with the line"},
      {"$a", "a variable is written without `$`"},
      {"~a", "write `math.bitNot(a)`"},
      {"a ^ b", "write `math.bitXor(a, b)`, or `a != b` of two conditions"},
      {"a << b", "write `math.bitShiftLeft(a, n)`"},
      {"a =~ b", "write `text.matches('pattern')`"},
      {"a AND b", "write `&&`"},
      {"a Or b", "write `||`"},
      {"f(a and b)", "write `&&`"},
      {"a || not b", "write `!`"},
      {"a is null", "write `==`; what is absent is asked by `has(x.field)`"},
      {"a !in b", "write `!(a in b)`"},
      {"a ! in b", "write `!(a in b)`"},
      {"a not in b", "write `!(a in b)`"},
      {"a NOT IN b", "write `!(a in b)`"},
      {"a in ('b', 'c')", "a list is written in square brackets: `[a, b]`"},
      {"('b', 'c') == a", "a list is written in square brackets: `[a, b]`"},
      {"a = null", "write `==`"},
      {"a?.b", "a field that may be absent is read by `a.?b`"},
      {"a eq b", "write `==`"},
      {"a mod b", "write `%`"},
      {"a between b and c", "write both bounds: `a <= x && x <= b`"},
      {"a like 'b%'", "write `text.contains('part')` or `text.matches('pattern')`"},
      {"a contains b", "write `a.contains(b)`"},
      {"a startsWith b", "write `a.startsWith(b)`"},
      {"a ? b : c else d", "a choice is written `condition ? a : b`"},
      {"if a then b else c", "a choice is written `condition ? a : b`"},
      {"x > 0 for x in xs", "write `list.map(x, …)` or `list.filter(x, …)`"},
      {"for x in xs", "write `list.all(x, …)`, `list.exists(x, …)` or `list.map(x, …)`"},
      {"return a", "an expression is its own result"},
      {"a > 2 years", "a span of years is written `period('P5Y')`"},
      {"a > 6 months", "a span of months is written `period('P5M')`"},
      {"a > 3 Hours", "a span of hours is written `duration('5h')`"},
      {"a > 12months", "a span of months is written `period('P5M')`"},
      {"a > 2 年", "a span of years is written `period('P5Y')`"},
      {"a 并且 b", "write `&&`"},
      {"非 a", "write `!`"},
      {"\"say \"a\"\"", "the string has ended: a quote inside it is written `\\'` or `\\\"`"},
      {"'a' 'b'",
       "texts are joined by `+`; a quote inside a string is written `\\'` or `\\\"`"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      const Parsing parsing(row.text);
      REQUIRE(parsing.sink.all().size() == 1);
      const auto& helps = parsing.sink.all().front().helps;
      REQUIRE(helps.size() == 1);
      CHECK(helps.front().en == row.help);
      CHECK_FALSE(helps.front().zh.empty());
      CHECK(helps.front().zh != helps.front().en);
    }
  }
}

TEST_CASE("full-width and typographic characters are told what they stand for",
          "[cel][parser][complaint]") {
  const struct {
    const char* text;
    const char* found;
    const char* meant;
  } rows[] = {
      {"（a)", "（", "("},      {"(a）", "）", ")"},   {"f(a，b)", "，", ","},
      {"a ＝ b", "＝", "=="},   {"a ＞ 1", "＞", ">"}, {"a ＜ 1", "＜", "<"},
      {"！a", "！", "!"},       {"a ？ b", "？", "?"}, {"a ? b ： c", "：", ":"},
      {"“a”", "“", "\""},       {"‘a’", "‘", "'"},     {"a ＆＆ b", "＆", "&&"},
      {"a ｜｜ b", "｜", "||"}, {"a ＋ b", "＋", "+"}, {"１ + a", "１", "1"},
      {"ａ + b", "ａ", "a"},    {"【1】", "【", "["},  {"f(a、b)", "、", ","},
      {"a。b", "。", "."},      {"a ≥ b", "≥", ">="},  {"a ≠ b", "≠", "!="},
      {"a × b", "×", "*"},      {"a – b", "–", "-"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      const Parsing parsing(row.text);
      REQUIRE(parsing.sink.all().size() == 1);
      const auto& said = parsing.sink.all().front();
      CHECK(diag::info(said.code).code == "Z1008");
      REQUIRE(said.arguments.size() == 2);
      CHECK(said.arguments[0].en == row.found);
      CHECK(said.arguments[1].en == row.meant);
      CHECK(text_of(parsing.sources, *said.where) == row.found);
    }
  }
}

// Any sequence of tokens, near-tokens and trouble.
std::string soup() {
  const auto piece = rc::gen::element<std::string>(
      "a", "b", "f(", "(", ")", "[", "]", "{", "}", ".", ",", ":", "?", ".?", "[?", "!", "-",
      "+", "*", "/", "%", "<", "<=", "==", "!=", "in", "&&", "||", "1", "2u", "0x1F", "1.5",
      ".5", "1e400", "'s'", "\"t\"", "b'\\xff'", "r'\\'", "'''", "'", "\\", "true", "null",
      "has(", "a.b", ".all(x, ", ".map(y, z, ", "cel.bind(v, ", "math.greatest(", "T{a: ", "if",
      "and", "not", "=", "&", "?.", "//", "\n", " ", "`a-b`", "`", "（", "“", "项目", "5 days",
      "99999999999999999999", "'\\ud800'", "\xF0\x9F\x98\x80");
  std::string out;
  for (const auto& each : *rc::gen::container<std::vector<std::string>>(piece)) {
    out += each;
    if (*rc::gen::arbitrary<bool>()) out += ' ';
  }
  return out;
}

TEST_CASE("any text gives a tree that prints, or one complaint with a place in the text",
          "[cel][parser][law]") {
  CHECK(rc::check("tree or complaint", [] {
    for (int i = 0; i < 20; ++i) {
      const auto text = soup();
      const Parsing parsing(text);
      RC_LOG() << text << "\n" << parsing.rendered();
      RC_ASSERT(parsing.ast.has_value() == parsing.sink.all().empty());
      if (parsing.ast) {
        const Parsing again(print(*parsing.ast));
        RC_ASSERT((again.ast && same(*parsing.ast, *again.ast)));
        continue;
      }
      RC_ASSERT(parsing.sink.all().size() == 1U);
      const auto& said = parsing.sink.all().front();
      RC_ASSERT(said.where.has_value());
      RC_ASSERT(said.where->begin <= said.where->end);
      RC_ASSERT(said.where->end <= text.size());
      RC_ASSERT(!parsing.rendered(i18n::Locale::zh).empty());
    }
  }));
}

// Every beginning of an expression is a text that people have in their editor for a moment.
TEST_CASE("every prefix of an expression gives a tree or one complaint", "[cel][parser]") {
  const std::string text =
      "cel.bind(x, a.?b[?'k'].orValue({1: [2u, -3.5e1], ?c: T{d: b'\\xff'}}), has(x.e) && "
      "x.f.all(i, v, v.`g-h` in [1, 2] || !(v == r\"\\d\")) ? math.greatest(1, 2) > 0x1F : "
      "x.map(y, y > 0, -y).size() != 0) // end";
  REQUIRE(Parsing(text).ast);
  for (std::size_t end = 0; end < text.size(); ++end) {
    const Parsing parsing(text.substr(0, end));
    INFO(text.substr(0, end) << "\n" << parsing.rendered());
    CHECK(parsing.ast.has_value() == parsing.sink.all().empty());
    CHECK(parsing.sink.all().size() <= 1);
  }
}

}  // namespace
}  // namespace zizhi::cel
