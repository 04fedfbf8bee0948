#pragma once

#include "zizhi/data/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace zizhi::data {

/// `!!str` for `tag:yaml.org,2002:str`.
std::string tag_as_written(std::string_view tag);

/// `tag:yaml.org,2002:str` for `!!str`.
std::string tag_in_full(std::string_view tag);

/// As yaml-cpp names what has no tag: `?`, or `!` when it is quoted or a block.
bool is_untagged(std::string_view tag);

/// What a scalar is by its tag in full; empty when the tag has no meaning on it.
std::optional<Kind> kind_by_tag(std::string_view tag, std::string_view value, bool quoted);

}  // namespace zizhi::data
