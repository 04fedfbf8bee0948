#include "growing.h"
#include "parsing.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace zizhi::cel {
namespace {

TEST_CASE("an expression is printed in one way, with the brackets it needs", "[cel][print]") {
  const struct {
    const char* text;
    const char* printed;
  } rows[] = {
      {"a+b*c", "a + b * c"},
      {"(a+b)*c", "(a + b) * c"},
      {"((a)*(b))+c", "a * b + c"},
      {"a-(b-c)", "a - (b - c)"},
      {"(a-b)-c", "a - b - c"},
      {"a*(b/c)", "a * (b / c)"},
      {"(a<b)==c", "a < b == c"},
      {"a<(b==c)", "a < (b == c)"},
      {"a in(b)", "a in b"},
      {"(a&&b)||(c&&d)", "a && b || c && d"},
      {"(a||b)&&c", "(a || b) && c"},
      {"a||(b||c)", "a || (b || c)"},
      {"(a||b)||c", "(a || b) || c"},
      {"a||b||c", "a || b || c"},
      {"(a?b:c)?d:e", "(a ? b : c) ? d : e"},
      {"a?(b?c:d):(e?f:g)", "a ? (b ? c : d) : e ? f : g"},
      {"(a?b:c)||d", "(a ? b : c) || d"},
      {"!(a&&b)", "!(a && b)"},
      {"!(!(a))", "!!a"},
      {"!(-a)", "!(-a)"},
      {"-(!a)", "-(!a)"},
      {"-(-(a))", "--a"},
      {"-(1)", "-(1)"},
      {"-(1.5)", "-(1.5)"},
      {"-(1u)", "-1u"},
      {"-(1.f())", "-(1.f())"},
      {"-(-1)", "--1"},
      {"- 1", "-1"},
      {"-1.f()", "(-1).f()"},
      {"-1[0]", "(-1)[0]"},
      {"(-a).f()", "(-a).f()"},
      {"-a.f()", "-a.f()"},
      {"a - -1", "a - -1"},
      {"(a+b).c", "(a + b).c"},
      {"(a.b).c", "a.b.c"},
      {"a.`b`.`if`.`c-d`.`in`", "a.b.if.`c-d`.`in`"},
      {"a.?b[?c][d]", "a.?b[?c][d]"},
      {"has( (a).b )", "has(a.b)"},
      {"f( a,b )", "f(a, b)"},
      {".f(a)", "f(a)"},
      {".a.b", ".a.b"},
      {"math . greatest(1,2)", "math.greatest(1, 2)"},
      {"[ 1,?a , ]", "[1, ?a]"},
      {"{?a :1,'b':2,}", "{?a: 1, \"b\": 2}"},
      {"{(a?b:c):d?e:f}", "{a ? b : c: d ? e : f}"},
      {".a.T{b :1,?`c d`:2}", ".a.T{b: 1, ?`c d`: 2}"},
      {"a.map( x,x>0,x )", "a.map(x, x > 0, x)"},
      {"a.existsOne(x, x)", "a.exists_one(x, x)"},
      {"(a + b).all(i,v,i<v)", "(a + b).all(i, v, i < v)"},
      {"cel.bind(x,a,x+x)", "cel.bind(x, a, x + x)"},
      {"'a\\'b\"'", "\"a'b\\\"\""},
      {"r'\\d'", "\"\\\\d\""},
      {"'''a\nb'''", "\"a\\nb\""},
      {"'\\u202e'", "\"\\u202e\""},
      {"b'\\xff'", "b\"\\xff\""},
      {"0xFF", "255"},
      {"5U", "5u"},
      {"1e3", "1000.0"},
      {"1e30", "1e+30"},
      {"a // comment\n+ b", "a + b"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      const Parsing parsing(row.text);
      REQUIRE(parsing.ast);
      CHECK(print(*parsing.ast) == row.printed);
      const Parsing again(row.printed);
      REQUIRE(again.ast);
      CHECK(same(*parsing.ast, *again.ast));
    }
  }
}

TEST_CASE("a part of an expression is printed by itself", "[cel][print]") {
  const Parsing parsing("a * (b + c)");
  REQUIRE(parsing.ast);
  const auto& call = std::get<Call>((*parsing.ast)[parsing.ast->root].kind);
  CHECK(print(*parsing.ast, call.arguments.at(1)) == "b + c");
}

ParseOptions generous() {
  ParseOptions options;
  options.limits.comprehension_nesting = 100;
  return options;
}

TEST_CASE("what is printed reads back as the same tree", "[cel][print][law]") {
  CHECK(rc::check("parse(print(ast)) == ast", [](std::uint64_t seed) {
    Grower grower(seed);
    for (int tree = 0; tree < 120; ++tree) {  // 12,000 in the 100 runs of the property
      const auto ast = grower.grow(tree % 6);
      const auto printed = print(ast);
      const Parsing again(printed, generous());
      RC_LOG() << printed << "\n" << again.rendered();
      RC_ASSERT(again.ast.has_value());
      RC_ASSERT(same(ast, *again.ast));
      RC_ASSERT(print(*again.ast) == printed);
    }
  }));
}

// Every pair of brackets that is taken out changes the tree, or it is no expression any more.
TEST_CASE("no bracket is printed without need", "[cel][print]") {
  const auto without = [](const std::string& text, std::size_t open, std::size_t close) {
    return text.substr(0, open) + text.substr(open + 1, close - open - 1) +
           text.substr(close + 1);
  };
  for (const auto* const text :
       {"(a + b) * (c - (d - e))", "a - (b - c) * d", "(a || b) && !(c && d)",
        "(a ? b : c) ? (d ? e : f) : g", "(a + b).c + (-(1)) + (a == b)[c]", "-(!(-a))",
        "(a || b) || (c || d)", "a < (b < c)"}) {
    const Parsing parsing(text);
    REQUIRE(parsing.ast);
    const auto printed = print(*parsing.ast);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < printed.size(); ++i) {
      if (printed[i] == '(') open.push_back(i);
      if (printed[i] != ')') continue;
      const Parsing less(without(printed, open.back(), i));
      open.pop_back();
      INFO(printed << " at " << i);
      CHECK_FALSE((less.ast && same(*less.ast, *parsing.ast)));
    }
  }
}

}  // namespace
}  // namespace zizhi::cel
