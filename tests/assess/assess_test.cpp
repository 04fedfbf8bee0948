#include "patch.h"
#include "scenario.h"
#include "small_rulebook.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

namespace {

using namespace zizhi;
using Patch = std::vector<std::pair<std::string, std::string>>;  // path → YAML; "-" removes

constexpr std::string_view kDay = "2026-11-23";

tests::Tree small() {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("evidence.yaml", std::string(tests::kSmallEvidence));
  return tests::tree(data::read(id, sources, data::Syntax::yaml, {}, sink)->root());
}

std::string patched(const Patch& patch) {
  auto tree = small();
  for (const auto& [path, value] : patch) {
    INFO(path);
    REQUIRE((value == "-" ? tests::remove(tree, path) : tests::set(tree, path, value)));
  }
  return tests::yaml(tree);
}

/// Every result in a line of its own: `GEN-1.founded: pass`, `GEN-2.trained p1: fail`.
std::string table(const verdict::Assessment& assessment) {
  std::string text;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        text += check.id + (check.subject ? " " + check.subject->id : "") + ": " +
                std::string(verdict::name(check.outcome));
        if (!check.reason.empty()) text += " (" + check.reason.en + ")";
        for (const auto& need : check.needs)
          text += " [" + need.path + "]";
        text += "\n";
      }
    }
  }
  return text + std::string(verdict::name(assessment.verdict)) + "\n";
}

struct Outcome {
  std::string table;
  std::string said;
  int exit = 2;
  std::optional<verdict::Assessment> assessment;
};

Outcome assessed(const Patch& patch, assess::Options options = tests::on(kDay)) {
  auto book = tests::book("small.yaml", tests::kSmallRulebook);
  INFO(tests::rendered(book->sink, book->sources));
  REQUIRE(book->rulebook.has_value());
  auto run = tests::run(*book, patched(patch), options);
  Outcome made;
  for (const auto& diagnostic : run.sink.sorted()) {
    made.said += std::string(diag::info(diagnostic.code).code) + " " +
                 diag::sentence(diagnostic).en + "\n";
  }
  if (run.assessment) {
    made.table = table(*run.assessment);
    made.exit = verdict::exit_code(*run.assessment, verdict::Gate::missing);
  }
  made.assessment = std::move(run.assessment);
  return made;
}

/// The lines of `table` that begin with `id`.
std::string lines(const Outcome& outcome, std::string_view id) {
  std::string found;
  std::size_t from = 0;
  while (from < outcome.table.size()) {
    const auto end = outcome.table.find('\n', from);
    const auto line = outcome.table.substr(from, end - from);
    if (line.starts_with(id)) found += line + "\n";
    from = end + 1;
  }
  return found;
}

}  // namespace

TEST_CASE("evidence that meets everything is ready", "[assess]") {
  const auto outcome = assessed({});
  CHECK(outcome.said.empty());
  CHECK(outcome.table ==
        "GEN-1.founded: pass\n"
        "GEN-1.clear: pass\n"
        "GEN-1.rounded: pass\n"
        "GEN-2.somebody: pass\n"
        "GEN-2.trained p1: pass\n"
        "GEN-2.able p1: pass\n"
        "SVC-1.enough alpha: pass\n"
        "SVC-2.any: not_applicable (at surveillance only)\n"
        "SVC-3.many: not_applicable (only for beta)\n"
        "ready\n");
  CHECK(outcome.exit == 0);
  REQUIRE(outcome.assessment.has_value());
  CHECK(outcome.assessment->organization == "Small Ltd");
  CHECK(outcome.assessment->confirmed == 3);
  CHECK(outcome.assessment->counts.not_applicable == 2);
}

