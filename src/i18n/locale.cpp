#include "zizhi/i18n/locale.h"

#include <array>

namespace zizhi::i18n {
namespace {

// `zh`, and `zh` before a territory, encoding or modifier: `zh_CN.UTF-8`, `zh-Hans`,
// `zh@pinyin`.
bool is_language(std::string_view name, std::string_view language) {
  if (!name.starts_with(language)) return false;
  name.remove_prefix(language.size());
  return name.empty() || std::string_view("_-.@").find(name.front()) != std::string_view::npos;
}

}  // namespace

std::string_view Localized::in(Locale locale) const {
  const auto& wanted = locale == Locale::zh ? zh : en;
  const auto& other = locale == Locale::zh ? en : zh;
  return wanted.empty() ? other : wanted;
}

std::optional<Locale> parse_locale(std::string_view name) {
  if (is_language(name, "en")) return Locale::en;
  if (is_language(name, "zh")) return Locale::zh;
  return std::nullopt;
}

Locale choose(const Variables& variables) {
  constexpr std::array<std::string_view, 4> kNames{"ZIZHI_LANG", "LC_ALL", "LC_MESSAGES",
                                                   "LANG"};
  for (const auto name : kNames) {
    const auto value = variables(name);
    if (!value) continue;
    if (const auto locale = parse_locale(*value)) return *locale;
  }
  return Locale::en;
}

}  // namespace zizhi::i18n
