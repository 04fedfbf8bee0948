// The terminal report: the verdict, a line for each category, the gaps, what to do in which
// order, what nobody should overlook, and what all this rests on.
#include "formats.h"
#include "mask.h"
#include "text_parts.h"

#include "zizhi/base/utf8.h"

#include <algorithm>

namespace zizhi::report {
namespace {

using verdict::Assessment;
using verdict::Outcome;

constexpr std::size_t kDigest = 12;  // hexadecimal digits of a digest that are shown

// The worst outcome among the requirements of a category.
Outcome worst(const verdict::Counts& counts) {
  for (const auto outcome : {Outcome::error, Outcome::fail, Outcome::missing, Outcome::attest,
                             Outcome::waived, Outcome::pass}) {
    if (counts.of(outcome) > 0) return outcome;
  }
  return Outcome::not_applicable;
}

std::size_t data_errors(const Assessment& assessment) {
  return static_cast<std::size_t>(
      std::ranges::count_if(assessment.problems, &verdict::Problem::error));
}

std::string headline(const Page& page, const Assessment& assessment) {
  auto open = assessment.counts;
  const bool all_pass = open.pass == open.applicable();
  if (!all_pass) open.pass = 0;
  open.not_applicable = 0;
  auto line = counts(page, open);
  const auto errors = data_errors(assessment);
  if (errors > 0) {
    if (!line.empty()) line += " · ";
    line += page.say(labels::kDataErrors.of(errors), errors);
  }
  const auto verdict = page.in(word(assessment.verdict));
  return line.empty() ? std::string(verdict) : page.say(labels::kVerdict, verdict, line);
}

std::string application(const Page& page, const verdict::Application& application) {
  std::vector<std::string> names;
  for (const auto& service : application.services) {
    auto name = prose(page.locale(), page.in(service.title));
    const auto level = std::ranges::find(application.levels, service.id,
                                         &std::pair<std::string, std::string>::first);
    if (level != application.levels.end() && level->second != application.level) {
      name = page.say(labels::kServiceLevel, name, level->second);
    }
    names.push_back(std::move(name));
  }
  return page.say(labels::kApplication, application.level,
                  prose(page.locale(), page.in(application.stage_title)),
                  listed(page.locale(), names));
}

void categories(Page& page, const Assessment& assessment) {
  std::size_t width = 0;
  for (const auto& category : assessment.categories) {
    width = std::max(width, base::cells(prose(page.locale(), page.in(category.title))));
  }
  width = std::min<std::size_t>(width, 30);
  page.blank();
  for (const auto& category : assessment.categories) {
    auto title = prose(page.locale(), page.in(category.title));
    title.append(width - std::min(width, base::cells(title)), ' ');
    const auto outcome = worst(category.counts);
    page.hang(2, {fmt::format("{} {}   ", mark(outcome), title), style(outcome)},
              {counts(page, category.counts)});
  }
}

// From what is confirmed to what is possible; never a share of what happened to be decided.
std::string interval(const Page& page, const Assessment& assessment) {
  const auto applicable = assessment.counts.applicable();
  if (applicable == 0) return std::string(page.in(labels::kNoRequirement));
  if (assessment.confirmed == applicable) {
    return page.say(labels::kAllConfirmed.of(applicable), applicable);
  }
  return page.say(labels::kConfirmed.of(applicable), applicable, assessment.confirmed,
                  assessment.possible);
}

// The folder of all evidence files, with its slash; empty where they have none in common.
std::string_view common_folder(const Assessment& assessment) {
  std::string_view common;
  for (const auto& file : assessment.evidence) {
    const std::string_view name = file.name;
    const auto folder = name.substr(0, name.rfind('/') + 1);
    if (&file == assessment.evidence.data()) common = folder;
    while (!name.starts_with(common)) {
      common.remove_suffix(1);
      common = common.substr(0, common.rfind('/') + 1);
    }
  }
  return common;
}

std::string digest(const Page& page, std::string_view sha256) {
  if (sha256.empty()) return {};
  const auto digits = sha256.substr(0, kDigest);
  return page.say(labels::kSha256, digits.size() < sha256.size() ? std::string(digits) + "…"
                                                                 : std::string(digits));
}

}  // namespace

std::string counts(const Page& page, const verdict::Counts& counts) {
  std::vector<std::string> parts;
  const auto applicable = counts.applicable();
  const bool all_pass = applicable > 0 && counts.pass == applicable;
  if (all_pass) parts.push_back(page.say(labels::kAllPass, applicable));
  for (const auto outcome : {Outcome::error, Outcome::fail, Outcome::missing, Outcome::attest,
                             Outcome::waived, Outcome::pass, Outcome::not_applicable}) {
    const auto count = counts.of(outcome);
    if (count == 0 || (all_pass && outcome == Outcome::pass)) continue;
    parts.push_back(page.say(labels::kCount, count, page.in(word(outcome))));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

void head(Page& page, const Assessment& assessment) {
  const auto locale = page.locale();
  auto name = prose(locale, assessment.organization);
  if (name.empty()) name = page.in(labels::kNameless);
  page.pair({name, Style::strong}, {headline(page, assessment), style(assessment.verdict)});

  page.paragraph(0, {prose(locale, page.in(assessment.rulebook.title))});
  const auto& as_of = assessment.as_of_given ? labels::kAsOfGiven : labels::kAsOfToday;
  page.row(0, {}, {application(page, assessment.application)},
           {page.say(as_of, base::format(assessment.as_of))});
  const auto& overridden = assessment.application.overridden;
  if (!overridden.empty()) {
    page.paragraph(0, {page.say(labels::kOverridden, listed(locale, overridden))});
  }
  categories(page, assessment);
}

void foot(Page& page, const Assessment& assessment) {
  page.blank();
  page.paragraph(0, {interval(page, assessment)});
  page.paragraph(0, {std::string(page.in(labels::kDisclaimer)), Style::strong});
  const auto& rulebook = assessment.rulebook;
  page.row(2, {},
           {page.say(labels::kRulebook, rulebook.id, rulebook.version, rulebook.edition)},
           {digest(page, rulebook.sha256), Style::faint});
  for (const auto& file : assessment.evidence) {
    page.row(2, {}, {file.name}, {digest(page, file.sha256), Style::faint});
  }
  page.paragraph(2, {page.say(labels::kTool, assessment.tool_version)});
}

std::string render_text(const Assessment& assessment, const Options& options) {
  const auto copy = shown(assessment, options.show_personal);
  Page page(options);
  page.set_folder(common_folder(copy));
  head(page, copy);
  gaps(page, copy);
  waived(page, copy);
  if (options.pass_details) passes(page, copy);
  to_do(page, copy);
  also(page, copy, options);
  foot(page, copy);
  return page.text();
}

}  // namespace zizhi::report
