// What nobody should overlook, at the end of the terminal report.
#include "mask.h"
#include "text/parts.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace zizhi::report {
namespace {

using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;

constexpr std::size_t kTitle = 2;  // the indent of a part's title
constexpr std::size_t kEntry = 4;  // and of its entries

/// One thing to say: `body` hung under `name`, its place at the right, more lines below.
struct Entry {
  std::string name;
  std::string body;
  std::string right;
  std::vector<std::string> under;
  Style style = Style::strong;
};

constexpr std::size_t kAll = std::string::npos;

/// The first `most` entries under a title with their number; the rest are only counted.
void part(Page& page, const i18n::Text& title, const std::vector<Entry>& entries,
          std::size_t most = kAll) {
  if (entries.empty()) return;
  page.paragraph(kTitle, {entries.size() == 1
                              ? std::string(page.in(title))
                              : page.say(labels::kCounted, page.in(title), entries.size())});
  const auto count = std::min(entries.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& entry = entries[i];
    page.row(kEntry, {entry.name.empty() ? "" : entry.name + "  ", entry.style}, {entry.body},
             {entry.right, Style::faint});
    for (const auto& line : entry.under)
      page.paragraph(kEntry + 2, {line, Style::faint});
  }
  if (entries.size() > count) {
    page.paragraph(kEntry, {page.say(labels::kMore, entries.size() - count)});
  }
}

using Entries = std::vector<Entry>;

// `words` about the subjects of `group`, which come first where there are any.
std::string about(const Page& page, const Group& group, const std::string& words) {
  const auto names = named(page, group);
  return names.empty() ? words : page.say(labels::kReason, names, words);
}

std::string why_not_applicable(const Page& page,
                               const verdict::RequirementResult& requirement) {
  auto why = reasons(page.locale(), requirement);
  for (auto& reason : why)
    reason = prose(page.locale(), reason);
  return listed(page.locale(), why);
}

Entries not_applicable(const Page& page, const Assessment& assessment) {
  Entries entries;
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    if (requirement.outcome == Outcome::not_applicable) {
      entries.push_back({.name = requirement.id,
                         .body = why_not_applicable(page, requirement),
                         .right = {},
                         .under = {}});
      return;
    }
    for (const auto& group : groups(requirement, is_not_applicable)) {
      const auto reason = prose(page.locale(), page.in(group.front()->reason));
      entries.push_back({.name = group.front()->id,
                         .body = about(page, group, reason),
                         .right = {},
                         .under = {}});
    }
  });
  return entries;
}

// What is wrong, in one sentence; of missing evidence, what to fill in.
std::string advice_of(const Page& page, const CheckResult& check) {
  if (check.outcome == Outcome::fail)
    return prose(page.locale(), sentence(page.locale(), check));
  auto words = prose(page.locale(), sentence(page.locale(), check));
  if (check.outcome == Outcome::missing && !check.needs.empty()) {
    const auto& need = check.needs.front();
    words = page.say(need.problem ? labels::kDoCorrect : labels::kDoFillIn, need.path);
    if (check.needs.size() > 1) {
      words = page.say(labels::kDoAnd, words, check.needs.size() - 1);
    }
  }
  return page.say(labels::kReason, page.in(word(check.outcome)), words);
}

// "Long enough (risk assessment): 1 of 2 counts"
std::string titled(const Page& page, const Group& group) {
  const auto& check = *group.front();
  auto title = prose(page.locale(), page.in(check.title));
  const auto words = advice_of(page, check);
  const auto names = named(page, group);
  if (title.empty()) return about(page, group, words);
  if (!names.empty()) title = page.say(labels::kElement, title, names);
  return title == words ? title : page.say(labels::kReason, title, words);
}

Entries advice(const Page& page, const Assessment& assessment) {
  Entries entries;
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    for (const auto& group : groups(requirement, is_advice)) {
      const auto& check = *group.front();
      entries.push_back({.name = check.id,
                         .body = titled(page, group),
                         .right = page.place(place_of(check)),
                         .under = {}});
    }
  });
  return entries;
}

std::string signed_by(const Page& page, const verdict::Attestation& attestation) {
  auto words =
      page.say(labels::kSigned, prose(page.locale(), signer(attestation)), attestation.on);
  if (attestation.expires_on.empty()) return words;
  words += page.in(labels::kPause);
  return words + page.say(labels::kCountsUntil, attestation.expires_on);
}

