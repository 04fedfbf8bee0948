#pragma once

#include "zizhi/report/report.h"

#include <string>

/// One function for each row of the table in report.cpp.
namespace zizhi::report {

std::string render_text(const verdict::Assessment& assessment, const Options& options);
std::string render_html(const verdict::Assessment& assessment, const Options& options);
std::string render_json(const verdict::Assessment& assessment, const Options& options);
std::string render_form(const verdict::Assessment& assessment, const Options& options);
std::string render_markdown(const verdict::Assessment& assessment, const Options& options);
std::string render_xlsx(const verdict::Assessment& assessment, const Options& options);

}  // namespace zizhi::report
