#include "zizhi/base/date.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <limits>

namespace zizhi::base {
namespace {

// A calendar without formulas: one day after the other from 0001-01-01. Slow and obvious.
struct Walker {
  int year = 1;
  int month = 1;
  int day = 1;

  static int length(int year, int month) {
    if (month == 2) {
      if (year % 400 == 0) return 29;
      if (year % 100 == 0) return 28;
      return year % 4 == 0 ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  void step() {
    if (++day <= length(year, month)) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
};

Date date(std::string_view iso) {
  const auto parsed = parse_date(iso);
  REQUIRE(parsed);
  return *parsed;
}

Period period(std::string_view iso) {
  const auto parsed = parse_period(iso);
  REQUIRE(parsed);
  return *parsed;
}

const auto kFirst = *Date::of(1, 1, 1);
const auto kLast = *Date::of(9999, 12, 31);

rc::Gen<Date> dates(Date from, Date to) {
  return rc::gen::map(rc::gen::inRange(from.days(), to.days() + 1),
                      [](std::int32_t days) { return *Date::from_days(days); });
}

TEST_CASE("every day from 0001-01-01 to 9999-12-31 is the one after the day before",
          "[base][date]") {
  Walker walker;
  for (auto days = kFirst.days(); days <= kLast.days(); ++days) {
    const auto day = *Date::from_days(days);
    const bool right = day.year() == walker.year && day.month() == walker.month &&
                       day.day() == walker.day &&
                       Date::of(walker.year, walker.month, walker.day) == day;
    if (!right) FAIL(format(day) << " is not day " << days);
    walker.step();
  }
  CHECK(walker.year == 10000);
  CHECK(Date().days() == 0);
  CHECK(format(Date()) == "1970-01-01");
  CHECK_FALSE(Date::from_days(std::int64_t{kFirst.days()} - 1));
  CHECK_FALSE(Date::from_days(std::int64_t{kLast.days()} + 1));
  CHECK_FALSE(Date::from_days(std::numeric_limits<std::int64_t>::max()));
  CHECK_FALSE(Date::from_days(std::numeric_limits<std::int64_t>::min()));
}

TEST_CASE("a date is written yyyy-mm-dd and nothing else", "[base][date]") {
  for (const auto* const good :
       {"2026-11-23", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"}) {
    DYNAMIC_SECTION(good) {
      CHECK(format(date(good)) == good);
    }
  }
  for (const auto* const bad : {"",
                                "2026",
                                "2026-1-2",
                                "2026-11-23 ",
                                " 2026-11-23",
                                "2026-11-31",
                                "2026-02-29",
                                "1900-02-29",
                                "2026-00-10",
                                "2026-13-10",
                                "2026-10-00",
                                "0000-01-01",
                                "10000-01-01",
                                "2026/11/23",
                                "20261123",
                                "2026-11-2x",
                                "+026-11-23",
                                "-026-11-23",
                                "2026-+1-23",
                                "2026-11-23T00:00",
                                "2026年11月23日",
                                "２０２６-11-23"}) {
    DYNAMIC_SECTION("not " << bad) {
      CHECK_FALSE(parse_date(bad));
    }
  }
}

TEST_CASE("a month is written yyyy-mm and nothing else", "[base][date]") {
  CHECK(parse_month("2026-11")->index == 2026 * 12 + 10);
  CHECK(format(*parse_month("0001-01")) == "0001-01");
  CHECK(format(*parse_month("9999-12")) == "9999-12");
  CHECK(format(first_day(*parse_month("2026-11"))) == "2026-11-01");
  CHECK(format(last_day(*parse_month("2024-02"))) == "2024-02-29");
  CHECK(format(last_day(*parse_month("2026-02"))) == "2026-02-28");
  CHECK(format(last_day(*parse_month("2026-12"))) == "2026-12-31");
  for (const auto* const bad : {"", "2026", "2026-1", "2026-13", "2026-00", "0000-01",
                                "2026-11-01", "2026/11", "202611", " 2026-11"}) {
    DYNAMIC_SECTION("not " << bad) {
      CHECK_FALSE(parse_month(bad));
    }
  }
}

TEST_CASE("a period is ISO 8601 without a time", "[base][date]") {
  const struct {
    const char* text;
    Period period;
    const char* canonical;
  } rows[] = {
      {"P2Y6M", {30, 0}, "P2Y6M"},
      {"P10D", {0, 10}, "P10D"},
      {"P3W", {0, 21}, "P21D"},
      {"P1Y2M3W4D", {14, 25}, "P1Y2M25D"},
      {"P0D", {0, 0}, "P0D"},
      {"P0Y", {0, 0}, "P0D"},
      {"P18M", {18, 0}, "P1Y6M"},
      {"-P1Y", {-12, 0}, "-P1Y"},
      {"-P1M2D", {-1, -2}, "-P1M2D"},
      {"-P0D", {0, 0}, "P0D"},
      {"P007D", {0, 7}, "P7D"},
      {"P10000Y", {120'000, 0}, "P10000Y"},
      {"P3660000D", {0, 3'660'000}, "P3660000D"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      CHECK(parse_period(row.text) == row.period);
      CHECK(format(row.period) == row.canonical);
    }
  }
  for (const auto* const bad : {"",
                                "P",
                                "-P",
                                "1Y",
                                "P1",
                                "P1Y2",
                                "PY",
                                "P1M1Y",
                                "P1Y1Y",
                                "P1D1W",
                                "PT1H",
                                "P1DT1H",
                                "P1.5Y",
                                "P-1Y",
                                "+P1Y",
                                "P+1Y",
                                "p1y",
                                "P1Y ",
                                " P1Y",
                                "--P1Y",
                                "P120001M",
                                "P10000Y1M",
                                "P3660001D",
                                "P522858W",
                                "P99999999999999999999Y",
                                "P4294967295Y"}) {
    DYNAMIC_SECTION("not " << bad) {
      CHECK_FALSE(parse_period(bad));
    }
  }
  CHECK(format(Period{std::numeric_limits<std::int32_t>::min(), 0}) == "-P178956970Y8M");
}

TEST_CASE("a period is added in months first, cut to the month's last day", "[base][date]") {
  const struct {
    const char* from;
    const char* period;
    const char* to;
  } rows[] = {
      {"2026-01-31", "P1M", "2026-02-28"},   {"2024-01-31", "P1M", "2024-02-29"},
      {"2024-02-29", "P1Y", "2025-02-28"},   {"2024-02-29", "P4Y", "2028-02-29"},
      {"2026-03-31", "-P1M", "2026-02-28"},  {"2026-08-31", "P6M", "2027-02-28"},
      {"2026-01-31", "P1M1D", "2026-03-01"}, {"2026-03-31", "-P1M1D", "2026-02-27"},
      {"2026-11-23", "P4M", "2027-03-23"},   {"2026-12-31", "P2M", "2027-02-28"},
      {"2026-01-15", "P2W", "2026-01-29"},   {"1900-02-28", "P1D", "1900-03-01"},
      {"2026-11-23", "P0D", "2026-11-23"},   {"0001-01-31", "P9998Y11M", "9999-12-31"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.from << " " << row.period) {
      CHECK(format(*plus(date(row.from), period(row.period))) == row.to);
      const auto mirrored = period(row.period);
      CHECK(minus(date(row.from), {-mirrored.months, -mirrored.days}) == date(row.to));
    }
  }
  CHECK_FALSE(plus(kLast, {0, 1}));
  CHECK_FALSE(plus(kLast, {1, 0}));
  CHECK_FALSE(minus(kFirst, {0, 1}));
  CHECK_FALSE(minus(kFirst, {1, 0}));
  CHECK_FALSE(plus(kLast, {std::numeric_limits<std::int32_t>::max(), 0}));
  CHECK_FALSE(minus(kLast, {std::numeric_limits<std::int32_t>::min(), 0}));
  CHECK_FALSE(plus(kLast, {0, std::numeric_limits<std::int32_t>::max()}));
  // Out of range after the months, although the days would lead back.
  CHECK_FALSE(plus(kLast, {1, -40}));
}

TEST_CASE("between counts complete months and the days left over", "[base][date]") {
  const struct {
    const char* from;
    const char* to;
    Period between;
  } rows[] = {
      {"2026-01-15", "2026-04-14", {2, 30}}, {"2026-01-15", "2026-04-15", {3, 0}},
      {"2026-01-31", "2026-02-28", {1, 0}},  {"2026-01-31", "2026-03-30", {1, 30}},
      {"2026-01-30", "2026-02-28", {1, 0}},  {"2024-02-29", "2025-02-28", {12, 0}},
      {"2024-02-29", "2025-03-01", {12, 1}}, {"2026-11-23", "2026-11-23", {0, 0}},
      {"2026-04-15", "2026-01-15", {-3, 0}}, {"2026-04-14", "2026-01-15", {-2, -30}},
      {"2026-03-31", "2026-02-28", {-1, 0}}, {"2026-03-30", "2026-02-28", {-1, 0}},
      {"2026-03-01", "2026-02-28", {0, -1}},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.from << " " << row.to) {
      CHECK(between(date(row.from), date(row.to)) == row.between);
    }
  }
}

TEST_CASE("adding months agrees with counting through the calendar", "[base][date][law]") {
  CHECK(rc::check("plus", [] {
    const auto from = *dates(kFirst, kLast);
    const auto months = *rc::gen::inRange(-130'000, 130'000);
    int year = from.year();
    int month = from.month();
    for (int i = 0; i != months; i += months > 0 ? 1 : -1) {
      month += months > 0 ? 1 : -1;
      if (month == 13) {
        month = 1;
        ++year;
      } else if (month == 0) {
        month = 12;
        --year;
      }
    }
    const bool in_range = year >= 1 && year <= 9999;
    const auto sum = plus(from, {months, 0});
    RC_ASSERT(sum.has_value() == in_range);
    if (!in_range) return;
    RC_ASSERT(sum->year() == year);
    RC_ASSERT(sum->month() == month);
    RC_ASSERT(sum->day() == std::min(from.day(), Walker::length(year, month)));
  }));
}

TEST_CASE("between is the most months that do not pass, and plus leads back",
          "[base][date][law]") {
  CHECK(rc::check("between", [] {
    const auto from = *dates(*Date::of(1900, 1, 1), *Date::of(2100, 12, 31));
    const auto to = *rc::gen::oneOf(dates(kFirst, kLast),
                                    dates(*Date::of(1999, 1, 1), *Date::of(2001, 1, 1)));
    const auto gap = between(from, to);
    RC_ASSERT(plus(from, gap) == to);
    const auto sign = from <= to ? 1 : -1;
    RC_ASSERT(gap.months * sign >= 0);
    RC_ASSERT(gap.days * sign >= 0);
    const auto further = plus(from, {gap.months + sign, 0});
    if (further) RC_ASSERT((sign > 0 ? *further > to : *further < to));
  }));
}

TEST_CASE("what is formatted is parsed again", "[base][date][law]") {
  CHECK(rc::check("dates", [] {
    const auto day = *dates(kFirst, kLast);
    RC_ASSERT(parse_date(format(day)) == day);
  }));
  CHECK(rc::check("periods", [] {
    const auto sign = *rc::gen::element(-1, 1);
    const Period some{sign * *rc::gen::inRange(0, 120'001),
                      sign * *rc::gen::inRange(0, 3'660'001)};
    RC_ASSERT(parse_period(format(some)) == some);
  }));
}

}  // namespace
}  // namespace zizhi::base
