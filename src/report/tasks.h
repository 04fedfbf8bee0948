#pragma once

#include "account.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zizhi::report {

/// The kinds of things to do.
enum class Deed : std::uint8_t {
  fill_in,  ///< evidence that is not there
  correct,  ///< evidence that cannot be used as it stands
  sign,     ///< a statement
  settle,   ///< a rule that gives no answer
  mend      ///< what fails
};

/// One thing to do. It looks at the assessment that it was made from.
struct Task {
  std::string date;  ///< ISO: only time brings it; empty where something must be done
  verdict::LeadTime lead_time = verdict::LeadTime::now;
  const verdict::RequirementResult* requirement = nullptr;
  std::vector<std::string> checks;  ///< ids, each once
  Group results;                    ///< what it settles; never empty
  Deed deed = Deed::mend;
  std::vector<const verdict::Need*> needs;  ///< of fill_in and correct: each path once
};

/// What is to be done, what takes longest first: dates from the latest, then months, weeks,
/// days, now. One task for each check and outcome, whatever the number of its subjects; one for
/// checks that wait for the same evidence.
std::vector<Task> tasks(const verdict::Assessment& assessment);

/// What a task is about, in words: the path to fill in, the statement, the fix.
std::string object(i18n::Locale locale, const Task& task);

/// What to do, in one sentence: "fill in people[1].nda (and 3 more)".
std::string instruction(i18n::Locale locale, const Task& task);

/// What a task is called: its check, or the requirement and how many checks of it.
std::string name(i18n::Locale locale, const Task& task);

}  // namespace zizhi::report
