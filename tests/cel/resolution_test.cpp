#include "checking.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace zizhi::cel {
namespace {

std::string candidates(const Checked& checked, NodeId node) {
  std::string out;
  for (const auto* const overload : checked.calls[static_cast<std::size_t>(node)]) {
    out += (out.empty() ? "" : "; ") + std::string(overload->signature);
  }
  return out;
}

TEST_CASE("a call keeps the overloads that its types leave", "[cel][check][calls]") {
  const House house;

  struct Row {
    const char* expression;
    const char* overloads;
  };

  const Row rows[] = {
      {"n + n", "_+_(int, int) -> int"},
      {"as_of + params.window", "_+_(date, period) -> date"},
      {"open + params.window", "_+_(until, period) -> until"},
      {"as_of < open", "_<_(until, until) -> bool"},
      {"as_of < as_of", "_<_(until, until) -> bool"},
      {"p.service < s", "_<_(string, string) -> bool"},
      {"n < x", "_<_(int, double) -> bool"},
      {"x < 1", "_<_(double, int) -> bool"},
      {"x + 1", "_+_(double, double) -> double"},
      {"1 - x", "_-_(double, double) -> double"},
      {"x * -1", "_*_(double, double) -> double"},
      {"x * -(1)", "_*_(double, double) -> double"},
      {"x == 1", "_==_(A, A) -> bool"},
      {"d == 1", "_==_(A, A) -> bool"},
      {"b && b && d", "_&&_(bool, bool) -> bool"},
      {"b ? 1 : 2", "_?_:_(bool, A, A) -> A"},
      {"size(s)", "size(string) -> int"},
      {"s.size()", "string.size() -> int"},
      {"size(p.service)", "size(string) -> int"},
      {"d.size()",
       "list<A>.size() -> int; map<K, V>.size() -> int; string.size() -> int; "
       "bytes.size() -> int"},
      {"d - took",
       "_-_(timestamp, duration) -> timestamp; _-_(duration, duration) -> duration"},
      {"at - d",
       "_-_(timestamp, duration) -> timestamp; _-_(timestamp, timestamp) -> duration"},
      {"d + params.window", "_+_(date, period) -> date; _+_(until, period) -> until"},
      {"n % d", "_%_(int, int) -> int"},
      {"-d", "-_(int) -> int; -_(double) -> double"},
      {"1 in d", "@in(A, list<A>) -> bool; @in(K, map<K, V>) -> bool"},
      {"1 in ds", "@in(A, list<A>) -> bool"},
      {"ds[0] < ds[1]",
       "_<_(int, int) -> bool; _<_(uint, uint) -> bool; _<_(double, double) -> bool; "
       "_<_(int, uint) -> bool; _<_(int, double) -> bool; _<_(uint, int) -> bool; "
       "_<_(uint, double) -> bool; _<_(double, int) -> bool; _<_(double, uint) -> bool; "
       "_<_(bool, bool) -> bool; _<_(string, string) -> bool; _<_(bytes, bytes) -> bool; "
       "_<_(timestamp, timestamp) -> bool; _<_(duration, duration) -> bool; "
       "_<_(until, until) -> bool; _<_(month, month) -> bool"},
      {"math.greatest(1, 2)", "math.greatest(int, int) -> int"},
      {"within(as_of, params.window)", ""},
      {"string(as_of)", "string(until) -> string"},
      {"dyn(1)", "dyn(A) -> dyn"},
      {"optional.none()", "optional.none() -> optional<A>"},
      {"projects.map(e, e.amount).sum()", "list<double>.sum() -> double"},
      {"[].sum()", "list<int>.sum() -> int"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression);
      REQUIRE(checking.checked);
      CHECK(candidates(*checking.checked, checking.checked->ast.root) == row.overloads);
    }
  }
}

