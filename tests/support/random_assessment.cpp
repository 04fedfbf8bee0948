#include "random_assessment.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace zizhi::tests {
namespace {

using namespace verdict;

class Dice {
 public:
  Dice(std::uint32_t seed, const std::vector<std::string>& texts)
      : engine_(seed), texts_(texts) {}

  /// From 0 to `most`.
  std::size_t up_to(std::size_t most) { return engine_() % (most + 1); }

  bool one_in(std::size_t number) { return up_to(number - 1) == 0; }

  template <class Value, std::size_t n>
  Value among(const std::array<Value, n>& values) {
    return values.at(up_to(n - 1));
  }

  std::string text() { return texts_.at(up_to(texts_.size() - 1)); }

  std::string text_or_none() { return one_in(3) ? std::string() : text(); }

  i18n::Localized localized() {
    if (one_in(4)) return {};
    if (one_in(6)) return {.en = {}, .zh = text()};
    if (one_in(6)) return {.en = text(), .zh = {}};
    return {.en = text(), .zh = text()};
  }

  std::string date() {
    return base::format(*base::Date::from_days(20000 + static_cast<int>(up_to(900))));
  }

  std::string date_or_none() { return one_in(3) ? std::string() : date(); }

  Place place() {
    if (one_in(5)) return {};
    if (one_in(5)) return {.file = text(), .line = 0, .column = 0};
    return {.file = one_in(2) ? "dossier/evidence.yaml" : text(),
            .line = static_cast<std::uint32_t>(1 + up_to(999)),
            .column = static_cast<std::uint32_t>(up_to(80))};
  }

  template <class Make>
  auto several(std::size_t most, const Make& make) {
    std::vector<decltype(make())> made;
    const auto count = up_to(most);
    for (std::size_t i = 0; i < count; ++i)
      made.push_back(make());
    return made;
  }

