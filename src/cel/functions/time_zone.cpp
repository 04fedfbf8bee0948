#include "time_zone.h"

#include <date/tz.h>

#include <chrono>
#include <exception>

namespace zizhi::cel::functions {
namespace {

std::optional<std::int64_t> two_digits(std::string_view text, std::int64_t most) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') {
    return std::nullopt;
  }
  const std::int64_t value = (text[0] - '0') * 10 + (text[1] - '0');
  return value <= most ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> fixed_offset(std::string_view text) {
  const bool west = text.starts_with('-');
  if (west || text.starts_with('+')) text.remove_prefix(1);
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = two_digits(text.substr(0, 2), 23);
  const auto minutes = two_digits(text.substr(3), 59);
  if (!hours || !minutes) return std::nullopt;
  const auto offset = *hours * 3600 + *minutes * 60;
  return west ? -offset : offset;
}

// The library throws where it does not know a name or finds no data base.
std::optional<std::int64_t> named_offset(std::string_view name, std::int64_t seconds) {
  try {
    const date::sys_seconds moment{std::chrono::seconds(seconds)};
    return date::locate_zone(name)->get_info(moment).offset.count();
  } catch (const std::exception& /*unknown name, or no data base*/) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t seconds) {
  const bool fixed = zone.find(':') != std::string_view::npos;
  return fixed ? fixed_offset(zone) : named_offset(zone, seconds);
}

}  // namespace zizhi::cel::functions
