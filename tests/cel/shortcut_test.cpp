// The short way through a condition: which conditions have one, and that nothing shows of it.
#include "evaluation.h"
#include "laboratory.h"

#include "zizhi/cel/explain.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

namespace zizhi::cel::tests {
namespace {

/// What one evaluation comes to, and what it took.
struct Account {
  std::string value;
  std::uint64_t steps_left = 0;

  friend bool operator==(const Account&, const Account&) = default;

  friend std::ostream& operator<<(std::ostream& out, const Account& account) {
    return out << account.value << ", " << account.steps_left << " steps left";
  }
};

Account account(const Program& program, Session& session, bool shortcuts) {
  Evaluation evaluation(program, session);
  if (!shortcuts) evaluation.take_no_shortcuts();
  const auto value = evaluation.value(program.checked().ast.root);
  return {sorted_text(value), evaluation.steps_left()};
}

bool has_shortcut(const Program& program) {
  const auto root = static_cast<std::size_t>(program.checked().ast.root);
  return program.impl().nodes[root].shortcut != kNoShortcut;
}

/// The small world with definitions.
class DefinedWorld : public SmallWorld {
 public:
  DefinedWorld() {
    define("everyone", {}, "people.filter(p, p.id != 'nobody')");
    define("before", {{"day", types().of(Kind::date)}, {"days", types().of(Kind::integer)}},
           "day.plusDays(days) < as_of");
    define("ben", {}, "people[1]");
    define("cho", {}, "people[2]");
  }
};

struct Row {
  const char* expression;
  const char* value;
};

TEST_CASE("conditions over fields have a short way, and no limit shows it", "[cel][shortcut]") {
  const auto row = GENERATE(
      Row{"two >= 2", "true"}, Row{"two < 2", "false"}, Row{"2 != two", "false"},
      Row{"as_of <= as_of", "true"}, Row{"yes", "true"}, Row{"!yes", "false"},
      Row{"yes && two == 2 && !no", "true"}, Row{"no || two > 2 || yes", "true"},
      Row{"!(yes && (no || !yes))", "true"}, Row{"yes ? two == 2 : no", "true"},
      Row{"(yes ? no : yes) ? yes : two == 3", "false"}, Row{"two in [1, 2, 3]", "true"},
      Row{"two in [1, 3, 5, 7, 9]", "false"}, Row{"nobody.all(p, p.age > 100)", "true"},
      Row{"nobody.exists(p, p.senior)", "false"}, Row{"people.size() >= 3", "true"},
      Row{"people.all(p, p.id.matches('^[a-z]+$'))", "true"},
      Row{"people.exists(p, has(p.left) && p.left < as_of)", "true"},
      Row{"people.exists_one(p, has(p.left))", "true"},
      Row{"people.filter(p, p.id >= 'b').size() == 2", "true"},
      Row{"people.filter(p, !has(p.left)).size() > 2", "false"},
      Row{"people.exists(p, p.id == 'cho') && people.all(p, p.id in ['ann', 'ben', 'cho'])",
          "true"},
      Row{"people.all(p, people.exists(q, q.id == p.id))", "true"},
      Row{"everyone.size() == 3 && everyone.all(p, p.id != 'dan')", "true"},
      Row{"as_of - period('P1Y') < as_of && as_of.year() + 1 == 2027", "true"},
      Row{"people.exists(p, has(p.left) && before(p.left, 660))", "true"},
      Row{"people.exists(p, has(p.left) && before(p.left, two * 331 + 2))", "false"},
      Row{"people.all(p, p.id.startsWith('a') || p.id.contains('o') || p.id == 'ben')",
          "true"});
  DYNAMIC_SECTION(row.expression) {
    DefinedWorld world;
    const auto program = world.compile(row.expression);
    CHECK((has_shortcut(program) || std::string(row.expression) == "yes"));
    CHECK(world.run(program).is(Tag::boolean));
    CHECK(sorted_text(world.run(program)) == row.value);
    const auto everyone = world.run("everyone");
    for (std::uint64_t cost = 0; cost < 80; ++cost) {
      world.limit({.iterations = cost / 8, .cost = cost});
      auto& session = world.session();
      session.remember(0, everyone);
      const auto in_full = account(program, session, false);
      CHECK(account(program, session, true) == in_full);
      CHECK(sorted_text(program.run(session)) == in_full.value);
    }
  }
}

TEST_CASE("where the short way has no answer the full evaluation gives it", "[cel][shortcut]") {
  const auto row = GENERATE(
      Row{"u && two == 2", "unknown(u)"}, Row{"u && two == 3", "false"},
      Row{"i > 2", "unknown(i)"}, Row{"teams.all(p, p.senior)", "unknown(teams)"},
      Row{"people.all(p, p.age > 20)", "unknown(people[1].age)"},
      Row{"people.exists(p, p.age > 40)", "true"}, Row{"people.all(p, p.age > 30)", "false"},
      Row{"people.filter(p, p.age > 20).size() >= 1", "true"},
      Row{"people.filter(p, p.age > 20).size() >= 3", "unknown(people[1].age)"},
      Row{"two < 2.5", "true"}, Row{"before(d, 1)", "unknown(d)"},
      Row{"2 / (two - 2) == 1", "error(division by zero)"}, Row{"any == 5", "true"});
  DYNAMIC_SECTION(row.expression) {
    DefinedWorld world;
    const auto program = world.compile(row.expression);
    CHECK(has_shortcut(program));
    CHECK(sorted_text(world.run(program)) == row.value);
    const auto in_full = account(program, world.session(), false);
    CHECK(account(program, world.session(), true) == in_full);
  }
}

TEST_CASE("a field of what a definition stands for is there or not, however often it was asked",
          "[cel][shortcut]") {
  const auto row = GENERATE(Row{"has(ben.left)", "true"}, Row{"has(cho.left)", "false"},
                            Row{"!has(cho.left) && has(ben.left)", "true"},
                            Row{"has(cho.left) || !has(ben.left)", "false"},
                            Row{"people.all(p, has(cho.left))", "false"});
  DYNAMIC_SECTION(row.expression) {
    DefinedWorld world;
    const auto program = world.compile(row.expression);
    CHECK(has_shortcut(program));
    CHECK(sorted_text(world.run(program)) == row.value);
    world.run("ben.id + cho.id");
    CHECK(sorted_text(world.run(program)) == row.value);
    const auto in_full = account(program, world.session(), false);
    CHECK(account(program, world.session(), true) == in_full);
  }
}

TEST_CASE(
    "a test of one field is answered at once where the field is of its type, else in full",
    "[cel][shortcut]") {
  const auto row = GENERATE(
      Row{"ann.age >= 41", "true"}, Row{"ann.age > 41", "false"},
      Row{"ann.joined == date('2019-03-01')", "true"}, Row{"ann.senior == true", "true"},
      Row{"ann.id in ['ben', 'ann']", "true"}, Row{"ann.id in ['ben', 'cho']", "false"},
      Row{"ann.age in [40, 42]", "false"}, Row{"ben.age >= 2", "unknown(people[1].age)"},
      Row{"cho.senior == false", "unknown(people[2].senior)"},
      Row{"cho.joined < date('2026-01-01')", "unknown(people[2].joined)"},
      Row{"gone.age >= 2", "unknown(gone)"}, Row{"gone.id in ['ann']", "unknown(gone)"});
  DYNAMIC_SECTION(row.expression) {
    SmallWorld world;
    const auto people = world.run("people").as_list().span();
    const auto person = world.types().record(*people.front().as_record().type);
    const std::vector<std::string> names{"ann", "ben", "cho"};
    for (std::size_t i = 0; i < names.size(); ++i)
      world.declare(names[i], person, people[i]);
    world.declare("gone", person, world.absent(nullptr, "gone"));
    const auto program = world.compile(row.expression);
    CHECK(program.impl().field_test.record != nullptr);
    CHECK(sorted_text(world.run(program)) == row.value);
    for (std::uint64_t cost = 0; cost < 6; ++cost) {
      world.limit({.cost = cost});
      const auto in_full = account(program, world.session(), false);
      CHECK(sorted_text(program.run(world.session())) == in_full.value);
    }
  }
}

TEST_CASE("only what is one question about one field of a global is a test of one field",
          "[cel][shortcut]") {
  const auto* const expression =
      GENERATE("!(ann.age >= 41)", "41 <= ann.age", "ann.age >= two", "ann.age + 1 >= 41",
               "ann.id == 'ann'", "ann.senior", "ann.age >= 41 && yes", "two in [1, 2]",
               "people.exists(p, p.age >= 2)", "has(ann.left)", "ann.id in ann.skills");
  DYNAMIC_SECTION(expression) {
    SmallWorld world;
    const auto people = world.run("people").as_list().span();
    world.declare("ann", world.types().record(*people.front().as_record().type),
                  people.front());
    const auto program = world.compile(expression);
    CHECK(program.impl().field_test.record == nullptr);
  }
}

TEST_CASE("a record of another type than the checker knows is not traced by slots",
          "[cel][shortcut][trace]") {
  const auto* const expression =
      GENERATE("pet.age >= 2", "pet.age >= 2 && pet.age < 9", "pet.age >= 2 || pet.age == 0");
  DYNAMIC_SECTION(expression) {
    SmallWorld world;
    const auto number = world.types().of(Kind::integer);
    const auto field = [&](const char* name) {
      RecordField made;
      made.name = name;
      made.type = number;
      return made;
    };
    const auto& dog = world.declare_record("dog", {field("age")});
    const auto& cat = world.declare_record("cat", {field("lives"), field("age")});
    const auto* const at = world.root("pet");
    world.declare(
        "pet", world.types().record(dog),
        world.record(cat, at, {Value::of(std::int64_t{9}), Value::of(std::int64_t{3})}));
    const auto program = world.compile(expression);
    CHECK(world.run(program).is_true());
    Trace found;
    CHECK_FALSE(trace(program, world.session(), found));
  }
}

TEST_CASE("the body of a definition that is run without its arguments fails and reads nothing",
          "[cel][shortcut]") {
  Laboratory laboratory;
  const auto number = laboratory.types().of(Kind::integer);
  laboratory.define("large", {{"n", number}}, "n > 2");
  laboratory.define("second", {{"n", number}, {"m", number}}, "m > 2");
  for (const auto& definition : laboratory.definitions())
    CHECK(laboratory.run(definition).is(Tag::error));
}

TEST_CASE("a list that would not fit into the memory of a check is not counted either",
          "[cel][shortcut]") {
  SmallWorld world;
  const auto program = world.compile("people.filter(p, !has(p.left)).size() == 2");
  CHECK(sorted_text(world.run(program)) == "true");
  world.limit({.result_bytes = 40});
  const auto value = sorted_text(world.run(program));
  CHECK(value == account(program, world.session(), false).value);
  CHECK(value.starts_with("error"));
}

}  // namespace
}  // namespace zizhi::cel::tests
