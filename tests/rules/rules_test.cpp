// The built-in rulebook under test: cases.yaml patches the examples and says what comes out,
// and every check is seen from all sides.
#include "cases.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <span>

namespace {

using namespace zizhi;
using tests::Case;
using tests::cases;
using tests::rules;
using verdict::Outcome;

std::optional<Outcome> result(const verdict::Assessment& assessment, const std::string& key) {
  const auto space = key.find(' ');
  return tests::outcome(assessment, key.substr(0, space),
                        space == std::string::npos ? "" : key.substr(space + 1));
}

bool is_chinese(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return (c & 0x80) != 0; });
}

void in_both_languages(const i18n::Localized& text) {
  INFO(text.en << " / " << text.zh);
  CHECK_FALSE(text.en.empty());
  CHECK_FALSE(is_chinese(text.en));
  CHECK(is_chinese(text.zh));
}

// They ask whether something is attached or stated: it is, or it is missing.
constexpr std::array<std::string_view, 3> kNeverFail = {
    "LEGAL-1.licence-copy", "LEGAL-1.authorisation-copy", "MGT-3.register"};

/// What `check` has been seen to come out as does not leave a side of it unseen.
void seen_from_all_sides(const rulebook::Check& check, const std::set<std::string>& seen) {
  INFO(check.id);
  CHECK(seen.contains("pass"));
  if (check.severity == verdict::Severity::attest) {
    CHECK(seen.contains("attest"));
  } else {
    CHECK((seen.contains("fail") || std::ranges::count(kNeverFail, check.id) > 0));
    CHECK(seen.contains("missing"));
  }
}

/// The rulebook that a case asks for; each is read once.
tests::Book& book_of(const Case& one) {
  static std::map<std::pair<std::vector<std::string>, tests::Pairs>,
                  std::unique_ptr<tests::Book>>
      read;
  if (one.parameters.empty() && one.overlays.empty()) return rules();
  auto& book = read[{one.overlays, one.parameters}];
  if (book) return *book;
  book = tests::built_in(one.overlays);
  for (const auto& [name, value] : one.parameters)
    REQUIRE(rulebook::set_parameter(*book->rulebook, name, value, book->sink));
  return *book;
}

void comes_out(const Case& one) {
  auto& used = book_of(one);
  REQUIRE(used.rulebook.has_value());
  auto tree = tests::example(one.base);
  tests::apply(one.change, tree);
  const auto run = tests::run(used, tests::yaml(tree), tests::on(one.as_of));
  INFO(tests::rendered(run.sink, used.sources));
  REQUIRE(run.assessment.has_value());
  CHECK(run.sink.errors() == 0);
  REQUIRE_FALSE(one.expect.empty());
  for (const auto& [key, expected] : one.expect) {
    const auto got = result(*run.assessment, key);
    INFO(key);
    REQUIRE(got.has_value());
    CHECK(std::string(verdict::name(*got)) == expected);
  }
}

/// The cases of which the first expectation is about a requirement that begins with `prefix`.
void come_out(std::string_view prefix) {
  for (const auto& one : cases()) {
    if (!one.expect.front().first.starts_with(prefix)) continue;
    DYNAMIC_SECTION(one.name) {
      comes_out(one);
    }
  }
}

}  // namespace

TEST_CASE("a number that nobody can have is a problem, and what rests on it is missing",
          "[rules]") {
  struct Row {
    const char* path;
    const char* value;
    const char* check;
  };

  const auto row = GENERATE(
      Row{"organization.shareholders", "[{name: A, share_pct: 150}, {name: B, share_pct: -50}]",
          "LEGAL-1.shareholders"},
      Row{"credit_checks[0].penalties", "-1", "LEGAL-2.violations"},
      Row{"premises[0].area_m2", "-80", "OFFICE-1.area"},
      Row{"finance.years[0].revenue_cny", "-1", ""},
      Row{"organization.registered_capital_cny", "-1", ""},
      Row{"people[0].birth_year", "0", ""}, Row{"projects[0].amount_cny", "-1", ""},
      Row{"training_records[0].hours", "-2", ""});
  DYNAMIC_SECTION(row.path) {
    auto tree = tests::example("ready");
    tests::apply({.set = {{row.path, row.value}}, .remove = {}}, tree);
    const auto run = tests::run(rules(), tests::yaml(tree), tests::on(tests::kAsOf));
    INFO(tests::rendered(run.sink, rules().sources));
    CHECK(run.sink.errors() >= 1);
    CHECK(tests::rendered(run.sink, rules().sources).find("Z3007") != std::string::npos);
    REQUIRE(run.assessment.has_value());
    if (*row.check != '\0') CHECK(result(*run.assessment, row.check) == Outcome::missing);
  }
}

TEST_CASE("the built-in rulebook loads without a word", "[rules]") {
  CHECK(tests::rendered(rules().sink, rules().sources).empty());
  REQUIRE(rules().rulebook.has_value());
}

