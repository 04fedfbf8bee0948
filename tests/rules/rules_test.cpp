// The built-in rulebook under test: cases.yaml patches the examples and says what comes out;
// every `must` check is seen passing, failing and missing; and less evidence never helps.
#include "patch.h"
#include "scenario.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace {

using namespace zizhi;
using tests::Book;
using verdict::Outcome;

constexpr std::string_view kAsOf = "2026-11-23";

Book& rules() {
  static const auto made = tests::built_in();
  return *made;
}

/// An example's evidence as a tree.
tests::Tree example(const std::string& name) {
  const auto path =
      "examples/" + name + (name == "surveillance" ? "/evidence.json" : "/evidence.yaml");
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add(path, tests::read_project_file(path));
  return tests::tree(data::read(id, sources, data::Syntax::by_name, {}, sink)->root());
}

struct Case {
  std::string name;
  std::string base;
  std::string as_of{kAsOf};
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

std::vector<Case> cases() {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("cases.yaml", tests::read_project_file("tests/rules/cases.yaml"));
  const auto document = data::read(id, sources, data::Syntax::yaml, {}, sink);
  if (!document) throw std::runtime_error(tests::rendered(sink, sources));
  std::vector<Case> made;
  const auto root = document->root();
  for (std::size_t i = 0; i < root.size(); ++i) {
    const auto node = root[i];
    Case one;
    one.name = node.find("name")->text();
    one.base = node.find("base")->text();
    if (const auto day = node.find("as_of")) one.as_of = day->text();
    one.set = pairs(node.find("set"));
    if (const auto removed = node.find("remove")) {
      for (std::size_t j = 0; j < removed->size(); ++j)
        one.remove.emplace_back((*removed)[j].text());
    }
    one.parameters = pairs(node.find("parameters"));
    one.expect = pairs(node.find("expect"));
    made.push_back(std::move(one));
  }
  return made;
}

std::optional<Outcome> result(const verdict::Assessment& assessment, const std::string& key) {
  const auto space = key.find(' ');
  return tests::outcome(assessment, key.substr(0, space),
                        space == std::string::npos ? "" : key.substr(space + 1));
}

tests::Tree patched(const Case& one) {
  auto tree = example(one.base);
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

/// Outcomes of every check and subject: "CHECK subject" → outcome.
std::map<std::string, Outcome> outcomes(const verdict::Assessment& assessment) {
  std::map<std::string, Outcome> found;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        found[check.id + (check.subject ? " " + check.subject->id : "")] = check.outcome;
      }
    }
  }
  return found;
}

/// Is the value at `path` a record's field whose absence means "not known"?
bool removable(const schema::Schema& schema, const std::string& path) {
  if (path.starts_with("application") || path.starts_with("attestations") ||
      path.starts_with("waivers") || path.starts_with("stated_on") || path.starts_with("x-") ||
      path.ends_with(']')) {
    return false;
  }
  const auto* record = &schema.root;
  const schema::Field* field = nullptr;
  std::string step;
  for (const char c : path + ".") {
    if (c != '.') {
      step += c;
      continue;
    }
    const auto name = step.substr(0, step.find('['));
    step.clear();
    const auto found = std::ranges::find(record->fields, name, &schema::Field::name);
    if (found == record->fields.end()) return false;
    field = &*found;
    const auto* inner = field;
    while (inner->element)
      inner = inner->element.get();
    if (inner->shape == schema::Shape::record) record = &schema.types[inner->record];
  }
  return !field->optional;
}

}  // namespace

TEST_CASE("the built-in rulebook loads without a word", "[rules]") {
  CHECK(tests::rendered(rules().sink, rules().sources).empty());
  REQUIRE(rules().rulebook.has_value());
}

TEST_CASE("each case of the rulebook comes out as it says", "[rules]") {
  for (const auto& one : cases()) {
    DYNAMIC_SECTION(one.name) {
      const auto book = one.parameters.empty() ? nullptr : tests::built_in();
      auto& used = book ? *book : rules();
      for (const auto& [name, value] : one.parameters) {
        REQUIRE(rulebook::set_parameter(*used.rulebook, name, value, used.sink));
      }
      const auto text = tests::yaml(patched(one));
      const auto run = tests::run(used, text, tests::on(one.as_of));
      INFO(tests::rendered(run.sink, used.sources));
      REQUIRE(run.assessment.has_value());
      for (const auto& [key, expected] : one.expect) {
        const auto got = result(*run.assessment, key);
        INFO(key);
        REQUIRE(got.has_value());
        CHECK(std::string(verdict::name(*got)) == expected);
      }
    }
  }
}

TEST_CASE("every must check is seen passing, failing and missing", "[rules][meta]") {
  std::map<std::string, std::set<std::string>> seen;
  for (const auto& one : cases()) {
    for (const auto& [key, expected] : one.expect)
      seen[key.substr(0, key.find(' '))].insert(expected);
  }
  for (const auto& category : rules().rulebook->categories) {
    for (const auto& requirement : category.requirements) {
      CHECK_FALSE(requirement.source.clause.empty());
      for (const auto& check : requirement.checks) {
        INFO(check.id);
        if (check.severity == verdict::Severity::must) {
          CHECK(seen[check.id].contains("pass"));
          CHECK(seen[check.id].contains("fail"));
          CHECK(seen[check.id].contains("missing"));
        } else if (check.severity == verdict::Severity::attest) {
          CHECK(seen[check.id].contains("pass"));
          CHECK(seen[check.id].contains("attest"));
        } else {
          CHECK((seen[check.id].contains("fail") || seen[check.id].contains("missing")));
        }
      }
    }
  }
}

TEST_CASE("taking evidence away never makes an outcome better", "[rules][law]") {
  std::size_t removed = 0;
  for (const auto* const name : {"ready", "gaps", "incomplete", "surveillance"}) {
    const auto whole = example(name);
    const auto before = tests::run(rules(), tests::yaml(whole), tests::on(kAsOf));
    REQUIRE(before.assessment.has_value());
    const auto known = outcomes(*before.assessment);
    for (const auto& path : tests::paths(whole)) {
      if (!removable(rules().rulebook->schema, path)) continue;
      auto tree = whole;
      REQUIRE(tests::remove(tree, path));
      const auto after = tests::run(rules(), tests::yaml(tree), tests::on(kAsOf));
      INFO(name << ": without " << path);
      REQUIRE(after.assessment.has_value());
      ++removed;
      for (const auto& [check, outcome] : outcomes(*after.assessment)) {
        const auto was = known.find(check);
        if (was == known.end()) continue;
        const bool good = outcome == Outcome::pass || outcome == Outcome::not_applicable;
        INFO(check << " was " << verdict::name(was->second) << ", is "
                   << verdict::name(outcome));
        CHECK((!good || was->second == outcome));
      }
      CHECK((after.assessment->verdict != verdict::Verdict::ready ||
             before.assessment->verdict == verdict::Verdict::ready));
    }
  }
  CHECK(removed > 500);
}
