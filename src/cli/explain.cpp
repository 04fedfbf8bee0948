// `zizhi explain ID`: what a requirement, a check, a word of the rulebook or of its language,
// or a diagnostic means.
#include "command.h"
#include "flags.h"
#include "page.h"
#include "pipeline.h"
#include "topic.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr std::array kOptions{kRulebook, kOverlay, kSet, kLimit};
constexpr std::array kOperands{Operand{
    .name = "ID",
    .summary = {
        "a requirement, check, category, parameter, definition, service, stage or "
        "source of the rulebook, a function, operator or macro of its language, or a "
        "diagnostic code",
        "规则手册中的要求、检查项、类别、参数、定义、服务类别、阶段或来源，其语言的函数、"
        "运算符或宏，或诊断代码"}}};
constexpr std::array kExamples{
    Example{"zizhi explain PERF-1", {"a requirement with its checks", "一项要求及其检查项"}},
    Example{"zizhi explain coveredMonths",
            {"a function of the expression language", "表达式语言的一个函数"}},
    Example{"zizhi explain Z3101", {"a diagnostic", "一条诊断信息"}},
};

Exit explain(const Arguments& arguments, Session& session) {
  const auto& id = arguments.operands().front();
  Page page(std::clamp<std::size_t>(session.world.terminal.width, 60, 100), session.colors.out);
  if (explain_code(id, session.locale, page)) return session.print(page.take(), Exit::ready);
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;
  if (explain_topic(*rulebook, id, session.locale, page)) {
    return session.print(page.take(), Exit::ready);
  }
  if (explain_language(id, session.locale, page)) {
    return session.print(page.take(), Exit::ready);
  }
  auto known = topics(*rulebook);
  std::ranges::copy(language_topics(), std::back_inserter(known));
  for (const auto& code : diag::kCodes) {
    known.push_back(code.code);
  }
  session.say(diag::suggest(diag::make<Code::unknown_topic>(std::nullopt, id), id, known));
  return Exit::unusable;
}

}  // namespace

constinit const Command kExplain{
    .name = "explain",
    .summary = {"Tells about a requirement, check, parameter, service, function or diagnostic "
                "code.",
                "解释一项要求、检查项、参数、服务类别、函数或诊断代码。"},
    .details = {},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = explain};

}  // namespace zizhi::cli
