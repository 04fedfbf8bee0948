// A dossier that agrees with itself, and what is found when one of its documents contradicts
// another.
#include "cases.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace {

using namespace zizhi;
using tests::rules;
using verdict::Outcome;

struct Contradiction {
  std::string name;
  tests::Change change;
  std::string found;  // "CHECK", "CHECK subject", or the code of a data problem
  std::vector<std::string> places;
};

std::vector<Contradiction> contradictions() {
  const auto document = tests::read_yaml("tests/rules/contradictions.yaml");
  std::vector<Contradiction> made;
  for (std::size_t i = 0; i < document.root().size(); ++i) {
    const auto one = document.root()[i];
    made.push_back({.name = std::string(one.find("name").value().text()),
                    .change = tests::change(one),
                    .found = std::string(one.find("found").value().text()),
                    .places = tests::texts(one.find("places"))});
  }
  return made;
}

tests::Run assessed(const tests::Tree& tree) {
  return tests::run(rules(), tests::yaml(tree), tests::on(tests::kAsOf));
}

/// Everything that somebody would be told: checks that are not met, codes of data problems.
std::multiset<std::string> told(const tests::Run& run) {
  std::multiset<std::string> found;
  for (const auto& [check, outcome] : tests::outcomes(*run.assessment)) {
    if (outcome != Outcome::pass && outcome != Outcome::not_applicable) found.insert(check);
  }
  for (const auto& problem : run.assessment->problems)
    found.insert(problem.code);
  return found;
}

const verdict::CheckResult* result(const verdict::Assessment& assessment,
                                   const std::string& key) {
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        if (check.id + (check.subject ? " " + check.subject->id : "") == key) return &check;
      }
    }
  }
  return nullptr;
}

/// The last word of a path: `people[3].name` → name.
std::string last_word(const std::string& path) {
  return path.substr(path.rfind('.') + 1);
}

/// The line of the dossier that `place` names, and the two before it: a list begins with its
/// first entry, below its key.
std::string lines_at(const std::string& text, const verdict::Place& place) {
  std::size_t end = 0;
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line <= place.line; ++line) {
    if (line + 2 == place.line) begin = end;
    end = text.find('\n', end) + 1;
  }
  return text.substr(begin, end - begin);
}

/// The values that contradict each other stand in the result, each with its line.
void shows(const verdict::CheckResult& check, const std::vector<std::string>& places,
           const std::string& text) {
  CHECK(check.outcome == Outcome::fail);
  CHECK_FALSE(check.fix.en.empty());
  for (const auto& path : places) {
    INFO(path);
    const auto found = std::ranges::find(check.evidence, path, &verdict::Evidence::path);
    REQUIRE(found != check.evidence.end());
    CHECK(lines_at(text, found->place).find(last_word(path)) != std::string::npos);
    CHECK_FALSE(found->value.empty());
  }
}

void shows(const verdict::Problem& problem, const Contradiction& one, const std::string& text) {
  REQUIRE(problem.place.has_value());
  CHECK(problem.path == one.places.front());
  CHECK(lines_at(text, *problem.place).find(last_word(one.places.front())) !=
        std::string::npos);
}

void is_found(const Contradiction& one, const tests::Run& run, const std::string& text) {
  INFO(one.name);
  const auto& assessment = *run.assessment;
  if (const auto* const check = result(assessment, one.found)) {
    shows(*check, one.places, text);
    return;
  }
  const auto problem =
      std::ranges::find(assessment.problems, one.found, &verdict::Problem::code);
  REQUIRE(problem != assessment.problems.end());
  shows(*problem, one, text);
}

}  // namespace

TEST_CASE("a dossier that agrees with itself gets no advice", "[rules][contradictions]") {
  const auto run = assessed(tests::example("ready"));
  CHECK(told(run).empty());
  CHECK(run.assessment->verdict == verdict::Verdict::ready);
}

TEST_CASE("each contradiction is found, under one name, with both places",
          "[rules][contradictions]") {
  for (const auto& one : contradictions()) {
    DYNAMIC_SECTION(one.name) {
      auto tree = tests::example("ready");
      tests::apply(one.change, tree);
      const auto run = assessed(tree);
      REQUIRE(run.assessment.has_value());
      CHECK(told(run) == std::multiset<std::string>{one.found});
      is_found(one, run, tests::yaml(tree));
    }
  }
}

TEST_CASE("all contradictions together are found one by one", "[rules][contradictions]") {
  auto tree = tests::example("ready");
  std::multiset<std::string> planted;
  for (const auto& one : contradictions()) {
    tests::apply(one.change, tree);
    planted.insert(one.found);
  }
  const auto run = assessed(tree);
  REQUIRE(run.assessment.has_value());
  CHECK(told(run) == planted);
  for (const auto& one : contradictions())
    is_found(one, run, tests::yaml(tree));
}
