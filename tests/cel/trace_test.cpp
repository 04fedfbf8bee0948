// What a condition that holds rests on, found along its short way, is what its explanation
// tells.
#include "explain_dossier.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace zizhi::cel {
namespace {

TEST_CASE("conditions that hold are traced along their short way", "[cel][explain][trace]") {
  const auto* const expression = GENERATE(
      "organization.independent", "organization.capital >= 1.0", "organization.name != ''",
      "organization.uscc.matches('^[0-9A-Z]+$')", "!(organization.name in ['a', 'b'])",
      "organization.independent && organization.capital >= 1.0",
      "organization.name == '' || organization.independent || organization.name != ''",
      "!(organization.name == '' || !organization.independent)",
      "!(organization.name == '' && organization.independent)",
      "organization.independent ? organization.capital >= 1.0 : organization.name == ''",
      "people.exists(p, p.is_service_staff)",
      "people.all(p, p.name != '' || p.is_service_staff)", "!people.exists(p, p.name == '')",
      "!people.all(p, p.is_service_staff)", "people.exists_one(p, p.id == 'p2')",
      "people.size() >= 3", "people.filter(p, p.is_service_staff).size() >= 2",
      "staff.size() >= 1", "!(staff.size() < 1)",
      "staff.all(p, p.is_service_staff && p.id != '')",
      "people.exists(p, p.id == 'p9') || staff.size() > 0",
      "people.exists(p, p.number.matches('^1101'))",
      "people.exists(p, has(p.contract_until) && as_of <= p.contract_until)",
      "people.exists(p, !has(p.contract_until))",
      "projects.exists(p, !within(p.contract.effective_on, params.window))",
      "projects.exists(p, in_force(p.contract) && p.leader.is_service_staff)",
      "projects.exists(p, p.contract.effective_on + params.min_time <= as_of)",
      "projects.exists(p, people.exists(q, q.id == p.leader.id && q.is_service_staff))");
  DYNAMIC_SECTION(expression) {
    ExplainDossier dossier;
    INFO(dump(dossier.grounds(expression)));
    CHECK(dossier.run(expression).is_true());
    CHECK(dossier.is_traced(expression));
    CHECK(dump(dossier.grounds(expression)) == dump(readings(dossier.explain(expression))));
  }
}

TEST_CASE("what is not so simple rests on what its explanation tells",
          "[cel][explain][trace]") {
  const auto* const expression = GENERATE(
      "people[0].is_service_staff", "organization.topics.all(t, t != '')",
      "'a' in organization.topics || true", "people.map(p, p.name).size() >= 1",
      "people.exists(p, p == people[0])", "organization.notes.size() >= 0",
      "staff.filter(p, p.id != '').size() >= 1", "people.filter(p, p.id == '').size() == 0",
      "!people.exists_one(p, p.is_service_staff)",
      "people.all(p, p.?contract_until == "
      "p.?contract_until)");
  DYNAMIC_SECTION(expression) {
    ExplainDossier dossier;
    CHECK(dossier.run(expression).is_true());
    CHECK(dump(dossier.grounds(expression)) == dump(readings(dossier.explain(expression))));
  }
}

TEST_CASE("a condition that does not hold is not traced", "[cel][explain][trace]") {
  ExplainDossier dossier;
  for (const std::string expression :
       {"!organization.independent", "people.all(p, p.years >= 1)",
        "1 / (people.size() - 4) > 0"})
    CHECK_FALSE(dossier.is_traced(expression));
}

/// Conditions whose parts are nearly all on the short way, over what is stated.
class Author {
 public:
  explicit Author(std::uint64_t seed) : random_(seed) {}

  std::string condition(int depth, const std::string& person = {},
                        const std::string& project = {}) {
    if (depth == 0) return leaf(person, project);
    const auto part = [&] { return condition(depth - 1, person, project); };
    switch (random_() % 8) {
      case 0:
        return "(" + part() + " && " + part() + ")";
      case 1:
        return "(" + part() + " || " + part() + ")";
      case 2:
        return "!(" + part() + ")";
      case 3:
        return "(" + part() + " ? " + part() + " : " + part() + ")";
      case 4:
        return leaf(person, project);
      default:
        return over_list(depth, person, project);
    }
  }

 private:
  std::string over_list(int depth, const std::string& person, const std::string& project) {
    const auto name = "v" + std::to_string(depth);
    const bool people = random_() % 3 != 0;
    const auto body =
        people ? condition(depth - 1, name, project) : condition(depth - 1, person, name);
    const std::string list = !people ? "projects" : random_() % 2 == 0 ? "people" : "staff";
    const auto macro = [&](const std::string& kind) {
      return list + "." + kind + "(" + name + ", " + body + ")";
    };
    switch (random_() % 6) {
      case 0:
        return macro("all");
      case 1:
        return macro("exists_one");
      case 2:
        return macro("filter") + ".size() " + pick({">= 1", "== 2", "< 3", "!= 1"});
      case 3:
        return list + ".size() " + pick({">= 1", "== 4", "< 3", "!= 1"});
      default:
        return macro("exists");
    }
  }

  std::string leaf(const std::string& person, const std::string& project) {
    if (!person.empty() && random_() % 3 != 0)
      return pick(
          {person + ".is_service_staff", person + ".id == 'p2'",
           person + ".number.matches('^1101')", person + ".assessments.size() >= 1",
           "has(" + person + ".contract_until)", person + ".name in ['Li Lei', 'x']",
           "(has(" + person + ".contract_until) && as_of <= " + person + ".contract_until)"});
    if (!project.empty() && random_() % 3 != 0)
      return pick({project + ".service == 'risk-assessment'",
                   "in_force(" + project + ".contract)", "has(" + project + ".completed_on)",
                   project + ".leader.is_service_staff",
                   "within(" + project + ".contract.effective_on, params.window)",
                   project + ".contract.effective_on + params.min_time <= as_of"});
    return pick({"organization.independent", "organization.name != ''",
                 "organization.uscc.matches('^9')", "params.min_projects >= 1", "true",
                 "people.exists(p, p.id == 'p4')", "organization.topics.size() == 2"});
  }

  std::string pick(const std::vector<std::string>& choices) {
    return choices[random_() % choices.size()];
  }

  std::mt19937_64 random_;
};

TEST_CASE("what is traced is what is told", "[cel][explain][trace][law]") {
  std::size_t held = 0;
  std::size_t traced = 0;
  CHECK(rc::check("over random conditions that are stated", [&](std::uint64_t seed) {
    Author author(seed);
    ExplainDossier dossier;
    dossier.limits.comprehension_nesting = 4;  // three made here, and one of a leaf
    for (int i = 0; i < 20; ++i) {
      const auto expression = author.condition(1 + i % 3);
      if (!dossier.run(expression).is_true()) continue;
      ++held;
      if (!dossier.is_traced(expression)) continue;
      ++traced;
      RC_LOG() << expression << '\n';
      RC_ASSERT(dump(dossier.grounds(expression)) ==
                dump(readings(dossier.explain(expression))));
    }
  }));
  std::cout << traced << " of " << held << " conditions that held were traced.\n";
  CHECK(2 * traced >= held);
}

}  // namespace
}  // namespace zizhi::cel
