#include "zizhi/report/report.h"

#include "formats.h"
#include "matrix/matrix.h"

#include <algorithm>
#include <array>

namespace zizhi::report {
namespace {

constexpr auto kFormats = std::to_array<Format>({
    {"text", "txt", {"for reading at a terminal", "供在终端阅读"}, render_text},
    {"html",
     "html",
     {"for reading and printing: one file, both languages", "供阅读与打印：单个文件，中英双语"},
     render_html},
    {"markdown",
     "md",
     {"for comments of pull requests and wikis", "供合并请求评论与维基使用"},
     render_markdown},
    {"xlsx",
     "xlsx",
     {"for spreadsheets: summary, gaps, checks, evidence",
      "供电子表格：概要、差距、检查项、证据"},
     render_xlsx,
     true},
    {"form",
     "",
     {"the columns of the official self-assessment form; .xlsx, .html or Markdown by its path",
      "官方自评估表各栏；按路径后缀为 .xlsx、.html，否则为 Markdown"},
     render_form},
    {"json",
     "json",
     {"for programs: everything, in both languages", "供程序读取：全部内容，中英双语"},
     render_json},
    {"ndjson",
     "ndjson",
     {"the same, one line a dossier", "同 json，每份材料一行"},
     render_ndjson,
     false,
     render_ndjson_several},
    {"junit",
     "xml",
     {"for build servers: a test case for each check", "供构建服务器：每个检查项一个测试用例"},
     render_junit,
     false,
     render_junit_several},
    {"sarif",
     "sarif",
     {"for code scanning: what is open, at the lines of the evidence",
      "供代码扫描：未满足项，定位到证据的行"},
     render_sarif,
     false,
     render_sarif_several},
    {"github",
     "github",
     {"for GitHub Actions: annotations at the lines of the evidence",
      "供 GitHub Actions：在证据的行上加注释"},
     render_github,
     false,
     render_github_several},
    {"csv",
     "csv",
     {"for spreadsheets: a row for each check", "供电子表格：每个检查项一行"},
     render_csv,
     false,
     render_csv_several},
    {"tap",
     "tap",
     {"for TAP consumers: a test point for each check", "供 TAP 工具：每个检查项一个测试点"},
     render_tap},
    {"oscal",
     "oscal.json",
     {"for GRC platforms: NIST's OSCAL assessment results",
      "供治理合规平台：NIST OSCAL 评估结果"},
     render_oscal,
     false,
     render_oscal_several},
    {"matrix",
     "",
     {"clients by requirements, with the next deadline; .csv, .json, .html, .xlsx by its path",
      "客户与要求对照表及下一期限；按路径后缀为 .csv、.json、.html、.xlsx，否则为文本"},
     render_matrix,
     false,
     render_matrix_several},
});

}  // namespace

std::span<const Format> formats() {
  return kFormats;
}

const Format* find(std::string_view name) {
  const auto* const found = std::ranges::find(kFormats, name, &Format::name);
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace zizhi::report
