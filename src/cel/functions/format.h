#pragma once

#include "call.h"

#include <string_view>

namespace zizhi::cel::functions {

/// `string.format(list)`: the clauses of `pattern` replaced by the arguments in their order.
/// Arguments that no clause takes are not looked at.
Value format(Context& context, std::string_view pattern, const List& arguments);

}  // namespace zizhi::cel::functions
