#include "checking.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

TEST_CASE("an optional field is read where it is known to be there", "[cel][check][guard]") {
  const House house;
  const char* const accepted[] = {
      // by &&, in any place behind the guard
      "has(p.completed_on) && p.completed_on <= as_of",
      "b && has(p.completed_on) && p.completed_on <= as_of",
      "has(p.completed_on) && b && p.completed_on <= as_of",
      "has(p.completed_on) && (b || p.completed_on <= as_of)",
      "(has(p.completed_on) && b) && p.completed_on <= as_of",
      "has(p.completed_on) && !(p.completed_on > as_of)",
      "has(p.completed_on) && within(p.completed_on, params.window)",
      "!!has(p.completed_on) && p.completed_on <= as_of",
      "!(!has(p.completed_on) || b) && p.completed_on <= as_of",
      "has(p.completed_on) && [p.completed_on, as_of].max() == as_of",
      // by ||, where the others are false
      "!has(p.completed_on) || p.completed_on <= as_of",
      "b || !has(p.completed_on) || p.completed_on <= as_of",
      "!has(p.completed_on) || b || p.completed_on <= as_of",
      "!(has(p.completed_on) && b) || p.completed_on <= as_of",
      // by ?:
      "has(p.completed_on) ? p.completed_on <= as_of : false",
      "!has(p.completed_on) ? true : p.completed_on <= as_of",
      "(has(p.completed_on) ? p.completed_on : as_of) <= as_of",
      "has(p.completed_on) && b ? p.completed_on <= as_of : b",
      "(has(p.completed_on) ? b : false) && p.completed_on <= as_of",
      "(b ? has(p.completed_on) : has(p.completed_on) && n > 1) && p.completed_on <= as_of",
      "(has(p.completed_on) && b || has(p.completed_on) && n > 1) && p.completed_on <= as_of",
      // one field behind another
      "has(p.contract) && p.contract.status == 'issued'",
      "has(p.contract) && has(p.contract.reviewed_on) && p.contract.reviewed_on <= as_of",
      "has(p.contract) && (!has(p.contract.reviewed_on) || p.contract.reviewed_on <= as_of)",
      // in the bodies of macros
      "projects.all(e, !has(e.completed_on) || e.completed_on <= as_of)",
      "projects.exists(e, has(e.completed_on) && e.completed_on <= as_of)",
      "projects.filter(e, has(e.completed_on) && e.completed_on <= as_of).size() > 1",
      "projects.map(e, has(e.completed_on), e.completed_on).size() > 1",
      "projects.transformList(i, e, has(e.completed_on), e.completed_on).size() > 1",
      "has(p.completed_on) && projects.all(e, e.signed_on <= p.completed_on)",
      "has(p.phases) && p.phases.all(x, x != '')",
      "cel.bind(e, p, has(e.completed_on) && e.completed_on <= as_of)",
      "has(p.completed_on) && cel.bind(c, p.completed_on, c <= as_of)",
      "projects.all(p, projects.all(q, has(p.completed_on) && p.completed_on == q.signed_on))",
      // the same expression on the same variable
      "has(projects[0].completed_on) && projects[0].completed_on <= as_of",
      "has(staff[0].left_on) && .staff[0].left_on <= as_of",
      "has(index(people, 'id')['a'].left_on) && index(people, 'id')['a'].left_on <= as_of",
      // asked, not read
      "p.?completed_on.hasValue()",
      "p.?completed_on.orValue(as_of) <= as_of",
      "p.?contract.reviewed_on.orValue(as_of) <= as_of",
      "p.?contract.?reviewed_on.hasValue()",
      "maybe.completed_on.hasValue()",
      "has(maybe.completed_on)",
      "has(p.?contract.reviewed_on)",
      "has(p.completed_on) || has(q.completed_on)",
  };
  for (const auto* const expression : accepted) {
    DYNAMIC_SECTION(expression) {
      CHECK(Checking(house.environment, expression).outcome() == "bool");
    }
  }
}

