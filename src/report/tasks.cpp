#include "tasks.h"

#include "labels.h"
#include "prose.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zizhi::report {
namespace {

using verdict::LeadTime;
using verdict::Outcome;

// Longest first: dates from the latest, then months, weeks, days, now.
bool takes_longer(const Task& a, const Task& b) {
  if (a.date != b.date) return a.date > b.date;
  return a.date.empty() && a.lead_time > b.lead_time;
}

// Every need of `results`, each path once.
std::vector<const verdict::Need*> paths_needed(const Group& results) {
  std::vector<const verdict::Need*> needed;
  for (const auto* const check : results) {
    for (const auto& need : check->needs) {
      const bool known = std::ranges::any_of(
          needed, [&need](const verdict::Need* other) { return other->path == need.path; });
      if (!known) needed.push_back(&need);
    }
  }
  return needed;
}

Deed deed_of(const Task& task) {
  const auto& check = *task.results.front();
  if (check.outcome == Outcome::missing && !task.needs.empty()) {
    return task.needs.front()->problem ? Deed::correct : Deed::fill_in;
  }
  if (check.outcome == Outcome::attest && !check.statement.empty()) return Deed::sign;
  return check.outcome == Outcome::error ? Deed::settle : Deed::mend;
}

// The date by which every one of `results` holds if only time passes; empty if not so.
std::string date_of(const Group& results) {
  std::string date;
  for (const auto* const check : results) {
    if (check->outcome != Outcome::fail || !check->explanation) return {};
    const auto of_check = waiting_date(*check->explanation);
    if (of_check.empty()) return {};
    date = std::max(date, of_check);
  }
  return date;
}

LeadTime lead_time_of(const Group& results) {
  // What is there already, and only written down wrongly, takes no time.
  const auto missing = paths_needed(results);
  const bool only_slips =
      results.front()->outcome == Outcome::missing && !missing.empty() &&
      std::ranges::all_of(missing, [](const verdict::Need* need) { return need->problem; });
  if (only_slips) return LeadTime::now;
  auto lead_time = LeadTime::now;
  for (const auto* const check : results)
    lead_time = std::max(lead_time, check->lead_time);
  return lead_time;
}

// What `results` are for a task: the same checks that came out alike.
bool is_about(const Task& task, const Group& results) {
  return task.checks == ids(results) &&
         task.results.front()->outcome == results.front()->outcome;
}

void add_tasks(const verdict::RequirementResult& requirement, std::vector<Task>& tasks) {
  std::vector<Task> made;
  for (const auto& group : groups(requirement, is_gap)) {
    const auto same = std::ranges::find_if(
        made, [&group](const Task& task) { return is_about(task, group); });
    if (same == made.end()) {
      Task task;
      task.requirement = &requirement;
      task.checks = ids(group);
      task.results = group;
      made.push_back(std::move(task));
    } else {
      same->results.insert(same->results.end(), group.begin(), group.end());
    }
  }
  for (auto& task : made) {
    task.date = date_of(task.results);
    task.lead_time = lead_time_of(task.results);
    const auto outcome = task.results.front()->outcome;
    if (outcome == Outcome::missing) task.needs = paths_needed(task.results);
    task.deed = deed_of(task);
  }
  std::ranges::move(made, std::back_inserter(tasks));
}

}  // namespace

std::vector<Task> tasks(const verdict::Assessment& assessment) {
  std::vector<Task> made;
  for_each_requirement(assessment, [&made](const verdict::RequirementResult& requirement) {
    add_tasks(requirement, made);
  });
  std::ranges::stable_sort(made, takes_longer);
  return made;
}

std::string object(i18n::Locale locale, const Task& task) {
  const auto& check = *task.results.front();
  switch (task.deed) {
    case Deed::fill_in:
    case Deed::correct:
      return task.needs.front()->path;
    case Deed::sign:
      return std::string(check.statement.in(locale));
    case Deed::settle:
      return sentence(locale, check);
    case Deed::mend:
      return check.fix.empty() ? sentence(locale, check) : std::string(check.fix.in(locale));
  }
  ZIZHI_UNREACHABLE();
}

std::string instruction(i18n::Locale locale, const Task& task) {
  const auto what = object(locale, task);
  switch (task.deed) {
    case Deed::fill_in:
    case Deed::correct: {
      const auto& verb = task.deed == Deed::correct ? labels::kDoCorrect : labels::kDoFillIn;
      auto words = say(locale, verb, what);
      if (task.needs.size() == 1) return words;
      return say(locale, labels::kDoAnd, words, task.needs.size() - 1);
    }
    case Deed::sign:
      return say(locale, labels::kDoSign, prose(locale, what));
    case Deed::settle:
      return say(locale, labels::kDoSettle, prose(locale, what));
    case Deed::mend:
      return prose(locale, what);
  }
  ZIZHI_UNREACHABLE();
}

std::string name(i18n::Locale locale, const Task& task) {
  if (task.checks.size() == 1) return task.checks.front();
  return say(locale, labels::kChecks, task.requirement->id, task.checks.size());
}

}  // namespace zizhi::report
