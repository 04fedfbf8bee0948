#include "laboratory.h"

#include <catch2/catch.hpp>

#include <string>

namespace zizhi::cel::tests {
namespace {

struct Row {
  const char* what;
  const char* expression;
  const char* value;
};

void hold(Laboratory& world, std::span<const Row> rows) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what << ": " << row.expression) {
      CHECK(world.text(row.expression) == row.value);
    }
  }
}

TEST_CASE("operators give what the language says", "[cel][run]") {
  SmallWorld world;
  const Row rows[] = {
      {"precedence", "1 + 2 * 3 - 4", "3"},
      {"a folded constant is the same value", "two + (1 + 2 * 3)", "9"},
      {"integers divide toward zero", "-7 / two", "-3"},
      {"the remainder has the sign of the dividend", "-7 % two", "-1"},
      {"numbers of two kinds compare", "two < 2.5 && 2u <= 2u", "true"},
      {"equal across kinds when dyn", "any == 5.0", "true"},
      {"different kinds are different when dyn", "any == dyn('5')", "false"},
      {"strings are ordered", "'a' < 'b' && !('b' < 'a')", "true"},
      {"dates are ordered", "as_of > date('2026-01-01')", "true"},
      {"dates and periods add", "date('2024-01-31') + period('P1M')", "date('2024-02-29')"},
      {"the first branch", "yes ? two : 7", "2"},
      {"the second branch", "no ? two : 7", "7"},
      {"the other branch is not looked at", "yes ? 1 : 1 / 0", "1"},
      {"many operands of &&", "yes && yes && two == 2 && no", "false"},
      {"many operands of ||", "no || no || two == 3 || yes", "true"},
      {"division by zero", "1 / (two - 2)", "error(division by zero)"},
      {"overflow", "9223372036854775807 + two", "error(the result is out of range)"},
      {"double negation", "!!yes", "true"},
      {"negative", "-two", "-2"},
  };
  hold(world, rows);
}

TEST_CASE("a bool that decides absorbs what stands beside it", "[cel][run]") {
  SmallWorld world;
  const Row rows[] = {
      {"an error before", "1 / (two - 2) > 0 && no", "false"},
      {"an error after", "no && 1 / (two - 2) > 0", "false"},
      {"an error is left", "yes && 1 / (two - 2) > 0", "error(division by zero)"},
      {"an error before a true", "1 / (two - 2) > 0 || yes", "true"},
      {"an unknown before", "u && no", "false"},
      {"an unknown after", "yes || u", "true"},
      {"unknowns unite", "u && yes && v", "unknown(u, v)"},
      {"unknown wins over error", "1 / (two - 2) > 0 && u", "unknown(u)"},
      {"and in the other order", "u || 1 / (two - 2) > 0", "unknown(u)"},
      {"something that is no bool is an error", "dyn(two) && yes",
       "error(no overload takes these values)"},
      {"and is absorbed", "dyn(two) || yes", "true"},
      {"an unknown condition is unknown", "u ? yes : yes", "unknown(u)"},
      {"a failed condition is the failure", "1 / (two - 2) > 0 ? 1 : 2",
       "error(division by zero)"},
      {"a branch that is unknown", "yes ? i : 0", "unknown(i)"},
  };
  hold(world, rows);
}

