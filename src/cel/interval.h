// Numbers of which only bounds are known: the size of a list of which some elements may not
// belong.
#pragma once

#include "plan.h"

#include "zizhi/cel/function.h"

#include <optional>

namespace zizhi::cel {

/// The size of a partial list.
Value size_of(Arena& arena, const Partial& partial);

/// A comparison of which at least one side is an interval and none an unknown or a failure:
/// decided when it comes out the same all over the interval, else what keeps it from that.
Value compare_intervals(Context& context, Operation operation, const Value& a, const Value& b);

/// `+`, `-` and `*` with at least one interval: an interval. Empty when it is out of range,
/// when a side is no int, or for another operation.
std::optional<Value> interval_arithmetic(Arena& arena, Operation operation, const Value& a,
                                         const Value& b);

}  // namespace zizhi::cel
