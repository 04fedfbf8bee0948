// The sections of the terminal report that tell about single checks: gaps, what is waived, what
// passed.
#include "text/parts.h"

#include <algorithm>
#include <utility>

namespace zizhi::report {
namespace {

using verdict::CheckResult;
using verdict::Outcome;
using verdict::RequirementResult;

constexpr std::size_t kCheck = 2;  // the indent of a check
constexpr std::size_t kBody = 4;   // and of what is said about it

// `✘ PERF-1  At least 4 months in service             seed, performance 1`
void requirement_head(Page& page, const RequirementResult& requirement, Outcome outcome) {
  page.blank();
  page.row(0, {fmt::format("{} {}  ", mark(outcome), requirement.id), style(outcome)},
           {prose(page.locale(), page.in(requirement.title)), Style::strong},
           {prose(page.locale(), clause(page.locale(), requirement.source)), Style::faint});
}

// `✘ fail  Long enough in service (risk assessment)       PERF-1.time-in-service`
void check_head(Page& page, const Group& group) {
  const auto& check = *group.front();
  const auto names = ids(group);
  auto title = prose(page.locale(), page.in(check.title));
  std::string right;
  if (names.size() > 1 || title.empty()) {
    title = listed(page.locale(), names);
  } else {
    right = names.front();
  }
  const auto about = named(page, group);
  if (!about.empty()) title = page.say(labels::kElement, title, about);
  page.row(kCheck,
           {fmt::format("{} {}  ", mark(check.outcome), page.in(word(check.outcome))),
            style(check.outcome)},
           {title}, {right, Style::faint});
}

void say_if_any(Page& page, const i18n::Text& before, std::string_view text) {
  const auto words = prose(page.locale(), text);
  if (!words.empty()) page.hang(kBody, {std::string(page.in(before))}, {words});
}

// `Signed by Li Lei on 2026-05-01, states that it conforms, counts until 2027-05-01`
void signature(Page& page, const verdict::Attestation& attestation) {
  std::vector<std::string> facts{
      page.say(labels::kSigned, prose(page.locale(), signer(attestation)), attestation.on),
      std::string(page.in(attestation.conforms ? labels::kConforms : labels::kDoesNotConform))};
  if (!attestation.expires_on.empty()) {
    facts.push_back(page.say(labels::kCountsUntil, attestation.expires_on));
  }
  page.row(kBody, {}, {fmt::format("{}", fmt::join(facts, page.in(labels::kPause)))},
           {page.place(attestation.place), Style::faint});
  const auto statement = prose(page.locale(), attestation.statement);
  if (!statement.empty()) page.paragraph(kBody + 2, {statement});
  if (!attestation.documents.empty()) {
    page.paragraph(kBody + 2, {listed(page.locale(), attestation.documents)});
  }
}

void waiver(Page& page, const CheckResult& check) {
  page.row(kBody, {}, {waiver_words(page.locale(), check)},
           {page.place(check.waiver->place), Style::faint});
}

// "1 of 2 count": what is known of a number of elements although some are not decided.
void counted(Page& page, const verdict::Explanation& explanation) {
  const auto* part = &explanation;
  while (is_frame(*part) && part->children.size() == 1)
    part = &part->children.front();
  if (part->kind == "count" && !part->text.empty()) {
    page.paragraph(kBody, {prose(page.locale(), page.in(part->text))});
  }
}

// What was found, where the group is about one result. What is missing is told by the needs,
// and what is waived in one sentence.
void one(Page& page, const CheckResult& check) {
  Shown shown_rows;
  const auto said = prose(page.locale(), page.in(check.message));
  if (!check.explanation) {
    evidence_rows(page, kBody + 2, check.evidence, shown_rows);
  } else if (check.outcome == Outcome::missing && !check.needs.empty()) {
    counted(page, *check.explanation);
  } else if (check.outcome == Outcome::waived) {
    const auto place = check.evidence.empty() ? verdict::Place{} : check.evidence.front().place;
    const auto words =
        said.empty() ? prose(page.locale(), sentence(page.locale(), check)) : said;
    page.row(kBody, {}, {words}, {page.place(place), Style::faint});
  } else {
    explanation(page, kBody, *check.explanation,
                {.sentences = said.empty(), .evidence = true, .said = said}, shown_rows);
  }
}

// What was found for each subject, where the words are the same for all.
void each(Page& page, const Group& group) {
  const auto& first = *group.front();
  Shown shown_rows;
  if (first.message.empty() && first.explanation && first.outcome != Outcome::missing) {
    explanation(page, kBody, *first.explanation,
                {.sentences = true, .evidence = false, .said = {}}, shown_rows);
  }
  const bool found = std::ranges::any_of(
      group, [](const CheckResult* check) { return !check->evidence.empty(); });
  if (!found) return;
  const auto count = std::min(group.size(), kFew);
  for (std::size_t i = 0; i < count; ++i) {
    if (group[i]->evidence.empty()) continue;
    if (group[i]->subject) page.hang(kBody, {"- "}, {named(page, {group[i]})});
    evidence_rows(page, kBody + 2, group[i]->evidence, shown_rows);
  }
  if (group.size() > count)
    page.hang(kBody, {"- "}, {page.say(labels::kMore, group.size() - count)});
}

// `▸ Fill in: people[1].email (string)     evidence.yaml:61:5`, and the question under it.
void say_needs(Page& page, const Group& group) {
  const auto all = needs(group);
  const auto count = std::min(all.size(), kFew);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& need = *all[i];
    const auto what =
        need.type.empty() ? need.path : page.say(labels::kTyped, need.path, need.type);
    const auto& verb = need.problem ? labels::kCorrect : labels::kFillIn;
    page.row(kBody, {fmt::format("▸ {}", page.in(verb)), Style::strong}, {what},
             {page.place(need.place), Style::faint});
    const auto ask = prose(page.locale(), page.in(need.ask));
    const bool asked = i > 0 && all[i - 1]->ask == need.ask;  // once for neighbours
    if (!ask.empty() && !asked) page.paragraph(kBody + 2, {ask});
  }
  if (all.size() > count)
    page.paragraph(kBody + 2, {page.say(labels::kMore, all.size() - count)});
}

void what_to_do(Page& page, const Group& group) {
  const auto& check = *group.front();
  if (check.outcome == Outcome::pass) return;
  say_needs(page, group);
  if (ids(group).size() > 1) return;  // Each check's fix is its own; what they need is above.
  const auto fix = prose(page.locale(), page.in(check.fix));
  if (!fix.empty()) page.hang(kBody, {"▸ ", Style::strong}, {fix});
  if (check.outcome == Outcome::attest) {
    page.hang(kBody, {"▸ ", Style::strong}, {page.say(labels::kSign, "`" + check.id + "`")});
  }
  std::vector<std::string> documents;
  for (const auto& document : check.show)
    documents.push_back(prose(page.locale(), page.in(document)));
  if (!documents.empty()) {
    page.hang(kBody + 2, {std::string(page.in(labels::kShow))},
              {listed(page.locale(), documents)});
  }
}

void block(Page& page, const Group& group) {
  const auto& check = *group.front();
  check_head(page, group);
  say_if_any(page, check.outcome == Outcome::attest ? labels::kToSign : labels::kStatement,
             page.in(check.statement));
  if (check.outcome != Outcome::waived) say_if_any(page, {}, page.in(check.message));
  say_if_any(page, {}, page.in(check.reason));
  if (check.attestation) signature(page, *check.attestation);
  if (check.waiver && check.outcome == Outcome::waived) waiver(page, check);
  if (group.size() == 1) {
    one(page, check);
  } else {
    each(page, group);
  }
  what_to_do(page, group);
}

// The results of one check beyond the first few: their subjects only.
void rest(Page& page, const Group& rest) {
  const auto outcome = rest.front()->outcome;
  page.row(kCheck,
           {fmt::format("{} {}  ", mark(outcome), page.in(word(outcome))), style(outcome)},
           {page.say(labels::kMoreOf, rest.size(), listed(page.locale(), ids(rest)))},
           {named(page, rest)});
}

void blocks(Page& page, const std::vector<Group>& groups) {
  for (const auto& one : series(groups, kFew)) {
    for (const auto& group : one.shown) {
      page.blank();
      block(page, group);
    }
    if (!one.rest.empty()) rest(page, one.rest);
  }
}

template <class Wanted>
bool section(Page& page, const verdict::Assessment& assessment, const i18n::Text& heading,
             const Wanted& wanted) {
  bool begun = false;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      const auto picked = groups(requirement, wanted);
      const bool undecided = &heading == &labels::kGaps && is_undecided(requirement);
      if (picked.empty() && !undecided) continue;
      if (!begun) page.heading(heading);
      begun = true;
      requirement_head(page, requirement, undecided ? Outcome::missing : worst(picked));
      if (undecided) page.paragraph(kCheck, {std::string(page.in(labels::kUndecided))});
      blocks(page, picked);
    }
  }
  return begun;
}

}  // namespace

std::string named(const Page& page, const Group& group) {
  auto names = subjects(page.locale(), group);
  for (auto& name : names)
    name = prose(page.locale(), name);
  return few(page.locale(), std::move(names));
}

void gaps(Page& page, const verdict::Assessment& assessment) {
  section(page, assessment, labels::kGaps, is_gap);
}

void waived(Page& page, const verdict::Assessment& assessment) {
  if (!section(page, assessment, labels::kWaived, is_waived)) return;
  page.blank();
  page.paragraph(kCheck, {std::string(page.in(labels::kWaiversDoNotDecide)), Style::faint});
}

void passes(Page& page, const verdict::Assessment& assessment) {
  section(page, assessment, labels::kPasses, is_pass);
}

}  // namespace zizhi::report
