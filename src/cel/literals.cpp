#include "literals.h"

#include "functions/number_text.h"

#include "zizhi/base/utf8.h"

#include <charconv>
#include <optional>
#include <string>

namespace zizhi::cel {
namespace {

using diag::Code;
using Read = base::Result<Literal, diag::Diagnostic>;

constexpr std::uint64_t kMostInt = 0x7FFFFFFFFFFFFFFFU;

// Digits in base 10 or, after `0x`, 16; empty when they are more than 64 bits.
std::optional<std::uint64_t> whole(std::string_view digits) {
  const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
  if (hex) digits.remove_prefix(2);
  std::uint64_t value = 0;
  const auto* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value, hex ? 16 : 10);
  if (error != std::errc() || rest != end) return std::nullopt;
  return value;
}

Read read_double(const Fragment& fragment, Range range, std::string_view digits,
                 bool negative) {
  const auto value = functions::parse_double(digits);
  if (!value) {
    return base::failure(
        diag::make<Code::double_range>(place(fragment, range), text_of(fragment, range)));
  }
  return Literal{negative ? -*value : *value};
}

// How many hexadecimal digits follow the letter of an escape; 0 for other letters.
constexpr std::size_t hex_digits(char letter) {
  switch (letter) {
    case 'x':
    case 'X':
      return 2;
    case 'u':
      return 4;
    case 'U':
      return 8;
    default:
      return 0;
  }
}

// What a letter stands for after a backslash; NUL for letters without a meaning.
constexpr char plain_escape(char letter) {
  switch (letter) {
    case '\\':
    case '?':
    case '"':
    case '\'':
    case '`':
      return letter;
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return '\0';
  }
}

constexpr bool is_character(std::uint64_t code_point) {
  return code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
}

// Reads the body of one string or bytes literal.
class Body {
 public:
  Body(const Fragment& fragment, Range range, bool octets)
      : fragment_(&fragment), at_(range.begin), octets_(octets) {
    const std::string_view text = fragment.text;
    while (text[at_] != '"' && text[at_] != '\'') {
      raw_ = raw_ || text[at_] == 'r' || text[at_] == 'R';
      ++at_;
    }
    const char quote = text[at_];
    const bool triple =
        range.end - at_ >= 6 && text[at_ + 1] == quote && text[at_ + 2] == quote;
    at_ += triple ? 3U : 1U;
    end_ = range.end - (triple ? 3U : 1U);
  }

