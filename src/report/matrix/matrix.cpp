#include "matrix/matrix.h"

#include "account.h"
#include "assessed.h"
#include "calendar.h"
#include "labels.h"
#include "matrix/words.h"
#include "prose.h"
#include "provenance.h"
#include "summary.h"

#include "zizhi/base/assert.h"

#include <algorithm>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;

constexpr i18n::Text kSignature{"{}: the signature for {} ends", "{}：{} 的签署到期"};
constexpr i18n::Text kWaiver{"{}: the waiver of {} ends", "{}：{} 的豁免到期"};
constexpr i18n::Text kDate{"{}: {}", "{}：{}"};

// A day on which a check comes to hold is no deadline.
std::optional<Due> due_of(Occasion occasion) {
  switch (occasion) {
    case Occasion::reached:
      return std::nullopt;
    case Occasion::signature_ends:
      return Due::signature_ends;
    case Occasion::waiver_ends:
      return Due::waiver_ends;
    case Occasion::stated:
      return Due::stated;
  }
  ZIZHI_UNREACHABLE();
}

std::optional<Deadline> next_of(const Assessment& assessment) {
  for (const auto& entry : calendar(assessment)) {
    const auto due = due_of(entry.occasion);
    if (!due || entry.names.empty()) continue;
    return Deadline{.date = entry.date,
                    .due = *due,
                    .what = entry.names.front(),
                    .more = entry.names.size() - 1};
  }
  return std::nullopt;
}

Client client_of(const Assessment& assessment, Locale locale,
                 const std::vector<Column>& columns) {
  Client made;
  if (!assessment.evidence.empty()) made.dossier = assessment.evidence.front().name;
  made.organization = assessment.organization;
  made.assessed = is_assessed(assessment);
  made.verdict = assessment.verdict;
  made.headline = headline(locale, assessment);
  made.outcomes.resize(columns.size());
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    const auto column = std::ranges::find(columns, requirement.id, &Column::id);
    made.outcomes[static_cast<std::size_t>(column - columns.begin())] = requirement.outcome;
  });
  made.next = next_of(assessment);
  return made;
}

std::vector<std::string> rests_on(Locale locale, const Assessment& assessment) {
  std::vector<std::string> lines{day(locale, assessment),
                                 rulebook(locale, assessment.rulebook)};
  for (const auto& made : {changes(locale, assessment), overlay_changes(locale, assessment)})
    lines.insert(lines.end(), made.begin(), made.end());
  return lines;
}

std::vector<Column> columns_of(std::span<const Assessment> assessments) {
  std::vector<Column> columns;
  for (const auto& assessment : assessments) {
    for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
      if (std::ranges::find(columns, requirement.id, &Column::id) == columns.end())
        columns.push_back({.id = requirement.id, .title = requirement.title});
    });
  }
  return columns;
}

/// What is said once for all: every dossier of a run has it in common.
void begin(Matrix& made, const Assessment& first, Locale locale) {
  made.as_of = first.as_of;
  made.as_of_given = first.as_of_given;
  made.tool_version = first.tool_version;
  made.rulebook = first.rulebook;
  made.parameters_changed = first.parameters_changed;
  made.rests_on = rests_on(locale, first);
  made.overlays_cell = overlays_cell(first);
  made.parameters_cell = parameters_cell(first);
}

}  // namespace

std::string_view name(Due due) {
  switch (due) {
    case Due::signature_ends:
      return "signature_ends";
    case Due::waiver_ends:
      return "waiver_ends";
    case Due::stated:
      return "stated";
  }
  ZIZHI_UNREACHABLE();
}

Matrix matrix(std::span<const Assessment> assessments, const Options& options) {
  Matrix made;
  if (assessments.empty()) return made;
  made.columns = columns_of(assessments);
  for (const auto& assessment : assessments) {
    const auto copy = shown(assessment, options.show_personal);
    if (made.clients.empty()) begin(made, copy, options.locale);
    made.clients.push_back(client_of(copy, options.locale, made.columns));
  }
  return made;
}

std::string sentence(Locale locale, const std::optional<Deadline>& next) {
  if (!next) return {};
  const auto& text = next->due == Due::stated        ? kDate
                     : next->due == Due::waiver_ends ? kWaiver
                                                     : kSignature;
  auto words = say(locale, text, base::format(next->date), prose(locale, next->what));
  if (next->more > 0) words += say(locale, labels::kAndMore, next->more);
  return words;
}

std::string_view word_of(Locale locale, const std::optional<verdict::Outcome>& outcome) {
  return outcome ? word(*outcome).in(locale) : matrix_words::kUnassessed.in(locale);
}

std::string render_matrix_several(std::span<const Assessment> assessments,
                                  const Options& options) {
  const auto made = matrix(assessments, options);
  if (options.suffix == "csv") return matrix_csv(made, options);
  if (options.suffix == "json") return matrix_json(made);
  if (options.suffix == "html") return matrix_html(made, options);
  if (options.suffix == "xlsx") return matrix_xlsx(made, options);
  return matrix_text(made, options);
}

std::string render_matrix(const Assessment& assessment, const Options& options) {
  return render_matrix_several({&assessment, 1}, options);
}

}  // namespace zizhi::report
