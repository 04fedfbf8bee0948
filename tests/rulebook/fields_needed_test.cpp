#include "loading.h"

#include <algorithm>

namespace {

using namespace zizhi;
using tests::Loading;
using tests::small_rulebook;
using tests::small_with;

/// `evidence.people, person.id, …` that a selection asks for.
std::string needed(const std::string& text, const rulebook::Selection& selection) {
  const Loading loading(text);
  INFO(loading.said());
  REQUIRE(loading.rulebook.has_value());
  std::vector<std::string> names;
  for (const auto& read : rulebook::fields_needed(*loading.rulebook, selection)) {
    names.push_back(read.record->name + "." + read.record->fields[read.slot].name);
  }
  std::ranges::sort(names);
  std::string joined;
  for (const auto& name : names)
    joined += (joined.empty() ? "" : " ") + name;
  return joined;
}

const rulebook::Selection kInitial{.services = {"alpha"}, .stage = "initial", .level = 3};

/// Nothing but GEN-1, with another first rule.
std::string only(const std::string& rule) {
  auto text = small_with("must: organization.founded_on + params.head_start <= as_of", rule);
  text.resize(text.find("          - id: clear\n"));
  const auto message = text.find("            message:");
  text.erase(message, text.find('\n', message) + 1 - message);
  return text;
}

}  // namespace

TEST_CASE("a template asks for what the checks that apply read", "[rulebook][fields]") {
  CHECK(needed(small_rulebook(), kInitial) ==
        "evidence.divisor evidence.organization evidence.people evidence.projects "
        "organization.founded_on organization.name person.active person.id person.name "
        "person.trained project.id project.service project.signed_on");
}

TEST_CASE("what cannot apply is not asked for", "[rulebook][fields]") {
  const rulebook::Selection surveillance{
      .services = {"alpha", "beta"}, .stage = "surveillance", .level = 2};
  const auto rule = [](const std::string& condition) {
    return "must: divisor > 1\n            otherwise: o\n            when: " + condition;
  };

  struct Case {
    const char* what;
    std::string condition;
    bool initial;
    bool surveillance;
  };

  const Case cases[] = {
      {"the stage", "application.stage == 'surveillance'", false, true},
      {"a service", "'\"beta\" in application.services'", false, true},
      {"the level", "application.level <= 2", false, true},
      {"a parameter of the level", "params.least > 1", false, true},
      {"the evidence leaves it open", "organization.name == 'x'", true, true},
      {"the evidence cannot save it", "application.level <= 2 && organization.name == 'x'",
       false, true},
      {"the day leaves it open", "as_of > date('2026-01-01')", true, true},
  };
  for (const auto& each : cases) {
    DYNAMIC_SECTION(each.what) {
      const auto text = only(rule(each.condition));
      const auto has = [&](const rulebook::Selection& selection) {
        return needed(text, selection).find("evidence.divisor") != std::string::npos;
      };
      CHECK(has(kInitial) == each.initial);
      CHECK(has(surveillance) == each.surveillance);
    }
  }
}

TEST_CASE("a check of services asks only for the services it speaks of", "[rulebook][fields]") {
  const auto text = small_with("must: of_service(service).size() >= params.least",
                               "must: of_service(service).size() >= params.least\n"
                               "          - id: other\n"
                               "            title: t\n"
                               "            when: service == 'beta'\n"
                               "            otherwise: o\n"
                               "            must: divisor > 1");
  const auto bare = [&](std::vector<std::string> services) {
    auto stripped = text;
    const auto at = stripped.find("          - id: rounded\n");
    stripped.erase(at, stripped.find("      - id: GEN-2\n") - at);
    return needed(stripped, {.services = std::move(services), .stage = "initial", .level = 3})
               .find("evidence.divisor") != std::string::npos;
  };
  CHECK_FALSE(bare({"alpha"}));
  CHECK(bare({"beta"}));
  CHECK(bare({"alpha", "beta"}));
}

TEST_CASE("references bring their list, signatures the signatories", "[rulebook][fields]") {
  auto text = only("must: projects.all(p, p.leader.trained) && projects.size() > 0");
  const auto at = text.find("    service: {type: enum");
  text.insert(at, "    leader: {type: reference, to: people}\n");
  CHECK(needed(text, kInitial) ==
        "evidence.people evidence.projects person.id person.name person.trained project.id "
        "project.leader");

  auto to_sign = only("attest: a judgement");
  CHECK(needed(to_sign, kInitial) == "evidence.people person.id person.name");
}
