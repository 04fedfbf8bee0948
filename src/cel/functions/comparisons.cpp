#include "call.h"
#include "equality.h"
#include "library.h"
#include "numbers.h"

#include <array>

namespace zizhi::cel::functions {
namespace {

Value equals(Context& context, const Value& a, const Value& b) {
  return Comparison(context).equal(a, b);
}

Value differs(Context& context, const Value& a, const Value& b) {
  const auto same = Comparison(context).equal(a, b);
  return same.is(Tag::boolean) ? Value::of(!same.as_bool()) : same;
}

bool is_negative(int order) {
  return order < 0;
}

bool is_not_positive(int order) {
  return order <= 0;
}

bool is_positive(int order) {
  return order > 0;
}

bool is_not_negative(int order) {
  return order >= 0;
}

// All ordered kinds at once: which of them may meet is in the signatures. NaN is neither before
// nor after anything.
template <bool (*holds)(int)>
Value in_order(Context& context, const Value& a, const Value& b) {
  if (const auto order = compare(a, b)) return Value::of(holds(*order));
  if (is_number(a) && is_number(b)) return Value::of(false);
  return context.fail(FailureCode::no_such_overload);
}

constexpr Implementation kLess = call<in_order<is_negative>>;
constexpr Implementation kLessEqual = call<in_order<is_not_positive>>;
constexpr Implementation kGreater = call<in_order<is_positive>>;
constexpr Implementation kGreaterEqual = call<in_order<is_not_negative>>;

constexpr std::string_view kBefore = "True when the first comes before the second.";
constexpr std::string_view kBeforeZh = "第一个排在第二个之前时为真。";
constexpr std::string_view kNotAfter = "True when the first does not come after the second.";
constexpr std::string_view kNotAfterZh = "第一个不排在第二个之后时为真。";
constexpr std::string_view kAfter = "True when the first comes after the second.";
constexpr std::string_view kAfterZh = "第一个排在第二个之后时为真。";
constexpr std::string_view kNotBefore = "True when the first does not come before the second.";
constexpr std::string_view kNotBeforeZh = "第一个不排在第二个之前时为真。";

constexpr std::array kRows = std::to_array<Overload>({
    {"_==_(A, A) -> bool", call<equals>,
     "True when both are the same: numbers by value, lists and maps by their elements, records "
     "only with themselves, NaN never.",
     "两者相同时为真：数按值，列表和映射按元素，记录只与自身相同，NaN 永不相同。",
     "[1, 2] == [1, 2] && dyn(1) == dyn(1.0)"},
    {"_!=_(A, A) -> bool", call<differs>, "True when both are not the same.",
     "两者不同时为真。", "'a' != 'b'"},
    {"_<_(int, int) -> bool", kLess, kBefore, kBeforeZh, "1 < 2"},
    {"_<_(uint, uint) -> bool", kLess, kBefore, kBeforeZh, "1u < 2u"},
    {"_<_(double, double) -> bool", kLess, kBefore, kBeforeZh, "1.5 < 2.5"},
    {"_<_(int, uint) -> bool", kLess, kBefore, kBeforeZh, "1 < 2u"},
    {"_<_(int, double) -> bool", kLess, kBefore, kBeforeZh, "1 < 2.5"},
    {"_<_(uint, int) -> bool", kLess, kBefore, kBeforeZh, "1u < 2"},
    {"_<_(uint, double) -> bool", kLess, kBefore, kBeforeZh, "1u < 2.5"},
    {"_<_(double, int) -> bool", kLess, kBefore, kBeforeZh, "1.5 < 2"},
    {"_<_(double, uint) -> bool", kLess, kBefore, kBeforeZh, "1.5 < 2u"},
    {"_<_(bool, bool) -> bool", kLess, kBefore, kBeforeZh, "false < true"},
    {"_<_(string, string) -> bool", kLess, kBefore, kBeforeZh, "'a' < 'b'"},
    {"_<_(bytes, bytes) -> bool", kLess, kBefore, kBeforeZh, "b'a' < b'b'"},
    {"_<_(timestamp, timestamp) -> bool", kLess, kBefore, kBeforeZh,
     "timestamp('2026-01-01T00:00:00Z') < timestamp('2026-01-02T00:00:00Z')"},
    {"_<_(duration, duration) -> bool", kLess, kBefore, kBeforeZh,
     "duration('59s') < duration('1m')"},
    {"_<_(until, until) -> bool", kLess, kBefore, kBeforeZh,
     "date('2026-01-31') < until('long-term')"},
    {"_<_(month, month) -> bool", kLess, kBefore, kBeforeZh,
     "month('2026-01') < month('2026-02')"},
    {"_<=_(int, int) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1 <= 1"},
    {"_<=_(uint, uint) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1u <= 1u"},
    {"_<=_(double, double) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1.5 <= 1.5"},
    {"_<=_(int, uint) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1 <= 2u"},
    {"_<=_(int, double) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1 <= 2.5"},
    {"_<=_(uint, int) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1u <= 2"},
    {"_<=_(uint, double) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1u <= 2.5"},
    {"_<=_(double, int) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1.5 <= 2"},
    {"_<=_(double, uint) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "1.5 <= 2u"},
    {"_<=_(bool, bool) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "false <= false"},
    {"_<=_(string, string) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "'a' <= 'a'"},
    {"_<=_(bytes, bytes) -> bool", kLessEqual, kNotAfter, kNotAfterZh, "b'a' <= b'a'"},
    {"_<=_(timestamp, timestamp) -> bool", kLessEqual, kNotAfter, kNotAfterZh,
     "timestamp('2026-01-01T00:00:00Z') <= timestamp('2026-01-01T00:00:00Z')"},
    {"_<=_(duration, duration) -> bool", kLessEqual, kNotAfter, kNotAfterZh,
     "duration('59s') <= duration('59s')"},
    {"_<=_(until, until) -> bool", kLessEqual, kNotAfter, kNotAfterZh,
     "date('2026-01-31') <= date('2026-01-31')"},
    {"_<=_(month, month) -> bool", kLessEqual, kNotAfter, kNotAfterZh,
     "month('2026-01') <= month('2026-01')"},
    {"_>_(int, int) -> bool", kGreater, kAfter, kAfterZh, "2 > 1"},
    {"_>_(uint, uint) -> bool", kGreater, kAfter, kAfterZh, "2u > 1u"},
    {"_>_(double, double) -> bool", kGreater, kAfter, kAfterZh, "2.5 > 1.5"},
    {"_>_(int, uint) -> bool", kGreater, kAfter, kAfterZh, "2 > 1u"},
    {"_>_(int, double) -> bool", kGreater, kAfter, kAfterZh, "2 > 1.5"},
    {"_>_(uint, int) -> bool", kGreater, kAfter, kAfterZh, "2u > 1"},
    {"_>_(uint, double) -> bool", kGreater, kAfter, kAfterZh, "2u > 1.5"},
    {"_>_(double, int) -> bool", kGreater, kAfter, kAfterZh, "2.5 > 1"},
    {"_>_(double, uint) -> bool", kGreater, kAfter, kAfterZh, "2.5 > 1u"},
    {"_>_(bool, bool) -> bool", kGreater, kAfter, kAfterZh, "true > false"},
    {"_>_(string, string) -> bool", kGreater, kAfter, kAfterZh, "'b' > 'a'"},
    {"_>_(bytes, bytes) -> bool", kGreater, kAfter, kAfterZh, "b'b' > b'a'"},
    {"_>_(timestamp, timestamp) -> bool", kGreater, kAfter, kAfterZh,
     "timestamp('2026-01-02T00:00:00Z') > timestamp('2026-01-01T00:00:00Z')"},
    {"_>_(duration, duration) -> bool", kGreater, kAfter, kAfterZh,
     "duration('1m') > duration('59s')"},
    {"_>_(until, until) -> bool", kGreater, kAfter, kAfterZh,
     "until('long-term') > date('2026-01-31')"},
    {"_>_(month, month) -> bool", kGreater, kAfter, kAfterZh,
     "month('2026-02') > month('2026-01')"},
    {"_>=_(int, int) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2 >= 2"},
    {"_>=_(uint, uint) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2u >= 2u"},
    {"_>=_(double, double) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2.5 >= 2.5"},
    {"_>=_(int, uint) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2 >= 1u"},
    {"_>=_(int, double) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2 >= 1.5"},
    {"_>=_(uint, int) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2u >= 1"},
    {"_>=_(uint, double) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2u >= 1.5"},
    {"_>=_(double, int) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2.5 >= 1"},
    {"_>=_(double, uint) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "2.5 >= 1u"},
    {"_>=_(bool, bool) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "true >= true"},
    {"_>=_(string, string) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "'b' >= 'b'"},
    {"_>=_(bytes, bytes) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh, "b'b' >= b'b'"},
    {"_>=_(timestamp, timestamp) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh,
     "timestamp('2026-01-02T00:00:00Z') >= timestamp('2026-01-02T00:00:00Z')"},
    {"_>=_(duration, duration) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh,
     "duration('1m') >= duration('1m')"},
    {"_>=_(until, until) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh,
     "until('long-term') >= until('long-term')"},
    {"_>=_(month, month) -> bool", kGreaterEqual, kNotBefore, kNotBeforeZh,
     "month('2026-02') >= month('2026-02')"},
});

}  // namespace

Family comparisons() {
  return {"comparisons", {"Comparisons", "比较"}, kRows};
}

}  // namespace zizhi::cel::functions