TEST_CASE("an int literal beside a double becomes a double, and no other int",
          "[cel][check][calls]") {
  const House house;

  struct Row {
    const char* expression;
    const char* printed;
  };

  const Row rows[] = {
      {"x * 2", "x * 2.0"},
      {"2 + x", "2.0 + x"},
      {"x == -1", "x == -1.0"},
      {"x == -(1)", "x == -(1.0)"},
      {"x in [1, -2]", "x in [1.0, -2.0]"},
      {"p.amounts == [1]", "p.amounts == [1.0]"},
      {"b ? x : 0", "b ? x : 0.0"},
      {"optional.of(x).orValue(0)", "optional.of(x).orValue(0.0)"},
      {"large(100)", "large(100.0)"},
      {"x >= 1000000", "x >= 1000000"},
      {"n * 2", "n * 2"},
      {"[1, 2.5]", "[1, 2.5]"},
      {"dyn(x) == 1", "dyn(x) == 1"},
      {"math.greatest(x, 1)", "math.greatest(x, 1)"},
      {"{'a': 1}", "{\"a\": 1}"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression);
      REQUIRE(checking.checked);
      CHECK(print(checking.checked->ast) == row.printed);
    }
  }
  CheckOptions number;
  number.expected = house.number;
  const Checking checking(house.environment, "100", number);
  CHECK(checking.outcome() == "double");
  CHECK(print(checking.checked->ast) == "100.0");
  CHECK(Checking(house.environment, "x == 9007199254740993").codes() == "Z2005");
  CHECK(Checking(house.environment, "x * n").codes() == "Z2005");
  CHECK(Checking(house.environment, "math.isNaN(1)").codes() == "Z2005");
}

// `local 0`, `global 3`, `definition 1`, `type int`, with the slot of a field behind it.
std::string fact(const Checked& checked, NodeId id) {
  const auto index = static_cast<std::size_t>(id);
  std::string out;
  const auto& reference = checked.references[index];
  if (const auto* const local = std::get_if<LocalRef>(&reference)) {
    out = "local " + std::to_string(local->slot);
  } else if (const auto* const global = std::get_if<GlobalRef>(&reference)) {
    out = "global " + std::to_string(global->slot);
  } else if (const auto* const definition = std::get_if<DefinitionRef>(&reference)) {
    out = "definition " + std::to_string(definition->index);
  } else if (const auto* const type = std::get_if<TypeRef>(&reference)) {
    out = "type " + type->name;
  }
  if (checked.slots[index] != kNoSlot) out += "slot " + std::to_string(checked.slots[index]);
  if (checked.locals[index] != kNoSlot) out += "frame " + std::to_string(checked.locals[index]);
  return out;
}

std::string facts(const Checked& checked) {
  std::string out;
  for (std::size_t i = 0; i < checked.ast.nodes.size(); ++i) {
    const NodeId id{static_cast<std::uint32_t>(i)};
    const auto told = fact(checked, id);
    if (told.empty()) continue;
    out += (out.empty() ? "" : ", ") + std::string(checked.ast.text_of(id)) + " = " + told;
  }
  return out + " / " + std::to_string(checked.frame_size);
}

TEST_CASE("names, fields and variables know their slots", "[cel][check][names]") {
  House house;
  house.environment.declare("int", house.text);

  struct Row {
    const char* expression;
    const char* facts;
  };

  const Row rows[] = {
      {"p.leader.name", "p = global 4, p.leader = slot 8, p.leader.name = slot 1 / 0"},
      {"has(p.contract)", "p = global 4, has(p.contract) = slot 9 / 0"},
      {"maybe.?leader", "maybe = global 19, maybe.?leader = slot 8 / 0"},
      {"d.name", "d = global 14 / 0"},
      {"site.area.total", "site.area.total = global 22 / 0"},
      {"string", "string = type string / 0"},
      {"google.protobuf.Duration",
       "google.protobuf.Duration = type google.protobuf.Duration / 0"},
      {"int", "int = global 24 / 0"},
      {"staff", "staff = definition 0 / 0"},
      {"large(x)", "x = global 11, large(x) = definition 3 / 0"},
      {"[1].all(x, x > 0)", "x = local 0, [1].all(x, x > 0) = frame 0 / 1"},
      {"[1].all(x, .x > 0)", ".x = global 11, [1].all(x, .x > 0) = frame 0 / 1"},
      {"[1].all(i, v, i > v)", "i = local 0, v = local 1, [1].all(i, v, i > v) = frame 0 / 2"},
      {"[1].all(y, [2].all(z, y > z)) && [3].all(w, w > 0)",
       "y = local 0, z = local 1, [2].all(z, y > z) = frame 1, "
       "[1].all(y, [2].all(z, y > z)) = frame 0, w = local 0, [3].all(w, w > 0) = frame 0 / 2"},
      {"[1].filter(y, y > 0).all(y, y > 1)",
       "y = local 0, [1].filter(y, y > 0) = frame 0, y = local 0, "
       "[1].filter(y, y > 0).all(y, y > 1) = frame 0 / 1"},
      {"[1].all(x, [x].all(x, x > 0))",
       "x = local 0, x = local 1, [x].all(x, x > 0) = frame 1, "
       "[1].all(x, [x].all(x, x > 0)) = frame 0 / 2"},
      {"cel.bind(c, n, c + c)",
       "n = global 10, c = local 0, c = local 0, cel.bind(c, n, c + c) = frame 0 / 1"},
      {"[d].all(site, site.area.total > 1)",
       "d = global 14, site = local 0, [d].all(site, site.area.total > 1) = frame 0 / 1"},
      {"[d].all(site, .site.area.total > 1)",
       "d = global 14, .site.area.total = global 22, "
       "[d].all(site, .site.area.total > 1) = frame 0 / 1"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression);
      REQUIRE(checking.outcome() == spelling(checking.type()));
      CHECK(facts(*checking.checked) == row.facts);
    }
  }
}

