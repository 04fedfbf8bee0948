// What holds for the built-in rulebook whatever a dossier says: less evidence never helps, and
// the largest dossiers stay within the limits.
#include "dossiers.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace {

using namespace zizhi;
using tests::rules;
using tests::Tree;
using verdict::Outcome;

constexpr std::array kExamples = {"ready", "gaps", "incomplete", "surveillance"};
constexpr std::array<std::string_view, 6> kFrame = {"application", "attestations", "waivers",
                                                    "stated_on",   "include",      "x-"};

/// Is the value at `path` a record's field whose absence means "not known"?
bool removable(const schema::Schema& schema, const std::string& path) {
  if (path.ends_with(']')) return false;
  if (std::ranges::any_of(kFrame, [&](auto name) { return path.starts_with(name); }))
    return false;
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

/// Checks that came out better without the evidence than with it.
std::string improved(const verdict::Assessment& with, const verdict::Assessment& without) {
  std::string found;
  const auto before = tests::outcomes(with);
  for (const auto& [check, outcome] : tests::outcomes(without)) {
    const auto was = before.find(check);
    if (was == before.end() || was->second == outcome) continue;
    if (outcome != Outcome::pass && outcome != Outcome::not_applicable) continue;
    found += check + " was " + std::string(verdict::name(was->second)) + ", is " +
             std::string(verdict::name(outcome)) + "\n";
  }
  if (without.verdict == verdict::Verdict::ready && with.verdict != verdict::Verdict::ready) {
    found += "the verdict\n";
  }
  return found;
}

/// `people[3].name` without the position.
std::string kind(const std::string& path) {
  std::string made;
  bool inside = false;
  for (const char c : path) {
    inside = c == '[' || (inside && c != ']');
    if (!inside) made += c;
  }
  return made;
}

std::vector<const verdict::CheckResult*> results(const verdict::Assessment& assessment) {
  std::vector<const verdict::CheckResult*> all;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        all.push_back(&check);
    }
  }
  return all;
}

/// The evidence of a result; not where it stands, for each run has a file of its own.
std::vector<std::string> values(const verdict::CheckResult& result) {
  std::vector<std::string> all;
  for (const auto& evidence : result.evidence)
    all.push_back(evidence.path + " = " + evidence.value);
  return all;
}

/// Takes each piece of evidence that `chosen` names out of an example, and looks at what
/// changes.
template <class Chosen>
void without_one(const std::string& name, const Chosen& chosen) {
  const auto& whole = tests::example(name);
  const auto before = tests::run(rules(), tests::yaml(whole), tests::on(tests::kAsOf));
  REQUIRE(before.assessment.has_value());
  for (const auto& path : tests::paths(whole)) {
    if (!removable(rules().rulebook->schema, path) || !chosen(path)) continue;
    auto tree = whole;
    REQUIRE(tests::remove(tree, path));
    const auto after = tests::run(rules(), tests::yaml(tree), tests::on(tests::kAsOf));
    INFO(name << ": without " << path);
    REQUIRE(after.assessment.has_value());
    CHECK(improved(*before.assessment, *after.assessment) == "");
  }
}

constexpr std::array<std::string_view, 5> kOrganization{"organization", "credit_checks",
                                                        "premises", "finance", "posts"};
constexpr std::array<std::string_view, 2> kPeople{"people", "roles"};
constexpr std::array<std::string_view, 2> kProjects{"projects", "suppliers"};
constexpr std::array<std::span<const std::string_view>, 3> kRoots{kOrganization, kPeople,
                                                                  kProjects};

/// Does `path` stand under one of `roots`; under none of kRoots when there are none?
bool stands_under(const std::string& path, std::span<const std::string_view> roots) {
  const auto root = path.substr(0, path.find_first_of(".["));
  const auto holds = [&root](std::span<const std::string_view> group) {
    return std::ranges::find(group, root) != group.end();
  };
  return roots.empty() ? std::ranges::none_of(kRoots, holds) : holds(roots);
}

/// How many kinds there are under `roots`, each of which was taken away once.
std::size_t without_each_kind(std::span<const std::string_view> roots) {
  std::set<std::string> kinds;
  for (const auto* const name : kExamples) {
    without_one(name, [&](const std::string& path) {
      return stands_under(path, roots) && kinds.insert(kind(path)).second;
    });
  }
  return kinds.size();
}

/// `count` copies of the entry at `path`, told apart by their id, in place of the entry.
void multiply(Tree& root, const std::string& path, std::size_t count) {
  auto& list = *tests::find(root, path);
  const auto entry = list.children.front().value;
  for (std::size_t i = 0; i < count; ++i) {
    auto copy = entry;
    copy.children.front().value.text += "-" + std::to_string(i);
    list.children.push_back({"", std::move(copy)});
  }
}

