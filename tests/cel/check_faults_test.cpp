#include "checking.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

TEST_CASE("a result that is not wanted is told at the root", "[cel][check][errors]") {
  House house;

  struct Wanted {
    const char* expression;
    Type type;
    const char* said;
  };

  const Wanted wanted[] = {
      {"n", house.truth, "Z2024 0-1 this is `int`, and `bool` is wanted here"},
      {"n + 1", house.text,
       "Z2024 0-5 this is `int`, and `string` is wanted here / `string(…)` makes a text of a "
       "number"},
      {"p.?completed_on", house.date,
       "Z2024 0-15 this is `optional(date)`, and `date` is wanted here / `.orValue(…)` takes "
       "the "
       "value out of an optional and names another for none"},
      {"open", house.date,
       "Z2024 0-4 this is `until`, and `date` is wanted here / an until may be `long-term`, "
       "which "
       "is no date: compare it, as in `as_of <= x`"},
      {"as_of", house.types.of(Kind::until), ""},
      {"[as_of]", house.types.list(house.types.of(Kind::until)), ""},
      {"d", house.truth, ""},
      {"1", house.number, ""},
      {"[1, 2]", house.types.list(house.number), ""},
      {"p.service", house.text, ""},
      {"'x'", house.service,
       "Z2013 0-3 `x` is not a value of `application.service` / its values are "
       "`security-integration`, `risk-assessment`"},
  };
  for (const auto& row : wanted) {
    DYNAMIC_SECTION(row.expression) {
      CheckOptions options;
      options.expected = row.type;
      const Checking checking(house.environment, row.expression, options);
      CHECK(checking.said() == row.said);
      CHECK(checking.checked.has_value() == checking.sink.all().empty());
    }
  }
}

// Four loops, each of which puts its elements into sixty-three lists.
std::string enormous() {
  std::string out = "[0]";
  for (std::size_t i = 0; i < 6; ++i) {
    out += ".map(e, " + std::string(50, '[') + 'e' + std::string(50, ']') + ')';
  }
  return out;
}

TEST_CASE("a type that grows without end is refused", "[cel][check][errors]") {
  const House house;
  CHECK(Checking(house.environment, enormous()).codes() == "Z2029");
  std::string doubled = "pair(1, 1)";
  House strange;
  const auto t = strange.types.parameter("T");
  strange.environment.declare(ForeignFunction{
      .name = "pair", .parameters = {t, t}, .result = strange.types.abstract("pair", {t, t})});
  for (std::size_t i = 0; i < 40; ++i) {
    doubled = "[" + doubled + "].map(e, pair(e, e))[0]";
  }
  const Checking checking(strange.environment, doubled, {}, {.limits = {.depth = 500}});
  CHECK(checking.codes().starts_with("Z2029"));
}

TEST_CASE("one fault is told once", "[cel][check][errors]") {
  const House house;

  struct Few {
    const char* expression;
    const char* codes;
  };

  const Few few[] = {
      {"nobody.name.size() > 1 && nobody.x", "Z2001 Z2001"},
      {"p.nmae.startsWith('x') ? [p.nmae] : ['']", "Z2002 Z2002"},
      {"projects.all(e, e.nmae == 'x' && e.nmae + 1 > 2)", "Z2002 Z2002"},
      {"nobody.all(e, e.x.y > 1 && e in [1])", "Z2001"},
      {"people.frist().name", "Z2003"},
      {"unknown(nobody, p.nmae)", "Z2003"},
      {"within(p.nmae, params.window) && within(nobody, nobody)", "Z2002 Z2001 Z2001"},
      {"{1.5: p.nmae}[1.5] + 2", "Z2020 Z2002"},
      {"s + 1 + 2 + 3", "Z2005"},
      {"cel.bind(v, nobody, v + 1 > 2 && v.foo && v.bar())", "Z2001 Z2003"},
      {"b ? nobody : 1", "Z2001"},
      {"[nobody, 1].sum() > 'a'", "Z2001 Z2005"},
  };
  for (const auto& row : few) {
    DYNAMIC_SECTION(row.expression) {
      CHECK(Checking(house.environment, row.expression).codes() == row.codes);
    }
  }
}

TEST_CASE("a diagnostic shows the expression, and where what it speaks of was declared",
          "[cel][check][errors]") {
  source::Map declarations;
  House house;
  Checking checking(house.environment, "within(p.signed_on, took)");
  const auto id = checking.sources.add("rulebook.yaml", "define:\n  within: {params: …}\n");
  auto definition = *house.environment.definition("within");
  definition.where = source::Span{id, 10, 16};
  house.environment.declare(definition);
  diag::Sink sink;
  check(*parse({.text = "within(p.signed_on, took)",
                .locate =
                    [](Range range) {
                      return source::Span{source::Id{0}, range.begin, range.end};
                    }},
               {}, sink),
        house.environment, {}, sink);
  REQUIRE(sink.all().size() == 1);
  CHECK("\n" + diag::render(sink.all()[0], checking.sources, {}) == R"(
error[Z2019]: parameter `w` is `period`, and this is `duration`
  --> x:1:21
   1 | within(p.signed_on, took)
     |                     ^^^^
  ::: rulebook.yaml:2:3: defined here
   2 |   within: {params: …}
     |   ------
     = help: a duration is a time between instants; between dates stands a period: write `period('P10D')`
)");
}

}  // namespace
}  // namespace zizhi::cel