Entries attested(const Page& page, const Assessment& assessment) {
  Entries entries;
  for (const auto& signing : signings(assessment)) {
    Entry entry{.name = {},
                .body = signed_by(page, *signing.attestation),
                .right = page.place(signing.attestation->place),
                .under = {listed(page.locale(), signing.checks)}};
    if (!signing.documents.empty()) {
      auto documents = signing.documents;
      for (auto& document : documents)
        document = prose(page.locale(), document);
      entry.under.push_back(page.say(labels::kDocuments, listed(page.locale(), documents)));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

Entries waivers(const Page& page, const Assessment& assessment) {
  Entries entries;
  const auto locale = page.locale();
  for (const auto& result : assessment.waivers) {
    const auto& waiver = result.waiver;
    auto target = prose(locale, waiver.target);
    if (!waiver.subject.empty()) {
      target = page.say(labels::kElement, target, prose(locale, waiver.subject));
    }
    Entry entry{
        .name = std::move(target),
        .body = std::string(page.in(word(result.state))),
        .right = page.place(waiver.place),
        .under = {page.say(labels::kWaiver, waiver.from, waiver.until,
                           prose(locale, waiver.approver), prose(locale, waiver.reason))}};
    const bool only_itself = result.checks == std::vector<std::string>{waiver.target};
    if (!result.checks.empty() && !only_itself) {
      entry.under.push_back(page.say(labels::kMoved, listed(locale, result.checks)));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

Entries parameters(const Page& page, const Assessment& assessment) {
  Entries entries;
  for (const auto& parameter : assessment.parameters_changed) {
    const auto unit = parameter.unit.empty() ? std::string() : " " + parameter.unit;
    Entry entry{.name = {},
                .body = page.say(labels::kParameter, parameter.name,
                                 value(page.locale(), parameter.value) + unit,
                                 value(page.locale(), parameter.default_value) + unit,
                                 parameter.set_by),
                .right = {},
                .under = {}};
    auto title = prose(page.locale(), page.in(parameter.title));
    if (!title.empty()) entry.under.push_back(std::move(title));
    entries.push_back(std::move(entry));
  }
  return entries;
}

Entry problem_entry(const Page& page, const verdict::Problem& problem) {
  const auto locale = page.locale();
  const auto severity = page.in(problem.error ? labels::kError : labels::kWarning);
  Entry entry{.name = fmt::format("{} {}", severity, problem.code),
              .body = prose(locale, page.in(problem.message)),
              .right = problem.place ? page.place(*problem.place) : std::string(),
              .under = {},
              .style = problem.error ? Style::bad : Style::open};
  for (const auto& help : problem.helps)
    entry.under.push_back(prose(locale, page.in(help)));
  entry.under.push_back(problem.affects.empty()
                            ? std::string(page.in(labels::kAffectsNothing))
                            : page.say(labels::kAffects, listed(locale, problem.affects)));
  return entry;
}

// Errors first.
Entries problems(const Page& page, const Assessment& assessment) {
  Entries entries;
  for (const bool error : {true, false}) {
    for (const auto& problem : assessment.problems) {
      if (problem.error == error) entries.push_back(problem_entry(page, problem));
    }
  }
  return entries;
}

// Comes last: it looks at what is on the page.
Entries notes(const Page& page, const Assessment& assessment) {
  Entries entries;
  for (const auto& note : assessment.notes) {
    entries.push_back(
        {.name = {}, .body = prose(page.locale(), page.in(note)), .right = {}, .under = {}});
  }
  if (page.text().find(kMask) != std::string::npos) {
    entries.push_back(
        {.name = {}, .body = page.say(labels::kMasked, kMask), .right = {}, .under = {}});
  }
  return entries;
}

}  // namespace

void also(Page& page, const Assessment& assessment, const Options& options) {
  page.heading(labels::kAlso);
  std::vector<std::string_view> none;
  const auto part_or_none = [&](const i18n::Text& title, const i18n::Text& name,
                                const Entries& entries, std::size_t most) {
    part(page, title, entries, most);
    if (entries.empty()) none.push_back(page.in(name));
  };
  part(page, labels::kNotApplicable, not_applicable(page, assessment));
  if (assessment.verdict == verdict::Verdict::ready || options.pass_details) {
    part(page, labels::kAttested, attested(page, assessment));
  }
  part_or_none(labels::kAdvice, labels::kNoneAdvice, advice(page, assessment), 2 * kMany);
  part_or_none(labels::kWaivers, labels::kNoneWaivers, waivers(page, assessment), kAll);
  part_or_none(labels::kParameters, labels::kNoneParameters, parameters(page, assessment),
               kAll);
  part_or_none(labels::kProblems, labels::kNoneProblems, problems(page, assessment), kMany);
  part(page, labels::kNotes, notes(page, assessment));
  if (!none.empty()) {
    page.paragraph(kTitle, {page.say(labels::kNone, listed(page.locale(), none))});
  }
}

}  // namespace zizhi::report
