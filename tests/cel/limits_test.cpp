// Expressions from strangers end in bounded time and memory, and say which limit they met.
#include "laboratory.h"

#include <catch2/catch.hpp>

#include <pthread.h>
#include <string>
#include <utility>
#include <vector>

namespace zizhi::cel::tests {
namespace {

std::string repeated(std::string_view part, std::size_t times, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out.append(i == 0 ? "" : between).append(part);
  return out;
}

FailureCode code_of(const Value& value) {
  REQUIRE(value.is(Tag::error));
  return value.as_failure().code;
}

TEST_CASE("each limit has a failure that names it and how much it allows", "[cel][limits]") {
  SmallWorld world;
  world.limit({.iterations = 100, .cost = 1000, .result_bytes = 4000});

  struct Row {
    const char* what;
    const char* expression;
    FailureCode code;
    const char* allowed;
  };

  const Row rows[] = {
      {"iterations", "lists.range(101).all(x, x >= 0)", FailureCode::limit_iterations, "100"},
      {"iterations of all macros together",
       "lists.range(60).all(x, x >= 0) && lists.range(60).exists(x, x < 0)",
       FailureCode::limit_iterations, "100"},
      {"nested iterations", "lists.range(11).all(x, lists.range(11).all(y, y >= 0))",
       FailureCode::limit_iterations, "100"},
      {"iterations of filter", "lists.range(101).filter(x, x > 0)",
       FailureCode::limit_iterations, "100"},
      {"iterations of map", "lists.range(101).map(x, 0)", FailureCode::limit_iterations, "100"},
      {"iterations of sortBy", "lists.range(101).sortBy(x, 0)", FailureCode::limit_iterations,
       "100"},
      {"iterations of transformMap", "lists.range(101).transformMap(i, x, 0)",
       FailureCode::limit_iterations, "100"},
      {"steps of nodes", "lists.range(90).all(x, x + x + x + x + x + x + x + x >= 0)",
       FailureCode::limit_cost, "1000"},
      {"steps of a function", "lists.range(two * 600).size() > 0", FailureCode::limit_cost,
       "1000"},
      {"memory of a list", "lists.range(two * 150).size() > 0", FailureCode::limit_memory,
       "4000"},
      {"memory of a map", "lists.range(two * 45).transformMap(i, x, x).size() > 0",
       FailureCode::limit_memory, "4000"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what << ": " << row.expression) {
      const auto value = world.run(row.expression);
      CHECK(code_of(value) == row.code);
      CHECK(value.as_failure().detail == row.allowed);
      CHECK(value.as_failure().end > value.as_failure().begin);
    }
  }
}

TEST_CASE("within the limits nothing is refused", "[cel][limits]") {
  SmallWorld world;
  world.limit({.iterations = 100, .cost = 1000, .result_bytes = 4000});
  CHECK(world.text("lists.range(100).all(x, x >= 0)") == "true");
  CHECK(world.text("lists.range(10).all(x, lists.range(9).all(y, y >= 0))") == "true");
  CHECK(world.text("lists.range(100).size()") == "100");
}

TEST_CASE("what is met in one run does not weigh on the next", "[cel][limits]") {
  SmallWorld world;
  world.limit({.iterations = 10, .cost = 1000});
  for (int i = 0; i < 3; ++i) {
    CHECK(code_of(world.run("lists.range(11).all(x, x >= 0)")) ==
          FailureCode::limit_iterations);
    CHECK(world.text("lists.range(10).all(x, x >= 0)") == "true");
  }
}

TEST_CASE("a limit that is met is not absorbed", "[cel][limits]") {
  SmallWorld world;
  world.limit({.iterations = 10});
  CHECK(code_of(world.run("lists.range(11).all(x, x >= 0) || yes")) ==
        FailureCode::limit_iterations);
  CHECK(world.text("yes || lists.range(11).all(x, x >= 0)") == "true");
}

TEST_CASE("blow-ups stop in bounded time and memory", "[cel][limits]") {
  SmallWorld world;
  std::string text_doubling = "'0123456789abcdef'";
  std::string list_doubling = "[1, 2, 3, 4]";
  for (int i = 0; i < 10; ++i) {
    text_doubling = "cel.bind(x, " + text_doubling + ", x + x + x + x + x + x + x + x)";
    list_doubling = "cel.bind(x, " + list_doubling + ", x + x + x + x + x + x + x + x)";
  }
  const std::string rows[] = {
      text_doubling + ".size() > 0",
      list_doubling + ".size() > 0",
      "lists.range(40000).map(x, lists.range(x)).size() > 0",
      "lists.range(300).map(a, lists.range(300).map(b, lists.range(300).map(c, a + b + c)))",
      "lists.range(1000).map(x, '" + std::string(2000, 'x') + "' + string(x))",
      "lists.range(50000).map(x, [x, x, x, x])",
      "lists.range(99999).transformMap(i, x, {'a': x})",
      "lists.range(90000).transformMapEntry(i, x, {" +
          [] {
            std::string entries;
            for (int i = 0; i < 300; ++i)
              entries += (i > 0 ? ", " : "") + std::to_string(i) + ": 0";
            return entries;
          }() +
          "})",
      "lists.range(1000000).size() > 0",
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.substr(0, 60)) {
      const auto before = world.arena().used();
      const auto code = code_of(world.run(row));
      const bool limit = code == FailureCode::limit_memory || code == FailureCode::limit_cost ||
                         code == FailureCode::limit_iterations;
      CHECK(limit);
      CHECK(world.arena().used() - before < 4096);
    }
  }
}

TEST_CASE("a result that shares its parts is as large as what it shows", "[cel][limits]") {
  SmallWorld world;
  std::string shared = "[0]";
  for (int i = 0; i < 24; ++i)
    shared = "cel.bind(x, " + shared + ", [x, x])";
  CHECK(code_of(world.run(shared)) == FailureCode::limit_memory);
  CHECK(world.text(shared + ".size()") == "2");
}

TEST_CASE("temporary values of a macro's body do not add up", "[cel][limits]") {
  SmallWorld world;
  // Each step makes some kilobytes; all of them together would be far above a megabyte.
  CHECK(
      world.text("lists.range(300).all(x, lists.range(300).filter(y, y != x).size() == 299)") ==
      "true");
  CHECK(world.text("lists.range(2000).all(x, [string(x) + '" + std::string(2000, 'x') +
                   "'].size() == 1)") == "true");
}

TEST_CASE("unknowns of thousands of elements fit into the limits", "[cel][limits]") {
  Laboratory world;
  const auto number = world.types().of(Kind::integer);
  RecordField age;
  age.name = "age";
  age.type = number;
  RecordField pay = age;
  pay.name = "pay";
  const auto& type = world.declare_record("person", {age, pay});
  const auto* const list = world.root("people");
  std::vector<Value> people;
  for (int i = 0; i < 2000; ++i)
    people.push_back(world.record(type, world.element(list, i), {std::nullopt, std::nullopt}));
  world.declare("people", world.types().list(world.types().record(type)),
                world.list(people, list));
  for (const auto* const expression :
       {"people.all(p, p.age > 0 && p.pay > 0)", "people.exists(p, p.age > 0 || p.pay > 0)",
        "people.exists_one(p, p.age > p.pay)", "people.map(p, p.age + p.pay).size() > 0",
        "people.filter(p, p.age > p.pay).size() == 7",
        "people.filter(p, p.age > 0).all(p, p.pay > 0)"}) {
    INFO(expression);
    const auto value = world.run(expression);
    REQUIRE(value.is(Tag::unknown));
    CHECK(value.as_unknowns().size == 4000);
  }
}

TEST_CASE("thousands of checks leave no memory behind but their results", "[cel][limits]") {
  SmallWorld world;
  world.define("ids", {}, "people.map(p, p.id)");
  const auto check =
      world.compile("people.filter(p, p.id in ids).map(p, p.id + '!').size() == 3");
  const auto missing = world.compile("people.all(p, p.age > 0)");
  const auto text = world.compile("'a' + people[0].id");
  CHECK(world.run(check).is_true());
  const auto before = world.arena().used();
  for (int i = 0; i < 5000; ++i) {
    CHECK(world.run(check).is_true());
  }
  CHECK(world.arena().used() == before);
  std::vector<Value> kept;
  for (int i = 0; i < 1000; ++i) {
    kept.push_back(world.run(missing));
    kept.push_back(world.run(text));
  }
  CHECK(world.arena().used() - before < 1000U * 64U);
  for (std::size_t i = 0; i < kept.size(); i += 2) {
    CHECK(sorted_text(kept[i]) == "unknown(people[1].age)");
    CHECK(kept[i + 1].as_text() == "aann");
  }
}

TEST_CASE("every kind of result outlives its evaluation", "[cel][limits]") {
  SmallWorld world;
  const char* const rows[][2] = {
      {"'a' + people[0].id", "\"aann\""},
      {"[string(two), 'x']", "[\"2\", \"x\"]"},
      {"[[string(two)]]", "[[\"2\"]]"},
      {"{'k' + string(two): ['v' + string(two)]}", "{\"k2\": [\"v2\"]}"},
      {"lists.range(20).transformMap(i, x, string(x))['19']", ""},
      {"lists.range(20).transformMap(i, x, string(x))[19]", "\"19\""},
      {"optional.of('a' + string(two))", "optional.of(\"a2\")"},
      {"b'\\x01' + bytes(string(two))", "b\"\\x012\""},
      {"type([two])", "list"},
      {"people.filter(p, p.age > 20)",
       "[person{id: \"ann\"}, ?person{id: \"ben\"}, person{id: \"cho\"}]"},
      {"[1, two].slice(1, 2)", "[2]"},
      {"u && v", "unknown(u, v)"},
      {"prices[string(two)]", "error(there is no such key: \"2\")"},
  };
  std::vector<std::pair<Value, std::string>> kept;
  for (const auto& row : rows) {
    if (row[1][0] == '\0') continue;
    kept.emplace_back(world.run(row[0]), row[1]);
  }
  for (int i = 0; i < 100; ++i)
    world.run("lists.range(1000).map(x, 'zzzzzzzzzzzzzz' + string(x)).size() > 0");
  for (const auto& [value, text] : kept)
    CHECK(sorted_text(value) == text);
  const auto map = world.run("lists.range(50).transformMap(i, x, string(x))");
  world.run("lists.range(1000).map(x, string(x)).size() > 0");
  REQUIRE(find(map.as_map(), Value::of(std::int64_t{49})) != nullptr);
  CHECK(find(map.as_map(), Value::of(std::int64_t{49}))->as_text() == "49");
}

TEST_CASE("definitions nest so deep and no deeper", "[cel][limits]") {
  SmallWorld world;
  const auto number = world.types().of(Kind::integer);
  world.define("d0", {}, "two");
  world.define("f0", {{"n", number}}, "n");
  for (int i = 1; i <= 700; ++i) {
    const auto below = std::to_string(i - 1);
    world.define("d" + std::to_string(i), {}, "d" + below + " + 0");
    world.define("f" + std::to_string(i), {{"n", number}}, "f" + below + "(n)");
  }
  CHECK(world.text("d400") == "2");
  CHECK(world.text("f400(7)") == "7");
  CHECK(code_of(world.run("d700")) == FailureCode::limit_depth);
  CHECK(code_of(world.run("f700(1)")) == FailureCode::limit_depth);
  SECTION("whoever asked first") {
    CHECK(world.text("d500 + d400") == "4");
  }
}

// `dyn` lets a definition be given what it made: each of them doubles the nesting.
class Nesting : public Laboratory {
 public:
  Nesting() {
    const auto number = types().of(Kind::integer);
    const auto lists = types().list(number);
    const auto maps = types().map(types().of(Kind::string), number);
    const auto optionals = types().optional(number);
    define("l0", {{"x", lists}}, "dyn([x])");
    define("m0", {{"x", maps}}, "dyn({'a': x})");
    define("o0", {{"x", optionals}}, "dyn(optional.of(x))");
    for (int i = 1; i <= kDoublings; ++i) {
      for (const auto& [name, type] : {std::pair{"l", lists}, {"m", maps}, {"o", optionals}}) {
        const auto below = name + std::to_string(i - 1);
        define(name + std::to_string(i), {{"x", type}}, below + '(' + below + "(x))");
      }
    }
  }

