#pragma once

#include "zizhi/base/lifetime.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace zizhi::i18n {

enum class Locale : std::uint8_t { en, zh };

/// A sentence of ours in both languages: constants, side by side so that they are reviewed
/// together.
struct Text {
  std::string_view en;
  std::string_view zh;

  constexpr std::string_view in(Locale locale) const { return locale == Locale::zh ? zh : en; }

  friend constexpr bool operator==(const Text&, const Text&) = default;
};

/// A sentence from a rulebook or made at run time, in both languages.
struct Localized {
  std::string en;
  std::string zh;

  /// The other language where one is empty.
  std::string_view in(Locale locale) const ZIZHI_LIFETIMEBOUND;

  bool empty() const { return en.empty() && zh.empty(); }

  friend bool operator==(const Localized&, const Localized&) = default;
};

inline Localized own(const Text& text) {
  return {std::string(text.en), std::string(text.zh)};
}

/// The same words in both languages: names, numbers, code.
inline Localized same(std::string_view text) {
  return {std::string(text), std::string(text)};
}

}  // namespace zizhi::i18n
