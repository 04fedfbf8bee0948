#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Resident identity numbers in running text: what no output shows unless it is told to.
namespace zizhi::base {

/// A part of a text, in bytes.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Part&, const Part&) = default;
};

/// Where numbers of eighteen characters stand in full, in order: a region, a birthday, a serial
/// number, and a digit or X; perhaps with a blank or hyphen before and behind the birthday. The
/// check character is not looked at: a number with a slip of the pen tells as much.
std::vector<Part> identity_numbers(std::string_view text);

/// `text` with `mask` for each of them.
std::string without_identity_numbers(std::string_view text, std::string_view mask);

/// `text` with `*` for each of their characters: as long as before.
std::string starred_identity_numbers(std::string_view text);

}  // namespace zizhi::base
