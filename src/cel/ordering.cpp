#include "numbers.h"

#include "zizhi/base/assert.h"
#include "zizhi/cel/value.h"

#include <cmath>

namespace zizhi::cel {
namespace {

template <class T>
int three_way(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

std::optional<int> compare_doubles(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::nullopt;
  return three_way(a, b);
}

int compare_int_uint(std::int64_t a, std::uint64_t b) {
  return a < 0 ? -1 : three_way(static_cast<std::uint64_t>(a), b);
}

// The whole part of a double in range is an exact integer; what is left decides a tie.
std::optional<int> compare_int_double(std::int64_t a, double b) {
  if (std::isnan(b)) return std::nullopt;
  if (b >= kIntEnd) return -1;
  if (b < -kIntEnd) return 1;
  const double whole = std::trunc(b);
  const int order = three_way(a, static_cast<std::int64_t>(whole));
  return order != 0 ? order : three_way(whole, b);
}

std::optional<int> compare_uint_double(std::uint64_t a, double b) {
  if (std::isnan(b)) return std::nullopt;
  if (b >= kUintEnd) return -1;
  if (b < 0) return 1;
  const double whole = std::trunc(b);
  const int order = three_way(a, static_cast<std::uint64_t>(whole));
  return order != 0 ? order : three_way(whole, b);
}

std::optional<int> flipped(std::optional<int> order) {
  if (!order) return std::nullopt;
  return -*order;
}

std::optional<int> compare_int_with(std::int64_t a, const Value& b) {
  if (b.is(Tag::integer)) return three_way(a, b.as_int());
  if (b.is(Tag::unsigned_integer)) return compare_int_uint(a, b.as_uint());
  return compare_int_double(a, b.as_double());
}

std::optional<int> compare_uint_with(std::uint64_t a, const Value& b) {
  if (b.is(Tag::integer)) return -compare_int_uint(b.as_int(), a);
  if (b.is(Tag::unsigned_integer)) return three_way(a, b.as_uint());
  return compare_uint_double(a, b.as_double());
}

std::optional<int> compare_double_with(double a, const Value& b) {
  if (b.is(Tag::integer)) return flipped(compare_int_double(b.as_int(), a));
  if (b.is(Tag::unsigned_integer)) return flipped(compare_uint_double(b.as_uint(), a));
  return compare_doubles(a, b.as_double());
}

// Seconds first, then nanos: right for durations too, whose parts have one sign.
int compare_times(const Value& a, const Value& b) {
  const int order = three_way(a.seconds(), b.seconds());
  return order != 0 ? order : three_way(a.nanos(), b.nanos());
}

}  // namespace

std::optional<int> compare_numbers(const Value& a, const Value& b) {
  if (a.is(Tag::integer)) return compare_int_with(a.as_int(), b);
  if (a.is(Tag::unsigned_integer)) return compare_uint_with(a.as_uint(), b);
  return compare_double_with(a.as_double(), b);
}

std::optional<int> compare(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b);
  if (a.tag() != b.tag()) return std::nullopt;
  switch (a.tag()) {
    case Tag::boolean:
    case Tag::date:  // the open end has the largest payload there is
    case Tag::month:
      return three_way(a.as_int(), b.as_int());
    case Tag::string:  // the order of bytes is the order of code points in UTF-8
    case Tag::bytes:
      return three_way(a.as_text(), b.as_text());
    case Tag::timestamp:
    case Tag::duration:
      return compare_times(a, b);
    case Tag::null:
    case Tag::integer:
    case Tag::unsigned_integer:
    case Tag::floating:
    case Tag::period:
    case Tag::list:
    case Tag::map:
    case Tag::record:
    case Tag::optional:
    case Tag::type:
    case Tag::partial:
    case Tag::interval:
    case Tag::absent:
    case Tag::unknown:
    case Tag::error:
      return std::nullopt;
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::cel
