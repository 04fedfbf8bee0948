// A value whose type is lost is told where it is lost, and there only.
#include "loading.h"

namespace {

using namespace zizhi;
using tests::Loading;
using tests::small_with;

/// What the warnings of a rule point at, with the type that is left.
std::string lost(const std::string& rule) {
  const Loading loading(small_with("            must: person.trained\n",
                                   "            must: |-\n              " + rule + "\n"));
  INFO(loading.said());
  REQUIRE(loading.rulebook.has_value());
  std::string told;
  for (const auto& each : loading.sink.sorted()) {
    const bool written = each.code == diag::Code::dyn_written;
    REQUIRE((written || each.code == diag::Code::dyn_arises));
    told += told.empty() ? "" : " / ";
    told += text_of(loading.sources, *each.where);
    told += written ? " is written" : " is " + each.arguments[0].en;
  }
  return told;
}

TEST_CASE("what loses its type is told once, at its place", "[rulebook][dyn]") {
  struct Row {
    const char* rule;
    const char* told;
  };

  const Row rows[] = {
      {"dyn(1) == dyn(\"a\")", "dyn is written / dyn is written"},
      {"dyn(people)[0].trained", "dyn is written"},
      {"1 in [1, \"a\"]", "[1, \"a\"] is list(dyn)"},
      {"[1, \"a\"].size() == 2 && [1, \"a\"].all(x, x == x)",
       "[1, \"a\"] is list(dyn) / [1, \"a\"] is list(dyn)"},
      {"[[1], [\"a\"]].exists(x, x.size() == 1)", "[[1], [\"a\"]] is list(dyn)"},
      {"[[1, \"a\"]].exists(x, x.size() == 1)", "[1, \"a\"] is list(dyn)"},
      {"[[], 1].size() == 2", "[[], 1] is list(dyn)"},
      {"{\"a\": 1, \"b\": true}.size() == 2", "{\"a\": 1, \"b\": true} is map(string, dyn)"},
      {"{1: \"a\", \"b\": \"c\"}.size() == 2", "{1: \"a\", \"b\": \"c\"} is map(dyn, string)"},
      {"people.map(p, [p.name, p.trained]).size() > 0", "[p.name, p.trained] is list(dyn)"},
      {"math.greatest(divisor, 2u) == 2u", "math.greatest(divisor, 2u) is dyn"},
      {"[[1], [2]].flatten(1).size() == 2", "[[1], [2]].flatten(1) is list(dyn)"},
      {"cel.bind(x, [1, \"a\"], x == x)", "[1, \"a\"] is list(dyn)"},
      {"optional.of([1, \"a\"]).hasValue()", "[1, \"a\"] is list(dyn)"},
      {"\"%s %d\".format([[1, \"a\"], 2]) == \"\"", "[1, \"a\"] is list(dyn)"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.rule) {
      CHECK(lost(row.rule) == row.told);
    }
  }
}

TEST_CASE("what keeps its type is not told", "[rulebook][dyn]") {
  const char* const rules[] = {
      "[1, 2].size() == 2",
      "[].size() == 0",
      "[[], [1]].size() == 2",
      "{}.size() == 0",
      "[{}].size() == 1",
      "(person.trained ? [] : [1]).size() == 0",
      "[1.5, 2.0].size() == 2",
      "[as_of, organization.founded_on].size() == 2",
      "optional.none() == optional.of(1)",
      "[optional.none(), optional.of(1)].size() == 2",
      "\"%s %d\".format([person.name, 2]) == \"\"",
      "type(1) == int",
      "people.map(p, p.name).distinct().size() > 0",
      "[application.stage, \"surveillance\"].size() == 2",
      "people[?0].trained.orValue(false)",
      "index(people, \"id\").size() > 0",
  };
  for (const auto* const rule : rules) {
    DYNAMIC_SECTION(rule) {
      CHECK(lost(rule).empty());
    }
  }
}

TEST_CASE("definitions and messages are looked at too", "[rulebook][dyn]") {
  const Loading loading(small_with("\"founded on {{ organization.founded_on }}\"",
                                   "\"on {{ [1, 'a'].size() }}\""));
  CHECK(loading.said() ==
        "Z2030 59:34 [[1, 'a']] the type of this is `list(dyn)`: what is in it is only known "
        "when it runs | write values of one type into it\n");
}

}  // namespace
