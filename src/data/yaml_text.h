#pragma once

#include "zizhi/data/read.h"

#include <optional>
#include <string_view>

namespace zizhi::data {

/// What must not come before the YAML parser: controls that it would swallow, and lines whose
/// tokens would fill the memory.
std::optional<diag::Diagnostic> unreadable_yaml(source::Id id, std::string_view text,
                                                const Limits& limits);

}  // namespace zizhi::data
