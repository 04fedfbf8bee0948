#pragma once

#include "zizhi/i18n/text.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zizhi::i18n {

/// The environment: a variable's value, or nothing.
using Variables = std::function<std::optional<std::string>(std::string_view)>;

/// `en`, `zh`, or a POSIX locale name that begins so (`zh_CN.UTF-8`); empty for any other.
std::optional<Locale> parse_locale(std::string_view name);

/// What the program speaks when no flag says: ZIZHI_LANG, LC_ALL, LC_MESSAGES, LANG, first that
/// is set and names a language of ours; else English.
Locale choose(const Variables& variables);

}  // namespace zizhi::i18n
