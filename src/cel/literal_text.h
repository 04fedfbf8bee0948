// Literals as CEL source: printing of expressions and of values share them.
#pragma once

#include <string>
#include <string_view>

namespace zizhi::cel {

/// Well-formed UTF-8 as a string literal in double quotes. Control characters and what a
/// terminal would obey or hide are escaped.
std::string quoted(std::string_view text);

/// Any bytes as a bytes literal: `b"a\x00"`.
std::string quoted_bytes(std::string_view bytes);

/// A double literal that reads back as `value`: `1.0`, `1e+300`; `double("NaN")` and the like
/// for what has no literal.
std::string double_source(double value);

}  // namespace zizhi::cel
