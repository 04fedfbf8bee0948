// Every requirement with all its checks: what each was decided by, and where that stands.
#include "html/edition.h"
#include "prose.h"
#include "summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace zizhi::report::html {
namespace {

using verdict::CheckResult;
using verdict::Outcome;
using verdict::RequirementResult;

constexpr auto kFilters =
    std::to_array<Outcome>({Outcome::fail, Outcome::missing, Outcome::attest, Outcome::error,
                            Outcome::waived, Outcome::pass, Outcome::not_applicable});

// A requirement is among those of every outcome that one of its checks has.
std::set<Outcome> outcomes(const RequirementResult& requirement) {
  std::set<Outcome> made{requirement.outcome};
  for (const auto& check : requirement.checks)
    made.insert(check.outcome);
  return made;
}

void choice(const Edition& edition, std::string_view value, std::string_view label,
            bool chosen) {
  auto& out = edition.out();
  const auto id = edition.id(fmt::format("show-{}", value));
  Attributes attributes{{"type", "radio"},
                        {"name", edition.id("show")},
                        {"id", id},
                        {"value", std::string(value)}};
  if (chosen) attributes.push_back({"checked"});
  out.empty("input", attributes);
  out.leaf("label", {{"for", id}}, label);
}

void filter(const Edition& edition, const verdict::Assessment& assessment) {
  std::map<Outcome, std::size_t> numbers;
  std::size_t all = 0;
  for_each_requirement(assessment, [&](const RequirementResult& requirement) {
    ++all;
    for (const auto outcome : outcomes(requirement))
      ++numbers[outcome];
  });
  edition.out().within("fieldset", {{"class", "filter"}}, [&] {
    edition.out().leaf("legend", edition.in(words::kShowOnly));
    choice(edition, "all", edition.say(labels::kCounted, edition.in(words::kEvery), all), true);
    for (const auto outcome : kFilters) {
      if (numbers[outcome] == 0) continue;
      choice(edition, name(outcome),
             edition.say(labels::kCounted, edition.in(word(outcome)), numbers[outcome]), false);
    }
  });
}

void read_values(const Edition& edition, const CheckResult& check) {
  auto& out = edition.out();
  if (check.evidence.empty()) return;
  const auto count = std::min(check.evidence.size(), kMost);
  out.within("ul", {{"class", "values"}}, [&] {
    for (std::size_t i = 0; i < count; ++i)
      out.within("li", [&] { edition.evidence(check.evidence[i]); });
    if (check.evidence.size() > count) {
      out.leaf("li", edition.say(labels::kMore, check.evidence.size() - count));
    }
  });
}

void check_head(const Edition& edition, const CheckResult& check) {
  auto& out = edition.out();
  out.within("p", {{"class", "check-head"}}, [&] {
    edition.badge(check.outcome);
    out.text(" ");
    edition.words(check.title);
    if (check.subject) {
      const auto subject = edition.in(check.subject->title);
      out.text(" ");
      out.leaf("bdi", {{"class", "subject"}}, subject.empty() ? check.subject->id : subject);
    }
    out.text(" ");
    edition.code(check.id);
    if (check.severity == verdict::Severity::advise) {
      out.text(" ");
      out.leaf("span", {{"class", "advice"}}, edition.in(words::kAdviceOnly));
    }
  });
}

// A gap is told in full among the gaps; advice is told here.
void body(const Edition& edition, const CheckResult& check) {
  const auto words = sentence(edition.locale(), check);
  const bool says_more =
      check.outcome != Outcome::pass && words != check.title.in(edition.locale());
  if (says_more) edition.paragraph("said", words);
  if (check.outcome == Outcome::missing) list_of(edition, needs({&check}));
  if (check.attestation) signature(edition, *check.attestation);
  read_values(edition, check);
  if (is_advice(check)) edition.paragraph("step", edition.in(check.fix));
  const bool told_above = is_gap(check) || is_waived(check);
  const bool told = check.outcome == Outcome::pass ? edition.pass_details() : !told_above;
  if (told) why(edition, check);
}

// All subjects of a check; beyond the first few by name.
void check_of(const Edition& edition, const std::vector<const CheckResult*>& results) {
  auto& out = edition.out();
  const auto count = std::min(results.size(), kMost);
  for (std::size_t i = 0; i < count; ++i) {
    out.within("li", {{"class", fmt::format("check {}", name(results[i]->outcome))}}, [&] {
      check_head(edition, *results[i]);
      body(edition, *results[i]);
    });
  }
  std::map<Outcome, Group> left;
  for (std::size_t i = count; i < results.size(); ++i)
    left[results[i]->outcome].push_back(results[i]);
  for (const auto& entry : left) {
    const auto outcome = entry.first;
    const auto& group = entry.second;
    out.within("li", {{"class", fmt::format("check {}", name(outcome))}}, [&] {
      edition.badge(outcome);
      out.text(" ");
      out.text(edition.say(words::kMoreSubjects, group.size(), group.front()->id,
                           listed(edition.locale(), subjects(edition.locale(), group))));
    });
  }
}

void checks(const Edition& edition, const RequirementResult& requirement) {
  std::vector<std::vector<const CheckResult*>> by_id;
  for (const auto& check : requirement.checks) {
    const bool goes_on = !by_id.empty() && by_id.back().front()->id == check.id;
    if (!goes_on) by_id.emplace_back();
    by_id.back().push_back(&check);
  }
  if (by_id.empty()) return;
  edition.out().within("ul", {{"class", "checks"}}, [&] {
    for (const auto& results : by_id)
      check_of(edition, results);
  });
}

std::string classes(const RequirementResult& requirement) {
  auto made = fmt::format("requirement {}", name(requirement.outcome));
  for (const auto outcome : outcomes(requirement))
    made += fmt::format(" has-{}", name(outcome));
  return made;
}

void one(const Edition& edition, const RequirementResult& requirement) {
  auto& out = edition.out();
  out.within(
      "details", {{"class", classes(requirement)}, {"id", edition.id(requirement.id)}}, [&] {
        out.within("summary", [&] {
          out.within("h4", [&] {
            edition.badge(requirement.outcome);
            out.text(" ");
            out.leaf("span", {{"class", "id"}}, requirement.id);
            out.text(" ");
            edition.words(requirement.title);
          });
        });
        clause(edition, requirement);
        if (!requirement.source.title.empty() || !requirement.source.confidence.empty()) {
          edition.paragraph(
              "source",
              edition.say(words::kSource, fmt::format("{} ({})", requirement.source.title,
                                                      requirement.source.confidence)));
        }
        if (requirement.outcome == Outcome::not_applicable) {
          edition.paragraph("said",
                            listed(edition.locale(), reasons(edition.locale(), requirement)));
        }
        if (!groups(requirement, is_gap).empty() || is_undecided(requirement)) {
          out.within("p", {{"class", "see"}}, [&] {
            out.leaf("a", {{"href", "#" + edition.id("gap-" + requirement.id)}},
                     edition.in(words::kSeeGap));
          });
        }
        checks(edition, requirement);
      });
}

void category_of(const Edition& edition, const verdict::CategoryResult& category) {
  auto& out = edition.out();
  out.within(
      "div", {{"class", "category"}, {"id", edition.id("category-" + category.id)}}, [&] {
        out.within("h3", [&] {
          edition.words(category.title);
          out.text(" ");
          out.leaf("span", {{"class", "counts"}}, counts(edition.locale(), category.counts));
        });
        for (const auto& requirement : category.requirements)
          one(edition, requirement);
      });
}

}  // namespace

void requirements(const Edition& edition, const verdict::Assessment& assessment) {
  std::size_t count = 0;
  for_each_requirement(assessment, [&count](const RequirementResult&) { ++count; });
  edition.section("requirements", words::kRequirements, count, [&] {
    filter(edition, assessment);
    for (const auto& category : assessment.categories)
      category_of(edition, category);
  });
}

}  // namespace zizhi::report::html
