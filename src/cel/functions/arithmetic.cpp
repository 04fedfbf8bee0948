#include "call.h"
#include "library.h"
#include "support.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

namespace zizhi::cel::functions {
namespace {

constexpr auto kLeastInt = std::numeric_limits<std::int64_t>::min();

template <class Integer>
Value add_integers(Context& context, Integer a, Integer b) {
  Integer sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return context.fail(FailureCode::overflow);
  return Value::of(sum);
}

template <class Integer>
Value subtract_integers(Context& context, Integer a, Integer b) {
  Integer difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) return context.fail(FailureCode::overflow);
  return Value::of(difference);
}

template <class Integer>
Value multiply_integers(Context& context, Integer a, Integer b) {
  Integer product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return context.fail(FailureCode::overflow);
  return Value::of(product);
}

Value divide_ints(Context& context, std::int64_t a, std::int64_t b) {
  if (b == 0) return context.fail(FailureCode::divide_by_zero);
  if (a == kLeastInt && b == -1) return context.fail(FailureCode::overflow);
  return Value::of(a / b);
}

Value divide_uints(Context& context, std::uint64_t a, std::uint64_t b) {
  if (b == 0) return context.fail(FailureCode::divide_by_zero);
  return Value::of(a / b);
}

Value remainder_of_ints(Context& context, std::int64_t a, std::int64_t b) {
  if (b == 0) return context.fail(FailureCode::divide_by_zero);
  if (a == kLeastInt && b == -1) return context.fail(FailureCode::overflow);
  return Value::of(a % b);
}

Value remainder_of_uints(Context& context, std::uint64_t a, std::uint64_t b) {
  if (b == 0) return context.fail(FailureCode::divide_by_zero);
  return Value::of(a % b);
}

Value negate_int(Context& context, std::int64_t a) {
  if (a == kLeastInt) return context.fail(FailureCode::overflow);
  return Value::of(-a);
}

double negate_double(double a) {
  return -a;
}

double add_doubles(double a, double b) {
  return a + b;
}

double subtract_doubles(double a, double b) {
  return a - b;
}

double multiply_doubles(double a, double b) {
  return a * b;
}

// IEEE 754: a division by zero is an infinity or NaN, not a failure.
double divide_doubles(double a, double b) {
  return a / b;
}

Value concatenate_strings(Context& context, std::string_view a, std::string_view b) {
  return text_value(context, std::string(a).append(b));
}

Value concatenate_bytes(Context& context, Octets a, Octets b) {
  return bytes_value(context, std::string(a.text).append(b.text));
}

Value concatenate_lists(Context& context, const List& a, const List& b) {
  if (a.size + b.size > kMostItems) return context.fail(FailureCode::limit_memory);
  const auto items = context.arena().array<Value>(a.size + b.size);
  std::copy(a.span().begin(), a.span().end(), items.begin());
  std::copy(b.span().begin(), b.span().end(),
            items.begin() + static_cast<std::ptrdiff_t>(a.size));
  return list_of_arena(context, items);
}

constexpr std::string_view kSum = "The sum; past the range of the type it is a failure.";
constexpr std::string_view kSumZh = "和；超出类型的范围时失败。";
constexpr std::string_view kDifference =
    "The difference; past the range of the type it is a failure.";
constexpr std::string_view kDifferenceZh = "差；超出类型的范围时失败。";
constexpr std::string_view kProduct =
    "The product; past the range of the type it is a failure.";
constexpr std::string_view kProductZh = "积；超出类型的范围时失败。";
constexpr std::string_view kQuotient =
    "The quotient, rounded toward zero; dividing by zero is a failure.";
constexpr std::string_view kQuotientZh = "商，向零取整；除以零时失败。";
constexpr std::string_view kRemainder =
    "The remainder, with the sign of the dividend; dividing by zero is a failure.";
constexpr std::string_view kRemainderZh = "余数，符号与被除数相同；除以零时失败。";
constexpr std::string_view kJoined = "The second after the first.";
constexpr std::string_view kJoinedZh = "把第二个接在第一个之后。";

constexpr std::array kRows = std::to_array<Overload>({
    {"_+_(int, int) -> int", call<add_integers<std::int64_t>>, kSum, kSumZh, "40 + 2 == 42"},
    {"_+_(uint, uint) -> uint", call<add_integers<std::uint64_t>>, kSum, kSumZh,
     "40u + 2u == 42u"},
    {"_+_(double, double) -> double", call<add_doubles>, "The sum by IEEE 754.",
     "按 IEEE 754 求和。", "0.5 + 0.25 == 0.75"},
    {"_+_(string, string) -> string", call<concatenate_strings>, kJoined, kJoinedZh,
     "'安全' + '集成' == '安全集成'"},
    {"_+_(bytes, bytes) -> bytes", call<concatenate_bytes>, kJoined, kJoinedZh,
     "b'ab' + b'c' == b'abc'"},
    {"_+_(list<A>, list<A>) -> list<A>", call<concatenate_lists>, kJoined, kJoinedZh,
     "[1, 2] + [3] == [1, 2, 3]"},
    {"_-_(int, int) -> int", call<subtract_integers<std::int64_t>>, kDifference, kDifferenceZh,
     "2 - 5 == -3"},
    {"_-_(uint, uint) -> uint", call<subtract_integers<std::uint64_t>>, kDifference,
     kDifferenceZh, "5u - 2u == 3u"},
    {"_-_(double, double) -> double", call<subtract_doubles>, "The difference by IEEE 754.",
     "按 IEEE 754 求差。", "0.75 - 0.25 == 0.5"},
    {"_*_(int, int) -> int", call<multiply_integers<std::int64_t>>, kProduct, kProductZh,
     "6 * 7 == 42"},
    {"_*_(uint, uint) -> uint", call<multiply_integers<std::uint64_t>>, kProduct, kProductZh,
     "6u * 7u == 42u"},
    {"_*_(double, double) -> double", call<multiply_doubles>, "The product by IEEE 754.",
     "按 IEEE 754 求积。", "1.5 * 2.0 == 3.0"},
    {"_/_(int, int) -> int", call<divide_ints>, kQuotient, kQuotientZh, "-7 / 2 == -3"},
    {"_/_(uint, uint) -> uint", call<divide_uints>, kQuotient, kQuotientZh, "7u / 2u == 3u"},
    {"_/_(double, double) -> double", call<divide_doubles>,
     "The quotient by IEEE 754; dividing by zero gives an infinity or NaN.",
     "按 IEEE 754 求商；除以零得无穷大或 NaN。", "7.0 / 2.0 == 3.5"},
    {"_%_(int, int) -> int", call<remainder_of_ints>, kRemainder, kRemainderZh, "-7 % 2 == -1"},
    {"_%_(uint, uint) -> uint", call<remainder_of_uints>, kRemainder, kRemainderZh,
     "7u % 2u == 1u"},
    {"-_(int) -> int", call<negate_int>, "The number with the other sign.", "相反数。",
     "-(40 + 2) == -42"},
    {"-_(double) -> double", call<negate_double>, "The number with the other sign.", "相反数。",
     "-(0.5) + 0.5 == 0.0"},
});

}  // namespace

Family arithmetic() {
  return {"arithmetic", {"Arithmetic", "算术"}, kRows};
}

}  // namespace zizhi::cel::functions
