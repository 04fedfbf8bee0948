#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zizhi::report {

/// How loudly a finding is told. error: it fails, or the dossier or a rule is broken. warning:
/// it is open. note: it is only advised, or waived.
enum class Level : std::uint8_t { error, warning, note };

/// Something open that belongs to a place of the evidence: what formats tell that show findings
/// line by line. It looks at the assessment that it was made from.
struct Finding {
  Level level = Level::error;
  std::string rule;  ///< id of the check or of the problem
  const verdict::RequirementResult* requirement = nullptr;  ///< null of a data problem
  const verdict::CheckResult* check = nullptr;  ///< null of a problem, and where none decided
  std::string title;     ///< "PERF-1.service-time (risk assessment): fail"
  std::string message;   ///< what is wrong and what to do
  std::string path;      ///< evidence path; may be empty
  verdict::Place place;  ///< a file and a line; line 1 of the evidence for what has no place
};

/// Gaps, what is waived, advice and data problems, in the order of the rulebook, problems last.
std::vector<Finding> findings(i18n::Locale locale, const verdict::Assessment& assessment);

/// `PERF-1.service-time[risk-assessment]`: names a result within its assessment, and is the
/// same in every run.
std::string result_id(const verdict::CheckResult& check);

}  // namespace zizhi::report
