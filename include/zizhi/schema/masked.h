#pragma once

#include <string>
#include <string_view>

namespace zizhi::schema {

/// `text` with `***` for every resident identity number in full, also where blanks or hyphens
/// stand between its digits. Digits that are part of a longer word or number stay.
std::string without_identity_numbers(std::string_view text);

}  // namespace zizhi::schema
