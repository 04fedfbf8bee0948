// The to-do list of the terminal report.
#include "tasks.h"
#include "text/parts.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"

#include <algorithm>
#include <utility>

namespace zizhi::report {
namespace {

std::string name_of(const Page& page, const Task& task) {
  return task.checks.size() == 1
             ? task.checks.front()
             : page.say(labels::kChecks, task.requirement->id, task.checks.size());
}

std::string what_to_do(const Page& page, const Task& task) {
  auto what = object(page.locale(), task);
  switch (task.deed) {
    case Deed::fill_in:
    case Deed::correct:
      what =
          page.say(task.deed == Deed::correct ? labels::kDoCorrect : labels::kDoFillIn, what);
      if (task.needs.size() == 1) return what;
      return page.say(labels::kDoAnd, what, task.needs.size() - 1);
    case Deed::sign:
      return page.say(labels::kDoSign, prose(page.locale(), what));
    case Deed::settle:
      return page.say(labels::kDoSettle, prose(page.locale(), what));
    case Deed::mend:
      return prose(page.locale(), what);
  }
  ZIZHI_UNREACHABLE();
}

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, base::cells(text)), ' ');
  return text;
}

}  // namespace

void to_do(Page& page, const verdict::Assessment& assessment) {
  const auto list = tasks(assessment);
  if (list.empty()) return;
  const auto when = [&page](const Task& task) {
    return task.date.empty() ? std::string(page.in(word(task.lead_time))) : task.date;
  };
  std::size_t when_width = 0;
  std::size_t check_width = 0;
  for (const auto& task : list) {
    when_width = std::max(when_width, base::cells(when(task)));
    check_width = std::max(check_width, base::cells(name_of(page, task)));
  }
  page.heading(labels::kToDo);
  const auto digits = std::to_string(list.size()).size();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& task = list[i];
    page.line(2,
              {fmt::format("{:>{}}  {}  {}  ", i + 1, digits, padded(when(task), when_width),
                           padded(name_of(page, task), check_width))},
              {what_to_do(page, task)});
  }
}

}  // namespace zizhi::report
