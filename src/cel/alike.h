// Comparisons of two values of one kind that need no more than their payloads.
#pragma once

#include "plan.h"

#include "zizhi/cel/value.h"

#include <cstdint>
#include <string_view>

namespace zizhi::cel {

/// Which orders each comparison accepts, from `equal` on: bit 0 of three is before, bit 1
/// equal, bit 2 after.
inline constexpr std::uint32_t kAcceptedOrders = 0b110'100'011'001'101'010U;

/// Whether `a` and `b`, in this order, stand to each other as the comparison says.
constexpr bool holds(Operation operation, std::int64_t a, std::int64_t b) {
  const auto place =
      3U * (static_cast<unsigned>(operation) - static_cast<unsigned>(Operation::equal));
  const int order = 1 + static_cast<int>(a > b) - static_cast<int>(a < b);
  return ((kAcceptedOrders >> (place + static_cast<unsigned>(order))) & 1U) != 0;
}

[[gnu::noinline]] inline bool holds(Operation operation, std::string_view a,
                                    std::string_view b) {
  if (operation == Operation::equal) return a == b;
  if (operation == Operation::different) return a != b;
  return holds(operation, std::int64_t{a.compare(b)}, 0);
}

/// Values of these kinds are equal and ordered as their payloads are.
inline bool by_payload(Tag tag) {
  return tag == Tag::integer || tag == Tag::date || tag == Tag::boolean || tag == Tag::month;
}

/// What a question comes to; `none` where there is no simple answer.
enum class Answer : std::uint8_t { no, yes, none };

constexpr Answer answer(bool holds) {
  return holds ? Answer::yes : Answer::no;
}

/// The comparison, where both are of one kind that it is simple for; otherwise `none`.
[[gnu::always_inline]] inline Answer compare_alike(Operation operation, const Value& a,
                                                   const Value& b) {
  if (a.tag() != b.tag()) return Answer::none;
  if (by_payload(a.tag())) return answer(holds(operation, a.as_int(), b.as_int()));
  if (a.is(Tag::string)) return answer(holds(operation, a.as_text(), b.as_text()));
  return Answer::none;
}

}  // namespace zizhi::cel
