#pragma once

#include "zizhi/i18n/text.h"

#include <optional>
#include <string_view>

namespace zizhi::cel::functions {

/// Why `code` is no unified social credit code (GB 32100-2015); empty for one that is.
std::optional<i18n::Localized> credit_code_problem(std::string_view code);

}  // namespace zizhi::cel::functions
