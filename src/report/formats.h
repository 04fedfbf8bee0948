#pragma once

#include "zizhi/report/report.h"

#include <span>
#include <string>

/// One function for each row of the table in report.cpp.
namespace zizhi::report {

std::string render_text(const verdict::Assessment& assessment, const Options& options);
std::string render_html(const verdict::Assessment& assessment, const Options& options);
std::string render_json(const verdict::Assessment& assessment, const Options& options);
std::string render_form(const verdict::Assessment& assessment, const Options& options);
std::string render_markdown(const verdict::Assessment& assessment, const Options& options);
std::string render_xlsx(const verdict::Assessment& assessment, const Options& options);
std::string render_ndjson(const verdict::Assessment& assessment, const Options& options);
std::string render_junit(const verdict::Assessment& assessment, const Options& options);
std::string render_sarif(const verdict::Assessment& assessment, const Options& options);
std::string render_github(const verdict::Assessment& assessment, const Options& options);
std::string render_csv(const verdict::Assessment& assessment, const Options& options);
std::string render_tap(const verdict::Assessment& assessment, const Options& options);
std::string render_oscal(const verdict::Assessment& assessment, const Options& options);

// Of several dossiers in one document.
std::string render_ndjson_several(std::span<const verdict::Assessment> assessments,
                                  const Options& options);
std::string render_junit_several(std::span<const verdict::Assessment> assessments,
                                 const Options& options);
std::string render_sarif_several(std::span<const verdict::Assessment> assessments,
                                 const Options& options);
std::string render_github_several(std::span<const verdict::Assessment> assessments,
                                  const Options& options);
std::string render_csv_several(std::span<const verdict::Assessment> assessments,
                               const Options& options);
std::string render_oscal_several(std::span<const verdict::Assessment> assessments,
                                 const Options& options);

}  // namespace zizhi::report
