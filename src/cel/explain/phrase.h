// Sentences in two languages, made at one place.
#pragma once

#include "zizhi/i18n/text.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace zizhi::cel::explaining {

/// `text` with {0}, {1}, … filled in, in both languages.
i18n::Localized fill(const i18n::Text& text, std::initializer_list<i18n::Localized> arguments);

/// A number of things: "1 item", "2 items", "2 项".
struct Noun {
  std::string_view one;
  std::string_view many;
  std::string_view zh;  ///< with its measure word: " 项", " 个月"
};

i18n::Localized counted(std::uint64_t count, const Noun& noun);

/// "a, b and c", "a、b 和 c".
i18n::Localized listed(std::span<const i18n::Localized> items);

/// `text` on one line, what a terminal would obey made visible, cut with `…` after `limit` code
/// points.
std::string clipped(std::string_view text, std::size_t limit);

/// "`a.b`" as code.
i18n::Localized code(std::string_view text);

inline constexpr std::size_t kLongestValue = 80;        ///< code points of a value shown
inline constexpr std::size_t kLongestExpression = 300;  ///< code points of a part's source
inline constexpr std::size_t kLongestCode = 120;        ///< code points of code in a sentence
inline constexpr std::size_t kLongestName = 60;         ///< code points of a label

}  // namespace zizhi::cel::explaining
