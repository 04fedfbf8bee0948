#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zizhi::data {

/// Byte offset in `text` of byte `index` of a scalar's value, when the scalar is spelt from
/// `begin` on (plain, quoted, block; YAML or JSON). `index` may be the value's size: the offset
/// behind its last byte. Empty where the spelling cannot be followed.
std::optional<std::size_t> spelt_at(std::string_view text, std::size_t begin,
                                    std::string_view value, std::size_t index);

/// Offset behind the scalar that is spelt from `begin` on, its closing quote included.
std::size_t end_of_scalar(std::string_view text, std::size_t begin, std::string_view value);

/// False for a quoted scalar whose closing quote is not there.
bool is_closed(std::string_view text, std::size_t begin);

/// The first offset from `begin` on that is not white space, a line break or a comment of YAML.
std::size_t skip_blanks(std::string_view text, std::size_t begin);

}  // namespace zizhi::data
