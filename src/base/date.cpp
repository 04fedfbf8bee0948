#include "zizhi/base/date.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace zizhi::base {
namespace {

constexpr std::int32_t kFirstYear = 1;
constexpr std::int32_t kLastYear = 9999;
constexpr std::int64_t kMostMonths = 120'000;
constexpr std::int64_t kMostDays = 3'660'000;

struct Civil {
  std::int32_t year;
  std::int32_t month;
  std::int32_t day;
};

// The Gregorian calendar repeats every 400 years, an era of 146,097 days. Years begin in March
// here, so that the leap day is the last of its year. Both functions are for years from 0.
constexpr std::int32_t kDaysPerEra = 146'097;
constexpr std::int32_t kEpoch = 719'468;  // days from 0000-03-01 to 1970-01-01

constexpr std::int32_t days_from(Civil civil) {
  const auto year = civil.year - (civil.month <= 2 ? 1 : 0);
  const auto era = (year >= 0 ? year : year - 399) / 400;
  const auto year_of_era = year - era * 400;
  const auto month_from_march = (civil.month + 9) % 12;
  const auto day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
  const auto day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kEpoch;
}

constexpr Civil civil_from(std::int32_t days) {
  const auto shifted = days + kEpoch;
  const auto era = (shifted >= 0 ? shifted : shifted - (kDaysPerEra - 1)) / kDaysPerEra;
  const auto day_of_era = shifted - era * kDaysPerEra;
  const auto year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const auto day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto month_from_march = (5 * day_of_year + 2) / 153;
  const auto month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = month,
          .day = day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

constexpr auto kFirstDays = days_from({kFirstYear, 1, 1});
constexpr auto kLastDays = days_from({kLastYear, 12, 31});

constexpr bool is_leap(std::int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int32_t days_in(std::int32_t year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays.at(static_cast<std::size_t>(month - 1)) + (month == 2 && is_leap(year) ? 1 : 0);
}

std::int32_t index_of(Date date) {
  return 12 * date.year() + date.month() - 1;
}

// The day `day` of the month with that index, or its last day; empty out of range.
std::optional<Date> clamped(std::int64_t month_index, std::int32_t day) {
  constexpr auto kFirst = std::int64_t{12} * kFirstYear;
  constexpr auto kEnd = std::int64_t{12} * (kLastYear + 1);
  if (month_index < kFirst || month_index >= kEnd) return std::nullopt;
  const auto year = static_cast<std::int32_t>(month_index / 12);
  const auto month = static_cast<std::int32_t>(month_index % 12) + 1;
  return Date::of(year, month, std::min(day, days_in(year, month)));
}

// Exactly as many ASCII digits as `text` is long.
std::optional<std::int32_t> digits(std::string_view text) {
  std::int32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_padded(std::string& out, std::int32_t value, std::size_t width) {
  const auto text = std::to_string(value);
  out.append(width > text.size() ? width - text.size() : 0, '0').append(text);
}

struct Unit {
  char letter;
  std::int64_t months;
  std::int64_t days;
};

// In the order in which ISO 8601 wants them.
constexpr std::array<Unit, 4> kUnits{{{'Y', 12, 0}, {'M', 1, 0}, {'W', 0, 7}, {'D', 0, 1}}};

std::string with_unit(std::int64_t amount, char letter) {
  return amount == 0 ? "" : std::to_string(amount) + letter;
}

std::optional<Date> shifted(Date date, std::int64_t months, std::int64_t days) {
  const auto moved = clamped(index_of(date) + months, date.day());
  if (!moved) return std::nullopt;
  return Date::from_days(moved->days() + days);
}

}  // namespace

std::optional<Date> Date::of(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 ||
      day > days_in(year, month)) {
    return std::nullopt;
  }
  return Date(days_from({year, month, day}));
}

std::optional<Date> Date::from_days(std::int64_t days) {
  if (days < kFirstDays || days > kLastDays) return std::nullopt;
  return Date(static_cast<std::int32_t>(days));
}

std::int32_t Date::year() const {
  return civil_from(days_).year;
}

std::int32_t Date::month() const {
  return civil_from(days_).month;
}

std::int32_t Date::day() const {
  return civil_from(days_).day;
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return Date::of(*year, *month, *day);
}

std::optional<Month> parse_month(std::string_view iso) {
  if (iso.size() != 7 || iso[4] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  if (!year || !month || *year < kFirstYear || *month < 1 || *month > 12) return std::nullopt;
  return Month{12 * *year + *month - 1};
}

std::optional<Period> parse_period(std::string_view iso) {
  const bool negative = iso.starts_with('-');
  if (negative) iso.remove_prefix(1);
  if (!iso.starts_with('P') || iso.size() == 1) return std::nullopt;
  iso.remove_prefix(1);

  std::int64_t months = 0;
  std::int64_t days = 0;
  const auto* unit = kUnits.begin();
  while (!iso.empty()) {
    std::uint32_t amount = 0;
    const auto* const end = iso.data() + iso.size();
    const auto [rest, error] = std::from_chars(iso.data(), end, amount);
    if (error != std::errc() || rest == end) return std::nullopt;
    unit = std::find_if(unit, kUnits.end(),
                        [letter = *rest](const Unit& each) { return each.letter == letter; });
    if (unit == kUnits.end()) return std::nullopt;
    months += unit->months * std::int64_t{amount};
    days += unit->days * std::int64_t{amount};
    if (months > kMostMonths || days > kMostDays) return std::nullopt;
    ++unit;
    iso = std::string_view(rest + 1, static_cast<std::size_t>(end - rest - 1));
  }
  const auto sign = negative ? -1 : 1;
  return Period{.months = static_cast<std::int32_t>(sign * months),
                .days = static_cast<std::int32_t>(sign * days)};
}

std::string format(Date date) {
  const auto civil = civil_from(date.days());
  std::string out;
  append_padded(out, civil.year, 4);
  out += '-';
  append_padded(out, civil.month, 2);
  out += '-';
  append_padded(out, civil.day, 2);
  return out;
}

std::string format(Month month) {
  std::string out;
  append_padded(out, month.index / 12, 4);
  out += '-';
  append_padded(out, month.index % 12 + 1, 2);
  return out;
}

std::string format(Period period) {
  std::int64_t months = period.months;
  std::int64_t days = period.days;
  std::string out;
  if (months <= 0 && days <= 0 && months + days < 0) {
    out = "-";
    months = -months;
    days = -days;
  }
  out += 'P';
  out += with_unit(months / 12, 'Y') + with_unit(months % 12, 'M') + with_unit(days, 'D');
  return out == "P" ? "P0D" : out;
}

std::optional<Date> plus(Date date, Period period) {
  return shifted(date, period.months, period.days);
}

std::optional<Date> minus(Date date, Period period) {
  return shifted(date, -std::int64_t{period.months}, -std::int64_t{period.days});
}

Period between(Date from, Date to) {
  // The month of `to` is reached with this many months; one fewer where the day passes `to`.
  auto months = index_of(to) - index_of(from);
  const auto reached = clamped(index_of(to), from.day());
  ZIZHI_ASSERT(reached.has_value(), "the month of a date is in range");
  if (from <= to && *reached > to) --months;
  if (from > to && *reached < to) ++months;
  const auto start = clamped(index_of(from) + months, from.day());
  ZIZHI_ASSERT(start.has_value(), "a month between two dates is in range");
  return {.months = months, .days = to.days() - start->days()};
}

Date first_day(Month month) {
  const auto first = clamped(month.index, 1);
  ZIZHI_ASSERT(first.has_value(), "a month between 0001-01 and 9999-12");
  return *first;
}

Date last_day(Month month) {
  const auto last = clamped(month.index, 31);
  ZIZHI_ASSERT(last.has_value(), "a month between 0001-01 and 9999-12");
  return *last;
}

}  // namespace zizhi::base
