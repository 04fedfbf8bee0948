// What the families share: values made in the arena, and bounds on what one call may make.
#pragma once

#include "zizhi/cel/function.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace zizhi::cel::functions {

/// Bytes of the longest string and elements of the longest list that a function makes; more is
/// limit_memory. The limits of an evaluation are far below.
inline constexpr std::size_t kMostBytes = std::size_t{16} << 20U;
inline constexpr std::size_t kMostItems = 1'000'000;

/// A string, copied into the arena and charged.
Value text_value(Context& context, std::string_view text);
Value bytes_value(Context& context, std::string_view octets);

/// A list of these values, copied into the arena and charged.
Value list_value(Context& context, std::span<const Value> items);

/// A list whose items are in the arena already.
Value list_of_arena(Context& context, std::span<const Value> items);

/// A value in an optional.
Value optional_value(Context& context, const Value& inner);

/// A failure that names the index.
Value out_of_range(Context& context, std::int64_t index);

}  // namespace zizhi::cel::functions
