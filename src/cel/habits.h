// What people write who come from other languages, and what they mean by it.
#pragma once

#include "zizhi/i18n/text.h"

#include <optional>
#include <string_view>

namespace zizhi::cel {

/// How to write what `spelling` means elsewhere; null for what means nothing to us either.
const i18n::Text* advice_on_operator(std::string_view spelling);

/// The longest operator of other languages that `text` begins with; empty when there is none.
std::string_view foreign_operator(std::string_view text);

/// The same for a word where an operator is wanted: `and`, `mod`, `days`. Case does not count.
const i18n::Text* advice_on_word(std::string_view word);

/// The same for a word where a value is wanted: `not`, `if`, `let`.
const i18n::Text* advice_on_leading_word(std::string_view word);

/// The ASCII that is meant by a full-width or typographic character; empty for any other.
std::string_view ascii_for(char32_t character);

}  // namespace zizhi::cel
