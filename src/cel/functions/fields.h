#pragma once

#include "zizhi/cel/function.h"

#include <string_view>

namespace zizhi::cel::functions {

/// The field of a record, or the entry of a map. A failure where there is none; what is unknown
/// comes as it is.
Value field(Context& context, const Value& element, std::string_view name);

}  // namespace zizhi::cel::functions