TEST_CASE("outcomes follow the evidence", "[assess]") {
  struct Row {
    const char* what;
    Patch patch;
    const char* id;
    const char* lines;
  };

  const Row rows[] = {
      {"an absent list gives one missing, without a subject",
       {{"people", "-"}, {"attestations", "-"}},
       "GEN-2.",
       "GEN-2.somebody: missing [people]\n"
       "GEN-2.trained: missing [people]\n"
       "GEN-2.able: missing [people]\n"},
      {"an empty list has no subjects, and the check of its size fails",
       {{"people", "[]"}, {"attestations", "-"}},
       "GEN-2.",
       "GEN-2.somebody: fail\n"},
      {"a subject that cannot be told is missing beside those that can",
       {{"people[1].active", "-"}},
       "GEN-2.trained",
       "GEN-2.trained p1: pass\n"
       "GEN-2.trained: missing [people[1].active]\n"},
      {"each service has an outcome of its own",
       {{"application.services", "[beta, alpha]"}, {"projects[1].signed_on", "-"}},
       "SVC-1",
       "SVC-1.enough alpha: pass\n"
       "SVC-1.enough beta: missing [projects[1].signed_on]\n"},
      {"a condition that is not known leaves the check missing",
       {{"organization.founded_on", "-"}},
       "SVC-3",
       "SVC-3.many: missing [organization.founded_on]\n"},
      {"a condition that holds lets the rule decide",
       {{"application.services", "[beta]"}},
       "SVC-3",
       "SVC-3.many: pass\n"},
      {"a failure inside a rule is an error with its reason",
       {{"divisor", "0"}},
       "GEN-1.rounded",
       "GEN-1.rounded: error (division by zero)\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(lines(assessed(row.patch), row.id) == row.lines);
    }
  }
}

TEST_CASE("parameters follow the level of the service", "[assess]") {
  const auto outcome =
      assessed({{"application.services", "[alpha, beta]"},
                {"application.levels", "{beta: 2}"},
                {"projects[+]", "{id: c, service: alpha, signed_on: 2026-03-03}"}});
  CHECK(lines(outcome, "SVC-1") == "SVC-1.enough alpha: pass\nSVC-1.enough beta: fail\n");
  REQUIRE(outcome.assessment.has_value());
  CHECK(outcome.assessment->application.level == "2");
}

TEST_CASE("flags win over the evidence, and the assessment says so", "[assess]") {
  auto options = tests::on(kDay);
  options.services = {"beta"};
  options.stage = "surveillance";
  options.level = 2;
  const auto outcome = assessed({}, options);
  REQUIRE(outcome.assessment.has_value());
  CHECK(outcome.assessment->application.overridden ==
        std::vector<std::string>{"services", "level", "stage"});
  CHECK(lines(outcome, "SVC-1") == "SVC-1.enough beta: fail\n");
  CHECK(lines(outcome, "SVC-2") == "SVC-2.any: pass\n");
}

TEST_CASE("an application that says nothing cannot be assessed", "[assess]") {
  CHECK(assessed({{"application", "-"}}).said ==
        "Z3101 no service is applied for: nothing can be assessed\n");
  auto options = tests::on(kDay);
  options.services = {"gamma"};
  options.stage = "later";
  options.level = 1;
  CHECK(assessed({}, options).said ==
        "Z3102 the rulebook has no service `gamma`\n"
        "Z3104 the rulebook has no level 1: it has 3, 2\n"
        "Z3103 the rulebook has no stage `later`\n");
}

TEST_CASE("a message of the rulebook is filled in when its check fails", "[assess]") {
  const auto outcome = assessed({{"organization.founded_on", "2026-10-01"}});
  REQUIRE(outcome.assessment.has_value());
  const auto& check = outcome.assessment->categories[0].requirements[0].checks[0];
  CHECK(check.outcome == verdict::Outcome::fail);
  CHECK(check.message.en == "founded on 2026-10-01");
  CHECK(check.message.zh == "成立于 2026-10-01");
  CHECK(check.parameters == std::vector<std::string>{"head_start"});
  REQUIRE(check.evidence.size() == 1);
  CHECK(check.evidence[0].path == "organization.founded_on");
  CHECK(check.evidence[0].value == "2026-10-01");
}

TEST_CASE("a data problem names the outcomes that depend on it", "[assess]") {
  const auto outcome = assessed({{"organization.founded_on", "2019-02-30"}, {"x-note", "1"}});
  CHECK(outcome.exit == 2);
  REQUIRE(outcome.assessment.has_value());
  REQUIRE(outcome.assessment->problems.size() == 1);
  CHECK(outcome.assessment->problems[0].affects ==
        std::vector<std::string>{"GEN-1.founded", "SVC-3.many"});
  CHECK(outcome.assessment->verdict == verdict::Verdict::incomplete);
}

TEST_CASE("evidence stated after the as-of date is noted", "[assess]") {
  const auto outcome = assessed({{"stated_on", "2026-12-01"}});
  REQUIRE(outcome.assessment.has_value());
  REQUIRE(outcome.assessment->notes.size() == 1);
  CHECK(outcome.assessment->stated_on == "2026-12-01");
}
