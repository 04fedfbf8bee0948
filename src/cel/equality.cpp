#include "equality.h"

#include "numbers.h"

#include "zizhi/base/assert.h"

#include <limits>

namespace zizhi::cel {
namespace {

// What has been found so far: `undecided` when the steps ran out.
enum class Sameness : std::uint8_t { same, different, undecided };

Sameness sameness(bool same) {
  return same ? Sameness::same : Sameness::different;
}

Sameness compare_values(const Value& a, const Value& b, std::uint64_t& steps);

Sameness compare_lists(const List& a, const List& b, std::uint64_t& steps) {
  if (a.size != b.size) return Sameness::different;
  for (std::size_t i = 0; i < a.size; ++i) {
    const auto found = compare_values(a.items[i], b.items[i], steps);
    if (found != Sameness::same) return found;
  }
  return Sameness::same;
}

Sameness compare_maps(const Map& a, const Map& b, std::uint64_t& steps) {
  if (a.size != b.size) return Sameness::different;
  for (const auto& entry : a.span()) {
    const auto* const other = find(b, entry.key);
    if (other == nullptr) return Sameness::different;
    const auto found = compare_values(entry.value, *other, steps);
    if (found != Sameness::same) return found;
  }
  return Sameness::same;
}

Sameness compare_optionals(const Value* a, const Value* b, std::uint64_t& steps) {
  if (a == nullptr || b == nullptr) return sameness(a == b);
  return compare_values(*a, *b, steps);
}

Sameness compare_alike(const Value& a, const Value& b, std::uint64_t& steps) {
  switch (a.tag()) {
    case Tag::null:
      return Sameness::same;
    case Tag::boolean:
    case Tag::date:
    case Tag::month:
      return sameness(a.as_int() == b.as_int());
    case Tag::string:
    case Tag::bytes:
    case Tag::type:
      return sameness(a.as_text() == b.as_text());
    case Tag::timestamp:
    case Tag::duration:
      return sameness(a.seconds() == b.seconds() && a.nanos() == b.nanos());
    case Tag::period:
      return sameness(a.as_period() == b.as_period());
    case Tag::list:
      return compare_lists(a.as_list(), b.as_list(), steps);
    case Tag::map:
      return compare_maps(a.as_map(), b.as_map(), steps);
    case Tag::record:
      return sameness(&a.as_record() == &b.as_record());
    case Tag::optional:
      return compare_optionals(a.as_optional(), b.as_optional(), steps);
    case Tag::integer:  // numbers were compared before
    case Tag::unsigned_integer:
    case Tag::floating:
    case Tag::partial:
    case Tag::interval:
    case Tag::absent:
    case Tag::unknown:
    case Tag::error:
      return Sameness::different;
  }
  ZIZHI_UNREACHABLE();
}

Sameness compare_values(const Value& a, const Value& b, std::uint64_t& steps) {
  if (steps == 0) return Sameness::undecided;
  --steps;
  if (is_number(a) && is_number(b)) return sameness(compare_numbers(a, b) == 0);
  if (a.tag() != b.tag()) return Sameness::different;
  return compare_alike(a, b, steps);
}

}  // namespace

std::optional<bool> equal_within(const Value& a, const Value& b, std::uint64_t& steps) {
  const auto found = compare_values(a, b, steps);
  if (found == Sameness::undecided) return std::nullopt;
  return found == Sameness::same;
}

bool equal(const Value& a, const Value& b) {
  auto steps = std::numeric_limits<std::uint64_t>::max();
  return compare_values(a, b, steps) == Sameness::same;
}

}  // namespace zizhi::cel
