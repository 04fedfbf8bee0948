#pragma once

#include <string>
#include <string_view>

namespace zizhi::data {

/// `text` (UTF-8) as a JSON string with its quotes; bytes that are no UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

/// The shortest spelling that reads back as `number`, with a point or an exponent: `1.0`,
/// `0.1`. Finite numbers only.
std::string json_number(double number);

}  // namespace zizhi::data
