#pragma once

#include "zizhi/cel/value.h"

#include <cstdint>
#include <optional>

namespace zizhi::cel {

/// One past the largest int and the largest uint, as doubles: exact powers of two.
inline constexpr double kIntEnd = 9223372036854775808.0;
inline constexpr double kUintEnd = 18446744073709551616.0;

inline bool is_number(const Value& value) {
  return value.tag() == Tag::integer || value.tag() == Tag::unsigned_integer ||
         value.tag() == Tag::floating;
}

/// Compares numbers of any two kinds exactly, without rounding either; empty with NaN.
std::optional<int> compare_numbers(const Value& a, const Value& b);

}  // namespace zizhi::cel
