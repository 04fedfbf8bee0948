// The to-do list of the terminal report.
#include "tasks.h"
#include "text/parts.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <utility>

namespace zizhi::report {
namespace {

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
    check_width = std::max(check_width, base::cells(name(page.locale(), task)));
  }
  page.heading(labels::kToDo);
  const auto digits = std::to_string(list.size()).size();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& task = list[i];
    page.line(2,
              {fmt::format("{:>{}}  {}  {}  ", i + 1, digits, padded(when(task), when_width),
                           padded(name(page.locale(), task), check_width))},
              {instruction(page.locale(), task)});
  }
}

}  // namespace zizhi::report