TEST_CASE("lists, maps and strings give what the language says", "[cel][run]") {
  SmallWorld world;
  const Row rows[] = {
      {"a list", "[two, 3]", "[2, 3]"},
      {"lists add", "[1] + [two]", "[1, 2]"},
      {"an element", "[7, 8, two][2]", "2"},
      {"no such element", "[7, 8][two]", "error(the index is out of range: 2)"},
      {"in a list of constants", "two in [1, 2, 3]", "true"},
      {"not in a list of constants", "two in [1, 3]", "false"},
      {"a string in a list of constants", "people[0].id in ['ann', 'eve']", "true"},
      {"in a list that is made", "two in [two, 3]", "true"},
      {"in a list of constants across kinds", "any in [5.0, 6.0]", "true"},
      {"a map", "{'a': two}", "{\"a\": 2}"},
      {"an entry", "prices['b']", "2"},
      {"an entry as a field", "prices.a", "1"},
      {"no such entry", "prices['c']", "error(there is no such key: \"c\")"},
      {"no such entry as a field", "prices.c", "error(there is no such key: c)"},
      {"a key in a map", "'a' in prices", "true"},
      {"has of an entry", "has(prices.a) && !has(prices.c)", "true"},
      {"a key twice", "{'a': 1, 'a': two}", "error(a key occurs twice in a map)"},
      {"a number twice", "{1: 1, dyn(1u): two}", "error(a key occurs twice in a map)"},
      {"size", "size(people) + 'abc'.size()", "6"},
      {"a literal pattern", "people[0].id.matches('^a.n$')", "true"},
      {"a pattern that is made", "people[0].id.matches('^' + people[0].id)", "true"},
      {"a pattern that is none", "people[0].id.matches('(')",
       "error(an argument does not fit: \"(\": missing ): ()"},
      {"a type", "type(two) == int && type(as_of) != int", "true"},
  };
  hold(world, rows);
}

TEST_CASE("optional values are there or not", "[cel][run]") {
  SmallWorld world;
  const Row rows[] = {
      {"an entry", "prices[?'a']", "optional.of(1)"},
      {"no entry", "prices[?'c']", "optional.none()"},
      {"a field of a map", "prices.?b.orValue(0)", "2"},
      {"no field of a map", "prices.?c.orValue(0)", "0"},
      {"a chain ends at the first that is not there", "{'a': prices}.?x.b.orValue(7)", "7"},
      {"a chain goes on", "{'a': prices}.?a.b.orValue(7)", "2"},
      {"optMap", "prices.?a.optMap(p, p + two)", "optional.of(3)"},
      {"optMap of none", "prices.?c.optMap(p, p + two)", "optional.none()"},
      {"optFlatMap", "prices.?a.optFlatMap(p, prices[?'b'])", "optional.of(2)"},
      {"an item of a list", "[?prices[?'a'], ?prices[?'c'], 9]", "[1, 9]"},
      {"an entry of a map", "{?'x': prices[?'a'], ?'y': prices[?'c']}", "{\"x\": 1}"},
      {"has of an optional", "has({'a': prices}.?a.b) && !has({'a': prices}.?x.b)", "true"},
      {"an optional field that is there", "people[1].?left", "optional.of(date('2025-01-31'))"},
      {"an optional field that is not", "people[0].?left", "optional.none()"},
  };
  hold(world, rows);
}