/// Gives each project a contract and invoices of its own.
void set_apart(Tree& root) {
  const auto count = tests::find(root, "projects")->children.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto project = "projects[" + std::to_string(i) + "]";
    REQUIRE(tests::set(root, project + ".contract_no", "C-" + std::to_string(i)));
    const auto* const invoices = tests::find(root, project + ".invoices");
    for (std::size_t k = 0; invoices != nullptr && k < invoices->children.size(); ++k) {
      const auto number = project + ".invoices[" + std::to_string(k) + "].number";
      const auto text = std::to_string(i) + "-" + std::to_string(k);
      REQUIRE(tests::set(root, number, '"' + text + '"'));
    }
  }
}

/// The `ready` example with 2,000 people, each an engineer, and 2,000 projects.
Tree large() {
  auto root = tests::example("ready");
  auto& people = *tests::find(root, "people");
  const auto engineer = std::ranges::find_if(people.children, [](const auto& entry) {
    return entry.value.children.front().value.text == "he-qing";
  });
  REQUIRE(engineer != people.children.end());
  std::iter_swap(people.children.begin(), engineer);
  multiply(root, "people", 2000 - people.children.size());
  multiply(root, "projects", 2000 - tests::find(root, "projects")->children.size());
  set_apart(root);
  auto& roles = *tests::find(root, "roles");
  const auto role = std::ranges::find_if(roles.children, [](const auto& entry) {
    return entry.value.children.front().value.text == "he-qing";
  });
  REQUIRE(role != roles.children.end());
  const auto entry = role->value;
  for (const auto& [key, person] : people.children) {
    const auto id = person.children.front().value.text;
    if (!id.starts_with("he-qing-")) continue;
    auto copy = entry;
    copy.children.front().value.text = id;
    roles.children.push_back({"", std::move(copy)});
  }
  return root;
}

}  // namespace

// One place of each kind, in the first example that has it; apart by where it stands, so that
// they can run side by side.
TEST_CASE("taking a kind of evidence about the organization away never helps", "[rules][law]") {
  CHECK(without_each_kind(kRoots[0]) > 50);
}

TEST_CASE("taking a kind of evidence about people away never helps", "[rules][law]") {
  CHECK(without_each_kind(kRoots[1]) > 40);
}

TEST_CASE("taking a kind of evidence about projects away never helps", "[rules][law]") {
  CHECK(without_each_kind(kRoots[2]) > 40);
}

TEST_CASE("taking any other kind of evidence away never helps", "[rules][law]") {
  CHECK(without_each_kind({}) > 80);
}

TEST_CASE("a pass rests on the same evidence whether it is explained or not", "[rules][law]") {
  auto options = tests::on(tests::kAsOf);
  std::size_t passes = 0;
  for (const auto* const name : kExamples) {
    const auto evidence = tests::yaml(tests::example(name));
    options.explain_passes = false;
    const auto bare = tests::run(rules(), evidence, options);
    options.explain_passes = true;
    const auto told = tests::run(rules(), evidence, options);
    REQUIRE(bare.assessment.has_value());
    REQUIRE(told.assessment.has_value());
    const auto without = results(*bare.assessment);
    const auto with = results(*told.assessment);
    REQUIRE(without.size() == with.size());
    for (std::size_t i = 0; i < with.size(); ++i) {
      INFO(name << ": " << with[i]->id);
      const bool decided = with[i]->decided_by == verdict::DecidedBy::rule;
      CHECK(without[i]->outcome == with[i]->outcome);
      CHECK(values(*without[i]) == values(*with[i]));
      if (with[i]->outcome != Outcome::pass || !decided) continue;
      ++passes;
      CHECK_FALSE(without[i]->explanation.has_value());
      CHECK(with[i]->explanation.has_value());
    }
  }
  CHECK(passes > 100);
}

// Hidden: every place of every example takes minutes. `zizhi_tests_rules "[long]"` runs it.
TEST_CASE("taking any evidence away never makes an outcome better", "[.][rules][law][long]") {
  for (const auto* const name : kExamples) {
    without_one(name, [](const std::string&) { return true; });
  }
}

TEST_CASE("two thousand people and two thousand projects stay within the limits",
          "[rules][limits]") {
  const auto run = tests::run(rules(), tests::yaml(large()), tests::on(tests::kAsOf));
  INFO(tests::rendered(run.sink, rules().sources));
  REQUIRE(run.assessment.has_value());
  for (const auto& [check, outcome] : tests::outcomes(*run.assessment)) {
    INFO(check);
    CHECK(outcome != Outcome::error);
  }
  CHECK(run.assessment->verdict == verdict::Verdict::ready);
}
