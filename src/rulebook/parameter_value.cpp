#include "parameter_value.h"

#include "shape.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/date.h"
#include "zizhi/base/text.h"
#include "zizhi/rulebook/rulebook.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zizhi::rulebook {
namespace {

using cel::Kind;
using cel::Tag;
using cel::Value;

template <class Number>
std::optional<Value> number(std::string_view text) {
  Number number{};
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return Value::of(number);
}

// Digits, a point, an exponent: no `inf`, no `nan`.
std::optional<Value> decimal(std::string_view text) {
  const auto value = number<double>(text);
  return value && std::isfinite(value->as_double()) ? value : std::nullopt;
}

template <class Parsed, class Make>
std::optional<Value> made(const std::optional<Parsed>& parsed, const Make& make) {
  return parsed ? std::optional(make(*parsed)) : std::nullopt;
}

std::optional<Value> boolean(std::string_view text) {
  if (text != "true" && text != "false") return std::nullopt;
  return Value::of(text == "true");
}

std::optional<Value> string(std::string_view text, cel::Arena& arena) {
  if (text.empty()) return std::nullopt;
  return Value::string(arena.copy(text));
}

std::string decimal_text(double number) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  ZIZHI_ASSERT(error == std::errc(), "a double is at most 24 characters long");
  return {buffer.data(), end};
}

std::string list_text(std::span<const Value> values) {
  std::string text;
  for (const auto& value : values) {
    text += (text.empty() ? "" : ",") + parameter_text(value);
  }
  return text;
}

}  // namespace

std::vector<std::string_view> words(cel::Type type) {
  std::vector<std::string_view> words;
  if (type.kind() != Kind::enumeration) return words;
  for (const auto& value : type.values()->values) {
    words.emplace_back(value.id);
  }
  return words;
}

i18n::Localized wanted(cel::Type type) {
  switch (type.kind()) {
    case Kind::integer:
      return {"a whole number", "整数"};
    case Kind::floating:
      return {"a number", "数"};
    case Kind::boolean:
      return {"`true` or `false`", " `true` 或 `false` "};
    case Kind::date:
      return {"a date such as 2026-11-23", "日期，如 2026-11-23"};
    case Kind::month:
      return {"a month such as 2026-11", "月份，如 2026-11"};
    case Kind::period:
      return {"a period such as P1Y6M or P90D", "期间，如 P1Y6M 或 P90D"};
    case Kind::enumeration: {
      const auto choices = quoted_list(words(type));
      return {"one of " + choices, " " + choices + " 之一"};
    }
    case Kind::list:
      return wanted(type.parameter(0));
    default:
      return {"a text", "文本"};
  }
}

std::optional<Value> parse_value(std::string_view text, cel::Type type, cel::Arena& arena) {
  switch (type.kind()) {
    case Kind::integer:
      return number<std::int64_t>(text);
    case Kind::floating:
      return decimal(text);
    case Kind::boolean:
      return boolean(text);
    case Kind::date:
      return made(base::parse_date(text), Value::date);
    case Kind::month:
      return made(base::parse_month(text), Value::month);
    case Kind::period:
      return made(base::parse_period(text), Value::period);
    case Kind::enumeration:
      if (type.values()->find(text) == nullptr) return std::nullopt;
      return string(text, arena);
    case Kind::string:
      return string(text, arena);
    default:
      ZIZHI_UNREACHABLE();  // read_parameters makes no other types.
  }
}

Value make_list(const std::vector<Value>& values, cel::Arena& arena) {
  const auto items = arena.array<Value>(values.size());
  std::ranges::copy(values, items.begin());
  return Value::list(arena.make<cel::List>(items.data(), items.size()));
}

Value copy_value(const Value& value, cel::Type type, cel::Arena& arena) {
  if (type.kind() == Kind::list) {
    std::vector<Value> values;
    for (const auto& element : value.as_list().span())
      values.push_back(copy_value(element, type.parameter(0), arena));
    return make_list(values, arena);
  }
  if (value.is(Tag::string)) return Value::string(arena.copy(value.as_text()));
  return value;
}

std::string parameter_text(const Value& value) {
  switch (value.tag()) {
    case Tag::integer:
      return std::to_string(value.as_int());
    case Tag::floating:
      return decimal_text(value.as_double());
    case Tag::boolean:
      return value.as_bool() ? "true" : "false";
    case Tag::string:
      return std::string(value.as_text());
    case Tag::date:
      return value.is_long_term() ? "long-term" : base::format(value.as_date());
    case Tag::month:
      return base::format(value.as_month());
    case Tag::period:
      return base::format(value.as_period());
    case Tag::list:
      return list_text(value.as_list().span());
    default:
      return cel::to_text(value);
  }
}

}  // namespace zizhi::rulebook