TEST_CASE("the built-in overlays load without a word", "[rules]") {
  for (const auto& overlay : rulebook::embedded_overlays()) {
    const auto book = tests::built_in({std::string(overlay.name)});
    CHECK(tests::rendered(book->sink, book->sources).empty());
    REQUIRE(book->rulebook.has_value());
    CHECK(book->rulebook->overlays.front().id == overlay.name);
    CHECK(book->rulebook->overlays.front().draft);
  }
}

TEST_CASE("the overlay that docs/OVERLAYS.md shows loads without a word", "[rules]") {
  const auto page = tests::read_project_file("docs/OVERLAYS.md");
  const auto begin = page.find("```yaml\n");
  REQUIRE(begin != std::string::npos);
  const auto end = page.find("```", begin + 8);
  source::Map sources;
  diag::Sink sink;
  const auto read = [&](std::string name, std::string_view text) {
    const auto id = sources.add(std::move(name), std::string(text));
    return data::read(id, sources, data::Syntax::yaml, {}, sink).value();
  };
  const auto overlay = read("OVERLAYS.md", page.substr(begin + 8, end - begin - 8));
  const auto book = rulebook::read(read("rulebook", rulebook::embedded().front().text),
                                   std::span(&overlay, 1), sources, sink);
  CHECK(tests::rendered(sink, sources).empty());
  REQUIRE(book.has_value());
  CHECK(book->overlays.front().id == "stricter");
}

TEST_CASE("the built-in rulebook holds the requirements in the order of their source",
          "[rules]") {
  constexpr std::array<std::string_view, 18> kInOrder = {
      "LEGAL-1", "LEGAL-2", "OFFICE-1", "PERF-1", "PERF-2", "FIN-1", "HR-1",  "HR-2",  "HR-3",
      "TECH-1",  "TECH-2",  "MGT-1",    "MGT-2",  "MGT-3",  "MGT-4", "MGT-5", "MGT-6", "MGT-7"};
  std::vector<std::string> found;
  for (const auto& category : rules().rulebook->categories) {
    for (const auto& requirement : category.requirements)
      found.push_back(requirement.id);
  }
  CHECK(std::ranges::equal(found, kInOrder));
  CHECK(rules().rulebook->categories.size() == 7);
  CHECK(rules().rulebook->schema.application.services.size() == 8);
}

TEST_CASE("the built-in rulebook speaks both languages, and says what to do", "[rules]") {
  for (const auto& category : rules().rulebook->categories) {
    in_both_languages(category.title);
    for (const auto& requirement : category.requirements) {
      in_both_languages(requirement.title);
      in_both_languages(requirement.text);
      if (requirement.applies) in_both_languages(requirement.otherwise);
      CHECK_FALSE(requirement.zh_origin.empty());
      CHECK_FALSE(requirement.source.clause.empty());
      for (const auto& check : requirement.checks) {
        in_both_languages(check.title);
        in_both_languages(check.fix);
        if (check.when) in_both_languages(check.otherwise);
        if (!check.rule) in_both_languages(check.statement);
        CHECK_FALSE(check.show.empty());
        for (const auto& document : check.show)
          in_both_languages(document);
      }
    }
  }
  for (const auto& parameter : rules().rulebook->parameters) {
    in_both_languages(parameter.title);
    CHECK(rules().rulebook->find_source(parameter.source) != nullptr);
  }
}

TEST_CASE("every field of the evidence is asked for in both languages", "[rules]") {
  for (const auto& record : rules().rulebook->schema.types) {
    // What every dossier may say beside its evidence is not the rulebook's to ask for.
    if (record.name == "attestation" || record.name == "waiver" || record.name == "application")
      continue;
    for (const auto& field : record.fields) {
      INFO(record.name << '.' << field.name);
      in_both_languages(field.ask);
    }
  }
}

TEST_CASE("each case of legal status comes out as it says", "[rules]") {
  come_out("LEGAL-");
}

TEST_CASE("each case of the office comes out as it says", "[rules]") {
  come_out("OFFICE-");
}

TEST_CASE("each case of performance comes out as it says", "[rules]") {
  come_out("PERF-");
}

TEST_CASE("each case of finance comes out as it says", "[rules]") {
  come_out("FIN-");
}

TEST_CASE("each case of personnel comes out as it says", "[rules]") {
  come_out("HR-");
}

TEST_CASE("each case of technical tools comes out as it says", "[rules]") {
  come_out("TECH-");
}

TEST_CASE("each case of service management comes out as it says", "[rules]") {
  come_out("MGT-");
}

TEST_CASE("every check is seen passing, failing and missing", "[rules][meta]") {
  std::map<std::string, std::set<std::string>> seen;
  for (const auto& one : cases()) {
    for (const auto& [key, expected] : one.expect)
      seen[key.substr(0, key.find(' '))].insert(expected);
  }
  std::vector<std::vector<std::string>> laid(2);
  for (const auto& overlay : rulebook::embedded_overlays())
    laid.back().emplace_back(overlay.name);
  for (const auto& overlays : laid) {
    const auto book = tests::built_in(overlays);
    REQUIRE(book->rulebook.has_value());
    for (const auto& category : book->rulebook->categories) {
      for (const auto& requirement : category.requirements) {
        for (const auto& check : requirement.checks)
          seen_from_all_sides(check, seen[check.id]);
      }
    }
  }
}
