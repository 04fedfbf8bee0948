#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace zizhi::report {

/// How a report is shaped. What does not concern a format is ignored by it.
struct Options {
  i18n::Locale locale = i18n::Locale::en;
  std::size_t width = 80;  ///< terminal cells
  bool color = false;
  bool pass_details = false;  ///< also show how passes were decided
  bool show_personal = false;
  std::string_view suffix{};  ///< of the path it goes to, without the dot: `form` goes by it
  bool csv_bom = false;  ///< begin CSV with a byte order mark, by which spreadsheets know UTF-8
};

/// Writes an assessment in one format. Pure.
using Render = std::string (*)(const verdict::Assessment& assessment, const Options& options);

/// Writes the assessments of several dossiers as one document. Pure.
using RenderSeveral = std::string (*)(std::span<const verdict::Assessment> assessments,
                                      const Options& options);

/// An explanation by itself as JSON, in the shape that it has in the JSON report; personal
/// data is masked as there.
std::string explanation_json(const verdict::Explanation& explained, bool show_personal);

/// `assessment` as it may be shown. Without `show_personal`, every personal value is replaced
/// by `***`: where it stands, in the sentences that speak of it, and (where it is long enough
/// to be told from other words) everywhere else. Empty texts of lists are left out.
verdict::Assessment shown(const verdict::Assessment& assessment, bool show_personal);

/// "NOT READY: 3 fail · 1 data problem".
std::string headline(i18n::Locale locale, const verdict::Assessment& assessment);

struct Format {
  std::string_view name;
  std::string_view extension;
  i18n::Text summary;
  Render render;
  bool binary = false;              ///< not for a terminal
  RenderSeveral several = nullptr;  ///< null: a document holds one assessment
};

/// Every format in the order of --help.
std::span<const Format> formats();

/// Null when there is no such format.
const Format* find(std::string_view name);

}  // namespace zizhi::report
