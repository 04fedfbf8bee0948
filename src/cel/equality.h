#pragma once

#include "obstacle.h"

#include "zizhi/cel/function.h"

#include <cstdint>

namespace zizhi::cel {

/// Steps that one call of a function may take before it fails with limit_cost: values can share
/// their parts, so a small one may have very many elements.
inline constexpr std::uint64_t kMostSteps = 4'000'000;

/// How deep lists, maps and optionals stand in each other at most where a pass goes down into
/// them. Values of a known type never nest deeper: no type has so many parts. `dyn` can bring
/// deeper ones.
inline constexpr std::uint32_t kMostNesting = 256;

/// Equality inside a function. It charges the context, knows unknown elements, and stops.
class Comparison {
 public:
  explicit Comparison(Context& context) : context_(&context) {}

  /// True, false, an unknown (when everything that is known agrees) or a failure. May be called
  /// many times; all calls share the steps.
  Value equal(const Value& a, const Value& b);

 private:
  Context* context_;
  std::uint64_t left_ = kMostSteps;
};

}  // namespace zizhi::cel