TEST_CASE("macros go over lists and maps", "[cel][run][macro]") {
  SmallWorld world;
  const Row rows[] = {
      {"all", "[1, two].all(x, x > 0)", "true"},
      {"all of nothing", "nobody.all(p, no)", "true"},
      {"not all", "[1, two].all(x, x > 1)", "false"},
      {"all absorbs errors", "[0, two].all(x, 2 / x > 1)", "false"},
      {"all leaves an error", "[0, 1].all(x, 2 / x > 1)", "error(division by zero)"},
      {"exists", "[1, two].exists(x, x > 1)", "true"},
      {"exists in nothing", "nobody.exists(p, yes)", "false"},
      {"exists absorbs errors", "[0, two].exists(x, 2 / x == 1)", "true"},
      {"exists leaves an error", "[0, two].exists(x, 2 / x == 5)", "error(division by zero)"},
      {"exists_one", "[1, two].exists_one(x, x > 1)", "true"},
      {"exists_one of two", "[2, two].exists_one(x, x > 1)", "false"},
      {"exists_one does not absorb", "[0, two].exists_one(x, 2 / x == 1)",
       "error(division by zero)"},
      {"filter", "[1, two, 3].filter(x, x != 2)", "[1, 3]"},
      {"filter does not absorb", "[0, two].filter(x, 2 / x == 1)", "error(division by zero)"},
      {"map", "[1, two].map(x, x * 10)", "[10, 20]"},
      {"map with a filter", "[1, two].map(x, x > 1, x * 10)", "[20]"},
      {"map does not absorb", "[1, 0].map(x, 2 / x)", "error(division by zero)"},
      {"over the keys of a map", "prices.map(k, k + '!')", "[\"a!\", \"b!\"]"},
      {"all with two variables", "[4, 5].all(i, v, v == i + 4)", "true"},
      {"exists over entries", "prices.exists(k, v, k == 'b' && v == 2)", "true"},
      {"existsOne with two variables", "[4, 5].existsOne(i, v, v == 5)", "true"},
      {"transformList", "[4, 5].transformList(i, v, v - i)", "[4, 4]"},
      {"transformList with a filter", "[4, 5].transformList(i, v, i > 0, v)", "[5]"},
      {"transformMap", "prices.transformMap(k, v, v + 1)", "{\"a\": 2, \"b\": 3}"},
      {"transformMap of a list", "['x'].transformMap(i, v, v)", "{0: \"x\"}"},
      {"transformMapEntry", "prices.transformMapEntry(k, v, {v: k})", "{1: \"a\", 2: \"b\"}"},
      {"transformMapEntry with a key twice", "prices.transformMapEntry(k, v, {0: k})",
       "error(a key occurs twice in a map)"},
      {"sortBy", "['ccc', 'a', 'bb'].sortBy(x, x.size())", "[\"a\", \"bb\", \"ccc\"]"},
      {"sortBy keeps the order of equals", "['b', 'a', 'cc'].sortBy(x, x.size())",
       "[\"b\", \"a\", \"cc\"]"},
      {"bind", "cel.bind(x, two + 1, x * x)", "9"},
      {"bind does not mind an error that is not used", "cel.bind(x, 1 / (two - 2), yes)",
       "true"},
      {"nested", "[1, 2].map(x, [10, 20].map(y, x * y))", "[[10, 20], [20, 40]]"},
      {"an inner variable hides an outer", "[1].map(x, [2].map(x, x))", "[[2]]"},
      {"side by side", "[1].all(x, x == 1) && [2].all(y, y == 2)", "true"},
      {"a body that is no bool", "[1].all(x, dyn(x))", "error(no overload takes these values)"},
      {"a range that is no list", "any.all(x, yes)", "error(no overload takes these values)"},
  };
  hold(world, rows);
}

TEST_CASE("definitions are evaluated where they are named", "[cel][run]") {
  SmallWorld world;
  const auto number = world.types().of(Kind::integer);
  world.define("adults", {}, "people.filter(p, p.age >= 18)");
  world.define("ids", {}, "people.map(p, p.id)");
  world.define("odd", {{"n", number}}, "n % 2 == 1");
  world.define("broken", {}, "1 / (two - 2)");
  world.define("half", {{"n", number}}, "two / n");
  world.define("sum", {{"a", number}, {"b", number}}, "[a].map(x, [b].map(y, x + y))[0][0]");
  const Row rows[] = {
      {"without parameters", "ids", "[\"ann\", \"ben\", \"cho\"]"},
      {"a look-up", "'ben' in ids && !('eve' in ids)", "true"},
      {"a partial list", "adults",
       "[person{id: \"ann\"}, ?person{id: \"ben\"}, "
       "person{id: \"cho\"}]"},
      {"with parameters", "odd(3) && !odd(two)", "true"},
      {"with a frame of its own", "[1, 2].map(a, sum(a, a * 10))", "[11, 22]"},
      {"an unknown argument", "odd(i)", "unknown(i)"},
      {"an unknown argument that does not matter", "cel.bind(x, odd(i), yes)", "true"},
      {"an error of its own", "broken", "error(division by zero)"},
      {"an error with an argument", "half(0)", "error(division by zero)"},
  };
  hold(world, rows);
}

