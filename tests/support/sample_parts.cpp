#include "sample_parts.h"

#include <utility>

namespace zizhi::tests {
namespace {

void collect(const Explanation& explanation, CheckResult& check) {
  for (const auto& item : explanation.evidence)
    check.evidence.push_back(item);
  for (const auto& item : explanation.needs) {
    check.needs.push_back(item);
    if (item.problem) check.problems.push_back(item.path);
  }
  for (const auto& child : explanation.children)
    collect(child, check);
}

}  // namespace

Place at(std::uint32_t line, std::uint32_t column) {
  return {.file = "evidence.yaml", .line = line, .column = column};
}

Evidence read(std::string path, std::uint32_t line, std::string value, bool personal) {
  return {.path = std::move(path),
          .place = at(line, 16),
          .value = std::move(value),
          .personal = personal};
}

Need need(std::string path, std::uint32_t line, Localized ask, std::string type, bool problem) {
  return {.path = std::move(path),
          .place = at(line, 5),
          .problem = problem,
          .ask = std::move(ask),
          .type = std::move(type)};
}

Explanation part(std::string kind, Truth truth, Localized text) {
  Explanation made;
  made.kind = std::move(kind);
  made.truth = truth;
  made.text = std::move(text);
  return made;
}

Explanation leaf(Truth truth, Localized text, std::vector<Evidence> evidence) {
  auto made = part("leaf", truth, std::move(text));
  made.evidence = std::move(evidence);
  return made;
}

Explanation element(std::string path, std::string title, Explanation child) {
  auto made = part("element", child.truth);
  made.element = std::move(path);
  made.element_title = i18n::same(title);
  made.text = {title + " (" + made.element + "): " + child.text.en,
               title + "（" + made.element + "）：" + child.text.zh};
  made.children.push_back(std::move(child));
  return made;
}

Subject service(std::string id) {
  if (id == "risk-assessment") {
    return {.kind = "service", .id = std::move(id), .title = {"risk assessment", "风险评估"}};
  }
  return {
      .kind = "service", .id = std::move(id), .title = {"security integration", "安全集成"}};
}

Subject person(std::string id, std::string name) {
  return {.kind = "person", .id = std::move(id), .title = i18n::same(name)};
}

CheckResult check(std::string id, Severity severity, Outcome outcome, LeadTime lead_time) {
  CheckResult made;
  made.id = std::move(id);
  made.severity = severity;
  made.outcome = outcome;
  made.lead_time = lead_time;
  return made;
}

CheckResult explained(CheckResult check, Explanation explanation) {
  collect(explanation, check);
  check.explanation = std::move(explanation);
  return check;
}

RequirementResult requirement(std::string id, Localized title, std::string clause,
                              std::vector<CheckResult> checks) {
  RequirementResult made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.text = {"The wording of the clause.", "条款原文。"};
  made.text_origin = "reconstructed";
  made.source = {.id = "seed",
                 .clause = std::move(clause),
                 .title = "What are the qualification certification requirements",
                 .confidence = "secondary page"};
  made.checks = std::move(checks);
  return made;
}

verdict::CategoryResult category(std::string id, Localized title,
                                 std::vector<RequirementResult> requirements) {
  return {.id = std::move(id),
          .title = std::move(title),
          .counts = {},
          .requirements = std::move(requirements)};
}

}  // namespace zizhi::tests
