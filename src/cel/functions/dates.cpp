// Civil dates, months and periods, without a zone and without a clock.
#include "call.h"
#include "covered_months.h"
#include "library.h"
#include "support.h"
#include "time_text.h"

#include <array>
#include <set>
#include <string>

namespace zizhi::cel::functions {
namespace {

// Far past what a date can be moved by.
constexpr std::int64_t kMostYears = 10'000;
constexpr std::int64_t kMostMonths = 12 * kMostYears;
constexpr std::int64_t kMostDays = 3'660'000;

Value quoted_failure(Context& context, std::string_view text) {
  return context.fail(FailureCode::invalid_argument, to_text(Value::string(text)));
}

Value dated(Context& context, std::optional<base::Date> date) {
  return date ? Value::date(*date) : context.fail(FailureCode::overflow);
}

// ── making ──

Value date_of_string(Context& context, std::string_view text) {
  const auto date = base::parse_date(text);
  return date ? Value::date(*date) : quoted_failure(context, text);
}

Value date_of_numbers(Context& context, std::int64_t year, std::int64_t month,
                      std::int64_t day) {
  const auto fits = [](std::int64_t number) { return number >= 0 && number < kMostYears; };
  if (fits(year) && fits(month) && fits(day)) {
    const auto date =
        base::Date::of(static_cast<std::int32_t>(year), static_cast<std::int32_t>(month),
                       static_cast<std::int32_t>(day));
    if (date) return Value::date(*date);
  }
  return context.fail(
      FailureCode::invalid_argument,
      std::to_string(year) + ", " + std::to_string(month) + ", " + std::to_string(day));
}

Value until_of_string(Context& context, std::string_view text) {
  if (text == kLongTerm || text == kLongTermZh) return Value::long_term();
  return date_of_string(context, text);
}

Value until_of_until(Until until) {
  return until.date ? Value::date(*until.date) : Value::long_term();
}

Value month_of_string(Context& context, std::string_view text) {
  const auto month = base::parse_month(text);
  return month ? Value::month(*month) : quoted_failure(context, text);
}

Value month_of_date(base::Date date) {
  return Value::month({12 * date.year() + date.month() - 1});
}

Value period_of_string(Context& context, std::string_view text) {
  const auto period = base::parse_period(text);
  return period ? Value::period(*period) : quoted_failure(context, text);
}

Value string_of_until(Context& context, Until until) {
  if (!until.date) return Value::string(kLongTerm);
  return text_value(context, base::format(*until.date));
}

Value string_of_month(Context& context, base::Month month) {
  return text_value(context, base::format(month));
}

Value string_of_period(Context& context, base::Period period) {
  return text_value(context, base::format(period));
}

// ── moving ──

Value plus_period(Context& context, base::Date date, base::Period period) {
  return dated(context, base::plus(date, period));
}

Value minus_period(Context& context, base::Date date, base::Period period) {
  return dated(context, base::minus(date, period));
}

Value open_plus_period(Context& context, Until until, base::Period period) {
  return until.date ? plus_period(context, *until.date, period) : Value::long_term();
}

Value open_minus_period(Context& context, Until until, base::Period period) {
  return until.date ? minus_period(context, *until.date, period) : Value::long_term();
}

Value plus_years(Context& context, base::Date date, std::int64_t years) {
  if (years < -kMostYears || years > kMostYears) return context.fail(FailureCode::overflow);
  return plus_period(context, date, {.months = static_cast<std::int32_t>(12 * years)});
}

Value plus_months(Context& context, base::Date date, std::int64_t months) {
  if (months < -kMostMonths || months > kMostMonths) return context.fail(FailureCode::overflow);
  return plus_period(context, date, {.months = static_cast<std::int32_t>(months)});
}

Value plus_days(Context& context, base::Date date, std::int64_t days) {
  if (days < -kMostDays || days > kMostDays) return context.fail(FailureCode::overflow);
  return dated(context, base::Date::from_days(date.days() + days));
}

// ── measuring ──

std::int64_t days_until(base::Date from, base::Date to) {
  return std::int64_t{to.days()} - from.days();
}

std::int64_t months_until(base::Date from, base::Date to) {
  return base::between(from, to).months;
}

std::int64_t years_until(base::Date from, base::Date to) {
  return base::between(from, to).months / 12;
}

Value period_between(base::Date from, base::Date to) {
  return Value::period(base::between(from, to));
}

std::int64_t months_of(base::Period period) {
  return period.months;
}

std::int64_t days_of(base::Period period) {
  return period.days;
}

std::int64_t year_of(base::Date date) {
  return date.year();
}

std::int64_t month_of(base::Date date) {
  return date.month();
}

std::int64_t day_of(base::Date date) {
  return date.day();
}

constexpr std::string_view kPlus =
    "Months first, clamped at the end of the month, then days; long-term stays so.";
constexpr std::string_view kPlusZh = "先加月（月末取当月最后一日），再加日；长期仍为长期。";
constexpr std::string_view kMinus =
    "The period taken off, months first, clamped at the end of the month, then days.";
constexpr std::string_view kMinusZh = "先减月（月末取当月最后一日），再减日；长期仍为长期。";

Value consecutive_months(Context& context, Items months, base::Month last) {
  context.charge(months.values.size());
  std::set<std::int32_t> listed;
  for (const auto& month : months.values) {
    if (!month.is(Tag::month)) return context.fail(FailureCode::no_such_overload);
    if (month.as_month() <= last) listed.insert(month.as_month().index);
  }
  std::int64_t count = 0;
  for (auto at = listed.rbegin(); at != listed.rend(); ++at, ++count) {
    if (*at != *listed.rbegin() - count) break;
  }
  return Value::of(count);
}

constexpr std::array kRows = std::to_array<Overload>({
    {"date(string) -> date", call<date_of_string>, "The day written `yyyy-mm-dd`.",
     "以 `yyyy-mm-dd` 书写的日期。", "date('2024-02-29') == date(2024, 2, 29)"},
    {"date(int, int, int) -> date", call<date_of_numbers>, "The day of a year, month and day.",
     "由年、月、日组成的日期。", "date(2026, 11, 23) == date('2026-11-23')"},
    {"until(string) -> until", call<until_of_string>,
     "A day, or `long-term`, which comes after every day.",
     "某日，或晚于任何日期的 `long-term`（长期）。", "until('long-term') > date('9999-12-31')"},
    {"until(until) -> until", call<until_of_until>, "The day as an end that may be open.",
     "作为截止期的日期。", "until(date('2026-11-23')) == until('2026-11-23')"},
    {"month(string) -> month", call<month_of_string>, "The month written `yyyy-mm`.",
     "以 `yyyy-mm` 书写的月份。", "month('2026-03').firstDay() == date('2026-03-01')"},
    {"month(date) -> month", call<month_of_date>, "The month of the day.", "该日所在的月份。",
     "month(date('2026-03-15')) == month('2026-03')"},
    {"period(string) -> period", call<period_of_string>,
     "A number of months and days in ISO 8601, such as `P2Y6M` or `P10D`.",
     "以 ISO 8601 书写的月数与日数，如 `P2Y6M`、`P10D`。", "period('P1Y') == period('P12M')"},
    {"string(until) -> string", call<string_of_until>, "`yyyy-mm-dd`, or `long-term`.",
     "`yyyy-mm-dd` 或 `long-term`。", "string(date(2026, 1, 2)) == '2026-01-02'"},
    {"string(month) -> string", call<string_of_month>, "`yyyy-mm`.", "`yyyy-mm`。",
     "string(month('2026-03')) == '2026-03'"},
    {"string(period) -> string", call<string_of_period>, "ISO 8601.", "ISO 8601 文本。",
     "string(period('P18M')) == 'P1Y6M'"},
    {"_+_(date, period) -> date", call<plus_period>,
     "Months first, clamped at the end of the month, then days.",
     "先加月（月末取当月最后一日），再加日。",
     "date('2024-01-31') + period('P1M') == date('2024-02-29')"},
    {"_+_(until, period) -> until", call<open_plus_period>, kPlus, kPlusZh,
     "until('long-term') + period('P1M') == until('long-term')"},
    {"_-_(date, period) -> date", call<minus_period>, kMinus, kMinusZh,
     "date('2024-03-31') - period('P1M') == date('2024-02-29')"},
    {"_-_(until, period) -> until", call<open_minus_period>, kMinus, kMinusZh,
     "until('2024-03-31') - period('P1D') == date('2024-03-30')"},
    {"date.plusYears(int) -> date", call<plus_years>,
     "The same day so many years on; 29 February becomes 28 where there is none.",
     "若干年后的同一日；没有 2 月 29 日时取 28 日。",
     "date('2024-02-29').plusYears(1) == date('2025-02-28')"},
    {"date.plusMonths(int) -> date", call<plus_months>,
     "The same day so many months on, clamped at the end of the month.",
     "若干月后的同一日，月末取当月最后一日。",
     "date('2024-01-31').plusMonths(1) == date('2024-02-29')"},
    {"date.plusDays(int) -> date", call<plus_days>, "The day so many days on.",
     "若干日之后的日期。", "date('2024-02-28').plusDays(2) == date('2024-03-01')"},
    {"date.daysUntil(date) -> int", call<days_until>,
     "Days to the other date, negative when it is earlier.",
     "到另一日期的天数，另一日期较早时为负。",
     "date('2026-01-01').daysUntil(date('2026-01-31')) == 30"},
    {"date.monthsUntil(date) -> int", call<months_until>,
     "Complete months to the other date, negative when it is earlier.",
     "到另一日期的整月数，另一日期较早时为负。",
     "date('2026-01-31').monthsUntil(date('2026-02-28')) == 1"},
    {"date.yearsUntil(date) -> int", call<years_until>,
     "Complete years to the other date, negative when it is earlier.",
     "到另一日期的整年数，另一日期较早时为负。",
     "date('2024-02-29').yearsUntil(date('2026-02-28')) == 2"},
    {".period.between(date, date) -> period", call<period_between>,
     "Complete months and left-over days from the first to the second.",
     "从第一个日期到第二个日期的整月数与余下天数。",
     "period.between(date('2026-01-15'), date('2026-03-20')) == period('P2M5D')"},
    {"period.months() -> int", call<months_of>, "Its months, years counting twelve.",
     "其月数，一年按十二个月计。", "period('P1Y2M3D').months() == 14"},
    {"period.days() -> int", call<days_of>, "Its days beside the months.", "月数之外的天数。",
     "period('P1Y2M3D').days() == 3"},
    {"date.year() -> int", call<year_of>, "The year.", "年份。",
     "date('2026-11-23').year() == 2026"},
    {"date.month() -> int", call<month_of>, "The month, from 1.", "月份，从 1 起。",
     "date('2026-11-23').month() == 11"},
    {"date.day() -> int", call<day_of>, "The day of the month, from 1.",
     "当月第几日，从 1 起。", "date('2026-11-23').day() == 23"},
    {"month.firstDay() -> date", call<base::first_day>, "Its first day.", "该月第一日。",
     "month('2026-02').firstDay() == date('2026-02-01')"},
    {"month.lastDay() -> date", call<base::last_day>, "Its last day.", "该月最后一日。",
     "month('2024-02').lastDay() == date('2024-02-29')"},
    {"coveredMonths(list<A>, date) -> int", call<covered_months>,
     "Complete months that ranges with `from` and `until` cover up to a date; overlapping and "
     "touching ones count once.",
     "到给定日期为止，带 `from` 和 `until` 的各时段所覆盖的整月数；重叠或相接的合并计算。",
     "coveredMonths([{'from': date('2024-01-01'), 'until': until('long-term')}, {'from': "
     "date('2024-03-01'), 'until': until('2024-05-31')}], date('2024-12-31')) == 12"},
    {"consecutiveMonths(list<month>, month) -> int", call<consecutive_months>,
     "How many months follow each other without a gap, counted back from the latest one of the "
     "list that is not after the given month.",
     "从列表中不晚于给定月份的最近一个月起，向前连续不间断的月数。",
     "consecutiveMonths([month('2026-06'), month('2026-08'), month('2026-09')], "
     "month('2026-10')) == 2"},
});

}  // namespace

Family dates() {
  return {"dates", {"Dates, months and periods", "日期、月份与期间"}, kRows};
}

}  // namespace zizhi::cel::functions
