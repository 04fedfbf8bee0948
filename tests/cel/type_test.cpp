#include "zizhi/cel/type.h"

#include "zizhi/cel/environment.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

TEST_CASE("equal types are one type", "[cel][type]") {
  Types types;
  const auto number = types.of(Kind::integer);
  const auto text = types.of(Kind::string);
  CHECK(types.of(Kind::integer) == number);
  CHECK(types.list(number) == types.list(number));
  CHECK(types.list(number) != types.list(text));
  CHECK(types.map(text, number) == types.map(text, number));
  CHECK(types.map(text, number) != types.map(number, text));
  CHECK(types.optional(number) != types.list(number));
  CHECK(types.type(number) != number);
  CHECK(types.parameter("A") == types.parameter("A"));
  CHECK(types.parameter("A") != types.parameter("B"));
  CHECK(types.abstract("set", {number}) == types.abstract("set", {number}));
  CHECK(types.abstract("set", {number}) != types.abstract("bag", {number}));
  CHECK(types.abstract("A", {}) != types.parameter("A"));
}

TEST_CASE("records and enumerations are told apart by declaration, not by name",
          "[cel][type]") {
  Types types;
  const auto& a = types.declare_record("person");
  const auto& b = types.declare_record("person");
  CHECK(types.record(a) == types.record(a));
  CHECK(types.record(a) != types.record(b));
  CHECK(types.record(a).record() == &a);
  const auto first = types.enumeration({.name = "x", .values = {{.id = "a"}}});
  const auto second = types.enumeration({.name = "x", .values = {{.id = "a"}}});
  CHECK(first != second);
  CHECK(first.values()->find("a")->id == "a");
  CHECK(first.values()->find("b") == nullptr);
}

TEST_CASE("types stay when their owner moves", "[cel][type]") {
  Types types;
  const auto list = types.list(types.of(Kind::date));
  const Types moved = std::move(types);
  CHECK(spelling(list) == "list(date)");
  CHECK(moved.of(Kind::date) == list.parameter(0));
}

TEST_CASE("a type is spelt as a person writes it", "[cel][type]") {
  Types types;
  auto& project = types.declare_record("project");

  const struct {
    Type type;
    const char* spelt;
  } rows[] = {
      {types.of(Kind::dyn), "dyn"},
      {types.of(Kind::null), "null"},
      {types.of(Kind::boolean), "bool"},
      {types.of(Kind::integer), "int"},
      {types.of(Kind::unsigned_integer), "uint"},
      {types.of(Kind::floating), "double"},
      {types.of(Kind::string), "string"},
      {types.of(Kind::bytes), "bytes"},
      {types.of(Kind::timestamp), "timestamp"},
      {types.of(Kind::duration), "duration"},
      {types.of(Kind::date), "date"},
      {types.of(Kind::until), "until"},
      {types.of(Kind::month), "month"},
      {types.of(Kind::period), "period"},
      {types.record(project), "project"},
      {types.list(types.record(project)), "list(project)"},
      {types.map(types.of(Kind::string), types.of(Kind::integer)), "map(string, int)"},
      {types.optional(types.list(types.of(Kind::integer))), "optional(list(int))"},
      {types.type(types.of(Kind::integer)), "type(int)"},
      {types.parameter("A"), "A"},
      {types.abstract("vector", {types.of(Kind::floating)}), "vector(double)"},
      {types.abstract("point", {}), "point"},
      {types.enumeration({.name = "project.service"}), "enum"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.spelt) {
      CHECK(spelling(row.type) == row.spelt);
    }
  }
}

TEST_CASE("a field of a record is found by name", "[cel][type]") {
  Types types;
  auto& record = types.declare_record("project");
  for (const auto* const name : {"name", "id", "signed_on", "a"}) {
    record.fields.push_back({.name = name, .type = types.of(Kind::string)});
  }
  record.index();
  CHECK(record.find("name") == 0);
  CHECK(record.find("id") == 1);
  CHECK(record.find("signed_on") == 2);
  CHECK(record.find("a") == 3);
  CHECK_FALSE(record.find("ident"));
  CHECK_FALSE(record.find(""));
}

TEST_CASE("an environment hands out slots in order, and the last declaration counts",
          "[cel][environment]") {
  Types types;
  Environment environment(types);
  CHECK(environment.declare("a", types.of(Kind::integer)) == 0);
  CHECK(environment.declare("b.c", types.of(Kind::string)) == 1);
  CHECK(environment.declare("a", types.of(Kind::date)) == 2);
  CHECK(environment.variable("a")->slot == 2);
  CHECK(environment.variable("a")->type == types.of(Kind::date));
  CHECK(environment.variable("b.c")->slot == 1);
  CHECK(environment.variable("b") == nullptr);

  environment.declare(DefinitionSignature{.name = "fresh", .index = 4});
  environment.declare(DefinitionSignature{.name = "fresh", .index = 7});
  CHECK(environment.definition("fresh")->index == 7);
  CHECK(environment.definition("a") == nullptr);
  CHECK(environment.definitions().size() == 2);

  environment.declare(ForeignFunction{.name = "f", .method = true});
  CHECK(environment.foreign().size() == 1);
  environment.container("x.y");
  CHECK(environment.container() == "x.y");
}

}  // namespace
}  // namespace zizhi::cel
