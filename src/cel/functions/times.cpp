// Timestamps and durations.
#include "call.h"
#include "library.h"
#include "number_text.h"
#include "support.h"
#include "time_text.h"
#include "time_zone.h"

#include <date/date.h>

#include <array>
#include <string>

namespace zizhi::cel::functions {
namespace {

// ── making ──

Value made(Timestamp timestamp) {
  return Value::timestamp(timestamp.seconds, timestamp.nanos);
}

Value made(Duration duration) {
  return Value::duration(duration.seconds, duration.nanos);
}

template <class T>
Value same(T value) {
  return made(value);
}

Value quoted_failure(Context& context, std::string_view text) {
  return context.fail(FailureCode::invalid_argument, to_text(Value::string(text)));
}

Value timestamp_of_string(Context& context, std::string_view text) {
  const auto parsed = parse_timestamp(text);
  return parsed ? made(*parsed) : quoted_failure(context, text);
}

Value timestamp_of_int(Context& context, std::int64_t seconds) {
  if (seconds < kFirstSecond || seconds > kLastSecond) {
    return context.fail(FailureCode::overflow, std::to_string(seconds));
  }
  return Value::timestamp(seconds, 0);
}

Value duration_of_string(Context& context, std::string_view text) {
  const auto parsed = parse_duration(text);
  return parsed ? made(*parsed) : quoted_failure(context, text);
}

std::int64_t int_of_timestamp(Timestamp timestamp) {
  return timestamp.seconds;
}

Value string_of_timestamp(Context& context, Timestamp timestamp) {
  return text_value(context, timestamp_text(timestamp));
}

Value string_of_duration(Context& context, Duration duration) {
  return text_value(context, decimal_seconds(duration.seconds, duration.nanos) + 's');
}

// ── arithmetic ──

Value moved(Context& context, Timestamp timestamp, std::int64_t seconds, std::int32_t nanos) {
  seconds += timestamp.seconds;
  nanos += timestamp.nanos;
  if (nanos < 0) {
    nanos += kNanosPerSecond;
    --seconds;
  } else if (nanos >= kNanosPerSecond) {
    nanos -= kNanosPerSecond;
    ++seconds;
  }
  if (seconds < kFirstSecond || seconds > kLastSecond) {
    return context.fail(FailureCode::overflow);
  }
  return Value::timestamp(seconds, nanos);
}

Value later(Context& context, Timestamp timestamp, Duration duration) {
  return moved(context, timestamp, duration.seconds, duration.nanos);
}

Value later_by(Context& context, Duration duration, Timestamp timestamp) {
  return later(context, timestamp, duration);
}

Value earlier(Context& context, Timestamp timestamp, Duration duration) {
  return moved(context, timestamp, -duration.seconds, -duration.nanos);
}

Value elapsed(Context& context, Timestamp end, Timestamp begin) {
  const auto seconds = nanos_of({end.seconds - begin.seconds, 0});
  std::int64_t nanos = end.nanos - begin.nanos;
  if (!seconds || __builtin_add_overflow(*seconds, nanos, &nanos)) {
    return context.fail(FailureCode::overflow);
  }
  return made(duration_of(nanos));
}

Value add_durations(Context& context, Duration a, Duration b) {
  const auto left = nanos_of(a);
  const auto right = nanos_of(b);
  std::int64_t sum = 0;
  if (!left || !right || __builtin_add_overflow(*left, *right, &sum)) {
    return context.fail(FailureCode::overflow);
  }
  return made(duration_of(sum));
}

Value subtract_durations(Context& context, Duration a, Duration b) {
  const auto left = nanos_of(a);
  const auto right = nanos_of(b);
  std::int64_t difference = 0;
  if (!left || !right || __builtin_sub_overflow(*left, *right, &difference)) {
    return context.fail(FailureCode::overflow);
  }
  return made(duration_of(difference));
}

// ── parts of a timestamp ──

// What a clock and a calendar on the wall show.
struct Clock {
  date::year_month_day day{};
  date::sys_days midnight;
  std::int64_t second_of_day = 0;
  std::int32_t nanos = 0;
};

Clock clock_of(Timestamp timestamp, std::int64_t offset) {
  const date::sys_seconds local{std::chrono::seconds(timestamp.seconds + offset)};
  const auto midnight = date::floor<date::days>(local);
  return {.day = date::year_month_day(midnight),
          .midnight = midnight,
          .second_of_day = (local - midnight).count(),
          .nanos = timestamp.nanos};
}

std::int64_t year_of(const Clock& clock) {
  return int{clock.day.year()};
}

std::int64_t month_of(const Clock& clock) {
  return std::int64_t{unsigned{clock.day.month()}} - 1;
}

std::int64_t date_of(const Clock& clock) {
  return std::int64_t{unsigned{clock.day.day()}};
}

std::int64_t day_of_month(const Clock& clock) {
  return date_of(clock) - 1;
}

std::int64_t day_of_week(const Clock& clock) {
  return std::int64_t{date::weekday(clock.midnight).c_encoding()};
}

std::int64_t day_of_year(const Clock& clock) {
  const auto new_year = date::sys_days(clock.day.year() / date::January / 1);
  return (clock.midnight - new_year).count();
}

std::int64_t hours_of(const Clock& clock) {
  return clock.second_of_day / 3600;
}

std::int64_t minutes_of(const Clock& clock) {
  return clock.second_of_day / 60 % 60;
}

std::int64_t seconds_of(const Clock& clock) {
  return clock.second_of_day % 60;
}

std::int64_t milliseconds_of(const Clock& clock) {
  return clock.nanos / 1'000'000;
}

template <std::int64_t (*part)(const Clock&)>
std::int64_t in_utc(Timestamp timestamp) {
  return part(clock_of(timestamp, 0));
}

template <std::int64_t (*part)(const Clock&)>
Value in_zone(Context& context, Timestamp timestamp, std::string_view zone) {
  const auto offset = zone_offset(zone, timestamp.seconds);
  if (!offset) return quoted_failure(context, zone);
  return Value::of(part(clock_of(timestamp, *offset)));
}

// ── parts of a duration ──

template <std::int64_t unit>
std::int64_t whole(Duration duration) {
  return duration.seconds / unit;
}

std::int64_t milliseconds_left(Duration duration) {
  return duration.nanos / 1'000'000;
}

constexpr std::string_view kSame = "The value itself.";
constexpr std::string_view kSameZh = "值本身。";
constexpr std::string_view kLater = "The moment so much later, within the years 0001 to 9999.";
constexpr std::string_view kLaterZh = "推后若干时间的时刻，限 0001 至 9999 年。";

constexpr std::array kRows = std::to_array<Overload>({
    {"timestamp(timestamp) -> timestamp", call<same<Timestamp>>, kSame, kSameZh,
     "timestamp(timestamp(5)) == timestamp(5)"},
    {"timestamp(string) -> timestamp", call<timestamp_of_string>,
     "The moment written by RFC 3339, within the years 0001 to 9999.",
     "按 RFC 3339 书写的时刻，限 0001 至 9999 年。",
     "timestamp('1970-01-01T08:00:05+08:00') == timestamp(5)"},
    {"timestamp(int) -> timestamp", call<timestamp_of_int>,
     "The moment so many seconds after 1970-01-01T00:00:00Z.",
     "1970-01-01T00:00:00Z 之后若干秒的时刻。",
     "timestamp(86400) == timestamp('1970-01-02T00:00:00Z')"},
    {"duration(duration) -> duration", call<same<Duration>>, kSame, kSameZh,
     "duration(duration('1s')) == duration('1s')"},
    {"duration(string) -> duration", call<duration_of_string>,
     "A stretch of time in h, m, s, ms, us and ns, of at most ±2^63 ns.",
     "以 h、m、s、ms、us、ns 书写的时长，不超过 ±2^63 纳秒。",
     "duration('1h30m') == duration('5400s')"},
    {"int(timestamp) -> int", call<int_of_timestamp>, "Seconds since 1970-01-01T00:00:00Z.",
     "自 1970-01-01T00:00:00Z 起的秒数。", "int(timestamp('1970-01-02T00:00:00Z')) == 86400"},
    {"string(timestamp) -> string", call<string_of_timestamp>, "RFC 3339 in UTC.",
     "UTC 的 RFC 3339 文本。", "string(timestamp(0)) == '1970-01-01T00:00:00Z'"},
    {"string(duration) -> string", call<string_of_duration>, "Decimal seconds with an `s`.",
     "十进制秒数加 `s`。", "string(duration('1m1.5s')) == '61.5s'"},
    {"_+_(timestamp, duration) -> timestamp", call<later>, kLater, kLaterZh,
     "timestamp(0) + duration('1m') == timestamp(60)"},
    {"_+_(duration, timestamp) -> timestamp", call<later_by>, kLater, kLaterZh,
     "duration('1m') + timestamp(0) == timestamp(60)"},
    {"_+_(duration, duration) -> duration", call<add_durations>, "Both together.",
     "两段时长之和。", "duration('1m') + duration('2s') == duration('62s')"},
    {"_-_(timestamp, duration) -> timestamp", call<earlier>,
     "The moment so much earlier, within the years 0001 to 9999.",
     "提前若干时间的时刻，限 0001 至 9999 年。",
     "timestamp(60) - duration('1m') == timestamp(0)"},
    {"_-_(timestamp, timestamp) -> duration", call<elapsed>,
     "The time from the second to the first.", "从第二个到第一个的时长。",
     "timestamp(60) - timestamp(0) == duration('1m')"},
    {"_-_(duration, duration) -> duration", call<subtract_durations>,
     "The first less the second.", "两段时长之差。",
     "duration('1m') - duration('2s') == duration('58s')"},
    {"timestamp.getFullYear() -> int", call<in_utc<year_of>>, "The year in UTC.",
     "年份（UTC）。", "timestamp('2009-02-13T23:31:30Z').getFullYear() == 2009"},
    {"timestamp.getFullYear(string) -> int", call<in_zone<year_of>>, "The year in a time zone.",
     "年份（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getFullYear('Asia/Shanghai') == 2009"},
    {"timestamp.getMonth() -> int", call<in_utc<month_of>>, "The month, from 0 in UTC.",
     "月份，从 0 起（UTC）。", "timestamp('2009-02-13T23:31:30Z').getMonth() == 1"},
    {"timestamp.getMonth(string) -> int", call<in_zone<month_of>>,
     "The month, from 0 in a time zone.", "月份，从 0 起（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getMonth('Asia/Shanghai') == 1"},
    {"timestamp.getDate() -> int", call<in_utc<date_of>>,
     "The day of the month, from 1 in UTC.", "当月第几日，从 1 起（UTC）。",
     "timestamp('2009-02-13T23:31:30Z').getDate() == 13"},
    {"timestamp.getDate(string) -> int", call<in_zone<date_of>>,
     "The day of the month, from 1 in a time zone.", "当月第几日，从 1 起（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getDate('Asia/Shanghai') == 14"},
    {"timestamp.getDayOfMonth() -> int", call<in_utc<day_of_month>>,
     "The day of the month, from 0 in UTC.", "当月第几日，从 0 起（UTC）。",
     "timestamp('2009-02-13T23:31:30Z').getDayOfMonth() == 12"},
    {"timestamp.getDayOfMonth(string) -> int", call<in_zone<day_of_month>>,
     "The day of the month, from 0 in a time zone.", "当月第几日，从 0 起（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getDayOfMonth('Asia/Shanghai') == 13"},
    {"timestamp.getDayOfWeek() -> int", call<in_utc<day_of_week>>,
     "The day of the week, Sunday being 0 in UTC.", "星期几，星期日为 0（UTC）。",
     "timestamp('2009-02-13T23:31:30Z').getDayOfWeek() == 5"},
    {"timestamp.getDayOfWeek(string) -> int", call<in_zone<day_of_week>>,
     "The day of the week, Sunday being 0 in a time zone.", "星期几，星期日为 0（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getDayOfWeek('Asia/Shanghai') == 6"},
    {"timestamp.getDayOfYear() -> int", call<in_utc<day_of_year>>,
     "The day of the year, from 0 in UTC.", "当年第几日，从 0 起（UTC）。",
     "timestamp('2009-02-13T23:31:30Z').getDayOfYear() == 43"},
    {"timestamp.getDayOfYear(string) -> int", call<in_zone<day_of_year>>,
     "The day of the year, from 0 in a time zone.", "当年第几日，从 0 起（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getDayOfYear('Asia/Shanghai') == 44"},
    {"timestamp.getHours() -> int", call<in_utc<hours_of>>, "The hour in UTC.", "小时（UTC）。",
     "timestamp('2009-02-13T23:31:30Z').getHours() == 23"},
    {"timestamp.getHours(string) -> int", call<in_zone<hours_of>>, "The hour in a time zone.",
     "小时（给定时区）。", "timestamp('2009-02-13T23:31:30Z').getHours('Asia/Shanghai') == 7"},
    {"timestamp.getMinutes() -> int", call<in_utc<minutes_of>>, "The minute in UTC.",
     "分钟（UTC）。", "timestamp('2009-02-13T23:31:30Z').getMinutes() == 31"},
    {"timestamp.getMinutes(string) -> int", call<in_zone<minutes_of>>,
     "The minute in a time zone.", "分钟（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getMinutes('Asia/Shanghai') == 31"},
    {"timestamp.getSeconds() -> int", call<in_utc<seconds_of>>, "The second in UTC.",
     "秒（UTC）。", "timestamp('2009-02-13T23:31:30Z').getSeconds() == 30"},
    {"timestamp.getSeconds(string) -> int", call<in_zone<seconds_of>>,
     "The second in a time zone.", "秒（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getSeconds('Asia/Shanghai') == 30"},
    {"timestamp.getMilliseconds() -> int", call<in_utc<milliseconds_of>>,
     "The milliseconds of the second in UTC.", "该秒内的毫秒数（UTC）。",
     "timestamp('2009-02-13T23:31:30Z').getMilliseconds() == 0"},
    {"timestamp.getMilliseconds(string) -> int", call<in_zone<milliseconds_of>>,
     "The milliseconds of the second in a time zone.", "该秒内的毫秒数（给定时区）。",
     "timestamp('2009-02-13T23:31:30Z').getMilliseconds('Asia/Shanghai') == 0"},
    {"duration.getHours() -> int", call<whole<3600>>, "The complete hours of it.",
     "完整的小时数。", "duration('3h59m').getHours() == 3"},
    {"duration.getMinutes() -> int", call<whole<60>>, "The complete minutes of it.",
     "完整的分钟数。", "duration('1h2m3s').getMinutes() == 62"},
    {"duration.getSeconds() -> int", call<whole<1>>, "The complete seconds of it.",
     "完整的秒数。", "duration('1m2s').getSeconds() == 62"},
    {"duration.getMilliseconds() -> int", call<milliseconds_left>,
     "The milliseconds beside the complete seconds.", "整秒之外的毫秒数。",
     "duration('1.5s').getMilliseconds() == 500"},
});

}  // namespace

Family times() {
  return {"times", {"Timestamps and durations", "时间戳与时长"}, kRows};
}

}  // namespace zizhi::cel::functions
