// The built-in rulebook under test: cases.yaml patches the examples and says what comes out,
// and every `must` check is seen passing, failing and missing.
#include "dossiers.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace {

using namespace zizhi;
using tests::rules;
using verdict::Outcome;

struct Case {
  std::string name;
  std::string base;
  std::string as_of{tests::kAsOf};
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<std::string> remove;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::pair<std::string, std::string>> expect;  // "CHECK" or "CHECK subject"
};

std::vector<std::pair<std::string, std::string>> pairs(std::optional<data::NodeRef> node) {
  std::vector<std::pair<std::string, std::string>> made;
  for (std::size_t i = 0; node && i < node->size(); ++i) {
    made.emplace_back((*node)[i].key(), (*node)[i].text());
  }
  return made;
}

Case read_case(data::NodeRef node) {
  Case one;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto value = node[i];
    const auto key = value.key();
    if (key == "name") one.name = value.text();
    if (key == "base") one.base = value.text();
    if (key == "as_of") one.as_of = value.text();
    if (key == "set") one.set = pairs(value);
    if (key == "parameters") one.parameters = pairs(value);
    if (key == "expect") one.expect = pairs(value);
    for (std::size_t j = 0; key == "remove" && j < value.size(); ++j) {
      one.remove.emplace_back(value[j].text());
    }
  }
  return one;
}

std::vector<Case> read_cases() {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("cases.yaml", tests::read_project_file("tests/rules/cases.yaml"));
  const auto document = data::read(id, sources, data::Syntax::yaml, {}, sink);
  if (!document || sink.errors() > 0) throw std::runtime_error(tests::rendered(sink, sources));
  std::vector<Case> made;
  for (std::size_t i = 0; i < document->root().size(); ++i) {
    made.push_back(read_case(document->root()[i]));
  }
  return made;
}

const std::vector<Case>& cases() {
  static const auto read = read_cases();
  return read;
}

tests::Tree patched(const Case& one) {
  auto tree = tests::example(one.base);
  for (const auto& path : one.remove) {
    INFO("remove " << path);
    REQUIRE(tests::remove(tree, path));
  }
  for (const auto& [path, value] : one.set) {
    INFO("set " << path);
    REQUIRE(tests::set(tree, path, value));
  }
  return tree;
}

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

/// What `check` has been seen to come out as does not leave a side of it unseen.
void seen_from_all_sides(const rulebook::Check& check, const std::set<std::string>& seen) {
  INFO(check.id);
  switch (check.severity) {
    case verdict::Severity::must:
      CHECK(seen.contains("pass"));
      CHECK(seen.contains("fail"));
      CHECK(seen.contains("missing"));
      break;
    case verdict::Severity::attest:
      CHECK(seen.contains("pass"));
      CHECK(seen.contains("attest"));
      break;
    case verdict::Severity::advise:
      CHECK((seen.contains("fail") || seen.contains("missing")));
      break;
  }
}

void comes_out(const Case& one) {
  const auto book = one.parameters.empty() ? nullptr : tests::built_in();
  auto& used = book ? *book : rules();
  for (const auto& [name, value] : one.parameters) {
    REQUIRE(rulebook::set_parameter(*used.rulebook, name, value, used.sink));
  }
  const auto run = tests::run(used, tests::yaml(patched(one)), tests::on(one.as_of));
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

TEST_CASE("the built-in rulebook loads without a word", "[rules]") {
  CHECK(tests::rendered(rules().sink, rules().sources).empty());
  REQUIRE(rules().rulebook.has_value());
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

TEST_CASE("every must check is seen passing, failing and missing", "[rules][meta]") {
  std::map<std::string, std::set<std::string>> seen;
  for (const auto& one : cases()) {
    for (const auto& [key, expected] : one.expect)
      seen[key.substr(0, key.find(' '))].insert(expected);
  }
  for (const auto& category : rules().rulebook->categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        seen_from_all_sides(check, seen[check.id]);
    }
  }
}
