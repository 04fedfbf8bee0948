#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <utf8proc.h>

namespace zizhi::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::size_t size = 0;  // bytes; 0 when the text does not begin with well-formed UTF-8
};

constexpr std::uint32_t byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

// How many bytes a code point has that begins with this one; 0 when none does.
constexpr std::size_t length_of(std::uint32_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// The Unicode Standard, table 3-7. `text` is not empty.
constexpr Decoded decode(std::string_view text) {
  const auto lead = byte_at(text, 0);
  const auto size = length_of(lead);
  if (size == 0 || size > text.size()) return {};
  if (size == 1) return {.code_point = lead, .size = 1};
  char32_t code_point = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (begins_code_point(text[i])) return {};
    code_point = (code_point << 6U) | (byte_at(text, i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < kLeast.at(size) || code_point > 0x10FFFF || surrogate) return {};
  return {.code_point = code_point, .size = size};
}

struct Interval {
  char32_t first;
  char32_t last;
};

// What a terminal obeys or does not show, in order.
constexpr auto kUnseen = std::to_array<Interval>({
    {0x0000, 0x001F},    // C0
    {0x007F, 0x009F},    // DEL and C1
    {0x00AD, 0x00AD},    // soft hyphen
    {0x061C, 0x061C},    // Arabic letter mark
    {0x180E, 0x180E},    // Mongolian vowel separator
    {0x200B, 0x200F},    // zero-width space and joiners, direction marks
    {0x2028, 0x202E},    // line and paragraph separators, direction embeddings and overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, direction isolates
    {0xFDD0, 0xFDEF},    // never characters
    {0xFEFF, 0xFEFF},    // zero-width no-break space
    {0xFFF9, 0xFFFB},    // interlinear annotation
    {0xE0000, 0xE007F},  // tags
});

bool is_unseen(char32_t code_point) {
  // The last two of each plane are never characters.
  if ((code_point & 0xFFFEU) == 0xFFFEU) return true;
  const auto* const after = std::ranges::upper_bound(kUnseen, code_point, {}, &Interval::first);
  return after != kUnseen.begin() && code_point <= std::prev(after)->last;
}

// How many bytes of printable ASCII stand in front: most of what is shown is that.
std::size_t plain_prefix(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && text[size] >= ' ' && text[size] <= '~') {
    ++size;
  }
  return size;
}

void append_hex(std::string& out, char32_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string reversed;
  do {
    reversed += kDigits[value & 0x0FU];
    value >>= 4U;
  } while (value != 0);
  out.append(reversed.rbegin(), reversed.rend());
}

std::size_t cells_of(char32_t code_point) {
  return static_cast<std::size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point))));
}

}  // namespace

std::optional<std::size_t> first_malformed_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decode(text.substr(at));
    if (decoded.size == 0) return at;
    at += decoded.size;
  }
  return std::nullopt;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) {
    if (begins_code_point(byte)) ++count;
  }
  return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t index) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_code_point(text[at])) continue;
    if (index == 0) return at;
    --index;
  }
  return text.size();
}

char32_t take_code_point(std::string_view& text) {
  const auto decoded = decode(text);
  text.remove_prefix(std::max<std::size_t>(1, decoded.size));
  return decoded.code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [&out, code_point](unsigned shift) {
    out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | (code_point >> 6U));
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0U | (code_point >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code_point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t cells(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    width += cells_of(take_code_point(text));
  }
  return width;
}

std::string_view clip(std::string_view text, std::size_t width) {
  auto rest = text;
  while (!rest.empty()) {
    auto after = rest;
    const auto cell_count = cells_of(take_code_point(after));
    if (cell_count > width) break;
    width -= cell_count;
    rest = after;
  }
  return text.substr(0, text.size() - rest.size());
}

std::string visible(std::string_view text) {
  std::string out;
  while (true) {
    const auto plain = plain_prefix(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return out;
    const auto code_point = take_code_point(text);
    if (is_unseen(code_point)) {
      out += "\\u{";
      append_hex(out, code_point);
      out += '}';
    } else {
      append_utf8(out, code_point);
    }
  }
}

std::string likeness(std::string_view text) {
  constexpr auto kSame = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                        UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  utf8proc_uint8_t* made = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &made, kSame);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
  if (size < 0) return std::string(text);
  return std::string(made, made + size);
}

}  // namespace zizhi::base
