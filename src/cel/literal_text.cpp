#include "literal_text.h"

#include "functions/number_text.h"

#include "zizhi/base/utf8.h"

#include <cmath>
#include <cstdint>

namespace zizhi::cel {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += kDigits[(value >> static_cast<unsigned>(shift)) & 0x0FU];
  }
}

// What follows the backslash in the short escapes; NUL for any other character.
char short_escape(char32_t c) {
  switch (c) {
    case '"':
    case '\\':
      return static_cast<char>(c);
    case '\a':
      return 'a';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\v':
      return 'v';
    default:
      return '\0';
  }
}

// One character of a string, taken off `text`.
void append_character(std::string& out, std::string_view& text) {
  const auto rest = text;
  const auto c = base::take_code_point(text);
  const auto piece = rest.substr(0, rest.size() - text.size());
  if (const char escape = short_escape(c); escape != '\0') {
    out += '\\';
    out += escape;
  } else if (base::visible(piece) == piece) {
    out += piece;
  } else if (c <= 0xFFFF) {
    out += "\\u";
    append_hex(out, c, 4);
  } else {
    out += "\\U";
    append_hex(out, c, 8);
  }
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    append_character(out, text);
  }
  return out + '"';
}

std::string quoted_bytes(std::string_view bytes) {
  std::string out = "b\"";
  for (const char byte : bytes) {
    const auto octet = static_cast<unsigned char>(byte);
    if (const char escape = short_escape(octet); escape != '\0') {
      out += '\\';
      out += escape;
    } else if (octet >= 0x20 && octet < 0x7F) {
      out += byte;
    } else {
      out += "\\x";
      append_hex(out, octet, 2);
    }
  }
  return out + '"';
}

std::string double_source(double value) {
  auto text = functions::shortest_decimal(value);
  if (!std::isfinite(value)) return "double(\"" + text + "\")";
  const bool looks_whole = text.find_first_of(".e") == std::string::npos;
  return looks_whole ? text + ".0" : text;
}

}  // namespace zizhi::cel
