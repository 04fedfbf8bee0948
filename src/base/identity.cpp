#include "zizhi/base/identity.h"

#include "zizhi/base/date.h"

#include <algorithm>
#include <array>
#include <optional>

namespace zizhi::base {
namespace {

constexpr std::size_t kLength = 18;
constexpr std::size_t kBirthday = 6;
constexpr std::size_t kSerial = 14;

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::int32_t number(std::string_view digits) {
  std::int32_t value = 0;
  for (const char digit : digits)
    value = value * 10 + (digit - '0');
  return value;
}

// The provinces of GB/T 2260.
bool is_region(std::int32_t province) {
  struct Range {
    std::int32_t first = 0;
    std::int32_t last = 0;
  };

  constexpr auto kRanges = std::to_array<Range>({{.first = 11, .last = 15},
                                                 {.first = 21, .last = 23},
                                                 {.first = 31, .last = 37},
                                                 {.first = 41, .last = 46},
                                                 {.first = 50, .last = 54},
                                                 {.first = 61, .last = 65},
                                                 {.first = 71, .last = 71},
                                                 {.first = 81, .last = 83}});
  return std::ranges::any_of(kRanges, [province](const Range& range) {
    return range.first <= province && province <= range.last;
  });
}

// Of eighteen characters, digits but for the last.
bool is_plausible(std::string_view digits) {
  constexpr std::int32_t kFirst = 1900;
  constexpr std::int32_t kLast = 2099;
  const auto year = number(digits.substr(kBirthday, 4));
  return is_region(number(digits.substr(0, 2))) && year >= kFirst && year <= kLast &&
         Date::of(year, number(digits.substr(kBirthday + 4, 2)),
                  number(digits.substr(kBirthday + 6, 2)))
             .has_value();
}

// Where the number that begins at `begin` ends.
std::optional<std::size_t> end_of_number(std::string_view text, std::size_t begin) {
  std::string digits;
  auto at = begin;
  for (; at < text.size() && digits.size() < kLength - 1; ++at) {
    const bool between = digits.size() == kBirthday || digits.size() == kSerial;
    if (between && (text[at] == ' ' || text[at] == '-') && is_digit(text[at - 1])) continue;
    if (!is_digit(text[at])) return std::nullopt;
    digits += text[at];
  }
  if (at == text.size()) return std::nullopt;
  const bool is_x = text[at] == 'X' || text[at] == 'x';
  if (!is_x && !is_digit(text[at])) return std::nullopt;
  const bool goes_on = !is_x && at + 1 < text.size() && is_digit(text[at + 1]);
  if (goes_on || !is_plausible(digits)) return std::nullopt;
  return at + 1;
}

}  // namespace

std::vector<Part> identity_numbers(std::string_view text) {
  std::vector<Part> found;
  for (std::size_t at = 0; at + kLength <= text.size(); ++at) {
    const bool begins = is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]));
    if (!begins) continue;
    const auto end = end_of_number(text, at);
    if (!end) continue;
    found.push_back({.begin = at, .end = *end});
    at = *end - 1;
  }
  return found;
}

std::string without_identity_numbers(std::string_view text, std::string_view mask) {
  std::string out;
  std::size_t done = 0;
  for (const auto& part : identity_numbers(text)) {
    out.append(text.substr(done, part.begin - done)).append(mask);
    done = part.end;
  }
  return out.append(text.substr(done));
}

std::string starred_identity_numbers(std::string_view text) {
  std::string out(text);
  for (const auto& part : identity_numbers(text))
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(part.begin),
              out.begin() + static_cast<std::ptrdiff_t>(part.end), '*');
  return out;
}

}  // namespace zizhi::base
