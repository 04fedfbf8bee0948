// The gaps, requirement by requirement; and what is waived, which would be gaps.
#include "html/edition.h"

namespace zizhi::report::html {
namespace {

using verdict::Outcome;
using verdict::RequirementResult;

// The results of one check beyond the first few: their subjects only.
void rest(const Edition& edition, const Group& rest) {
  const auto names = subjects(edition.locale(), rest);
  edition.out().within("p", {{"class", "more"}}, [&] {
    edition.badge(rest.front()->outcome);
    edition.out().text(" ");
    edition.out().text(edition.say(words::kMoreSubjects, rest.size(),
                                   listed(edition.locale(), ids(rest)),
                                   listed(edition.locale(), names)));
  });
}

void findings(const Edition& edition, const std::vector<Group>& groups) {
  for (const auto& one : series(groups, kMost)) {
    for (const auto& group : one.shown)
      finding(edition, group);
    if (!one.rest.empty()) rest(edition, one.rest);
  }
}

void gap(const Edition& edition, const RequirementResult& requirement,
         const std::vector<Group>& groups, std::string_view prefix) {
  auto& out = edition.out();
  const auto outcome = groups.empty() ? Outcome::missing : worst(groups);
  out.within("article",
             {{"class", fmt::format("gap {}", name(outcome))},
              {"id", edition.id(std::string(prefix) + requirement.id)}},
             [&] {
               out.within("h3", [&] {
                 edition.mark(outcome);
                 out.text(" ");
                 out.leaf("span", {{"class", "id"}}, requirement.id);
                 out.text(" ");
                 edition.words(requirement.title);
               });
               clause(edition, requirement);
               if (groups.empty()) edition.paragraph("said", edition.in(labels::kUndecided));
               findings(edition, groups);
             });
}

struct Gap {
  const RequirementResult* requirement;
  std::vector<Group> groups;
};

template <class Wanted>
std::vector<Gap> picked(const verdict::Assessment& assessment, const Wanted& wanted,
                        bool undecided) {
  std::vector<Gap> made;
  for_each_requirement(assessment, [&](const RequirementResult& requirement) {
    auto of_it = groups(requirement, wanted);
    if (of_it.empty() && !(undecided && is_undecided(requirement))) return;
    made.push_back({&requirement, std::move(of_it)});
  });
  return made;
}

}  // namespace

void clause(const Edition& edition, const RequirementResult& requirement) {
  auto& out = edition.out();
  out.within("div", {{"class", "clause"}}, [&] {
    if (!requirement.text.empty()) {
      out.within("blockquote", [&] { edition.words(requirement.text); });
    }
    out.within("p", {{"class", "source"}}, [&] {
      edition.words(report::clause(edition.locale(), requirement.source));
      const auto& origin = requirement.text_origin;
      if (origin.empty()) return;
      out.text(" · ");
      if (origin == "found") {
        out.text(edition.in(words::kWordingFound));
      } else if (origin == "reconstructed") {
        out.text(edition.in(words::kWordingReconstructed));
      } else {
        edition.words(origin);
      }
    });
  });
}

void gaps(const Edition& edition, const verdict::Assessment& assessment) {
  const auto list = picked(assessment, is_gap, true);
  edition.section("gaps", words::kGaps, list.size(), [&] {
    if (list.empty()) edition.paragraph("none", edition.in(words::kNoGaps));
    for (const auto& one : list)
      gap(edition, *one.requirement, one.groups, "gap-");
  });
}

void waived(const Edition& edition, const verdict::Assessment& assessment) {
  const auto list = picked(assessment, is_waived, false);
  if (list.empty()) return;
  edition.section("waived", words::kWaived, list.size(), [&] {
    edition.paragraph("note", edition.in(labels::kWaiversDoNotDecide));
    for (const auto& one : list)
      gap(edition, *one.requirement, one.groups, "waived-");
  });
}

}  // namespace zizhi::report::html