TEST_CASE("a failure has the place of the sub-expression that failed", "[cel][run]") {
  SmallWorld world;
  world.define("broken", {}, "'a long text'.size() / (two - 2)");

  struct Place {
    const char* expression;
    const char* part;
  };

  const Place rows[] = {
      {"two + 1 / (two - 2)", "1 / (two - 2)"},
      {"[1, 2].map(x, x % (x - 1))", "x % (x - 1)"},
      {"yes && prices['zz'] == 1", "prices['zz']"},
      {"prices.zz + 1", "prices.zz"},
      {"yes && dyn(1)", "dyn(1)"},
      {"two + broken", "broken"},
      {"[1].all(x, any.foo == 1)", "any.foo"},
      {"{'a': 1, 'a': two}.a", "{'a': 1, 'a': two}"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const auto value = world.run(row.expression);
      REQUIRE(value.is(Tag::error));
      const auto& failure = value.as_failure();
      CHECK(std::string(row.expression).substr(failure.begin, failure.end - failure.begin) ==
            row.part);
    }
  }
}

// What is typed as one record can be another when it came through dyn: its slots are not the
// other's.
TEST_CASE("a record of another type than expected is read by name", "[cel][run]") {
  Laboratory world;
  auto& types = world.types();
  RecordField a;
  a.name = "a";
  a.type = types.of(Kind::integer);
  auto b = a;
  b.name = "b";
  auto c = a;
  c.name = "c";
  c.optional = true;
  const auto& narrow = world.declare_record("narrow", {b});
  const auto& wide = world.declare_record("wide", {c, a, b});
  const auto one = Value::of(std::int64_t{1});
  const auto two = Value::of(std::int64_t{2});
  world.declare("loose", types.of(Kind::dyn), world.record(narrow, world.root("loose"), {two}));
  world.declare("w", types.record(wide), world.record(wide, world.root("w"), {one, one, one}));
  world.define("b_of", {{"r", types.record(wide)}}, "r.b");
  world.define("a_of", {{"r", types.record(wide)}}, "r.a");
  world.define("has_b", {{"r", types.record(wide)}}, "has(r.b)");
  world.define("c_of", {{"r", types.record(wide)}}, "r.?c");
  const Row rows[] = {
      {"the expected type", "b_of(w) == 1 && has_b(w) && c_of(w).value() == 1", "true"},
      {"a field that both have", "b_of(loose)", "2"},
      {"a field that it has not", "a_of(loose)", "error(there is no such field: a)"},
      {"has of a field", "has_b(loose)", "true"},
      {"an optional field that it has not", "c_of(loose)", "error(there is no such field: c)"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what << ": " << row.expression) {
      CHECK(world.text(row.expression) == row.value);
    }
  }
}

TEST_CASE("without static types the values decide", "[cel][run]") {
  SmallWorld world;
  const Row rows[] = {
      {"an overload that takes them", "'a' + 'b' == 'ab' && 1 + 1 == 2", "true"},
      {"no overload that takes them", "1 + 'a'", "error(no overload takes these values: _+_)"},
      {"a field of a record", "people[0].age", "41"},
      {"no such field", "people[0].wage", "error(there is no such field: wage)"},
      {"a name that stands for nothing", "nothing",
       "error(nothing stands for this name: nothing)"},
      {"a function that is none", "nothing(1)",
       "error(no overload takes these values: nothing)"},
      {"has of a field", "has(people[1].left) && !has(people[0].left)", "true"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what << ": " << row.expression) {
      CHECK(sorted_text(world.run(world.compile(row.expression, false))) == row.value);
    }
  }
}

TEST_CASE("a text is among constants only where it stands there, whatever looks like it",
          "[cel][run]") {
  SmallWorld world;
  CHECK(world.text("people.exists(p, p.id + p.id in ['axxaxn', 'b'])") == "false");
  CHECK(world.text("people.exists(p, p.id + p.id in ['axxaxn', 'annann'])") == "true");
  CHECK(world.text("people.exists(p, p.id.substring(3) in [dyn(1), 'b'])") == "false");
  CHECK(world.text("people.exists(p, p.id.substring(3) in [dyn(1), ''])") == "true");
}

}  // namespace
}  // namespace zizhi::cel::tests
