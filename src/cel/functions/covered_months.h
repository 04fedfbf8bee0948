#pragma once

#include "call.h"
#include "obstacle.h"

#include <vector>

namespace zizhi::cel::functions {

/// Days without a break, both ends included.
struct Stretch {
  base::Date first;
  base::Date last;
};

/// What ranges cover up to and including `as_of`, in order; those that overlap or touch are
/// one. What keeps a range from being read is noted, and the range left out.
std::vector<Stretch> covered(Context& context, Items ranges, base::Date as_of,
                             Obstacle& obstacle);

/// The whole months of a stretch from its first day on, and the days left over.
base::Period length(const Stretch& stretch);

/// Complete calendar months that ranges cover up to and including `as_of`. Each range is a
/// record or a map with `from` (a date or a month) and `until` (a date, the open end, or a
/// month), both ends included; those that overlap or touch count as one. A month stands for its
/// last day as a beginning and for its first day as an end: what is not known is not counted.
Value covered_months(Context& context, Items ranges, base::Date as_of);

}  // namespace zizhi::cel::functions
