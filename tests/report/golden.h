#pragma once

#include <string>
#include <string_view>

namespace zizhi::report {

/// The text of `tests/report/golden/<name>`. With ZIZHI_UPDATE_GOLDEN set, the file becomes
/// `text` first: read the difference before it is committed.
std::string golden(std::string_view name, std::string_view text);

}  // namespace zizhi::report
