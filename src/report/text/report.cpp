// The terminal report: the verdict, a line for each category, the gaps, what to do in which
// order, what nobody should overlook, and what all this rests on.
#include "formats.h"
#include "mask.h"
#include "provenance.h"
#include "text/parts.h"

#include "zizhi/base/utf8.h"

#include <algorithm>

namespace zizhi::report {
namespace {

using verdict::Assessment;

constexpr std::size_t kDigest = 12;  // hexadecimal digits of a digest that are shown

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
              {counts(page.locale(), category.counts)});
  }
}

std::string digest(const Page& page, std::string_view sha256) {
  if (sha256.empty()) return {};
  const auto digits = sha256.substr(0, kDigest);
  return page.say(labels::kSha256, digits.size() < sha256.size() ? std::string(digits) + "…"
                                                                 : std::string(digits));
}

}  // namespace

void head(Page& page, const Assessment& assessment) {
  const auto locale = page.locale();
  auto name = prose(locale, assessment.organization);
  if (name.empty()) name = page.in(labels::kNameless);
  page.pair({name, Style::strong}, {headline(locale, assessment), style(assessment.verdict)});

  page.paragraph(0, {prose(locale, page.in(assessment.rulebook.title))});
  for (const auto& overlay : assessment.rulebook.overlays) {
    page.paragraph(
        0, {overlay_by_title(locale, overlay), overlay.draft ? Style::strong : Style::plain});
  }
  page.row(0, {}, {application(locale, assessment.application)}, {day(locale, assessment)});
  const auto& overridden = assessment.application.overridden;
  if (!overridden.empty()) {
    page.paragraph(0, {page.say(labels::kOverridden, listed(locale, overridden))});
  }
  categories(page, assessment);
}

void foot(Page& page, const Assessment& assessment) {
  page.blank();
  page.paragraph(0, {interval(page.locale(), assessment)});
  page.paragraph(0, {std::string(page.in(labels::kDisclaimer)), Style::strong});
  const auto& rulebook = assessment.rulebook;
  page.row(2, {}, {report::rulebook(page.locale(), rulebook)},
           {digest(page, rulebook.sha256), Style::faint});
  for (const auto& overlay : rulebook.overlays) {
    page.row(2, {}, {overlay_by_id(page.locale(), overlay)},
             {digest(page, overlay.sha256), Style::faint});
  }
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
