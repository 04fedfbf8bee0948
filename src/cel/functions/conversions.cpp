#include "call.h"
#include "library.h"
#include "number_text.h"
#include "numbers.h"
#include "support.h"

#include "zizhi/base/utf8.h"

#include <array>
#include <cmath>

namespace zizhi::cel::functions {
namespace {

Value same_value(const Value& value) {
  return value;
}

template <class T>
Value identity(T value) {
  return result(value);
}

// "not a number: …" is said by the code; the detail is the text that was not one.
template <class T>
Value parsed(Context& context, std::optional<T> value, std::string_view text) {
  if (value) return Value::of(*value);
  return context.fail(FailureCode::invalid_argument, to_text(Value::string(text)));
}

Value overflow(Context& context, const Value& value) {
  return context.fail(FailureCode::overflow, to_text(value));
}

Value int_of_uint(Context& context, std::uint64_t value) {
  if (value > static_cast<std::uint64_t>(INT64_MAX)) return overflow(context, Value::of(value));
  return Value::of(static_cast<std::int64_t>(value));
}

// Both ends are left out: a double so large has lost its last digits already.
Value int_of_double(Context& context, double value) {
  if (!(value > -kIntEnd && value < kIntEnd)) return overflow(context, Value::of(value));
  return Value::of(static_cast<std::int64_t>(value));
}

Value int_of_string(Context& context, std::string_view text) {
  return parsed(context, parse_int(text), text);
}

Value uint_of_int(Context& context, std::int64_t value) {
  if (value < 0) return overflow(context, Value::of(value));
  return Value::of(static_cast<std::uint64_t>(value));
}

Value uint_of_double(Context& context, double value) {
  if (!(value >= 0 && value < kUintEnd)) return overflow(context, Value::of(value));
  return Value::of(static_cast<std::uint64_t>(value));
}

Value uint_of_string(Context& context, std::string_view text) {
  return parsed(context, parse_uint(text), text);
}

double double_of_int(std::int64_t value) {
  return static_cast<double>(value);
}

double double_of_uint(std::uint64_t value) {
  return static_cast<double>(value);
}

Value double_of_string(Context& context, std::string_view text) {
  return parsed(context, parse_double(text), text);
}

Value string_of_string(std::string_view text) {
  return Value::string(text);
}

Value bytes_of_bytes(Octets octets) {
  return Value::bytes(octets.text);
}

Value string_of_bool(bool value) {
  return Value::string(value ? "true" : "false");
}

Value string_of_int(Context& context, std::int64_t value) {
  return text_value(context, std::to_string(value));
}

Value string_of_uint(Context& context, std::uint64_t value) {
  return text_value(context, std::to_string(value));
}

Value string_of_double(Context& context, double value) {
  return text_value(context, shortest_decimal(value));
}

Value string_of_bytes(Context& context, Octets octets) {
  context.charge(octets.text.size() / 16);
  if (!base::is_utf8(octets.text)) {
    return context.fail(FailureCode::invalid_argument, to_text(Value::bytes(octets.text)));
  }
  return Value::string(octets.text);
}

Value bytes_of_string(std::string_view text) {
  return Value::bytes(text);
}

std::optional<bool> parse_bool(std::string_view text) {
  for (const std::string_view yes : {"true", "True", "TRUE", "t", "1"}) {
    if (text == yes) return true;
  }
  for (const std::string_view no : {"false", "False", "FALSE", "f", "0"}) {
    if (text == no) return false;
  }
  return std::nullopt;
}

Value bool_of_string(Context& context, std::string_view text) {
  return parsed(context, parse_bool(text), text);
}

Value type_of(const Value& value) {
  return Value::type(type_name(value));
}

constexpr std::string_view kSame = "The value itself.";
constexpr std::string_view kSameZh = "值本身。";

constexpr std::array kRows = std::to_array<Overload>({
    {"int(int) -> int", call<identity<std::int64_t>>, kSame, kSameZh, "int(5) == 5"},
    {"int(uint) -> int", call<int_of_uint>,
     "The same number; from 9223372036854775808u up it is a failure.",
     "同一个数；不小于 9223372036854775808u 时失败。", "int(5u) == 5"},
    {"int(double) -> int", call<int_of_double>,
     "The number without its fraction; at ±2^63 and beyond it is a failure.",
     "去掉小数部分；达到或超出 ±2^63 时失败。", "int(-3.9) == -3"},
    {"int(string) -> int", call<int_of_string>, "The number that the text is.",
     "文本所写的数。", "int('-42') == -42"},
    {"uint(uint) -> uint", call<identity<std::uint64_t>>, kSame, kSameZh, "uint(5u) == 5u"},
    {"uint(int) -> uint", call<uint_of_int>, "The same number; below zero it is a failure.",
     "同一个数；小于零时失败。", "uint(5) == 5u"},
    {"uint(double) -> uint", call<uint_of_double>,
     "The number without its fraction; below zero and from 2^64 up it is a failure.",
     "去掉小数部分；小于零或不小于 2^64 时失败。", "uint(3.9) == 3u"},
    {"uint(string) -> uint", call<uint_of_string>, "The number that the text is.",
     "文本所写的数。", "uint('42') == 42u"},
    {"double(double) -> double", call<identity<double>>, kSame, kSameZh, "double(0.5) == 0.5"},
    {"double(int) -> double", call<double_of_int>, "The nearest double.", "最接近的 double。",
     "double(5) == 5.0"},
    {"double(uint) -> double", call<double_of_uint>, "The nearest double.", "最接近的 double。",
     "double(5u) == 5.0"},
    {"double(string) -> double", call<double_of_string>,
     "The number that the text is; also `NaN`, `Infinity` and `-Infinity`.",
     "文本所写的数；也可以是 `NaN`、`Infinity` 和 `-Infinity`。", "double('1.5e3') == 1500.0"},
    {"string(string) -> string", call<string_of_string>, kSame, kSameZh, "string('a') == 'a'"},
    {"string(bool) -> string", call<string_of_bool>, "`true` or `false`.",
     "`true` 或 `false`。", "string(true) == 'true'"},
    {"string(int) -> string", call<string_of_int>, "The number in decimal digits.",
     "十进制数字。", "string(-42) == '-42'"},
    {"string(uint) -> string", call<string_of_uint>, "The number in decimal digits.",
     "十进制数字。", "string(42u) == '42'"},
    {"string(double) -> string", call<string_of_double>,
     "The fewest digits that read back as the number; with an exponent where it is very large "
     "or very small.",
     "能还原该数的最少数字；过大或过小时带指数。", "string(-4.5e-3) == '-0.0045'"},
    {"string(bytes) -> string", call<string_of_bytes>,
     "The text that the bytes are in UTF-8; malformed bytes are a failure.",
     "按 UTF-8 解读的文本；字节不合法时失败。", "string(b'abc') == 'abc'"},
    {"bytes(bytes) -> bytes", call<bytes_of_bytes>, kSame, kSameZh, "bytes(b'a') == b'a'"},
    {"bytes(string) -> bytes", call<bytes_of_string>, "The text in UTF-8.",
     "文本的 UTF-8 字节。", "bytes('é') == b'\\303\\251'"},
    {"bool(bool) -> bool", call<identity<bool>>, kSame, kSameZh, "bool(true)"},
    {"bool(string) -> bool", call<bool_of_string>,
     "True for `true`, `True`, `TRUE`, `t`, `1`; false for `false`, `False`, `FALSE`, `f`, "
     "`0`; else a failure.",
     "`true`、`True`、`TRUE`、`t`、`1` 为真；`false`、`False`、`FALSE`、`f`、`0` "
     "为假；其他失败。",
     "bool('true') && !bool('0')"},
    {"type(A) -> type", call<type_of>, "The type of the value.", "值的类型。",
     "type(1) == int"},
    {"dyn(A) -> dyn", call<same_value>, "The value, its type known only at run time.",
     "值本身，类型在运行时才知道。", "dyn(1) == dyn(1.0)"},
});

}  // namespace

Family conversions() {
  return {"conversions", {"Conversions", "转换"}, kRows};
}

}  // namespace zizhi::cel::functions
