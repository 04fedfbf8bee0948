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
