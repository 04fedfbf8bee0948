#include "format.h"

#include "number_text.h"
#include "plain_text.h"
#include "support.h"

#include "zizhi/base/utf8.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace zizhi::cel::functions {
namespace {

constexpr std::uint32_t kDefaultPrecision = 6;
constexpr std::uint32_t kMostPrecision = 1000;

// `%.3f`: what stands between the percent sign and the letter, and the letter.
struct Clause {
  char letter = 0;
  std::uint32_t precision = kDefaultPrecision;
  bool has_precision = false;
};

// Takes a clause off `text`, which begins behind the percent sign. Empty when it is none.
std::optional<Clause> take_clause(std::string_view& text) {
  Clause clause;
  if (text.starts_with('.')) {
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + 1, end, clause.precision);
    if (error != std::errc() || clause.precision > kMostPrecision) return std::nullopt;
    clause.has_precision = true;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  }
  if (text.empty()) return std::nullopt;
  clause.letter = text.front();
  text.remove_prefix(1);
  const bool takes_precision = clause.letter == 'f' || clause.letter == 'e';
  const bool known = std::string_view("sdfebxXo").find(clause.letter) != std::string_view::npos;
  if (!known || (clause.has_precision && !takes_precision)) return std::nullopt;
  return clause;
}

// The sign and the size of an integer of either kind.
struct Magnitude {
  bool negative = false;
  std::uint64_t size = 0;
};

std::optional<Magnitude> magnitude(const Value& value) {
  if (value.is(Tag::unsigned_integer)) return Magnitude{false, value.as_uint()};
  if (!value.is(Tag::integer)) return std::nullopt;
  const auto number = value.as_int();
  const auto bits = static_cast<std::uint64_t>(number);
  return Magnitude{number < 0, number < 0 ? 0 - bits : bits};
}

std::string in_base(Magnitude number, int base) {
  std::array<char, 64> buffer{};
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number.size, base);
  const std::string_view text(buffer.data(),
                              static_cast<std::size_t>(written.ptr - buffer.data()));
  return std::string(number.negative ? "-" : "").append(text);
}

std::string hexadecimal(std::string_view octets) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    out += kDigits[octet >> 4U];
    out += kDigits[octet & 0xFU];
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

// A long double holds every int, uint and double exactly.
std::optional<long double> real(const Value& value) {
  if (value.is(Tag::floating)) return value.as_double();
  if (value.is(Tag::integer)) return static_cast<long double>(value.as_int());
  if (value.is(Tag::unsigned_integer)) return static_cast<long double>(value.as_uint());
  return std::nullopt;
}

// Rounded half to even, from the exact value.
std::optional<std::string> rounded(const Value& value, std::chars_format style,
                                   std::uint32_t precision) {
  const auto number = real(value);
  if (!number) return std::nullopt;
  if (!std::isfinite(*number)) return plain_decimal(value.as_double());
  std::string out(400 + std::size_t{precision}, '\0');
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), *number, style,
                                          static_cast<int>(precision));
  if (error != std::errc()) return std::nullopt;
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

std::optional<std::string> decimal(const Value& value) {
  if (value.is(Tag::floating)) return plain_decimal(value.as_double());
  if (const auto number = magnitude(value)) return in_base(*number, 10);
  return std::nullopt;
}

std::optional<std::string> digits(const Value& value, int base) {
  if (const auto number = magnitude(value)) return in_base(*number, base);
  if (base == 2 && value.is(Tag::boolean)) return value.as_bool() ? "1" : "0";
  const bool has_octets = value.is(Tag::string) || value.is(Tag::bytes);
  if (base == 16 && has_octets) return hexadecimal(value.as_text());
  return std::nullopt;
}

// All but `%s`. Empty when the clause does not take such a value.
std::optional<std::string> formatted(const Clause& clause, const Value& value) {
  switch (clause.letter) {
    case 'd':
      return decimal(value);
    case 'f':
      return rounded(value, std::chars_format::fixed, clause.precision);
    case 'e':
      return rounded(value, std::chars_format::scientific, clause.precision);
    case 'b':
      return digits(value, 2);
    case 'o':
      return digits(value, 8);
    case 'x':
      return digits(value, 16);
    default:
      break;
  }
  auto text = digits(value, 16);
  return text ? std::optional(upper(*text)) : std::nullopt;
}

Value refused(Context& context, const Clause& clause, const Value& value) {
  return context.fail(FailureCode::invalid_argument,
                      std::string{'%', clause.letter} + ", " + std::string(type_name(value)));
}

// Adds one argument to `out`; a value when it cannot.
std::optional<Value> add(Context& context, const Clause& clause, const Value& argument,
                         std::string& out) {
  if (clause.letter == 's') return append_plain(context, argument, out);
  if (!argument.plain()) return argument;
  const auto text = formatted(clause, argument);
  if (!text) return refused(context, clause, argument);
  out += *text;
  if (out.size() > kMostBytes) return context.fail(FailureCode::limit_memory);
  return std::nullopt;
}

}  // namespace

Value format(Context& context, std::string_view pattern, const List& arguments) {
  std::string out;
  std::size_t taken = 0;
  while (!pattern.empty()) {
    const auto percent = pattern.find('%');
    out += pattern.substr(0, percent);
    if (percent == std::string_view::npos) break;
    pattern.remove_prefix(percent + 1);
    if (pattern.starts_with('%')) {
      out += '%';
      pattern.remove_prefix(1);
      continue;
    }
    const auto head = pattern.substr(0, base::offset_of_code_point(pattern, 4));
    const auto clause = take_clause(pattern);
    if (!clause)
      return context.fail(FailureCode::invalid_argument, to_text(Value::string(head)));
    if (taken == arguments.size) {
      return out_of_range(context, static_cast<std::int64_t>(taken));
    }
    if (const auto failed = add(context, *clause, arguments.items[taken], out)) return *failed;
    ++taken;
  }
  context.charge(taken);
  return text_value(context, out);
}

}  // namespace zizhi::cel::functions
