// A row for each check and subject, as RFC 4180 has it: for spreadsheets and scripts. Ids and
// the words of the JSON report are never localized; titles and sentences are in the language of
// the report.
#include "account.h"
#include "formats.h"
#include "labels.h"
#include "prose.h"

#include "zizhi/base/utf8.h"

#include <string_view>

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

// A spreadsheet takes a cell that begins so for a formula, unless an apostrophe stands before
// it.
bool is_formula(std::string_view cell) {
  return !cell.empty() &&
         std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

class Row {
 public:
  Row& add(std::string_view text) {
    std::string cell = base::visible(text);
    if (is_formula(text)) cell.insert(0, 1, '\'');
    if (!row_.empty()) row_ += ',';
    const bool quoted = cell.find_first_of("\",") != std::string::npos ||
                        cell.starts_with(' ') || cell.ends_with(' ');
    if (!quoted) {
      row_ += cell.empty() && row_.empty() ? "\"\"" : cell;
      return *this;
    }
    row_ += '"';
    for (const char byte : cell)
      row_.append(byte == '"' ? 2 : 1, byte);
    row_ += '"';
    return *this;
  }

  Row& add(std::uint32_t number) { return add(number == 0 ? "" : std::to_string(number)); }

  std::string take() { return row_ + "\r\n"; }

 private:
  std::string row_;
};

void add_subject(Row& row, Locale locale, const CheckResult& check) {
  const verdict::Subject none;
  const auto& subject = check.subject ? *check.subject : none;
  row.add(subject.kind).add(subject.id).add(prose(locale, subject.title.in(locale)));
}

void add_evidence(Row& row, const CheckResult& check) {
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
  Row row;
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

}  // namespace

std::string render_csv_several(std::span<const Assessment> assessments,
                               const Options& options) {
  std::string out(options.csv_bom ? "\xef\xbb\xbf" : "");
  out += kHeader;
  for (const auto& assessment : assessments) {
    const auto copy = shown(assessment, options.show_personal);
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