 private:
  std::mt19937 engine_;
  const std::vector<std::string>& texts_;
};

constexpr std::array<std::string_view, 12> kKinds{
    "leaf", "all_of",      "any_of", "negation", "conditional", "every",
    "some", "exactly_one", "count",  "element",  "definition",  "binding"};

Evidence evidence(Dice& dice) {
  return {.path = dice.text(),
          .place = dice.place(),
          .value = dice.text(),
          .personal = dice.one_in(5)};
}

Need need(Dice& dice) {
  return {.path = dice.text(),
          .place = dice.place(),
          .problem = dice.one_in(3),
          .ask = dice.localized(),
          .type = dice.text_or_none()};
}

Explanation explanation(Dice& dice, std::size_t depth) {
  Explanation made;
  made.kind = depth == 0 ? "leaf" : dice.among(kKinds);
  made.truth = dice.among(std::array{Truth::yes, Truth::no, Truth::unknown, Truth::error});
  made.expression = dice.text_or_none();
  made.text = dice.localized();
  made.found = dice.text_or_none();
  made.needed = dice.one_in(2) ? ">= 2" : dice.text_or_none();
  made.needed_text = dice.localized();
  made.distance = dice.localized();
  if (dice.one_in(3)) made.reached_on = dice.date();
  made.element = dice.text_or_none();
  made.element_title = dice.localized();
  made.evidence = dice.several(3, [&dice] { return evidence(dice); });
  made.needs = dice.several(2, [&dice] { return need(dice); });
  if (depth > 0 && made.kind != "leaf") {
    made.children = dice.several(3, [&] { return explanation(dice, depth - 1); });
  }
  made.more = dice.up_to(2);
  made.nearest = dice.one_in(4);
  return made;
}

Waiver waiver(Dice& dice, std::string target) {
  return {.target = std::move(target),
          .subject = dice.text_or_none(),
          .reason = dice.text(),
          .approver = dice.text(),
          .from = dice.date(),
          .until = dice.date(),
          .place = dice.place()};
}

CheckResult check(Dice& dice, const std::string& requirement) {
  CheckResult made;
  made.id = requirement + ".check-" + std::to_string(dice.up_to(3));
  made.severity = dice.among(std::array{Severity::must, Severity::attest, Severity::advise});
  made.outcome =
      dice.among(std::array{Outcome::pass, Outcome::fail, Outcome::missing, Outcome::attest,
                            Outcome::waived, Outcome::not_applicable, Outcome::error});
  if (made.outcome == Outcome::waived) {
    made.waived_from = dice.among(std::array{Outcome::fail, Outcome::missing, Outcome::attest});
    made.waiver = waiver(dice, made.id);
  }
  if (made.severity == Severity::attest) made.decided_by = DecidedBy::attestation;
  if (dice.one_in(2)) {
    made.subject = Subject{.kind = "service", .id = dice.text(), .title = dice.localized()};
  }
  for (auto* const text :
       {&made.title, &made.statement, &made.message, &made.reason, &made.fix}) {
    *text = dice.localized();
  }
  made.lead_time =
      dice.among(std::array{LeadTime::now, LeadTime::days, LeadTime::weeks, LeadTime::months});
  made.expression = dice.text_or_none();
  made.show = dice.several(2, [&dice] { return dice.localized(); });
  if (dice.one_in(2)) made.explanation = explanation(dice, 3);
  made.evidence = dice.several(3, [&dice] { return evidence(dice); });
  made.needs = dice.several(3, [&dice] { return need(dice); });
  made.problems = dice.several(2, [&dice] { return dice.text(); });
  made.parameters = dice.several(2, [&dice] { return dice.text(); });
  if (dice.one_in(3)) {
    made.attestation =
        Attestation{.by = dice.text(),
                    .by_name = dice.text_or_none(),
                    .on = dice.date(),
                    .expires_on = dice.date_or_none(),
                    .conforms = dice.one_in(2),
                    .statement = dice.text_or_none(),
                    .documents = dice.several(2, [&dice] { return dice.text(); }),
                    .place = dice.place()};
  }
  return made;
}

RequirementResult requirement(Dice& dice, std::string id) {
  RequirementResult made;
  made.id = std::move(id);
  made.title = dice.localized();
  made.text = dice.localized();
  made.text_origin = "found";
  made.source = {.id = dice.text_or_none(),
                 .clause = dice.text_or_none(),
                 .title = dice.text_or_none(),
                 .confidence = dice.text_or_none()};
  made.reason = dice.localized();
  made.checks = dice.several(4, [&] { return check(dice, made.id); });
  return made;
}

Problem problem(Dice& dice) {
  Problem made;
  made.code = "Z3001";
  made.error = dice.one_in(2);
  made.path = dice.text_or_none();
  if (dice.one_in(2)) made.place = dice.place();
  made.message = dice.localized();
  made.helps = dice.several(2, [&dice] { return dice.localized(); });
  made.affects = dice.several(2, [&dice] { return dice.text(); });
  return made;
}

Application application(Dice& dice) {
  Application made;
  made.level = "3";
  for (const auto* const id : {"risk-assessment", "security-integration"}) {
    if (dice.one_in(3)) continue;
    made.services.push_back({.kind = "service", .id = id, .title = dice.localized()});
    if (dice.one_in(2)) made.levels.emplace_back(id, dice.one_in(2) ? "2" : "3");
  }
  made.stage = "initial";
  made.stage_title = dice.localized();
  if (dice.one_in(3)) made.overridden = {"level", "stage"};
  return made;
}

WaiverResult waiver_result(Dice& dice) {
  return {.waiver = waiver(dice, dice.text()),
          .state = dice.among(std::array{WaiverState::applied, WaiverState::not_needed,
                                         WaiverState::unused, WaiverState::unknown,
                                         WaiverState::expired, WaiverState::not_yet,
                                         WaiverState::not_waivable}),
          .checks = dice.several(2, [&dice] { return dice.text(); })};
}

Parameter parameter(Dice& dice) {
  return {.name = dice.text(),
          .title = dice.localized(),
          .value = dice.text(),
          .default_value = dice.text(),
          .unit = dice.text_or_none(),
          .set_by = "--set"};
}

OverlayInfo overlay(Dice& dice) {
  return {.id = "stricter",
          .version = dice.text(),
          .title = dice.localized(),
          .sha256 = std::string(dice.one_in(2) ? 64 : 0, 'd'),
          .draft = dice.one_in(2),
          .changes = dice.several(2, [&dice] { return dice.localized(); })};
}

}  // namespace

Assessment random_assessment(std::uint32_t seed, const std::vector<std::string>& texts) {
  Dice dice(seed, texts);
  Assessment made;
  made.tool_version = "0.1.0";
  made.organization = dice.text_or_none();
  made.as_of = *base::Date::of(2026, 11, 23);
  made.as_of_given = dice.one_in(2);
  made.stated_on = dice.date_or_none();
  made.rulebook = {.id = "ccrc-isv",
                   .version = dice.text(),
                   .title = dice.localized(),
                   .edition = dice.text_or_none(),
                   .sha256 = std::string(dice.one_in(2) ? 64 : 0, 'a'),
                   .overlays = dice.several(2, [&dice] { return overlay(dice); })};
  made.application = application(dice);
  std::size_t number = 0;
  made.categories = dice.several(3, [&] {
    CategoryResult category;
    category.id = "category-" + std::to_string(++number);
    category.title = dice.localized();
    category.requirements =
        dice.several(3, [&] { return requirement(dice, "REQ-" + std::to_string(++number)); });
    return category;
  });
  made.problems = dice.several(3, [&dice] { return problem(dice); });
  made.waivers = dice.several(2, [&dice] { return waiver_result(dice); });
  made.parameters_changed = dice.several(2, [&dice] { return parameter(dice); });
  made.evidence = dice.several(3, [&dice] {
    return InputFile{.name = dice.one_in(2) ? "dossier/evidence.yaml" : dice.text(),
                     .sha256 = std::string(dice.one_in(2) ? 64 : 0, 'b')};
  });
  made.attachments = dice.several(
      3, [&dice] { return InputFile{.name = dice.text(), .sha256 = std::string(64, 'c')}; });
  made.notes = dice.several(2, [&dice] { return dice.localized(); });
  tally(made);
  return made;
}

}  // namespace zizhi::tests
