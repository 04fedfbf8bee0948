// A row for each check and subject, as RFC 4180 has it, then one for each problem of the data;
// a requirement that no check decided has one too (`kind`). For spreadsheets and scripts. Ids
// and the words of the JSON report are never localized; titles and sentences are in the
// language of the report.
#include "account.h"
#include "assessed.h"
#include "csv_row.h"
#include "formats.h"
#include "labels.h"
#include "prose.h"
#include "provenance.h"

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
    "waived_until,signed_by,signed_on,kind,overlays,parameters_changed\r\n";

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

// Where every row begins, and where it ends: what the verdict rests on stands beside each
// outcome.
class Table {
 public:
  Table(Locale locale, const Assessment& assessment)
      : locale_(locale),
        assessment_(assessment),
        overlays_(overlays_cell(assessment)),
        parameters_(parameters_cell(assessment)) {}

  std::string row(const verdict::CategoryResult& category,
                  const verdict::RequirementResult& requirement,
                  const CheckResult& check) const {
    auto row = begun(&category, &requirement);
    row.add(check.id).add(in(check.title)).add(name(check.severity));
    add_subject(row, locale_, check);
    row.add(name(check.outcome)).add(word(check.outcome).in(locale_));
    row.add(check.waived_from ? name(*check.waived_from) : "").add(name(check.decided_by));
    // How a pass came about is told on request; without a request it is not always there.
    const bool told = !is_pass(check);
    row.add(told ? prose(locale_, sentence(locale_, check)) : "");
    add_evidence(row, check);
    row.add(told ? in(check.fix) : "").add(name(check.lead_time));
    row.add(check.waiver ? check.waiver->until : "");
    row.add(check.attestation ? prose(locale_, signer(*check.attestation)) : "");
    row.add(check.attestation ? check.attestation->on : "");
    return ended(row, "check");
  }

  // A requirement that is open although none of its checks is.
  std::string undecided(const verdict::CategoryResult& category,
                        const verdict::RequirementResult& requirement) const {
    auto row = begun(&category, &requirement);
    row.skip(6).add(name(requirement.outcome)).add(word(requirement.outcome).in(locale_));
    row.skip(2).add(labels::kUndecided.in(locale_)).skip(11);
    return ended(row, "requirement");
  }

  // What could not be assessed has a row all the same: the problems below say what stood in
  // the way.
  std::string unassessed() const {
    auto row = begun(nullptr, nullptr);
    row.skip(6)
        .add(name(verdict::Outcome::error))
        .add(word(verdict::Outcome::error).in(locale_));
    row.skip(2).add(labels::kUnassessed.in(locale_)).skip(11);
    return ended(row, "dossier");
  }

  std::string problem(const verdict::Problem& problem) const {
    auto row = begun(nullptr, nullptr);
    row.add(problem.code).skip(1).add(problem.error ? "error" : "warning").skip(4);
    row.add((problem.error ? labels::kError : labels::kWarning).in(locale_)).skip(2);
    row.add(in(problem.message)).add(problem.path).skip(2);
    const auto place = problem.place.value_or(verdict::Place{});
    row.add(place.file).add(place.line).add(place.column);
    std::vector<std::string> helps;
    for (const auto& help : problem.helps)
      helps.push_back(in(help));
    row.add(fmt::format("{}", fmt::join(helps, "; "))).skip(4);
    return ended(row, "problem");
  }

 private:
  std::string in(const i18n::Localized& text) const { return prose(locale_, text.in(locale_)); }

  CsvRow begun(const verdict::CategoryResult* category,
               const verdict::RequirementResult* requirement) const {
    CsvRow row;
    row.add(assessment_.evidence.empty() ? "" : assessment_.evidence.front().name);
    row.add(base::format(assessment_.as_of)).add(name(assessment_.verdict));
    if (category == nullptr || requirement == nullptr) return row.skip(5);
    row.add(category->id).add(in(category->title));
    row.add(requirement->id).add(in(requirement->title));
    return row.add(prose(locale_, clause(locale_, requirement->source)));
  }

  std::string ended(CsvRow& row, std::string_view kind) const {
    return row.add(kind).add(overlays_).add(parameters_).take();
  }

  Locale locale_;
  const Assessment& assessment_;
  std::string overlays_;
  std::string parameters_;
};

std::string rows(Locale locale, const Assessment& assessment) {
  std::string out;
  const Table table(locale, assessment);
  if (!is_assessed(assessment)) out += table.unassessed();
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      if (is_undecided(requirement)) out += table.undecided(category, requirement);
      for (const auto& check : requirement.checks)
        out += table.row(category, requirement, check);
    }
  }
  for (const auto& problem : assessment.problems)
    out += table.problem(problem);
  return out;
}

}  // namespace

std::string render_csv_several(std::span<const Assessment> assessments,
                               const Options& options) {
  std::string out(options.csv_bom ? "\xef\xbb\xbf" : "");
  out += kHeader;
  for (const auto& assessment : assessments)
    out += rows(options.locale, shown(assessment, options.show_personal));
  return out;
}

std::string render_csv(const Assessment& assessment, const Options& options) {
  return render_csv_several({&assessment, 1}, options);
}

}  // namespace zizhi::report
