// A result, or several that read the same: what was found, what is needed, how far that is
// apart, and what to do.
#include "facts.h"
#include "html/edition.h"
#include "prose.h"
#include "summary.h"

#include <algorithm>

namespace zizhi::report::html {
namespace {

using verdict::CheckResult;
using verdict::Outcome;

void need(const Edition& edition, const verdict::Need& need) {
  auto& out = edition.out();
  out.within("li", [&] {
    out.leaf("strong", edition.in(need.problem ? words::kCorrect : words::kFillIn));
    out.text(" ");
    edition.code(need.path);
    if (!need.type.empty()) {
      out.text(" ");
      out.leaf("span", {{"class", "type"}}, prose(edition.locale(), need.type));
    }
    out.text(" ");
    edition.place(need.place);
    edition.paragraph("ask", edition.in(need.ask));
  });
}

void cell(const Edition& edition, const i18n::Text& title, std::string_view style,
          std::string_view text) {
  edition.out().within(
      "td", {{"class", std::string(style)}, {"data-title", std::string(edition.in(title))}},
      [&] { edition.words(text); });
}

void row(const Edition& edition, const Comparison& row) {
  auto& out = edition.out();
  const auto locale = edition.locale();
  const auto& part = *row.fact.part;
  out.within("tr", [&] {
    out.within("td", {{"class", "found"}}, [&] {
      if (!row.about.empty()) {
        out.leaf("bdi", {{"class", "about"}}, row.about);
        out.text(" ");
      }
      edition.words(found(locale, row.fact));
    });
    cell(edition, words::kNeeded, "needed", needed(locale, row.fact));
    cell(edition, words::kDistance, "distance",
         needed(locale, row.fact).empty() ? std::string_view() : part.distance.in(locale));
    out.within("td", {{"class", "where"}}, [&] { edition.place(row.place); });
  });
}

// What decided, comparison by comparison.
void facts_table(const Edition& edition, const Group& group) {
  auto rows = comparisons(edition.locale(), group);
  if (rows.empty()) return;
  auto& out = edition.out();
  const auto more = cut_to(rows, kMost) + left_out(group);
  out.within("div", {{"class", "wide"}}, [&] {
    out.within("table", {{"class", "facts-found"}}, [&] {
      edition.columns({words::kFound, words::kNeeded, words::kDistance, words::kWhere});
      out.within("tbody", [&] {
        for (const auto& one : rows)
          row(edition, one);
      });
    });
  });
  if (more > 0) edition.paragraph("more", edition.say(labels::kMore, more));
}

// What was read, where no explanation tells it.
void values(const Edition& edition, const CheckResult& check) {
  if (check.explanation || check.evidence.empty()) return;
  auto& out = edition.out();
  const auto count = std::min(check.evidence.size(), kMost);
  out.within("ul", {{"class", "values"}}, [&] {
    for (std::size_t i = 0; i < count; ++i)
      out.within("li", [&] { edition.evidence(check.evidence[i]); });
    if (check.evidence.size() > count) {
      out.leaf("li", edition.say(labels::kMore, check.evidence.size() - count));
    }
  });
}

std::vector<std::string> steps(const Edition& edition, const Group& group) {
  const auto& check = *group.front();
  std::vector<std::string> steps;
  // The fix of one of several checks is not that of the others.
  if (ids(group).size() == 1 && !check.fix.empty()) steps.push_back(edition.in(check.fix));
  if (check.outcome == Outcome::attest) {
    steps.push_back(edition.say(labels::kSign, "`" + check.id + "`"));
  }
  return steps;
}

void what_to_do(const Edition& edition, const Group& group) {
  auto& out = edition.out();
  const auto needed = needs(group);
  const auto todo = steps(edition, group);
  const auto& show = group.front()->show;
  if (needed.empty() && todo.empty() && show.empty()) return;
  out.within("div", {{"class", "do"}}, [&] {
    if (!needed.empty() || !todo.empty()) out.leaf("h5", edition.in(words::kWhatToDo));
    for (const auto& step : todo)
      edition.paragraph("step", step);
    list_of(edition, needed);
    if (show.empty()) return;
    out.leaf("h5", edition.in(words::kDocuments));
    out.within("ul", {{"class", "documents"}}, [&] {
      for (const auto& document : show)
        out.within("li", [&] { edition.words(document); });
    });
  });
}

// `✘ fail  Long enough in service (risk assessment)  PERF-1.time-in-service`
void finding_head(const Edition& edition, const Group& group) {
  auto& out = edition.out();
  const auto& check = *group.front();
  const auto names = ids(group);
  out.within("h4", [&] {
    edition.badge(check.outcome);
    out.text(" ");
    if (names.size() == 1) edition.words(check.title);
    const auto about = subjects(edition.locale(), group);
    if (!about.empty()) {
      out.text(" ");
      out.leaf("bdi", {{"class", "subject"}}, few(edition.locale(), about));
    }
    for (const auto& id : names) {
      out.text(" ");
      edition.code(id);
    }
  });
}

void statement(const Edition& edition, const CheckResult& check) {
  if (check.statement.empty()) return;
  edition.out().within("p", {{"class", "statement"}}, [&] {
    edition.out().leaf(
        "span", {{"class", "name"}},
        edition.in(check.outcome == Outcome::attest ? words::kToSign : words::kStatement));
    edition.out().text(" ");
    edition.words(check.statement);
  });
}

void waiver(const Edition& edition, const CheckResult& check) {
  if (!check.waiver || check.outcome != Outcome::waived) return;
  edition.out().within("p", {{"class", "waiver"}}, [&] {
    edition.words(waiver_words(edition.locale(), check));
    edition.out().text(" ");
    edition.place(check.waiver->place);
  });
}

// The day from which time alone has mended it, unless `said` names it.
std::string waiting(const Edition& edition, const Group& group, std::string_view said) {
  std::string date;
  for (const auto* const check : group) {
    if (!check->explanation) return {};
    const auto of_check = waiting_date(*check->explanation);
    if (of_check.empty()) return {};
    date = std::max(date, of_check);
  }
  if (said.find(date) != std::string_view::npos) return {};
  return edition.say(labels::kReachedAll, date);
}

// What is said before the comparisons: what they are about, where they do not say it
// themselves.
std::string said(const Edition& edition, const CheckResult& check) {
  const auto* const part = main_part(check);
  const bool told = check.message.empty() && check.reason.empty() && part != nullptr;
  if (!told) return sentence(edition.locale(), check);
  const bool needs_tell = check.outcome == Outcome::missing && !check.needs.empty();
  return part->children.empty() || needs_tell ? std::string() : edition.in(part->text);
}

}  // namespace

void list_of(const Edition& edition, const std::vector<const verdict::Need*>& needs) {
  if (needs.empty()) return;
  auto& out = edition.out();
  const auto count = std::min(needs.size(), kMost);
  out.within("ul", {{"class", "needs"}}, [&] {
    for (std::size_t i = 0; i < count; ++i)
      need(edition, *needs[i]);
    if (needs.size() > count) out.leaf("li", edition.say(labels::kMore, needs.size() - count));
  });
}

void signature(const Edition& edition, const verdict::Attestation& attestation) {
  auto& out = edition.out();
  const auto locale = edition.locale();
  std::vector<std::string> facts{
      edition.say(labels::kSigned, prose(locale, signer(attestation)), attestation.on),
      std::string(
          edition.in(attestation.conforms ? labels::kConforms : labels::kDoesNotConform))};
  if (!attestation.expires_on.empty()) {
    facts.push_back(edition.say(labels::kCountsUntil, attestation.expires_on));
  }
  out.within("div", {{"class", "signature"}}, [&] {
    out.within("p", [&] {
      out.text(fmt::format("{}", fmt::join(facts, edition.in(labels::kPause))));
      out.text(" ");
      edition.place(attestation.place);
    });
    const auto statement = prose(locale, attestation.statement);
    if (!statement.empty()) out.leaf("blockquote", statement);
    if (!attestation.documents.empty()) {
      edition.paragraph("documents",
                        edition.say(labels::kDocuments, listed(locale, attestation.documents)));
    }
  });
}

void finding(const Edition& edition, const Group& group) {
  auto& out = edition.out();
  const auto& check = *group.front();
  out.within("section", {{"class", fmt::format("finding {}", name(check.outcome))}}, [&] {
    finding_head(edition, group);
    statement(edition, check);
    edition.paragraph("said", said(edition, check));
    if (check.attestation) signature(edition, *check.attestation);
    waiver(edition, check);
    facts_table(edition, group);
    for (const auto* const one : group)
      values(edition, *one);
    edition.paragraph("waiting", waiting(edition, group, said(edition, check)));
    what_to_do(edition, group);
    if (group.size() == 1) why(edition, check);
  });
}

}  // namespace zizhi::report::html