TEST_CASE("parameters have the first slots", "[cel][check][names]") {
  const House house;
  const std::vector<DefinitionParameter> parameters{{"p", house.person}, {"k", house.integer}};
  CheckOptions options;
  options.parameters = parameters;
  const Checking checking(house.environment, "p.name == '' && [k].all(e, e > k)", options);
  REQUIRE(checking.checked);
  CHECK(facts(*checking.checked) ==
        "p = local 0, p.name = slot 1, k = local 1, e = local 2, k = local 1, "
        "[k].all(e, e > k) = frame 2 / 3");
}

TEST_CASE("a container is tried from its longest name down, and macro variables hide it all",
          "[cel][check][names]") {
  struct Row {
    const char* container;
    const char* expression;
    const char* type;
  };

  const Row rows[] = {
      {"", "y", "string"},      {"a", "y", "bool"},
      {"a.b", "y", "int"},      {"a.b.c", "y", "int"},
      {"x", "y", "string"},     {"a.b", ".y", "string"},
      {"a", ".a.b.y", "int"},   {"a", "b.y", "int"},
      {"", "a.b.y", "int"},     {"a.b", "[1u].map(y, y)[0]", "uint"},
      {"", "q.r.s", "double"},  {"", "q.r.t", "uint"},
      {"", "q.r['t']", "uint"}, {"a", "[{'b': {'y': null}}].map(b, b.b.y)", "list(null)"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression << " in " << row.container) {
      Types types;
      Environment environment(types);
      environment.declare("y", types.of(Kind::string));
      environment.declare("a.y", types.of(Kind::boolean));
      environment.declare("a.b.y", types.of(Kind::integer));
      environment.declare("q.r",
                          types.map(types.of(Kind::string), types.of(Kind::unsigned_integer)));
      environment.declare("q.r.s", types.of(Kind::floating));
      environment.container(row.container);
      const Checking checking(environment, row.expression);
      CHECK((checking.checked ? checking.outcome() : checking.codes()) == row.type);
    }
  }
}

TEST_CASE("functions from outside are called like ours", "[cel][check][calls]") {
  Types types;
  Environment environment(types);
  const auto a = types.parameter("T");
  const auto b = types.parameter("U");
  environment.declare(
      ForeignFunction{.name = "fn",
                      .parameters = {types.of(Kind::string), types.of(Kind::integer)},
                      .result = types.of(Kind::string)});
  environment.declare(ForeignFunction{
      .name = "pair", .parameters = {a, b}, .result = types.abstract("pair", {a, b})});
  environment.declare(ForeignFunction{.name = "both",
                                      .parameters = {types.abstract("pair", {a, a})},
                                      .result = types.abstract("pair", {a, a})});
  environment.declare(ForeignFunction{.name = "ns.twice",
                                      .parameters = {types.of(Kind::integer)},
                                      .result = types.of(Kind::integer)});
  environment.declare(ForeignFunction{.name = "half",
                                      .method = true,
                                      .parameters = {types.of(Kind::integer)},
                                      .result = types.of(Kind::floating)});

  struct Row {
    const char* expression;
    const char* type;
  };

  const Row rows[] = {
      {"fn('abc', 123)", "string"},
      {"fn('abc')", "Z2004"},
      {"fn(1, 2)", "Z2005"},
      {"pair(1, 2u)", "pair(int, uint)"},
      {"[pair(1, 2u), pair(dyn(1), dyn(2u))][0]", "pair(dyn, dyn)"},
      {"both(pair(dyn(1), 2u))", "pair(dyn, dyn)"},
      {"both(pair(1, 2u))", "Z2005"},
      {"pair(1, dyn(1)) == pair(dyn(1), 2u)", "bool"},
      {"pair(1, 2) == pair(1, '')", "Z2006"},
      {"ns.twice(2)", "int"},
      {"8.half()", "double"},
      {"half(8)", "Z2004"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(environment, row.expression);
      CHECK((checking.checked ? checking.outcome() : checking.codes()) == row.type);
    }
  }
  const Checking qualified(environment, "ns.twice(2)");
  const auto& ast = qualified.checked->ast;
  CHECK(std::get<Call>(ast[ast.root].kind).function == "ns.twice");
  CHECK(std::get<Call>(ast[ast.root].kind).receiver == kNoNode);
}

