#pragma once

#include "zizhi/base/lifetime.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zizhi::base {

/// Byte offset of the first byte that is not part of well-formed UTF-8 (no surrogates, no
/// overlong forms, at most U+10FFFF); empty when all of `text` is well formed.
std::optional<std::size_t> first_malformed_utf8(std::string_view text);

inline bool is_utf8(std::string_view text) {
  return !first_malformed_utf8(text).has_value();
}

/// True for a byte that is not a UTF-8 continuation byte.
constexpr bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Number of code points in well-formed `text`. Linear.
std::size_t code_points(std::string_view text);

/// Byte offset of code point number `index` (from 0); `text.size()` when there are not so many.
std::size_t offset_of_code_point(std::string_view text, std::size_t index);

/// Takes the first code point off `text` (well formed, not empty).
char32_t take_code_point(std::string_view& text);

/// Appends `code_point` (a Unicode scalar value) as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// `text` with what people do not tell apart made the same: case, full width, composed and
/// decomposed accents (NFKC with case folding). For comparing names in hints only. Text that is
/// not UTF-8 stays as it is.
std::string likeness(std::string_view text);

/// Terminal cells that `text` takes: East Asian wide and emoji count two, combining marks none,
/// control characters none.
std::size_t cells(std::string_view text);

/// The longest prefix of `text` that fits into `width` terminal cells, cut between code points.
std::string_view clip(std::string_view text ZIZHI_LIFETIMEBOUND, std::size_t width);

/// `text` with everything made visible that a terminal would obey or hide: C0 and C1 controls,
/// DEL, bidirectional controls, zero-width characters and what is no character become `\u{…}`.
/// A line feed too.
std::string visible(std::string_view text);

}  // namespace zizhi::base
