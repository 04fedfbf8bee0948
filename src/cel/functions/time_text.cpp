#include "time_text.h"

#include "number_text.h"

#include "zizhi/base/date.h"

#include <algorithm>
#include <array>

namespace zizhi::cel::functions {
namespace {

constexpr std::size_t kFractionDigits = 9;

std::string two_digits(std::int64_t value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

// A number of exactly `width` digits, taken off `text`.
std::optional<std::int32_t> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  std::int32_t value = 0;
  for (const char c : text.substr(0, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(width);
  return value;
}

// At most `most`, of exactly two digits.
std::optional<std::int32_t> take_pair(std::string_view& text, std::int32_t most) {
  const auto value = take_digits(text, 2);
  return value && *value <= most ? value : std::nullopt;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// `hh:mm:ss` as seconds of the day. There are no leap seconds.
std::optional<std::int64_t> take_clock(std::string_view& text) {
  const auto hours = take_pair(text, 23);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_pair(text, 59);
  if (!minutes || !take(text, ':')) return std::nullopt;
  const auto seconds = take_pair(text, 59);
  if (!seconds) return std::nullopt;
  return *hours * 3600 + *minutes * 60 + *seconds;
}

// `.5` as nanoseconds; 0 where there is no fraction.
std::optional<std::int32_t> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return 0;
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  if (end == 0 || end > kFractionDigits) return std::nullopt;
  auto digits = std::string(text.substr(0, end));
  digits.resize(kFractionDigits, '0');
  text.remove_prefix(end);
  std::string_view whole = digits;
  return take_digits(whole, kFractionDigits);
}

// `Z` or `±hh:mm` as seconds east of UTC.
std::optional<std::int32_t> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return 0;
  const bool west = text.starts_with('-');
  if (!west && !text.starts_with('+')) return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_pair(text, 23);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_pair(text, 59);
  if (!minutes) return std::nullopt;
  const auto seconds = *hours * 3600 + *minutes * 60;
  return west ? -seconds : seconds;
}

struct Unit {
  std::string_view name;
  std::uint64_t nanos;
};

// `ms` before `m`, so that the longer name is found first.
constexpr std::array<Unit, 8> kUnits{{{"h", 3'600'000'000'000},
                                      {"ms", 1'000'000},
                                      {"m", 60'000'000'000},
                                      {"s", 1'000'000'000},
                                      {"us", 1'000},
                                      {"µs", 1'000},
                                      {"μs", 1'000},
                                      {"ns", 1}}};

const Unit* take_unit(std::string_view& text) {
  for (const auto& unit : kUnits) {
    if (!text.starts_with(unit.name)) continue;
    text.remove_prefix(unit.name.size());
    return &unit;
  }
  return nullptr;
}

std::string_view take_all_digits(std::string_view& text) {
  const auto digits = text.substr(0, text.find_first_not_of("0123456789"));
  text.remove_prefix(digits.size());
  return digits;
}

// The fraction of a unit, rounded down to a whole nanosecond: from the last digit to the first,
// so that rounding each step is rounding once.
std::uint64_t fraction_of(std::string_view digits, std::uint64_t unit) {
  std::uint64_t nanos = 0;
  for (; !digits.empty(); digits.remove_suffix(1)) {
    nanos = (static_cast<std::uint64_t>(digits.back() - '0') * unit + nanos) / 10;
  }
  return nanos;
}

// One `12.5h` off `text`, in nanoseconds.
std::optional<std::uint64_t> take_amount(std::string_view& text) {
  const auto whole = take_all_digits(text);
  const auto fraction = take(text, '.') ? take_all_digits(text) : std::string_view();
  if (whole.empty() && fraction.empty()) return std::nullopt;
  const auto* const unit = take_unit(text);
  const auto count = whole.empty() ? 0 : parse_uint(whole);
  std::uint64_t nanos = 0;
  if (unit == nullptr || !count || __builtin_mul_overflow(*count, unit->nanos, &nanos) ||
      __builtin_add_overflow(nanos, fraction_of(fraction, unit->nanos), &nanos)) {
    return std::nullopt;
  }
  return nanos;
}

}  // namespace

std::string timestamp_text(Timestamp timestamp) {
  auto days = timestamp.seconds / kSecondsPerDay;
  auto rest = timestamp.seconds % kSecondsPerDay;
  if (rest < 0) {
    --days;
    rest += kSecondsPerDay;
  }
  const auto date = base::Date::from_days(days).value_or(base::Date());
  auto out = base::format(date) + 'T' + two_digits(rest / 3600) + ':' +
             two_digits(rest / 60 % 60) + ':';
  const auto seconds = decimal_seconds(rest % 60, timestamp.nanos);
  return out + (rest % 60 < 10 ? "0" : "") + seconds + 'Z';
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  const auto date = base::parse_date(text.substr(0, 10));
  text.remove_prefix(10);
  if (!date || !take(text, 'T')) return std::nullopt;
  const auto clock = take_clock(text);
  if (!clock) return std::nullopt;
  const auto nanos = take_fraction(text);
  if (!nanos) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  const auto seconds = date->days() * kSecondsPerDay + *clock - *offset;
  if (seconds < kFirstSecond || seconds > kLastSecond) return std::nullopt;
  return Timestamp{seconds, *nanos};
}

Duration duration_of(std::int64_t nanos) {
  return {nanos / kNanosPerSecond, static_cast<std::int32_t>(nanos % kNanosPerSecond)};
}

std::optional<std::int64_t> nanos_of(Duration duration) {
  std::int64_t nanos = 0;
  if (__builtin_mul_overflow(duration.seconds, std::int64_t{kNanosPerSecond}, &nanos) ||
      __builtin_add_overflow(nanos, std::int64_t{duration.nanos}, &nanos)) {
    return std::nullopt;
  }
  return nanos;
}

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return Duration{};
  if (text.empty()) return std::nullopt;
  std::uint64_t sum = 0;
  while (!text.empty()) {
    const auto amount = take_amount(text);
    if (!amount || __builtin_add_overflow(sum, *amount, &sum)) return std::nullopt;
  }
  constexpr std::uint64_t kEnd = std::uint64_t{1} << 63U;
  if (sum > kEnd || (sum == kEnd && !negative)) return std::nullopt;
  // Modulo 2^64, so that the least duration is reached too.
  return duration_of(static_cast<std::int64_t>(negative ? 0 - sum : sum));
}

std::string until_text(const Value& value) {
  return value.is_long_term() ? std::string(kLongTerm) : base::format(value.as_date());
}

}  // namespace zizhi::cel::functions
