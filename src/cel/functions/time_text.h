// Points and stretches of time as text, and back.
#pragma once

#include "call.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zizhi::cel::functions {

inline constexpr std::int32_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;

/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
inline constexpr std::int64_t kFirstSecond = -62'135'596'800;
inline constexpr std::int64_t kLastSecond = 253'402'300'799;

/// RFC 3339 in UTC: `2009-02-13T23:31:30.5Z`.
std::string timestamp_text(Timestamp timestamp);

/// Strictly RFC 3339 with `T`, seconds, at most nine digits of a fraction and `Z` or an offset;
/// empty for anything else and outside the years 0001 to 9999.
std::optional<Timestamp> parse_timestamp(std::string_view text);

/// A sum of decimal numbers with units h, m, s, ms, us (µs), ns, with one sign for all:
/// `1h30m`,
/// `-1.5s`, `0`. Empty for anything else and past ±2^63 nanoseconds.
std::optional<Duration> parse_duration(std::string_view text);

Duration duration_of(std::int64_t nanos);

/// Empty past ±2^63 nanoseconds.
std::optional<std::int64_t> nanos_of(Duration duration);

/// The word for the open end after every date, as files write it.
inline constexpr std::string_view kLongTerm = "long-term";
inline constexpr std::string_view kLongTermZh = "长期";

/// An ISO date, or `long-term`.
std::string until_text(const Value& value);

}  // namespace zizhi::cel::functions
