#pragma once

#include "zizhi/base/date.h"
#include "zizhi/i18n/text.h"
#include "zizhi/report/report.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Several dossiers at a glance: clients by requirements, and what each has to mind next.
namespace zizhi::report {

/// What falls due on a day.
enum class Due : std::uint8_t {
  signature_ends,  ///< the last day that a signature counts
  waiver_ends,     ///< the last day of a waiver
  stated,          ///< a date of the evidence that an outcome rests on: the end of a lease
};

std::string_view name(Due due);

/// The next day on which something that counts now may cease to.
struct Deadline {
  base::Date date;
  Due due = Due::stated;
  std::string what;  ///< the first check's id, or path of the evidence
  std::size_t more = 0;
};

struct Client {
  std::string dossier;       ///< its evidence's file
  std::string organization;  ///< may be empty
  bool assessed = false;
  verdict::Verdict verdict = verdict::Verdict::incomplete;
  std::string headline;
  std::vector<std::optional<verdict::Outcome>> outcomes;  ///< by column; none: not assessed
  std::optional<Deadline> next;
};

struct Column {
  std::string id;
  i18n::Localized title;
};

struct Matrix {
  base::Date as_of;
  bool as_of_given = false;
  std::string tool_version;
  verdict::RulebookInfo rulebook;
  std::vector<verdict::Parameter> parameters_changed;
  std::vector<std::string> rests_on;  ///< the day, the rulebook, and what changed the yardstick
  std::string overlays_cell;          ///< of provenance.h
  std::string parameters_cell;
  std::vector<Column> columns;  ///< the requirements, in the rulebook's order
  std::vector<Client> clients;
};

/// Of assessments by one rulebook on one day. Personal data is masked as `options` say.
Matrix matrix(std::span<const verdict::Assessment> assessments, const Options& options);

/// As a document, by what its path ends in.
std::string render_matrix(const verdict::Assessment& assessment, const Options& options);
std::string render_matrix_several(std::span<const verdict::Assessment> assessments,
                                  const Options& options);

/// "2026-12-31: the waiver of OFFICE-1.tenure ends, and 2 more"; empty where nothing is due.
std::string sentence(i18n::Locale locale, const std::optional<Deadline>& next);

/// The word of an outcome, of none "not assessed".
std::string_view word_of(i18n::Locale locale, const std::optional<verdict::Outcome>& outcome);

std::string matrix_text(const Matrix& matrix, const Options& options);
std::string matrix_csv(const Matrix& matrix, const Options& options);
std::string matrix_json(const Matrix& matrix);
std::string matrix_html(const Matrix& matrix, const Options& options);
std::string matrix_xlsx(const Matrix& matrix, const Options& options);

}  // namespace zizhi::report
