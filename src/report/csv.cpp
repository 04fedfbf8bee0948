// A row for each check and subject, as RFC 4180 has it: for spreadsheets and scripts. Ids and
// the words of the JSON report are never localized; titles and sentences are in the language of
// the report.
#include "account.h"
#include "assessed.h"
#include "csv_row.h"
#include "formats.h"
#include "labels.h"
#include "prose.h"
#include "summary.h"

#include <string_view>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;
using verdict::CheckResult;

constexpr std::string_view kHeader =
    "dossier,as_of,verdict,category,category_title,requirement,requirement_title,clause,check,"
    "check_title,severity,subject_kind,subject,subject_title,outcome,outcome_word,waived_from,"
    "decided_by,sentence,evidence_path,evidence_value,needed_path,file,line,column,fix,lead_"
    "time,"
    "waived_until,signed_by,signed_on\r\n";

// Columns of kHeader from `category` to `subject_title`, and behind `sentence`.
constexpr std::size_t kAboutCheck = 11;
constexpr std::size_t kBehindSentence = 11;

void add_subject(CsvRow& row, Locale locale, const CheckResult& check) {
  const verdict::Subject none;
  const auto& subject = check.subject ? *check.subject : none;
  row.add(subject.kind).add(subject.id).add(prose(locale, subject.title.in(locale)));
}

void add_evidence(CsvRow& row, const CheckResult& check) {
  const bool found = !check.evidence.empty();
  row.add(found ? check.evidence.front().path : "")
      .add(found ? check.evidence.front().value : "");
  row.add(check.needs.empty() ? "" : check.needs.front().path);
  const auto place = place_of(check);
  row.add(place.file).add(place.line).add(place.column);
}

std::string row_of(Locale locale, const Assessment& assessment,
                   const verdict::CategoryResult& category,
                   const verdict::RequirementResult& requirement, const CheckResult& check) {
  CsvRow row;
  row.add(assessment.evidence.empty() ? "" : assessment.evidence.front().name);
  row.add(base::format(assessment.as_of)).add(name(assessment.verdict));
  row.add(category.id).add(prose(locale, category.title.in(locale)));
  row.add(requirement.id).add(prose(locale, requirement.title.in(locale)));
  row.add(prose(locale, clause(locale, requirement.source)));
  row.add(check.id).add(prose(locale, check.title.in(locale))).add(name(check.severity));
  add_subject(row, locale, check);
  row.add(name(check.outcome)).add(word(check.outcome).in(locale));
  row.add(check.waived_from ? name(*check.waived_from) : "").add(name(check.decided_by));
  // How a pass came about is told on request; without a request it is not always there.
  const bool told = !is_pass(check);
  row.add(told ? prose(locale, sentence(locale, check)) : "");
  add_evidence(row, check);
  row.add(told ? prose(locale, check.fix.in(locale)) : "").add(name(check.lead_time));
  row.add(check.waiver ? check.waiver->until : "");
  row.add(check.attestation ? prose(locale, signer(*check.attestation)) : "");
  row.add(check.attestation ? check.attestation->on : "");
  return row.take();
}

// What could not be assessed has a row all the same: what stood in the way.
std::string row_of(Locale locale, const Assessment& assessment) {
  std::vector<std::string> reasons;
  for (const auto& problem : assessment.problems) {
    if (problem.error && reasons.size() < kFew)
      reasons.push_back(problem.code + " " + prose(locale, problem.message.in(locale)));
  }
  CsvRow row;
  row.add(assessment.evidence.empty() ? "" : assessment.evidence.front().name);
  row.add(base::format(assessment.as_of)).add(name(assessment.verdict));
  row.skip(kAboutCheck);
  row.add(name(verdict::Outcome::error)).add(word(verdict::Outcome::error).in(locale));
  row.skip(2).add(fmt::format("{}", fmt::join(reasons, " · ")));
  return row.skip(kBehindSentence).take();
}

}  // namespace

std::string render_csv_several(std::span<const Assessment> assessments,
                               const Options& options) {
  std::string out(options.csv_bom ? "\xef\xbb\xbf" : "");
  out += kHeader;
  for (const auto& assessment : assessments) {
    const auto copy = shown(assessment, options.show_personal);
    if (!is_assessed(copy)) out += row_of(options.locale, copy);
    for (const auto& category : copy.categories) {
      for (const auto& requirement : category.requirements) {
        for (const auto& check : requirement.checks)
          out += row_of(options.locale, copy, category, requirement, check);
      }
    }
  }
  return out;
}

std::string render_csv(const Assessment& assessment, const Options& options) {
  return render_csv_several({&assessment, 1}, options);
}

}  // namespace zizhi::report
