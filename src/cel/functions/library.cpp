#include "library.h"

#include <array>

namespace zizhi::cel {
namespace {

// What may stand before the point of a method: the type of its receiver.
constexpr std::array kReceivers = std::to_array<std::string_view>(
    {"bool", "int", "uint", "double", "string", "bytes", "null", "date", "until", "month",
     "period", "timestamp", "duration", "dyn", "type", "A", "B", "K", "V"});

// `list<A>.size(…)`, `string.trim(…)`: the length of the receiver's type, or 0 without one.
std::size_t receiver_size(std::string_view signature) {
  const auto call = signature.substr(0, signature.find('('));
  const auto point = call.rfind('.');
  if (point == std::string_view::npos || point == 0) return 0;
  const auto before = call.substr(0, point);
  if (before.ends_with('>')) return point;
  for (const auto receiver : kReceivers) {
    if (before == receiver) return point;
  }
  return 0;
}

}  // namespace

std::span<const Family> families() {
  static const std::array kFamilies{
      functions::logic(),
      functions::comparisons(),
      functions::arithmetic(),
      functions::conversions(),
      functions::collections(),
      functions::strings(),
      functions::string_extension(),
      functions::regular_expressions(),
      functions::extremes(),
      functions::numbers(),
      functions::bits(),
      functions::lists(),
      functions::sets(),
      functions::optionals(),
      functions::times(),
      functions::dates(),
      functions::encoders(),
      functions::domain(),
  };
  return kFamilies;
}

std::string_view function_name(const Overload& overload) {
  auto name = overload.signature;
  if (const auto receiver = receiver_size(name)) name.remove_prefix(receiver + 1);
  if (name.starts_with('.')) name.remove_prefix(1);
  return name.substr(0, name.find('('));
}

bool is_method(const Overload& overload) {
  return receiver_size(overload.signature) > 0;
}

}  // namespace zizhi::cel
