// The to-do list of the terminal report: what takes longest comes first.
#include "text_parts.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zizhi::report {
namespace {

using verdict::LeadTime;
using verdict::Outcome;

struct Task {
  std::string date;  // ISO: only time brings it; empty where something must be done
  LeadTime lead_time = LeadTime::now;
  std::string check;
  std::string what;
};

// Longest first: dates from the latest, then months, weeks, days, now.
bool takes_longer(const Task& a, const Task& b) {
  if (a.date != b.date) return a.date > b.date;
  return a.date.empty() && a.lead_time > b.lead_time;
}

// Every need of `results`, each path once.
std::vector<const verdict::Need*> needs(const Group& results) {
  std::vector<const verdict::Need*> needs;
  for (const auto* const check : results) {
    for (const auto& need : check->needs) {
      const bool known = std::ranges::any_of(
          needs, [&need](const verdict::Need* other) { return other->path == need.path; });
      if (!known) needs.push_back(&need);
    }
  }
  return needs;
}

std::string fill_in(const Page& page, const std::vector<const verdict::Need*>& needs) {
  const auto& first = *needs.front();
  const auto what =
      page.say(first.problem ? labels::kDoCorrect : labels::kDoFillIn, first.path);
  return needs.size() == 1 ? what : page.say(labels::kDoAnd, what, needs.size() - 1);
}

std::string what_to_do(const Page& page, const Group& results) {
  const auto& check = *results.front();
  const auto missing = needs(results);
  if (check.outcome == Outcome::missing && !missing.empty()) return fill_in(page, missing);
  if (check.outcome == Outcome::attest && !check.statement.empty()) {
    return page.say(labels::kDoSign, prose(page.locale(), page.in(check.statement)));
  }
  if (check.outcome == Outcome::error) {
    return page.say(labels::kDoSettle, prose(page.locale(), sentence(page, check)));
  }
  const auto fix = page.in(check.fix);
  return prose(page.locale(), fix.empty() ? sentence(page, check) : fix);
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
  const auto missing = needs(results);
  const bool only_slips =
      results.front()->outcome == Outcome::missing && !missing.empty() &&
      std::ranges::all_of(missing, [](const verdict::Need* need) { return need->problem; });
  if (only_slips) return LeadTime::now;
  auto lead_time = LeadTime::now;
  for (const auto* const check : results)
    lead_time = std::max(lead_time, check->lead_time);
  return lead_time;
}

// One task for each check and outcome, whatever the number of its subjects; one for checks that
// wait for the same evidence.
std::vector<Task> tasks(const Page& page, const verdict::RequirementResult& requirement) {
  std::vector<std::pair<std::string, Group>>
      merged;  // the check's name on the list, its results
  for (const auto& group : groups(requirement, is_gap)) {
    const auto names = ids(group);
    const auto label = names.size() == 1
                           ? names.front()
                           : page.say(labels::kChecks, requirement.id, names.size());
    const auto same = std::ranges::find_if(merged, [&](const auto& other) {
      return other.first == label && other.second.front()->outcome == group.front()->outcome;
    });
    if (same == merged.end()) {
      merged.emplace_back(label, group);
    } else {
      same->second.insert(same->second.end(), group.begin(), group.end());
    }
  }
  std::vector<Task> made;
  made.reserve(merged.size());
  for (const auto& [label, results] : merged) {
    made.push_back({.date = date_of(results),
                    .lead_time = lead_time_of(results),
                    .check = label,
                    .what = what_to_do(page, results)});
  }
  return made;
}

std::vector<Task> tasks(const Page& page, const verdict::Assessment& assessment) {
  std::vector<Task> made;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      auto more = tasks(page, requirement);
      std::ranges::move(more, std::back_inserter(made));
    }
  }
  std::ranges::stable_sort(made, takes_longer);
  return made;
}

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, base::cells(text)), ' ');
  return text;
}

}  // namespace

void to_do(Page& page, const verdict::Assessment& assessment) {
  const auto list = tasks(page, assessment);
  if (list.empty()) return;
  const auto when = [&page](const Task& task) {
    return task.date.empty() ? std::string(page.in(word(task.lead_time))) : task.date;
  };
  std::size_t when_width = 0;
  std::size_t check_width = 0;
  for (const auto& task : list) {
    when_width = std::max(when_width, base::cells(when(task)));
    check_width = std::max(check_width, base::cells(task.check));
  }
  page.heading(labels::kToDo);
  const auto digits = std::to_string(list.size()).size();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& task = list[i];
    page.line(2,
              {fmt::format("{:>{}}  {}  {}  ", i + 1, digits, padded(when(task), when_width),
                           padded(task.check, check_width))},
              {task.what});
  }
}

}  // namespace zizhi::report
