// What self-assessments need beyond the language: credit codes, look-ups by a field.
#include "call.h"
#include "credit_code.h"
#include "fields.h"
#include "library.h"
#include "support.h"

#include <array>
#include <string>
#include <vector>

namespace zizhi::cel::functions {
namespace {

bool is_credit_code(std::string_view code) {
  return !credit_code_problem(code).has_value();
}

Value problem_of(Context& context, std::string_view code) {
  const auto problem = credit_code_problem(code);
  return problem ? text_value(context, problem->en) : Value::string("");
}

Value problem_in(Context& context, std::string_view code, std::string_view language) {
  if (language != "en" && language != "zh") {
    return context.fail(FailureCode::invalid_argument, to_text(Value::string(language)));
  }
  const auto problem = credit_code_problem(code);
  if (!problem) return Value::string("");
  return text_value(context, language == "zh" ? problem->zh : problem->en);
}

Value index_by(Context& context, Items items, std::string_view name) {
  context.charge(items.values.size() * 4);
  std::vector<Entry> entries;
  Obstacle obstacle;
  for (const auto& item : items.values) {
    const auto key = field(context, item, name);
    obstacle.note(context, key);
    if (!key.plain()) continue;
    if (!key.is(Tag::string)) return context.fail(FailureCode::no_such_overload);
    entries.push_back({key, item});
  }
  if (obstacle.any()) return obstacle.value();
  const auto* const map = make_map(context.arena(), entries);
  return map != nullptr ? Value::map(map) : context.fail(FailureCode::duplicate_key, name);
}

constexpr std::array kRows = std::to_array<Overload>({
    {"uscc.isValid(string) -> bool", call<is_credit_code>,
     "True for a unified social credit code with the right check character (GB 32100-2015).",
     "是校验码正确的统一社会信用代码（GB 32100-2015）时为真。",
     "uscc.isValid('91350100M000100Y43')"},
    {"uscc.problem(string) -> string", call<problem_of>,
     "Why it is no unified social credit code, in English; empty for one that is.",
     "不是统一社会信用代码的原因（英文）；无误时为空串。",
     "uscc.problem('9135') == 'it has 4 characters, 18 are needed'"},
    {"uscc.problem(string, string) -> string", call<problem_in>,
     "The same in a language, `en` or `zh`.", "同上，指定语言 `en` 或 `zh`。",
     "uscc.problem('9135', 'zh') == '共 4 个字符，应为 18 个'"},
    {"index(list<A>, string) -> map<string, A>", call<index_by>,
     "The records or maps of a list by a field that differs for each.",
     "以各元素互不相同的字段为键的映射。",
     "index([{'id': 'a', 'n': 1}, {'id': 'b', 'n': 2}], 'id')['b'].n == 2"},
});

}  // namespace

Family domain() {
  return {"domain", {"Self-assessment", "自评"}, kRows};
}

}  // namespace zizhi::cel::functions
