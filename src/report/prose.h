#pragma once

#include "zizhi/i18n/text.h"

#include <string>
#include <string_view>

namespace zizhi::report {

/// `text` for running prose: runs of white space are one space, control characters are visible,
/// and what is longer than 600 cells is cut, with a count.
std::string prose(i18n::Locale locale, std::string_view text);

/// A value of the evidence: control characters are visible, cut at 120 cells, with a count;
/// `""` where it is empty. The number of a list's elements is told in the reader's language.
std::string value(i18n::Locale locale, std::string_view text);

/// Is the value of a list: the number of its elements, `4 items`?
bool is_count(std::string_view text);

}  // namespace zizhi::report
