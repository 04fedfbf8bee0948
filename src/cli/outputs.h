#pragma once

#include "arguments.h"
#include "session.h"

#include "zizhi/report/report.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

inline constexpr Option kFormat{
    .name = "--format",
    .letter = "-f",
    .value = "FORMAT[=PATH]",
    .summary = {"how to write the report, and where to; at most one without a path",
                "报告的格式与去处；至多一个不写路径"},
    .variable = "ZIZHI_FORMAT",
    .repeatable = true};

inline std::vector<std::string_view> detail_choices() {
  return {"gaps", "pass"};
}

inline constexpr Option kDetails{
    .name = "--details",
    .letter = {},
    .value = "WHAT",
    .summary = {"pass: also show how what passes was decided", "pass：也说明符合项如何判定"},
    .variable = "ZIZHI_DETAILS",
    .repeatable = false,
    .choices = detail_choices};
inline constexpr Option kCsvBom{
    .name = "--csv-bom",
    .letter = {},
    .value = {},
    .summary = {"begin CSV with a byte order mark, by which Excel knows that it is UTF-8",
                "CSV 以字节顺序标记开头，使 Excel 识别为 UTF-8"},
    .variable = {}};

/// Whether `--details pass` was given.
bool wants_passes(const Arguments& arguments);

/// One report to write.
struct Output {
  const report::Format* format = nullptr;  ///< null: a text that is no report
  std::string path;                        ///< empty: standard output
};

/// What `-f` and `-o` ask for. Without `-f` it is text, or what the suffix of `-o` says. Empty
/// iff an error was added.
std::optional<std::vector<Output>> read_outputs(const Arguments& arguments, Session& session,
                                                diag::Sink& sink);

/// Whether a report at `path` would come to stand on what was read or written in this run,
/// which is said.
bool spoils(const std::string& path, Session& session);

/// How the report for `output` is shaped.
report::Options report_options(const Output& output, const Arguments& arguments,
                               const Session& session);

/// Puts `text` where `output` says. `code`, or unusable when it could not be written, or would
/// come to stand on what was read or written in this run.
Exit deliver(const Output& output, std::string_view text, Session& session, Exit code);

}  // namespace zizhi::cli
