#include "interval.h"

#include "numbers.h"
#include "obstacle.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zizhi::cel {
namespace {

// The least and the greatest that a number may be; both are the number itself unless it is an
// interval.
Value low(const Value& value) {
  return value.is(Tag::interval) ? Value::of(value.as_interval().low) : value;
}

Value high(const Value& value) {
  return value.is(Tag::interval) ? Value::of(value.as_interval().high) : value;
}

enum class Answer : std::uint8_t { no, yes, either };

Answer opposite(Answer answer) {
  if (answer == Answer::either) return answer;
  return answer == Answer::yes ? Answer::no : Answer::yes;
}

bool is_nan(const Value& value) {
  return value.is(Tag::floating) && std::isnan(value.as_double());
}

bool is_fraction(const Value& value) {
  return value.is(Tag::floating) && std::trunc(value.as_double()) != value.as_double();
}

// Whether `a < b`, or with `or_equal` whether `a <= b`, wherever both lie. NaN is nowhere.
Answer before(const Value& a, const Value& b, bool or_equal) {
  if (is_nan(a) || is_nan(b)) return Answer::no;
  const auto farthest = compare_numbers(high(a), low(b)).value_or(0);
  if (farthest < 0 || (or_equal && farthest == 0)) return Answer::yes;
  const auto nearest = compare_numbers(low(a), high(b)).value_or(0);
  if (nearest > 0 || (!or_equal && nearest == 0)) return Answer::no;
  return Answer::either;
}

Answer equal_numbers(const Value& a, const Value& b) {
  if (is_nan(a) || is_nan(b) || is_fraction(a) || is_fraction(b)) return Answer::no;
  if (before(a, b, false) == Answer::yes || before(b, a, false) == Answer::yes) {
    return Answer::no;
  }
  const bool points =
      compare_numbers(low(a), high(a)) == 0 && compare_numbers(low(b), high(b)) == 0;
  return points ? Answer::yes : Answer::either;
}

Answer compare_numbers_with(Operation operation, const Value& a, const Value& b) {
  switch (operation) {
    case Operation::less:
      return before(a, b, false);
    case Operation::less_equal:
      return before(a, b, true);
    case Operation::greater:
      return before(b, a, false);
    case Operation::greater_equal:
      return before(b, a, true);
    case Operation::equal:
      return equal_numbers(a, b);
    case Operation::different:
      return opposite(equal_numbers(a, b));
    case Operation::none:
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::negate:
    case Operation::size:
      break;
  }
  ZIZHI_UNREACHABLE();
}

bool may_be_number(const Value& value) {
  return is_number(value) || value.is(Tag::interval);
}

// False when the result is out of range.
bool calculate(Operation operation, std::int64_t a, std::int64_t b, std::int64_t& out) {
  if (operation == Operation::add) return !__builtin_add_overflow(a, b, &out);
  if (operation == Operation::subtract) return !__builtin_sub_overflow(a, b, &out);
  return !__builtin_mul_overflow(a, b, &out);
}

bool may_be_int(const Value& value) {
  return value.is(Tag::integer) || value.is(Tag::interval);
}

}  // namespace

Value size_of(Arena& arena, const Partial& partial) {
  return Value::interval(arena.make<Interval>(static_cast<std::int64_t>(partial.definite_count),
                                              static_cast<std::int64_t>(partial.size),
                                              partial.unknowns, partial.failure));
}

Value compare_intervals(Context& context, Operation operation, const Value& a, const Value& b) {
  if (!may_be_number(a) || !may_be_number(b)) {
    if (operation == Operation::equal) return Value::of(false);
    if (operation == Operation::different) return Value::of(true);
    return context.fail(FailureCode::no_such_overload);
  }
  const auto answer = compare_numbers_with(operation, a, b);
  if (answer != Answer::either) return Value::of(answer == Answer::yes);
  Obstacle obstacle;
  obstacle.note(context, a);
  obstacle.note(context, b);
  return obstacle.value();
}

std::optional<Value> interval_arithmetic(Arena& arena, Operation operation, const Value& a,
                                         const Value& b) {
  const bool known = operation == Operation::add || operation == Operation::subtract ||
                     operation == Operation::multiply;
  if (!known || !may_be_int(a) || !may_be_int(b)) return std::nullopt;
  // The extremes of a sum, a difference or a product lie at the corners.
  std::array<std::int64_t, 4> corners{};
  std::size_t corner = 0;
  for (const auto& x : {low(a), high(a)}) {
    for (const auto& y : {low(b), high(b)}) {
      if (!calculate(operation, x.as_int(), y.as_int(), corners.at(corner++))) {
        return std::nullopt;
      }
    }
  }
  const auto [least, greatest] = std::ranges::minmax(corners);
  Context context(arena);
  Obstacle obstacle;
  obstacle.note(context, a);
  obstacle.note(context, b);
  return Value::interval(
      arena.make<Interval>(least, greatest, obstacle.unknowns(), obstacle.failure()));
}

}  // namespace zizhi::cel
