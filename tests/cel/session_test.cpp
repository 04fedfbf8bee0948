// What a session computes once, and what it forgets when a subject is bound.
#include "evaluation.h"
#include "laboratory.h"

#include <catch2/catch.hpp>

namespace zizhi::cel::tests {
namespace {

const Value kOne = Value::of(std::int64_t{1});
const Value kTwo = Value::of(std::int64_t{2});

TEST_CASE("a definition without parameters is evaluated once", "[cel][session]") {
  SmallWorld world;
  world.define("many", {}, "lists.range(1000).map(x, x)");
  world.limit({.iterations = 1500});
  // Twice a thousand elements would be too many; and its budget is its own.
  CHECK(world.text("many.size() + many.size() == 2000 && many.all(x, x >= 0)") == "true");
  REQUIRE(world.session().memo(0) != nullptr);
  CHECK(world.session().memo(0)->as_list().size == 1000);
}

TEST_CASE("what a definition costs does not depend on who asks first", "[cel][session]") {
  SmallWorld world;
  world.define("many", {}, "lists.range(1000).map(x, x)");
  world.limit({.iterations = 1000});
  CHECK(world.text("lists.range(999).all(x, x >= 0) && many.size() == 1000") == "true");
  CHECK(world.text("many.size()") == "1000");
}

TEST_CASE("a definition that fails has failed for everyone, each at its place",
          "[cel][session]") {
  SmallWorld world;
  world.define("broken", {}, "1 / (two - 2)");
  for (const auto* const expression : {"broken", "1 + broken"}) {
    const auto value = world.run(expression);
    REQUIRE(value.is(Tag::error));
    const auto& failure = value.as_failure();
    CHECK(std::string(expression).substr(failure.begin, failure.end) == "broken");
  }
}

TEST_CASE("what depends on a changed global is forgotten, through definitions too",
          "[cel][session]") {
  SmallWorld world;
  const auto number = world.types().of(Kind::integer);
  const auto a = world.declare("a", number, kOne);
  const auto b = world.declare("b", number, kOne);
  world.define("of_a", {}, "a + 10");
  world.define("plus", {{"n", number}}, "n + of_a");
  world.define("through", {}, "plus(100)");
  world.define("of_b", {}, "b + 20");
  world.define("list_of_a", {}, "[a, a + 1]");
  CHECK(world.text("[of_a, through, of_b]") == "[11, 111, 21]");
  CHECK(world.text("3 in list_of_a") == "false");

  world.bind(a, kTwo);
  auto& session = world.session();
  session.rebind(session.globals(), std::span(&a, 1));
  CHECK(session.memo(0) == nullptr);
  CHECK(session.memo(2) == nullptr);
  CHECK(session.memo(3) != nullptr);
  CHECK(world.text("[of_a, through, of_b]") == "[12, 112, 21]");
  CHECK(world.text("3 in list_of_a") == "true");

  world.bind(b, kTwo);
  session.rebind(session.globals(), std::span(&b, 1));
  CHECK(session.memo(0) != nullptr);
  CHECK(world.text("[of_a, through, of_b]") == "[12, 112, 22]");
}

TEST_CASE("membership in a definition that is not known is not known", "[cel][session]") {
  SmallWorld world;
  world.define("ages", {}, "people.map(p, p.age)");
  world.define("older", {}, "people.filter(p, p.age > 20)");
  world.define("skills", {}, "people[0].skills");
  world.define("lists", {}, "[[1], [two]]");
  world.define("keys", {}, "prices");
  CHECK(world.text("41 in ages") == "unknown(people[1].age)");
  CHECK(world.text("people[0] in older") == "unknown(people[1].age)");
  CHECK(world.text("s in skills") == "unknown(s)");
  CHECK(world.text("'risk' in skills && !('x' in skills)") == "true");
  CHECK(world.text("[two] in lists && !([3] in lists)") == "true");
  CHECK(world.text("'a' in keys") == "true");
}

TEST_CASE("any node can be evaluated, with locals of one's own", "[cel][session]") {
  SmallWorld world;
  world.define("far", {{"n", world.types().of(Kind::integer)}}, "n * 100");
  const auto program = world.compile("[1, two].map(x, x + 10)");
  const auto& ast = program.checked().ast;
  const auto& macro = std::get<Macro>(ast[ast.root].kind);
  Evaluation evaluation(program, world.session());
  CHECK(to_text(evaluation.value(macro.range)) == "[1, 2]");
  const auto slot = program.checked().locals[static_cast<std::size_t>(ast.root)];
  evaluation.set_local(slot, Value::of(std::int64_t{7}));
  CHECK(to_text(evaluation.value(macro.body)) == "17");
  CHECK(evaluation.local(slot).as_int() == 7);
  {
    const std::array arguments{kTwo};
    const auto& definition = world.session().definitions()[0];
    Evaluation body(definition, evaluation, arguments);
    CHECK(to_text(body.value(definition.checked().ast.root)) == "200");
  }
  CHECK(to_text(evaluation.value(ast.root)) == "[11, 12]");
}

TEST_CASE("an evaluation can look again with a full budget", "[cel][session]") {
  SmallWorld world;
  world.limit({.iterations = 10});
  const auto program = world.compile("lists.range(9).all(x, x >= 0)");
  Evaluation evaluation(program, world.session());
  const auto root = program.checked().ast.root;
  CHECK(evaluation.value(root).is_true());
  CHECK(evaluation.value(root).is(Tag::error));
  evaluation.refill();
  CHECK(evaluation.value(root).is_true());
}

}  // namespace
}  // namespace zizhi::cel::tests
