// What the engine is measured against: rules written by hand as closures, one `std::function`
// for each part of a rule, composed as an engine would compose them that compiles to closures.
//
// They read the same values in the same slots, and check what a correct rule has to: whatever
// is no plain value of the kind that a part wants (absent, unknown, a failure) is handed on,
// and `&&`, `||` and the quantifiers let a deciding bool win over it. They do less than the
// engine in all else: no limits, no union of what is missing, no places for failures.
#pragma once

#include "zizhi/cel/value.h"

#include <functional>
#include <string_view>
#include <vector>

namespace zizhi::bench {

/// What a closure may read: the globals, and the variable of the quantifier around it.
struct Scope {
  const cel::Value* globals = nullptr;
  cel::Value element{};
};

using Closure = std::function<cel::Value(Scope&)>;

/// The hand-written counterpart of one of the eight expressions.
struct HandWritten {
  std::string_view name;
  std::string_view expression;
  Closure closure;
};

/// The eight expressions of the comparison, in its order.
std::vector<HandWritten> hand_written();

}  // namespace zizhi::bench
