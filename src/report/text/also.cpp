// What nobody should overlook, at the end of the terminal report.
#include "mask.h"
#include "remarks.h"
#include "text/parts.h"

#include <algorithm>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

constexpr std::size_t kTitle = 2;  // the indent of a part's title
constexpr std::size_t kEntry = 4;  // and of its entries
constexpr std::size_t kAll = std::string::npos;

Style style(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return Style::strong;
    case Tone::error:
      return Style::bad;
    case Tone::warning:
      return Style::open;
  }
  ZIZHI_UNREACHABLE();
}

/// The first `most` remarks under a title with their number; the rest are only counted.
void part(Page& page, const i18n::Text& title, const Remarks& remarks,
          std::size_t most = kAll) {
  if (remarks.empty()) return;
  page.paragraph(kTitle, {remarks.size() == 1
                              ? std::string(page.in(title))
                              : page.say(labels::kCounted, page.in(title), remarks.size())});
  const auto count = std::min(remarks.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& remark = remarks[i];
    page.row(kEntry, {remark.name.empty() ? "" : remark.name + "  ", style(remark.tone)},
             {remark.body}, {page.place(remark.place), Style::faint});
    for (const auto& line : remark.under)
      page.paragraph(kEntry + 2, {line, Style::faint});
    Shown rows;
    evidence_rows(page, kEntry + 2, remark.evidence, rows);
  }
  if (remarks.size() > count) {
    page.paragraph(kEntry, {page.say(labels::kMore, remarks.size() - count)});
  }
}

}  // namespace

void also(Page& page, const verdict::Assessment& assessment, const Options& options) {
  const auto locale = page.locale();
  page.heading(labels::kAlso);
  std::vector<std::string_view> none;
  const auto part_or_none = [&](const i18n::Text& title, const i18n::Text& name,
                                const Remarks& remarks, std::size_t most) {
    part(page, title, remarks, most);
    if (remarks.empty()) none.push_back(page.in(name));
  };
  part(page, labels::kNotApplicable, not_applicable(locale, assessment));
  if (assessment.verdict == verdict::Verdict::ready || options.pass_details) {
    part(page, labels::kAttested, signatures(locale, assessment));
  }
  part_or_none(labels::kAdvice, labels::kNoneAdvice, advice(locale, assessment), 2 * kMany);
  part_or_none(labels::kWaivers, labels::kNoneWaivers, waivers(locale, assessment), kAll);
  part(page, labels::kOverlays, overlays(locale, assessment));
  part_or_none(labels::kParameters, labels::kNoneParameters, parameters(locale, assessment),
               kAll);
  part_or_none(labels::kProblems, labels::kNoneProblems, problems(locale, assessment), kMany);
  // Comes last: it looks at what is on the page.
  const bool masked = page.text().find(kMask) != std::string::npos;
  part(page, labels::kNotes, notes(locale, assessment, masked));
  if (!none.empty()) {
    page.paragraph(kTitle, {page.say(labels::kNone, listed(page.locale(), none))});
  }
}

}  // namespace zizhi::report
