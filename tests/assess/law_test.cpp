// Semantics rule 1 over whole dossiers: what is not stated never helps.
#include "patch.h"
#include "scenario.h"
#include "small_rulebook.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

namespace {

using namespace zizhi;
using verdict::Outcome;

tests::Tree small_evidence() {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("evidence.yaml", std::string(tests::kSmallEvidence));
  return tests::tree(data::read(id, sources, data::Syntax::yaml, {}, sink)->root());
}

/// What may be taken away: whole lists, and fields of records that do not name the record.
bool removable(const std::string& path) {
  for (const auto* const kept : {"application", "attestations", "id", "service"}) {
    if (path == kept || path.starts_with(std::string(kept) + ".") ||
        path.starts_with(std::string(kept) + "[") || path.ends_with(std::string(".") + kept)) {
      return false;
    }
  }
  return !path.empty() && !path.ends_with(']');
}

std::map<std::string, Outcome> outcomes(tests::Book& book, const tests::Tree& evidence,
                                        const assess::Options& options) {
  const auto run = tests::run(book, tests::yaml(evidence), options);
  INFO(tests::rendered(run.sink, book.sources));
  REQUIRE(run.assessment.has_value());
  std::map<std::string, Outcome> found;
  for (const auto& category : run.assessment->categories) {
    for (const auto& requirement : category.requirements) {
      found[requirement.id] = requirement.outcome;
      for (const auto& check : requirement.checks) {
        found[check.id + (check.subject ? " " + check.subject->id : "")] = check.outcome;
      }
    }
  }
  return found;
}

bool is_good(Outcome outcome) {
  return outcome == Outcome::pass || outcome == Outcome::not_applicable;
}

bool is_decided(Outcome outcome) {
  return is_good(outcome) || outcome == Outcome::fail;
}

/// The dossier with some of its values changed at random.
tests::Tree varied(std::mt19937& random) {
  const auto pick = [&random](auto... words) {
    const std::array<const char*, sizeof...(words)> all{words...};
    return std::string(all[random() % all.size()]);
  };
  auto tree = small_evidence();
  REQUIRE(tests::set(tree, "organization.founded_on",
                     pick("2019-05-31", "2026-09-01", "2020-01-01", "2021-01-01")));
  REQUIRE(tests::set(tree, "divisor", pick("0", "2", "30")));
  REQUIRE(tests::set(tree, "people[0].active", pick("true", "false")));
  REQUIRE(tests::set(tree, "people[0].trained", pick("true", "false")));
  REQUIRE(tests::set(tree, "people[1].active", pick("true", "false")));
  REQUIRE(tests::set(tree, "projects[0].signed_on", pick("2026-01-01", "2027-01-01")));
  REQUIRE(tests::set(tree, "application.services", pick("[alpha]", "[beta]", "[alpha, beta]")));
  REQUIRE(tests::set(tree, "application.stage", pick("initial", "surveillance")));
  return tree;
}

}  // namespace

TEST_CASE("less evidence never makes an outcome good, nor decides it otherwise",
          "[assess][law]") {
  auto book = tests::book("small.yaml", tests::kSmallRulebook);
  REQUIRE(book->rulebook.has_value());
  const auto options = tests::on("2026-11-23");
  std::mt19937 random(20261123);
  std::size_t compared = 0;
  for (int round = 0; round < 60; ++round) {
    const auto whole = varied(random);
    const auto known = outcomes(*book, whole, options);
    auto less = whole;
    for (const auto& path : tests::paths(whole)) {
      if (removable(path) && random() % 4 == 0) tests::remove(less, path);
    }
    INFO(tests::yaml(less));
    for (const auto& [id, outcome] : outcomes(*book, less, options)) {
      const auto was = known.find(id);
      if (was == known.end()) continue;
      INFO(id << " was " << verdict::name(was->second) << ", is " << verdict::name(outcome));
      CHECK((!is_decided(outcome) || outcome == was->second));
      ++compared;
    }
  }
  CHECK(compared > 400);
}
