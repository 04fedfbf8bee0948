#pragma once

#include "equality.h"

#include <optional>
#include <span>
#include <vector>

namespace zizhi::cel::functions {

/// Values without equals, found by hash. They outlive the set, and nothing in them is unknown.
class ValueSet {
 public:
  explicit ValueSet(Context& context) : comparison_(context) {}

  /// True when `value` was not there; a failure when the comparison gave up.
  Value add(const Value& value);

  /// True, false, or a failure.
  Value contains(const Value& value);

  std::size_t size() const { return values_.size(); }

 private:
  struct Place {
    std::size_t slot = 0;
    Value found;  // true, false or a failure
  };

  Place place_of(const Value& value);
  void grow();

  Comparison comparison_;
  std::vector<Value> values_;
  std::vector<std::uint32_t>
      slots_;  // number of a value + 1; 0 is free; a power of two of them
};

/// What is unknown or failed anywhere inside of `values`, if anything is.
std::optional<Value> deep_obstacle(Context& context, std::span<const Value> values);

}  // namespace zizhi::cel::functions
