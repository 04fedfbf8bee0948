// Findings: what each requirement comes to; and risks: what keeps one from being met.
#include "findings.h"

#include "account.h"
#include "labels.h"
#include "oscal/scope.h"

#include <algorithm>
#include <utility>

namespace zizhi::report::oscal {
namespace {

using verdict::CheckResult;
using verdict::Outcome;
using verdict::RequirementResult;

bool is_risk(const CheckResult& check) {
  return is_gap(check) || is_waived(check);
}

std::string risk_id(const Scope& scope, const CheckResult& check) {
  return scope.uuid("risk", result_id(check));
}

Json mitigation(const Scope& scope, const CheckResult& check) {
  const auto& waiver = *check.waiver;
  Json made = {{"uuid", scope.uuid("waiver", result_id(check))},
               {"description", line(scope, waiver.reason)}};
  Props()
      .add("waiver", waiver.target)
      .add("approver", waiver.approver)
      .add("from", waiver.from)
      .add("until", waiver.until)
      .into(made);
  return made;
}

Json remediation(const Scope& scope, const CheckResult& check) {
  const auto& what = check.outcome == Outcome::attest && !check.statement.empty()
                         ? check.statement
                         : check.fix;
  Json made = {{"uuid", scope.uuid("remediation", result_id(check))},
               {"lifecycle", "recommendation"},
               {"title", line(scope, check.title.in(scope.locale))},
               {"description", line(scope, what.in(scope.locale))}};
  Props props;
  props.add("lead-time", name(check.lead_time));
  for (const auto& document : check.show)
    props.add("show", document.in(scope.locale));
  props.into(made);
  return made;
}

Json risk(const Scope& scope, const RequirementResult& requirement, const CheckResult& check) {
  const auto& title = check.title.empty() ? requirement.title : check.title;
  Json made = {{"uuid", risk_id(scope, check)},
               {"title", line(scope, title.in(scope.locale))},
               {"description", line(scope, sentence(scope.locale, check))},
               {"statement", line(scope, requirement.text.in(scope.locale))}};
  Props()
      .add("check", check.id)
      .add("outcome", name(check.outcome))
      .add("requirement", requirement.id)
      .into(made);
  made["status"] = is_waived(check) ? "deviation-approved" : "open";
  if (is_waived(check) && check.waiver) {
    made["mitigating-factors"] = Json::array({mitigation(scope, check)});
    if (!check.waiver->until.empty()) made["deadline"] = day(check.waiver->until);
  }
  if (is_gap(check)) made["remediations"] = Json::array({remediation(scope, check)});
  made["related-observations"] =
      Json::array({{{"observation-uuid", observation_id(scope, check)}}});
  return made;
}

// OSCAL knows two states; which of ours it is stands in its remarks and in a property.
Json status(const Scope& scope, Outcome outcome) {
  const bool passes = outcome == Outcome::pass;
  const bool fails = outcome == Outcome::fail;
  const auto* const reason = passes ? "pass" : fails ? "fail" : "other";
  return {{"state", passes ? "satisfied" : "not-satisfied"},
          {"reason", reason},
          {"remarks", line(scope, word(outcome).in(scope.locale))}};
}

// Of its checks, and of the data problems that they depend on.
Json related_observations(const Scope& scope, const RequirementResult& requirement) {
  Json all = Json::array();
  for (const auto& check : requirement.checks)
    all.push_back({{"observation-uuid", observation_id(scope, check)}});
  std::size_t index = 0;
  for (const auto& problem : scope.assessment->problems) {
    const bool concerns =
        std::ranges::any_of(requirement.checks, [&problem](const CheckResult& check) {
          return std::ranges::find(problem.affects, check.id) != problem.affects.end();
        });
    if (concerns) all.push_back({{"observation-uuid", observation_id(scope, index)}});
    ++index;
  }
  return all;
}

Json finding(const Scope& scope, const RequirementResult& requirement) {
  const auto title = line(scope, requirement.title.in(scope.locale));
  Json made = {{"uuid", scope.uuid("finding", requirement.id)},
               {"title", title},
               {"description", line(scope, requirement.text.in(scope.locale))}};
  Props()
      .add("outcome", name(requirement.outcome))
      .add("requirement", requirement.id)
      .add("clause", clause(scope.locale, requirement.source))
      .into(made);
  made["target"] = {{"type", "objective-id"},
                    {"target-id", token(requirement.id)},
                    {"title", title},
                    {"status", status(scope, requirement.outcome)}};
  add(made, "related-observations", related_observations(scope, requirement));
  Json related = Json::array();
  for (const auto& check : requirement.checks) {
    if (is_risk(check)) related.push_back({{"risk-uuid", risk_id(scope, check)}});
  }
  add(made, "related-risks", std::move(related));
  if (is_undecided(requirement))
    made["remarks"] = line(scope, labels::kUndecided.in(scope.locale));
  return made;
}

}  // namespace

Json risks(const Scope& scope) {
  Json all = Json::array();
  for_each_requirement(*scope.assessment, [&](const RequirementResult& requirement) {
    for (const auto& check : requirement.checks) {
      if (is_risk(check)) all.push_back(risk(scope, requirement, check));
    }
  });
  return all;
}

Json findings(const Scope& scope) {
  Json all = Json::array();
  for_each_requirement(*scope.assessment, [&](const RequirementResult& requirement) {
    if (requirement.outcome != Outcome::not_applicable)
      all.push_back(finding(scope, requirement));
  });
  return all;
}

}  // namespace zizhi::report::oscal
