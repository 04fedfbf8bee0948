#pragma once

#include "call.h"

namespace zizhi::cel::functions {

/// Complete calendar months that ranges cover up to and including `as_of`. Each range is a
/// record or a map with `from` (a date or a month) and `until` (a date, the open end, or a
/// month), both ends included; those that overlap or touch count as one. A month stands for its
/// last day as a beginning and for its first day as an end: what is not known is not counted.
Value covered_months(Context& context, Items ranges, base::Date as_of);

}  // namespace zizhi::cel::functions
