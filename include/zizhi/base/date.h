#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zizhi::base {

/// A calendar period, ISO 8601 `P2Y6M`, `P10D`, `P3W`. Months and days are kept apart, because
/// a month has no fixed number of days. Both parts have the same sign.
struct Period {
  std::int32_t months = 0;  ///< years count twelve
  std::int32_t days = 0;    ///< weeks count seven

  friend bool operator==(const Period&, const Period&) = default;
};

/// A civil date of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31, without a zone.
class Date {
 public:
  /// 1970-01-01.
  constexpr Date() = default;

  /// Empty when there is no such day.
  static std::optional<Date> of(std::int32_t year, std::int32_t month, std::int32_t day);

  /// Empty outside the range of the type. `days` counts from 1970-01-01.
  static std::optional<Date> from_days(std::int64_t days);

  std::int32_t year() const;
  std::int32_t month() const;  ///< 1 to 12
  std::int32_t day() const;    ///< 1 to 31

  /// Days since 1970-01-01.
  constexpr std::int32_t days() const { return days_; }

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 stumbles over `<=>`
  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}

  std::int32_t days_ = 0;
};

/// A calendar month, counted from 0000-01 as `12 * year + month - 1`.
struct Month {
  std::int32_t index = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend constexpr auto operator<=>(const Month&, const Month&) = default;
};

/// Strictly `yyyy-mm-dd`; empty for anything else and for days that do not exist.
std::optional<Date> parse_date(std::string_view iso);

/// Strictly `yyyy-mm`.
std::optional<Month> parse_month(std::string_view iso);

/// ISO 8601 with years, months, weeks and days, each at most once, in that order; an optional
/// leading `-`. No time part. Empty for anything else and past ±120,000 months or ±3,660,000
/// days.
std::optional<Period> parse_period(std::string_view iso);

std::string format(Date date);
std::string format(Month month);
/// Canonical: `P1Y2M3D`, `P0D` for nothing, a leading `-` for a negative one.
std::string format(Period period);

/// Months first, then the day of month clamped to the month's last, then days (PRC Civil Code
/// arts. 201 and 202). Empty past the range of Date.
std::optional<Date> plus(Date date, Period period);

/// `plus` with the period negated.
std::optional<Date> minus(Date date, Period period);

/// Complete months and left-over days from `from` to `to`; negative when `to` is earlier. The
/// months are the most (in absolute value) for which `plus(from, {months, 0})` does not pass
/// `to`.
Period between(Date from, Date to);

Date first_day(Month month);
Date last_day(Month month);

}  // namespace zizhi::base
