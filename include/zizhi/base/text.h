#pragma once

#include "zizhi/base/lifetime.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::base {

/// Edits (insert, delete, replace, swap of neighbours; by code point, ASCII case and `-`/`_`
/// ignored) from `a` to `b`, or more than `limit` when there are more than that. O(|a|·|b|).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate that a person probably meant by `word`: the nearest one, if it is near enough
/// for its length. Views into `candidates`. Ties go to the first.
std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates);

std::string_view trim(std::string_view text ZIZHI_LIFETIMEBOUND);

/// The pieces of `text` between `separator`s: always at least one, possibly empty.
std::vector<std::string_view> split(std::string_view text ZIZHI_LIFETIMEBOUND, char separator);

std::string join(std::span<const std::string> pieces, std::string_view separator);

/// `text` with every `from` replaced; `from` is not empty.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

}  // namespace zizhi::base
