// Beside the rest of the HTML report: what there is to press, and the contents.
#include "calendar.h"
#include "html/edition.h"
#include "tasks.h"

namespace zizhi::report::html {
namespace {

void tools(const Edition& edition) {
  auto& out = edition.out();
  const auto button = [&](std::string_view deed, const i18n::Text& text) {
    out.leaf("button", {{"type", "button"}, {"data-deed", std::string(deed)}},
             edition.in(text));
  };
  out.within("div", {{"class", "tools"}}, [&] {
    button("open", words::kOpenAll);
    button("close", words::kCloseAll);
    button("print", words::kPrint);
  });
}

void contents(const Edition& edition, const verdict::Assessment& assessment) {
  auto& out = edition.out();
  const auto link = [&](std::string_view name, const i18n::Text& title, std::size_t count) {
    if (count == 0) return;
    out.within("li", [&] {
      out.within("a", {{"href", "#" + edition.id(name)}}, [&] {
        out.text(edition.in(title));
        out.text(" ");
        if (name == "overview" || name == "basis") return;
        out.leaf("span", {{"class", "number"}}, std::to_string(count));
      });
    });
  };
  std::size_t gap_count = 0;
  std::size_t waived_count = 0;
  std::size_t count = 0;
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    ++count;
    if (!groups(requirement, is_gap).empty() || is_undecided(requirement)) ++gap_count;
    if (!groups(requirement, is_waived).empty()) ++waived_count;
  });
  out.within("nav",
             {{"class", "contents"}, {"aria-label", std::string(edition.in(words::kContents))}},
             [&] {
               out.within("ul", [&] {
                 link("overview", words::kOverview, 1);
                 link("gaps", words::kGaps, gap_count);
                 link("waived", words::kWaived, waived_count);
                 link("to-do", words::kToDo, tasks(assessment).size());
                 link("dates", words::kDates, calendar(assessment).size());
                 link("requirements", words::kRequirements, count);
                 link("problems", labels::kProblems, assessment.problems.size());
                 link("basis", words::kBasis, 1);
               });
             });
}

}  // namespace

void aside(const Edition& edition, const verdict::Assessment& assessment) {
  edition.out().within("div", {{"class", "side"}}, [&] {
    tools(edition);
    contents(edition, assessment);
  });
}

}  // namespace zizhi::report::html
