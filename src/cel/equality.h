#pragma once

#include "zizhi/cel/value.h"

#include <cstdint>
#include <optional>

namespace zizhi::cel {

/// `equal` that gives up: takes one from `steps` for each pair of values it compares, and is
/// empty when they run out. Lists can share their parts, so a small value may have very many
/// elements.
std::optional<bool> equal_within(const Value& a, const Value& b, std::uint64_t& steps);

}  // namespace zizhi::cel
