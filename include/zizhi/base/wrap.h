#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::base {

/// `text` in lines of at most `width` terminal cells: broken at spaces, and between Chinese
/// characters but not before closing or after opening punctuation. A longer word stands alone.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace zizhi::base
