// `zizhi explain Z3101`: what a diagnostic means.
#include "topic.h"

#include "zizhi/base/assert.h"
#include "zizhi/diag/diagnostic.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

/// What the first digit of a code says.
struct Family {
  char digit = 0;
  i18n::Text about;
};

constexpr std::array kFamilies{
    Family{'0', {"About the command line and files.", "关于命令行与文件。"}},
    Family{'1',
           {"About the syntax of YAML, JSON and expressions: the text cannot be read.",
            "关于 YAML、JSON 和表达式的语法：文本无法读取。"}},
    Family{'2',
           {"About the meaning of a rulebook or an expression. A rulebook with an error does "
            "not load.",
            "关于规则手册或表达式的含义。有错误的规则手册不会载入。"}},
    Family{
        '3',
        {"About evidence: a data problem. The rest is still assessed. What is unusable counts "
         "as missing, and the report names the checks whose outcome depends on it.",
         "关于证据：数据问题。其余部分仍会评估；不可用的内容按缺失处理，报告会列出结果取决于它"
         "的检查"
         "项。"}},
    Family{'4', {"Advice to the authors of rulebooks.", "给规则手册作者的建议。"}},
};

i18n::Text consequence(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::error:
      return {"An error: the exit code is 2, whatever the gate.",
              "错误：无论门槛如何，退出码均为 2。"};
    case diag::Severity::warning:
      return {"A warning: it does not change the exit code.", "警告：不改变退出码。"};
    case diag::Severity::note:
      return {"A note: it does not change the exit code.", "提示：不改变退出码。"};
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace

bool explain_code(std::string_view id, i18n::Locale locale, Page& page) {
  const auto* const found = std::ranges::find_if(
      diag::kCodes,
      [id](const diag::CodeInfo& code) { return code.code == id || code.name == id; });
  if (found == diag::kCodes.end()) return false;
  page.heading(std::string(found->code) + "  " + std::string(found->name));
  page.paragraph(found->text.in(locale), 2);
  page.space();
  page.paragraph(consequence(found->severity).in(locale), 2);
  for (const auto& family : kFamilies) {
    if (found->code[1] == family.digit) page.paragraph(family.about.in(locale), 2);
  }
  return true;
}

}  // namespace zizhi::cli
