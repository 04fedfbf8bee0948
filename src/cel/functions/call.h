// How a plain C++ function becomes an Implementation: the kinds of its parameters say which
// values it takes, anything else is no_such_overload.
#pragma once

#include "obstacle.h"

#include "zizhi/base/date.h"
#include "zizhi/cel/function.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace zizhi::cel::functions {

/// Octets, not text.
struct Octets {
  std::string_view text;
};

/// Seconds since 1970-01-01T00:00:00Z; nanos count forward.
struct Timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
};

/// Nanos have the sign of seconds.
struct Duration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
};

/// A date, or none for the open end after every date.
struct Until {
  std::optional<base::Date> date;
};

/// A value, or null for none.
struct Optional {
  const Value* inner = nullptr;
};

struct TypeName {
  std::string_view text;
};

/// The elements of a list, all of them plain: for functions that look at each. When some are
/// not, the call has what is in the way as its result, and the function is not run.
struct Items {
  std::span<const Value> values;
};

// ── from values to parameters ──

/// Says which values fit a parameter of type `T`, and takes it out of one that does.
template <class T>
struct Argument;

template <>
struct Argument<const Value&> {
  static bool fits(const Value&) { return true; }

  static const Value& take(const Value& value) { return value; }
};

template <>
struct Argument<bool> {
  static bool fits(const Value& value) { return value.is(Tag::boolean); }

  static bool take(const Value& value) { return value.as_bool(); }
};

template <>
struct Argument<std::int64_t> {
  static bool fits(const Value& value) { return value.is(Tag::integer); }

  static std::int64_t take(const Value& value) { return value.as_int(); }
};

template <>
struct Argument<std::uint64_t> {
  static bool fits(const Value& value) { return value.is(Tag::unsigned_integer); }

  static std::uint64_t take(const Value& value) { return value.as_uint(); }
};

template <>
struct Argument<double> {
  static bool fits(const Value& value) { return value.is(Tag::floating); }

  static double take(const Value& value) { return value.as_double(); }
};

template <>
struct Argument<std::string_view> {
  static bool fits(const Value& value) { return value.is(Tag::string); }

  static std::string_view take(const Value& value) { return value.as_text(); }
};

template <>
struct Argument<Octets> {
  static bool fits(const Value& value) { return value.is(Tag::bytes); }

  static Octets take(const Value& value) { return {value.as_text()}; }
};

template <>
struct Argument<Timestamp> {
  static bool fits(const Value& value) { return value.is(Tag::timestamp); }

  static Timestamp take(const Value& value) { return {value.seconds(), value.nanos()}; }
};

template <>
struct Argument<Duration> {
  static bool fits(const Value& value) { return value.is(Tag::duration); }

  static Duration take(const Value& value) { return {value.seconds(), value.nanos()}; }
};

template <>
struct Argument<base::Date> {
  static bool fits(const Value& value) { return value.is(Tag::date) && !value.is_long_term(); }

  static base::Date take(const Value& value) { return value.as_date(); }
};

template <>
struct Argument<Until> {
  static bool fits(const Value& value) { return value.is(Tag::date); }

  static Until take(const Value& value) {
    if (value.is_long_term()) return {};
    return {value.as_date()};
  }
};

template <>
struct Argument<base::Month> {
  static bool fits(const Value& value) { return value.is(Tag::month); }

  static base::Month take(const Value& value) { return value.as_month(); }
};

template <>
struct Argument<base::Period> {
  static bool fits(const Value& value) { return value.is(Tag::period); }

  static base::Period take(const Value& value) { return value.as_period(); }
};

template <>
struct Argument<const List&> {
  static bool fits(const Value& value) { return value.is(Tag::list); }

  static const List& take(const Value& value) { return value.as_list(); }
};

template <>
struct Argument<const Map&> {
  static bool fits(const Value& value) { return value.is(Tag::map); }

  static const Map& take(const Value& value) { return value.as_map(); }
};

template <>
struct Argument<Optional> {
  static bool fits(const Value& value) { return value.is(Tag::optional); }

  static Optional take(const Value& value) { return {value.as_optional()}; }
};

template <>
struct Argument<TypeName> {
  static bool fits(const Value& value) { return value.is(Tag::type); }

  static TypeName take(const Value& value) { return {value.as_text()}; }
};

template <>
struct Argument<Items> {
  static bool fits(const Value& value) { return value.is(Tag::list); }

  static Items take(const Value& value) { return {value.as_list().span()}; }
};

template <class T>
void note_obstacles(Context& /*context*/, const Value& /*argument*/, Obstacle& /*obstacle*/) {}

template <>
inline void note_obstacles<Items>(Context& context, const Value& argument, Obstacle& obstacle) {
  obstacle.note_all(context, argument.as_list().span());
}

// ── from results to values ──

inline Value result(Value value) {
  return value;
}

inline Value result(bool value) {
  return Value::of(value);
}

inline Value result(std::int64_t value) {
  return Value::of(value);
}

inline Value result(std::uint64_t value) {
  return Value::of(value);
}

inline Value result(double value) {
  return Value::of(value);
}

inline Value result(base::Date value) {
  return Value::date(value);
}

template <class Result, class... Parameters>
struct Signature {
  static constexpr std::size_t kArity = sizeof...(Parameters);

  template <class Call, std::size_t... i>
  static Value apply(const Call& function, Context& context, std::span<const Value> arguments,
                     std::index_sequence<i...> /*positions*/) {
    if (arguments.size() != kArity || !(Argument<Parameters>::fits(arguments[i]) && ...)) {
      return context.fail(FailureCode::no_such_overload);
    }
    Obstacle obstacle;
    (note_obstacles<Parameters>(context, arguments[i], obstacle), ...);
    if (obstacle.any()) return obstacle.value();
    return result(function(Argument<Parameters>::take(arguments[i])...));
  }
};

template <class Result, class... Parameters>
Value apply(Result (*function)(Context&, Parameters...), Context& context,
            std::span<const Value> arguments) {
  const auto bound = [function, &context](Parameters... parameters) {
    return function(context, parameters...);
  };
  return Signature<Result, Parameters...>::apply(bound, context, arguments,
                                                 std::index_sequence_for<Parameters...>());
}

template <class Result, class... Parameters>
Value apply(Result (*function)(Parameters...), Context& context,
            std::span<const Value> arguments) {
  return Signature<Result, Parameters...>::apply(function, context, arguments,
                                                 std::index_sequence_for<Parameters...>());
}

/// An Implementation out of a function with parameters of the kinds above, with or without the
/// context before them.
template <auto function>
Value call(Context& context, std::span<const Value> arguments) {
  return apply(function, context, arguments);
}

}  // namespace zizhi::cel::functions
