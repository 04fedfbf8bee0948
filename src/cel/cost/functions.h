// What the functions of the library charge by the size of their arguments, and how large what
// they make is.
#pragma once

#include "extent.h"

#include <span>
#include <string_view>

namespace zizhi::cel {

using Arguments = std::span<const Extent* const>;

/// The most steps that a call charges beside the one of its node. The receiver of a method is
/// the first argument.
std::uint64_t most_charged(std::string_view function, Arguments arguments,
                           const Extent& result);

/// How large the result of a call is; `type` is its static type.
const Extent* result_of(Extents& extents, std::string_view function, Arguments arguments,
                        Type type);

}  // namespace zizhi::cel
