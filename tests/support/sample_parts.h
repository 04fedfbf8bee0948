#pragma once

#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <string>
#include <vector>

/// Short ways to build an assessment by hand. Places are in `evidence.yaml`.
namespace zizhi::tests {

using i18n::Localized;
using verdict::CheckResult;
using verdict::Evidence;
using verdict::Explanation;
using verdict::LeadTime;
using verdict::Need;
using verdict::Outcome;
using verdict::Place;
using verdict::RequirementResult;
using verdict::Severity;
using verdict::Subject;
using verdict::Truth;

Place at(std::uint32_t line, std::uint32_t column);

Evidence read(std::string path, std::uint32_t line, std::string value, bool personal = false);

Need need(std::string path, std::uint32_t line, Localized ask, std::string type,
          bool problem = false);

Explanation part(std::string kind, Truth truth, Localized text = {});

Explanation leaf(Truth truth, Localized text, std::vector<Evidence> evidence);

Explanation element(std::string path, std::string title, Explanation child);

Subject service(std::string id);

Subject person(std::string id, std::string name);

CheckResult check(std::string id, Severity severity, Outcome outcome, LeadTime lead_time);

CheckResult explained(CheckResult check, Explanation explanation);

RequirementResult requirement(std::string id, Localized title, std::string clause,
                              std::vector<CheckResult> checks);

verdict::CategoryResult category(std::string id, Localized title,
                                 std::vector<RequirementResult> requirements);

}  // namespace zizhi::tests