  base::Result<std::string, diag::Diagnostic> read() {
    while (at_ < end_) {
      if (peek() == '\\' && !raw_) {
        if (auto fault = escape()) return base::failure(*std::move(fault));
      } else if (peek() == '\r') {
        out_ += '\n';
        at_ += peek(1) == '\n' ? 2U : 1U;
      } else {
        out_ += peek();
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  using Fault = std::optional<diag::Diagnostic>;

  char peek(std::uint32_t ahead = 0) const {
    return at_ + ahead < end_ ? fragment_->text[at_ + ahead] : '\0';
  }

  Range next(std::size_t bytes) const {
    return {at_, std::min(end_, at_ + static_cast<std::uint32_t>(bytes))};
  }

  std::optional<source::Span> where(Range range) const { return place(*fragment_, range); }

  Fault escape();
  Fault octal_escape();
  Fault hex_escape(std::size_t digits);
  Fault unknown_escape() const;
  Fault add(std::uint64_t number, Range range);

  const Fragment* fragment_;
  std::uint32_t at_;
  std::uint32_t end_ = 0;
  bool octets_;
  bool raw_ = false;
  std::string out_;
};

Body::Fault Body::escape() {
  const char letter = peek(1);
  if (const char c = plain_escape(letter); c != '\0') {
    out_ += c;
    at_ += 2;
    return std::nullopt;
  }
  if (const auto digits = hex_digits(letter)) return hex_escape(digits);
  if (letter >= '0' && letter <= '3') return octal_escape();
  return unknown_escape();
}

Body::Fault Body::unknown_escape() const {
  std::string_view tail = std::string_view(fragment_->text).substr(at_ + 1, end_ - at_ - 1);
  const auto before = tail.size();
  if (!tail.empty()) base::take_code_point(tail);
  const auto range = next(1 + before - tail.size());
  return diag::help(
      diag::make<Code::escape_unknown>(where(range), base::visible(text_of(*fragment_, range))),
      {"a backslash is written `\\\\`, or the string is raw: `r\"…\"`",
       "反斜杠本身应写 `\\\\`，或使用原始字符串 `r\"…\"`"});
}

// `\ooo`, three digits of base 8.
Body::Fault Body::octal_escape() {
  std::uint64_t number = 0;
  for (std::uint32_t i = 1; i <= 3; ++i) {
    const char c = peek(i);
    if (c < '0' || c > '7') {
      return diag::make<Code::escape_digits>(where(next(i)), "\\", 3,
                                             i18n::Text{"octal", "八进制"});
    }
    number = number * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return add(number, next(4));
}

// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`.
Body::Fault Body::hex_escape(std::size_t digits) {
  const auto name = text_of(*fragment_, next(2));
  const auto range = next(2 + digits);
  if (octets_ && digits > 2) {
    return diag::make<Code::escape_in_bytes>(where(range), text_of(*fragment_, range));
  }
  const auto spelt = text_of(*fragment_, range).substr(2);
  std::uint64_t number = 0;
  const auto* const end = spelt.data() + spelt.size();
  const auto [rest, error] = std::from_chars(spelt.data(), end, number, 16);
  if (error != std::errc() || rest != end || spelt.size() != digits) {
    const auto good = static_cast<std::size_t>(rest - spelt.data());
    return diag::make<Code::escape_digits>(where(next(2 + good)), name, digits,
                                           i18n::Text{"hexadecimal", "十六进制"});
  }
  return add(number, range);
}

Body::Fault Body::add(std::uint64_t number, Range range) {
  if (octets_) {
    out_ += static_cast<char>(number);
  } else if (is_character(number)) {
    base::append_utf8(out_, static_cast<char32_t>(number));
  } else {
    return diag::make<Code::escape_code_point>(where(range), text_of(*fragment_, range));
  }
  at_ = range.end;
  return std::nullopt;
}

}  // namespace

bool is_unsigned(std::string_view number) {
  return number.ends_with('u') || number.ends_with('U');
}

base::Result<Literal, diag::Diagnostic> read_number(const Fragment& fragment, Range range,
                                                    bool negative) {
  const auto where = place(fragment, range);
  const auto spelt = text_of(fragment, range);
  auto digits = spelt;
  if (negative) digits.remove_prefix(spelt.find_first_of("0123456789."));
  const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
  if (!hex && digits.find_first_of(".eE") != std::string_view::npos) {
    return read_double(fragment, range, digits, negative);
  }
  if (is_unsigned(digits)) {
    const auto value = whole(digits.substr(0, digits.size() - 1));
    if (!value) return base::failure(diag::make<Code::uint_range>(where, spelt));
    return Literal{*value};
  }
  const auto value = whole(digits);
  if (!value || *value > kMostInt + (negative ? 1U : 0U)) {
    return base::failure(diag::make<Code::int_range>(where, spelt));
  }
  // Modulo 2^64, so that the least int is reached too.
  return Literal{static_cast<std::int64_t>(negative ? 0 - *value : *value)};
}

base::Result<Literal, diag::Diagnostic> read_text(const Fragment& fragment, Range range) {
  auto text = Body(fragment, range, false).read();
  if (!text) return base::failure(std::move(text.error()));
  return Literal{*std::move(text)};
}

base::Result<Literal, diag::Diagnostic> read_octets(const Fragment& fragment, Range range) {
  auto octets = Body(fragment, range, true).read();
  if (!octets) return base::failure(std::move(octets.error()));
  return Literal{Bytes{*std::move(octets)}};
}

}  // namespace zizhi::cel
