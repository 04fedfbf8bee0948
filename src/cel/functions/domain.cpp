// What self-assessments need beyond the language: credit codes, look-ups by a field.
#include "call.h"
#include "credit_code.h"
#include "fields.h"
#include "library.h"
#include "support.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
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

// A text, or the id of the record that a reference names; none of anything else.
std::optional<Value> name_of(const Value& key) {
  if (key.is(Tag::string)) return key;
  if (!key.is(Tag::record) || !key.as_record().type->id_field) return std::nullopt;
  return key.as_record().slots[*key.as_record().type->id_field];
}

Value list_of(Context& context, const std::vector<Value>& values) {
  const auto items = context.arena().array<Value>(values.size());
  std::ranges::copy(values, items.begin());
  return Value::list(context.arena().make<List>(items.data(), items.size()));
}

Value group_by(Context& context, Items items, std::string_view name) {
  context.charge(items.values.size() * 4);
  std::map<std::string_view, std::vector<Value>> groups;
  Obstacle obstacle;
  for (const auto& item : items.values) {
    const auto key = field(context, item, name);
    obstacle.note(context, key);
    if (!key.plain()) continue;
    const auto id = name_of(key);
    if (!id) return context.fail(FailureCode::no_such_overload);
    obstacle.note(context, *id);
    if (id->is(Tag::string)) groups[id->as_text()].push_back(item);
  }
  if (obstacle.any()) return obstacle.value();
  std::vector<Entry> entries;
  entries.reserve(groups.size());
  for (const auto& [id, members] : groups) {
    entries.push_back({Value::string(id), list_of(context, members)});
  }
  return Value::map(make_map(context.arena(), entries));
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
    {"group(list<A>, string) -> map<string, list<A>>", call<group_by>,
     "The records or maps of a list in lists of those that have a field in common; a reference "
     "counts by the id of what it names.",
     "按某一字段的取值把各元素分组；引用字段按其所指记录的编号分组。",
     "group([{'k': 'a', 'n': 1}, {'k': 'b', 'n': 2}, {'k': 'a', 'n': 3}], 'k')['a'].size() == "
     "2"},
});

}  // namespace

Family domain() {
  return {"domain", {"Self-assessment", "自评"}, kRows};
}

}  // namespace zizhi::cel::functions
