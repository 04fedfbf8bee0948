#include "zizhi/report/report.h"

#include "formats.h"

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
