// What to do, what takes longest first; and the days ahead that are known.
#include "calendar.h"
#include "html/edition.h"
#include "tasks.h"

namespace zizhi::report::html {
namespace {

// What a task is for: the check that it mends.
void purpose(const Edition& edition, const Task& task) {
  auto& out = edition.out();
  out.within("p", {{"class", "for"}}, [&] {
    edition.mark(task.results.front()->outcome);
    out.text(" ");
    out.within("a", {{"href", "#" + edition.id("gap-" + task.requirement->id)}},
               [&] { out.text(name(edition.locale(), task)); });
    out.text(" ");
    edition.words(task.results.front()->title);
  });
}

void task(const Edition& edition, const Task& task) {
  auto& out = edition.out();
  out.within("li", [&] {
    if (task.date.empty()) {
      out.leaf("span", {{"class", "when"}}, edition.in(word(task.lead_time)));
    } else {
      out.leaf("time", {{"class", "when"}, {"datetime", task.date}}, task.date);
    }
    out.within("div", {{"class", "what"}}, [&] {
      out.within("p", [&] { edition.words(instruction(edition.locale(), task)); });
      purpose(edition, task);
    });
  });
}

i18n::Text occasion(Occasion occasion) {
  switch (occasion) {
    case Occasion::reached:
      return words::kReachedOn;
    case Occasion::signature_ends:
      return words::kSignatureEnds;
    case Occasion::waiver_ends:
      return words::kWaiverEnds;
    case Occasion::stated:
      return words::kStated;
  }
  ZIZHI_UNREACHABLE();
}

std::string_view style(Occasion occasion) {
  switch (occasion) {
    case Occasion::reached:
      return "reached";
    case Occasion::signature_ends:
    case Occasion::waiver_ends:
      return "ends";
    case Occasion::stated:
      return "stated";
  }
  ZIZHI_UNREACHABLE();
}

void day(const Edition& edition, const Entry& entry, base::Date from) {
  auto& out = edition.out();
  const auto date = base::format(entry.date);
  out.within("li", {{"class", std::string(style(entry.occasion))}}, [&] {
    out.leaf("time", {{"class", "when"}, {"datetime", date}}, date);
    out.text(" ");
    out.leaf("span", {{"class", "ahead"}}, ahead(edition.locale(), from, entry.date));
    out.within("p", {{"class", "what"}}, [&] {
      out.text(edition.in(occasion(entry.occasion)));
      for (std::size_t i = 0; i < entry.names.size() && i < kMost; ++i) {
        out.text(" ");
        edition.code(entry.names[i]);
      }
      if (entry.names.size() > kMost) {
        out.text(edition.say(labels::kAndMore, entry.names.size() - kMost));
      }
      out.text(" ");
      if (entry.place != nullptr) edition.place(*entry.place);
    });
  });
}

void today(const Edition& edition, base::Date as_of) {
  auto& out = edition.out();
  const auto date = base::format(as_of);
  out.within("li", {{"class", "today"}}, [&] {
    out.leaf("time", {{"class", "when"}, {"datetime", date}}, date);
    out.within("p", {{"class", "what"}}, [&] { out.text(edition.in(words::kAssessed)); });
  });
}

}  // namespace

void to_do(const Edition& edition, const verdict::Assessment& assessment) {
  const auto list = tasks(assessment);
  if (list.empty()) return;
  edition.section("to-do", words::kToDo, list.size(), [&] {
    edition.paragraph("note", edition.in(words::kToDoOrder));
    edition.out().within("ol", {{"class", "tasks"}}, [&] {
      for (const auto& one : list)
        task(edition, one);
    });
  });
}

void dates(const Edition& edition, const verdict::Assessment& assessment) {
  const auto entries = calendar(assessment);
  if (entries.empty()) return;
  auto& out = edition.out();
  edition.section("dates", words::kDates, entries.size(), [&] {
    out.within("ol", {{"class", "timeline"}}, [&] {
      today(edition, assessment.as_of);
      for (const auto& entry : entries)
        day(edition, entry, assessment.as_of);
    });
  });
}

}  // namespace zizhi::report::html