TEST_CASE("an optional field that may be absent is not read", "[cel][check][guard]") {
  const House house;
  const char* const refused[] = {
      "p.completed_on <= as_of",
      "b && p.completed_on <= as_of",
      // the guard comes too late
      "p.completed_on <= as_of && has(p.completed_on)",
      "p.completed_on <= as_of || !has(p.completed_on)",
      // the guard is of the wrong sense
      "!has(p.completed_on) && p.completed_on <= as_of",
      "has(p.completed_on) || p.completed_on <= as_of",
      "has(p.completed_on) ? true : p.completed_on <= as_of",
      "!has(p.completed_on) ? p.completed_on <= as_of : true",
      "!(has(p.completed_on) && b) && p.completed_on <= as_of",
      "(has(p.completed_on) || b) && p.completed_on <= as_of",
      "(b ? has(p.completed_on) : true) && p.completed_on <= as_of",
      "(b ? true : has(p.completed_on)) && p.completed_on <= as_of",
      "!(!has(p.completed_on) && b) && p.completed_on <= as_of",
      "has(p.completed_on) && b || p.completed_on <= as_of",
      // the guard does not reach so far
      "(has(p.completed_on) && b) == (p.completed_on <= as_of)",
      "[has(p.completed_on) && b, p.completed_on <= as_of][0]",
      "(has(p.completed_on) ? b : b) && p.completed_on <= as_of",
      "projects.exists(e, has(e.completed_on)) && p.completed_on <= as_of",
      "projects.filter(e, has(e.completed_on)).all(e, e.completed_on <= as_of)",
      "projects.all(e, has(e.completed_on)) && projects.all(e, e.completed_on <= as_of)",
      "projects.map(e, e.completed_on).size() > 1",
      "cel.bind(known, has(p.completed_on), known && p.completed_on <= as_of)",
      // another field, another variable
      "has(p.contract) && p.completed_on <= as_of",
      "has(q.completed_on) && p.completed_on <= as_of",
      "has(projects[0].completed_on) && projects[1].completed_on <= as_of",
      "projects.all(e, has(p.completed_on) && e.completed_on <= as_of)",
      // another variable of the same name
      "has(p.completed_on) && projects.all(p, p.completed_on <= as_of)",
      "has(p.completed_on) && cel.bind(p, q, p.completed_on <= as_of)",
      "projects.all(p, has(p.completed_on) && projects.all(p, p.completed_on <= as_of))",
      "projects.all(e, has(e.completed_on) && b) && projects.all(f, f.completed_on <= as_of)",
      "projects.all(p, has(p.completed_on) && .p.completed_on <= as_of)",
      // the guard is itself an unguarded read
      "has(p.contract.reviewed_on)",
      "has(p.contract.reviewed_on) && has(p.contract)",
      "p.contract.status == 'issued'",
      "p.phases.all(x, x != '')",
      "p.phases.size() == 0",
      "[p.completed_on].size() == 1",
      "within(p.completed_on, params.window)",
      "maybe.optMap(e, e.completed_on).hasValue()",
      "projects.sortBy(e, e.completed_on).size() > 1",
  };
  for (const auto* const expression : refused) {
    DYNAMIC_SECTION(expression) {
      CHECK(Checking(house.environment, expression).codes() == "Z2012");
    }
  }
}

TEST_CASE("two unguarded reads are told apart", "[cel][check][guard]") {
  const House house;
  const Checking checking(house.environment,
                          "has(p.contract) && p.contract.reviewed_on < p.completed_on");
  CHECK(
      checking.said() ==
      "Z2012 30-41 `p.contract.reviewed_on` is optional and may be absent here / ask before it "
      "is read, `has(p.contract.reviewed_on) && …`, or read it as `p.contract.?reviewed_on`\n"
      "Z2012 46-58 `p.completed_on` is optional and may be absent here / ask before it is "
      "read, "
      "`has(p.completed_on) && …`, or read it as `p.?completed_on`");
}

TEST_CASE("the body of a definition wants its own guards", "[cel][check][guard]") {
  const House house;
  const std::vector<DefinitionParameter> parameters{{"one", house.project}};
  CheckOptions options;
  options.parameters = parameters;
  CHECK(Checking(house.environment, "one.completed_on <= as_of", options).codes() == "Z2012");
  CHECK(
      Checking(house.environment, "has(one.completed_on) && one.completed_on <= as_of", options)
          .outcome() == "bool");
  CHECK(Checking(house.environment, "has(p.completed_on) && one.completed_on <= as_of", options)
            .codes() == "Z2012");
}

TEST_CASE("without types there are no guards to want", "[cel][check][guard]") {
  const House house;
  CHECK(Checking(house.environment, "p.completed_on <= as_of", {.static_types = false})
            .outcome() == "dyn");
}

}  // namespace
}  // namespace zizhi::cel
