// What people write who come from another language, and what they are told to write here.
#include "checking.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

struct Row {
  const char* expression;
  const char* help;  ///< the first
};

constexpr Row kRows[] = {
    // names of fields, functions, values, parameters, definitions
    {"p.nmae == 'x'", "did you mean `name`?"},
    {"s.startWith('x')", "did you mean `startsWith`?"},
    {"p.service == 'risk-assesment'", "did you mean `risk-assessment`?"},
    {"n > params.leest", "did you mean `least`?"},
    {"staf.size() > 0", "did you mean `staff`?"},
    {"withn(as_of, params.window)", "did you mean `within`?"},
    // operators
    {"p?.name == 'x'", "a field that may be absent is read by `a.?b`"},
    {"b and b", "write `&&`"},
    {"b or b", "write `||`"},
    {"not b", "write `!`"},
    {"s = 'x'", "write `==`"},
    {"s === 'x'", "write `==`"},
    {"s <> 'x'", "write `!=`"},
    {"b & b", "write `&&`"},
    {"b | b", "write `||`"},
    {"y := 1", "a value gets a name by `cel.bind(name, value, result)`"},
    {"if b then n else 0", "a choice is written `condition ? a : b`"},
    {"s =~ 'x'", "write `text.matches('pattern')`"},
    {"s LIKE 'x%'", "write `text.contains('part')` or `text.matches('pattern')`"},
    {"n between 1 and 2", "write both bounds: `a <= x && x <= b`"},
    {"s in ('a', 'b')", "a list is written in square brackets: `[a, b]`"},
    {"s in ('a')",
     "a part of a text is found by `text.contains(part)`; a list is written `x in [a, b]`"},
    {"s !in ['a']", "write `!(a in b)`"},
    {"s not in ['a']", "write `!(a in b)`"},
    // functions and methods
    {"len(people) > 1", "write `x.size()`"},
    {"people.length > 1", "write `x.size()`"},
    {"people.length() > 1", "write `x.size()`"},
    {"s.length > 1", "write `x.size()`"},
    {"people.count() > 1", "write `list.filter(x, …).size()`"},
    {"people.count > 1", "write `list.filter(x, …).size()`"},
    {"p.services.contains('risk-assessment')", "`x in list` asks whether it is one of them"},
    {"application.services.includes('risk-assessment')", "write `x in list`"},
    {"people.name == 'x'",
     "the elements have fields: write `people.exists(x, x.name …)`, `.all`, `.filter` or "
     "`.map`"},
    {"isNull(p.name)", "write `!has(x.field)`"},
    // what is not there, and truth
    {"p.name is null", "write `==`; what is absent is asked by `has(x.field)`"},
    {"p.name == null", "what is absent is not null: ask with `has(…)`"},
    {"null != p.signed_on", "what is absent is not null: ask with `has(…)`"},
    {"p.name == nil", "what is absent is asked by `has(x.field)`"},
    {"p.name == None", "what is absent is asked by `has(x.field)`"},
    {"p.name != undefined", "what is absent is asked by `has(x.field)`"},
    {"b == True", "write `true`"},
    {"b == False", "write `false`"},
    {"b == yes", "write `true`"},
    {"p.signed_on <= today", "write `as_of`"},
    {"p.signed_on <= today()", "write `as_of`"},
};

TEST_CASE("what other languages have is told in words of this one", "[cel][check][habits]") {
  House house;
  for (const auto& row : kRows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression);
      INFO(checking.said());
      CHECK_FALSE(checking.checked.has_value());
      REQUIRE(checking.sink.all().size() == 1);
      const auto& helps = checking.sink.all().front().helps;
      REQUIRE_FALSE(helps.empty());
      CHECK(helps.front().en == row.help);
      CHECK_FALSE(helps.front().zh.empty());
      CHECK(helps.front().zh != helps.front().en);
    }
  }
}

}  // namespace
}  // namespace zizhi::cel
