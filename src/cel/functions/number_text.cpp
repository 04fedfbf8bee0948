#include "number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace zizhi::cel::functions {
namespace {

// Powers of ten between which a double is written without an exponent.
constexpr int kLeastPlain = -6;
constexpr int kMostPlain = 20;

constexpr std::string_view kNan = "NaN";
constexpr std::string_view kInfinity = "Infinity";

struct Digits {
  bool negative = false;
  std::string text;   // without a point, no zero at either end
  int exponent = 0;   // of the first digit
  std::string whole;  // in scientific notation, as it came
};

// `value` is finite.
Digits shortest_digits(double value) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::scientific);
  if (error != std::errc()) return {};
  Digits digits;
  digits.whole.assign(buffer.data(), end);
  digits.negative = digits.whole.starts_with('-');
  const auto e = digits.whole.find('e');
  for (const char c : std::string_view(digits.whole).substr(0, e)) {
    if (c >= '0' && c <= '9') digits.text += c;
  }
  digits.exponent = std::atoi(digits.whole.c_str() + e + 1);
  return digits;
}

std::string laid_out(const Digits& digits) {
  std::string out = digits.negative ? "-" : "";
  if (digits.exponent < 0) {
    out += "0." + std::string(static_cast<std::size_t>(-digits.exponent - 1), '0');
    return out + digits.text;
  }
  const auto before_point = static_cast<std::size_t>(digits.exponent) + 1;
  if (digits.text.size() <= before_point) {
    return out + digits.text + std::string(before_point - digits.text.size(), '0');
  }
  return out + digits.text.substr(0, before_point) + '.' + digits.text.substr(before_point);
}

std::optional<std::string> not_finite(double value) {
  if (std::isnan(value)) return std::string(kNan);
  if (!std::isinf(value)) return std::nullopt;
  return (value < 0 ? "-" : "") + std::string(kInfinity);
}

bool same_letters(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

std::optional<double> parse_name(std::string_view text) {
  if (same_letters(text, "nan")) return std::numeric_limits<double>::quiet_NaN();
  if (same_letters(text, "inf") || same_letters(text, "infinity")) {
    return std::numeric_limits<double>::infinity();
  }
  return std::nullopt;
}

// Of a well-formed decimal that a double cannot hold: is it too small, rather than too large?
bool underflows(std::string_view text) {
  const auto e = text.find_first_of("eE");
  const auto mantissa = text.substr(0, e);
  auto exponent_text = e == std::string_view::npos ? "0" : text.substr(e + 1);
  const bool small = exponent_text.starts_with('-');
  if (small || exponent_text.starts_with('+')) exponent_text.remove_prefix(1);
  std::int32_t exponent = 0;
  const auto [end, error] = std::from_chars(
      exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);
  if (error != std::errc()) return small;
  const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
  const auto first = static_cast<std::int64_t>(mantissa.find_first_of("123456789"));
  return point - first + (small ? -std::int64_t{exponent} : std::int64_t{exponent}) < 0;
}

std::optional<double> parse_decimal(std::string_view text) {
  constexpr std::string_view kAllowed = "0123456789.eE+-";
  if (text.empty() || text.find_first_not_of(kAllowed) != std::string_view::npos) {
    return std::nullopt;
  }
  if (text.front() == '+' || text.front() == '-') return std::nullopt;
  double value = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (rest != end) return std::nullopt;
  if (error == std::errc()) return value;
  if (error == std::errc::result_out_of_range && underflows(text)) return 0.0;
  return std::nullopt;
}

template <class Integer>
std::optional<Integer> parse_digits(std::string_view text) {
  Integer value = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end) return std::nullopt;
  return value;
}

}  // namespace

std::string plain_decimal(double value) {
  if (const auto name = not_finite(value)) return *name;
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  return laid_out(shortest_digits(value));
}

std::string shortest_decimal(double value) {
  if (const auto name = not_finite(value)) return *name;
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  const auto digits = shortest_digits(value);
  const bool plain = digits.exponent >= kLeastPlain && digits.exponent <= kMostPlain;
  return plain ? laid_out(digits) : digits.whole;
}

std::optional<double> parse_double(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto name = parse_name(text);
  const auto value = name ? name : parse_decimal(text);
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

std::optional<std::int64_t> parse_int(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  return parse_digits<std::int64_t>(text);
}

std::optional<std::uint64_t> parse_uint(std::string_view text) {
  return parse_digits<std::uint64_t>(text);
}

std::string decimal_seconds(std::int64_t seconds, std::int32_t nanos) {
  const bool negative = seconds < 0 || nanos < 0;
  auto out = std::to_string(seconds);
  if (negative && seconds == 0) out = "-0";
  if (nanos == 0) return out;
  auto fraction = std::to_string(std::abs(nanos));
  fraction.insert(0, 9 - fraction.size(), '0');
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return out + '.' + fraction;
}

}  // namespace zizhi::cel::functions
