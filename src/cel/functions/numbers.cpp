// The math extension: rounding and the like.
#include "call.h"
#include "library.h"

#include <array>
#include <cmath>

namespace zizhi::cel::functions {
namespace {

double ceiling(double value) {
  return std::ceil(value);
}

double floor_of(double value) {
  return std::floor(value);
}

// Halves go away from zero.
double rounded(double value) {
  return std::round(value);
}

double truncated(double value) {
  return std::trunc(value);
}

Value absolute_int(Context& context, std::int64_t value) {
  if (value == INT64_MIN) return context.fail(FailureCode::overflow);
  return Value::of(value < 0 ? -value : value);
}

std::uint64_t absolute_uint(std::uint64_t value) {
  return value;
}

double absolute_double(double value) {
  return std::fabs(value);
}

std::int64_t sign_of_int(std::int64_t value) {
  return value < 0 ? -1 : std::int64_t{value > 0};
}

std::uint64_t sign_of_uint(std::uint64_t value) {
  return std::uint64_t{value > 0};
}

double sign_of_double(double value) {
  if (value > 0) return 1;
  return value < 0 ? -1 : value;
}

bool is_nan(double value) {
  return std::isnan(value);
}

bool is_infinite(double value) {
  return std::isinf(value);
}

bool is_finite(double value) {
  return std::isfinite(value);
}

template <class Number>
double square_root(Number value) {
  return std::sqrt(static_cast<double>(value));
}

constexpr std::string_view kRoot = "The square root; of a negative number it is NaN.";
constexpr std::string_view kRootZh = "平方根；负数得 NaN。";
constexpr std::string_view kAbsolute = "The number without its sign.";
constexpr std::string_view kAbsoluteZh = "绝对值。";
constexpr std::string_view kSign = "-1, 0 or 1, in the kind of the number.";
constexpr std::string_view kSignZh = "-1、0 或 1，类型与参数相同。";

constexpr std::array kRows = std::to_array<Overload>({
    {"math.ceil(double) -> double", call<ceiling>, "The next whole number upward.",
     "向上取整。", "math.ceil(1.2) == 2.0"},
    {"math.floor(double) -> double", call<floor_of>, "The next whole number downward.",
     "向下取整。", "math.floor(-1.2) == -2.0"},
    {"math.round(double) -> double", call<rounded>,
     "The nearest whole number; halves go away from zero.", "四舍五入，一半时远离零。",
     "math.round(-1.5) == -2.0"},
    {"math.trunc(double) -> double", call<truncated>, "The number without its fraction.",
     "去掉小数部分。", "math.trunc(-1.9) == -1.0"},
    {"math.abs(int) -> int", call<absolute_int>,
     "The number without its sign; of the least int it is a failure.",
     "绝对值；最小的 int 失败。", "math.abs(-11) == 11"},
    {"math.abs(uint) -> uint", call<absolute_uint>, kAbsolute, kAbsoluteZh,
     "math.abs(1u) == 1u"},
    {"math.abs(double) -> double", call<absolute_double>, kAbsolute, kAbsoluteZh,
     "math.abs(-1.5) == 1.5"},
    {"math.sign(int) -> int", call<sign_of_int>, kSign, kSignZh, "math.sign(-11) == -1"},
    {"math.sign(uint) -> uint", call<sign_of_uint>, kSign, kSignZh, "math.sign(3u) == 1u"},
    {"math.sign(double) -> double", call<sign_of_double>, kSign, kSignZh,
     "math.sign(-0.5) == -1.0"},
    {"math.isNaN(double) -> bool", call<is_nan>, "True for NaN.", "是 NaN 时为真。",
     "math.isNaN(0.0 / 0.0)"},
    {"math.isInf(double) -> bool", call<is_infinite>, "True for an infinity of either sign.",
     "是正或负无穷大时为真。", "math.isInf(-1.0 / 0.0)"},
    {"math.isFinite(double) -> bool", call<is_finite>, "True for all but NaN and infinities.",
     "既非 NaN 也非无穷大时为真。", "math.isFinite(1.5)"},
    {"math.sqrt(double) -> double", call<square_root<double>>, kRoot, kRootZh,
     "math.sqrt(6.25) == 2.5"},
    {"math.sqrt(int) -> double", call<square_root<std::int64_t>>, kRoot, kRootZh,
     "math.sqrt(81) == 9.0"},
    {"math.sqrt(uint) -> double", call<square_root<std::uint64_t>>, kRoot, kRootZh,
     "math.sqrt(81u) == 9.0"},
});

}  // namespace

Family numbers() {
  return {"math", {"Mathematics", "数学"}, kRows};
}

}  // namespace zizhi::cel::functions