TEST_CASE("without static types everything is dyn, and what does not resolve is no error",
          "[cel][check][untyped]") {
  House house;
  CheckOptions untyped;
  untyped.static_types = false;

  struct Row {
    const char* expression;
    const char* overloads;
  };

  const Row rows[] = {
      {"unknown || true", "_||_(bool, bool) -> bool"},
      {"unknown(17) || true", "_||_(bool, bool) -> bool"},
      {"unknown.method(1)", ""},
      {"s.charAt()", ""},
      {"'a' % 1.5", "_%_(int, int) -> int; _%_(uint, uint) -> uint"},
      {"42.charAt(2)", "string.charAt(int) -> string"},
      {"[1] == [1.0]", "_==_(A, A) -> bool"},
      {"{1.5: 2, null: 1}[1.5]",
       "_[_](list<A>, int) -> A; _[_](map<K, V>, K) -> V; _[_](optional<list<A>>, int) -> "
       "optional<A>; _[_](optional<map<K, V>>, K) -> optional<V>"},
      {"true ? 'cows' : 17", "_?_:_(bool, A, A) -> A"},
      {"'cows' ? false : 17", "_?_:_(bool, A, A) -> A"},
      {"-false", "-_(int) -> int; -_(double) -> double"},
      {"doc.status == 'isued'", "_==_(A, A) -> bool"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression, untyped);
      REQUIRE(checking.checked);
      const auto& checked = *checking.checked;
      const auto is_dyn = [](Type type) { return type.kind() == Kind::dyn; };
      CHECK(std::ranges::all_of(checked.types, is_dyn));
      CHECK(candidates(checked, checked.ast.root) == row.overloads);
    }
  }
  const Checking name(house.environment, "nobody + n", untyped);
  CHECK(facts(*name.checked) == "n = global 10 / 0");
}

// ── what is read ──

TEST_CASE("an expression tells the fields, bindings and definitions that it reads",
          "[cel][check][reads]") {
  const House house;

  struct Row {
    const char* expression;
    const char* reads;
  };

  const Row rows[] = {
      {"1 + 1", ""},
      {"p.name == p.name", "project.name, global 4"},
      {"has(p.completed_on)", "project.completed_on, global 4"},
      {"maybe.?leader.?name == optional.none()", "person.name, project.leader, global 19"},
      {"projects.all(e, e.leader.role == 'head')", "person.role, project.leader, global 1"},
      {"index(people, 'id')['a'].name == ''", "person.id, person.name, global 2"},
      {"group(projects, 'leader').size() > 1", "project.leader, global 1"},
      {"coveredMonths(ranges, as_of) > 1", "range.from, range.until, global 0, global 3"},
      {"site.area.total > 1", "global 22"},
      {"staff.size() > 1 && within(as_of, params.window)",
       "params.window, global 0, global 8, definition 0, definition 1"},
      {"d.name", "global 14"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression);
      REQUIRE(checking.checked);
      std::vector<std::string> fields;
      for (const auto& read : fields_read(*checking.checked)) {
        fields.push_back(read.record->name + '.' + read.record->fields[read.slot].name);
      }
      std::ranges::sort(fields);
      std::string out;
      const auto add = [&out](const std::string& part) {
        out += (out.empty() ? "" : ", ") + part;
      };
      std::ranges::for_each(fields, add);
      for (const auto slot : globals_read(*checking.checked)) {
        add("global " + std::to_string(slot));
      }
      for (const auto index : definitions_used(*checking.checked)) {
        add("definition " + std::to_string(index));
      }
      CHECK(out == row.reads);
    }
  }
}

}  // namespace
}  // namespace zizhi::cel