  static constexpr int kDoublings = 12;
};

TEST_CASE("values that nest without end are refused, and not followed", "[cel][limits]") {
  Nesting world;
  CHECK(world.text("l7([1]) == l7([1])") == "true");
  CHECK(world.text("o7(optional.of(1)) == o7(optional.of(1))") == "true");
  const char* const rows[] = {
      "l12([1])",
      "m9({'a': 1})",
      "o12(optional.of(1))",
      "l12([1]) == l12([1])",
      "m9({'a': 1}) != m9({'a': 1})",
      "o12(optional.of(1)) == o12(optional.of(1))",
      "l12([1]) in [l12([1])]",
      "[l12([1]), l12([1])].distinct().size() == 1",
      "sets.contains([m9({'a': 1})], [m9({'a': 1})])",
      "[l12([1])].indexOf(l12([1])) == 0",
      "l12([1]).flatten(100000).size() == 1",
      "'%s'.format([l12([1])]) == ''",
      "'%s'.format([m9({'a': 1})]) == ''",
      "o12(optional.of(1)).x == 1",
      "has(o12(optional.of(1)).x)",
  };
  for (const auto* const row : rows) {
    DYNAMIC_SECTION(row) {
      CHECK(code_of(world.run(row)) == FailureCode::limit_depth);
    }
  }
}

// Whatever the limits let through fits on a stack of a quarter of the usual one, in a build
// without optimisation.
TEST_CASE("the deepest that the limits allow fits on a small stack", "[cel][limits]") {
  constexpr std::size_t kStack = std::size_t{2} << 20U;
  const auto on_small_stack = [](void* to) -> void* {
    SmallWorld world;
    const auto number = world.types().of(Kind::integer);
    world.define("f0", {{"n", number}}, "n");
    world.define("d0", {}, "two");
    for (int i = 1; i <= 500; ++i) {
      const auto below = std::to_string(i - 1);
      world.define("f" + std::to_string(i), {{"n", number}}, "f" + below + "(n)");
      world.define("d" + std::to_string(i), {}, "d" + below + " + 0");
    }
    std::string nested = "two";
    for (int i = 0; i < 60; ++i)
      nested = i % 2 == 0 ? "[" + nested + "]" : "(yes ? " + nested + " : " + "[])";
    std::string bound = "two";
    for (int i = 0; i < 60; ++i)
      bound = "cel.bind(x, two, " + bound + ")";
    auto& out = *static_cast<std::string*>(to);
    out = world.text("f500(7)") + ' ' + world.text("d500") + ' ';
    out += world.text(bound) + ' ' + world.text(std::string(60, '!') + "yes") + ' ';
    out += world.run(nested).is(Tag::list) ? "list" : "none";
    return nullptr;
  };
  pthread_attr_t attributes;
  REQUIRE(pthread_attr_init(&attributes) == 0);
  REQUIRE(pthread_attr_setstacksize(&attributes, kStack) == 0);
  pthread_t thread{};
  std::string out;
  REQUIRE(pthread_create(&thread, &attributes, on_small_stack, &out) == 0);
  REQUIRE(pthread_join(thread, nullptr) == 0);
  pthread_attr_destroy(&attributes);
  CHECK(out == "7 2 2 true list");
}

TEST_CASE("a deep and wide expression is evaluated", "[cel][limits]") {
  SmallWorld world;
  CHECK(world.text(std::string(60, '(') + "two" + std::string(60, ')')) == "2");
  CHECK(world.text(std::string(40, '!') + "yes") == "true");
  CHECK(world.text(repeated("no", 1500, " || ") + " || yes") == "true");
}

// Semantics 18: rules over two lists stay within the limits at 2,000 times 2,000.
TEST_CASE("membership in a definition is a look-up by hash", "[cel][limits]") {
  Laboratory world;
  const auto text = world.types().of(Kind::string);
  std::deque<std::string> names;
  std::vector<Value> left;
  std::vector<Value> right;
  for (int i = 0; i < 2000; ++i) {
    names.push_back("person-" + std::to_string(i));
    left.push_back(Value::string(names.back()));
    right.insert(right.begin(), left.back());
  }
  world.declare("left", world.types().list(text), world.list(left));
  world.declare("right", world.types().list(text), world.list(right));
  world.define("known", {}, "right.map(x, x)");
  CHECK(world.text("left.all(x, x in known)") == "true");
  CHECK(world.text("left.filter(x, !(x in known)).size()") == "0");
  CHECK(world.text("left.map(x, x + '!').exists(x, x in known)") == "false");
  SECTION("a list that is written out would take too many steps") {
    CHECK(code_of(world.run("left.all(x, right.exists(y, x == y))")) ==
          FailureCode::limit_iterations);
  }
}

}  // namespace
}  // namespace zizhi::cel::tests
