// The words for operators and functions.
#include "prose/telling.h"

#include <algorithm>
#include <array>

namespace zizhi::cel::telling {
namespace {

using i18n::Text;

struct Relation {
  std::string_view function;
  std::string_view opposite;
  Text of_numbers;
  Text of_days;
  Text of_counts;  ///< {0} is the number
};

constexpr auto kRelations = std::to_array<Relation>({
    {"_==_", "_!=_", {"is", "为"}, {"is", "为"}, {"for exactly {0} of", "恰有 {0} 项"}},
    {"_!=_",
     "_==_",
     {"is not", "不为"},
     {"is not", "不为"},
     {"for a number other than {0} of", "并非恰有 {0} 项"}},
    {"_<_",
     "_>=_",
     {"is less than", "小于"},
     {"is before", "早于"},
     {"for fewer than {0} of", "少于 {0} 项"}},
    {"_<=_",
     "_>_",
     {"is at most", "不大于"},
     {"is on or before", "不晚于"},
     {"for at most {0} of", "至多 {0} 项"}},
    {"_>_",
     "_<=_",
     {"is more than", "大于"},
     {"is after", "晚于"},
     {"for more than {0} of", "多于 {0} 项"}},
    {"_>=_",
     "_<_",
     {"is at least", "不小于"},
     {"is on or after", "不早于"},
     {"for at least {0} of", "至少 {0} 项"}},
});

const Relation* relation_of(std::string_view function) {
  const auto* const found = std::ranges::find(kRelations, function, &Relation::function);
  return found == kRelations.end() ? nullptr : found;
}

struct Making {
  std::string_view function;
  std::size_t operands;
  Text words;
};

constexpr auto kMakings = std::to_array<Making>({
    {"_+_", 2, {"{0} plus {1}", "{0} 加 {1}"}},
    {"_-_", 2, {"{0} minus {1}", "{0} 减 {1}"}},
    {"_*_", 2, {"{0} times {1}", "{0} 乘以 {1}"}},
    {"_/_", 2, {"{0} divided by {1}", "{0} 除以 {1}"}},
    {"_%_", 2, {"the rest of {0} divided by {1}", "{0} 除以 {1} 的余数"}},
    {"-_", 1, {"minus {0}", "负的 {0}"}},
    {"_[_]", 2, {"entry {1} of {0}", "{0} 中的 {1}"}},
    {"_[?_]", 2, {"entry {1} of {0}, if there is one", "{0} 中的 {1}（如有）"}},
    {"_?_:_", 3, {"{1} if {0}, otherwise {2}", "如果 {0} 则为 {1}，否则为 {2}"}},
    {"size", 1, {"the number of entries in {0}", "{0} 的项数"}},
    {"distinct", 1, {"{0} without repetitions", "{0} 去除重复"}},
    {"flatten", 1, {"{0} put together in one list", "{0} 合为一个列表"}},
    {"sum", 1, {"the sum of {0}", "{0} 之和"}},
    {"min", 1, {"the least of {0}", "{0} 中最小（最早）者"}},
    {"max", 1, {"the greatest of {0}", "{0} 中最大（最晚）者"}},
    {"first", 1, {"the first of {0}", "{0} 中的第一项"}},
    {"last", 1, {"the last of {0}", "{0} 中的最后一项"}},
    {"sort", 1, {"{0} in ascending order", "{0} 按升序排列"}},
    {"orValue", 2, {"{0}, or {1} without one", "{0}（没有则为 {1}）"}},
    {"math.abs", 1, {"{0} without its sign", "{0} 的绝对值"}},
    {"math.greatest", 2, {"the greater of {0} and {1}", "{0} 与 {1} 中较大者"}},
    {"math.least", 2, {"the smaller of {0} and {1}", "{0} 与 {1} 中较小者"}},
    {"months", 1, {"the months of {0}", "{0} 的月数"}},
    {"days", 1, {"the days of {0} beside its months", "{0} 在整月之外的天数"}},
    {"year", 1, {"the year of {0}", "{0} 的年份"}},
    {"month", 1, {"the month of {0}", "{0} 的月份"}},
    {"day", 1, {"the day of the month of {0}", "{0} 为当月第几日"}},
    {"firstDay", 1, {"the first day of {0}", "{0} 的第一日"}},
    {"lastDay", 1, {"the last day of {0}", "{0} 的最后一日"}},
    {"plusYears", 2, {"{0} plus {1} years", "{0} 加 {1} 年"}},
    {"plusMonths", 2, {"{0} plus {1} months", "{0} 加 {1} 个月"}},
    {"plusDays", 2, {"{0} plus {1} days", "{0} 加 {1} 天"}},
    {"daysUntil", 2, {"the days from {0} to {1}", "从 {0} 到 {1} 的天数"}},
    {"monthsUntil", 2, {"the complete months from {0} to {1}", "从 {0} 到 {1} 的整月数"}},
    {"yearsUntil", 2, {"the complete years from {0} to {1}", "从 {0} 到 {1} 的整年数"}},
    {"period.between", 2, {"the time from {0} to {1}", "从 {0} 到 {1} 的时间"}},
    {"coveredMonths", 2, {"the months up to {1} covered by {0}", "截至 {1}，{0} 所覆盖的月数"}},
    {"consecutiveMonths",
     2,
     {"the months without a gap in {0} up to {1}", "截至 {1}，{0} 中连续的月数"}},
});

constexpr auto kSayings = std::to_array<Saying>({
    {"startsWith",
     {"{0} begins with {1}", "{0} 以 {1} 开头"},
     {"{0} does not begin with {1}", "{0} 不以 {1} 开头"}},
    {"endsWith",
     {"{0} ends with {1}", "{0} 以 {1} 结尾"},
     {"{0} does not end with {1}", "{0} 不以 {1} 结尾"}},
    {"contains",
     {"{0} contains {1}", "{0} 含有 {1}"},
     {"{0} does not contain {1}", "{0} 不含 {1}"}},
    {"matches",
     {"{0} has the form {1}", "{0} 符合格式 {1}"},
     {"{0} does not have the form {1}", "{0} 不符合格式 {1}"}},
    {"sets.contains",
     {"{0} has everything that {1} has", "{0} 包含 {1} 的全部内容"},
     {"{0} lacks something that {1} has", "{0} 未包含 {1} 的全部内容"}},
    {"sets.intersects",
     {"{0} and {1} have something in common", "{0} 与 {1} 有共同内容"},
     {"{0} and {1} have nothing in common", "{0} 与 {1} 没有共同内容"}},
    {"sets.equivalent",
     {"{0} and {1} have the same contents", "{0} 与 {1} 内容相同"},
     {"{0} and {1} have different contents", "{0} 与 {1} 内容不同"}},
    {"isSorted",
     {"{0} is in ascending order", "{0} 按升序排列"},
     {"{0} is not in ascending order", "{0} 未按升序排列"}},
    {"hasValue", {"{0} is stated", "{0} 已填写"}, {"{0} is not stated", "{0} 未填写"}},
    {"uscc.isValid",
     {"{0} is a correct credit code", "{0} 是正确的统一社会信用代码"},
     {"{0} is not a correct credit code", "{0} 不是正确的统一社会信用代码"}},
});

bool counts_days(Kind kind) {
  return kind == Kind::date || kind == Kind::until || kind == Kind::month ||
         kind == Kind::timestamp;
}

}  // namespace

std::optional<Text> relation_words(std::string_view function, Kind kind, bool holds) {
  const auto* const relation = relation_of(function);
  if (relation == nullptr) return std::nullopt;
  if (!holds) return relation_words(relation->opposite, kind, true);
  return counts_days(kind) ? relation->of_days : relation->of_numbers;
}

std::optional<Text> count_words(std::string_view relation, bool holds) {
  const auto* const found = relation_of(relation);
  if (found == nullptr) return std::nullopt;
  if (!holds) return count_words(found->opposite, true);
  return found->of_counts;
}

const Text* function_words(std::string_view function, std::size_t operands) {
  for (const auto& making : kMakings) {
    if (making.function == function && making.operands == operands) return &making.words;
  }
  return nullptr;
}

const Saying* saying(std::string_view function, std::size_t operands) {
  const auto* const found = std::ranges::find(kSayings, function, &Saying::function);
  if (found == kSayings.end()) return nullptr;
  const std::size_t wanted = found->holds.en.find("{1}") == std::string_view::npos ? 1 : 2;
  return operands == wanted ? found : nullptr;
}

}  // namespace zizhi::cel::telling
