#include "check/hints.h"

#include "zizhi/base/date.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace zizhi::cel {
namespace {

using Hint = std::optional<i18n::Localized>;

bool is_day(Type type) {
  return type.kind() == Kind::date || type.kind() == Kind::until;
}

bool is_number(Type type) {
  return type.kind() == Kind::integer || type.kind() == Kind::unsigned_integer ||
         type.kind() == Kind::floating;
}

Hint hint_of(std::string_view en, std::string_view zh) {
  return i18n::own({en, zh});
}

Hint text_as_day(Type wanted, std::string_view text) {
  const bool open = text == "long-term" || text == "长期";
  if (wanted.kind() == Kind::until && open) {
    return i18n::Localized{"write `until('" + std::string(text) + "')`",
                           "写作 `until('" + std::string(text) + "')`"};
  }
  const auto day = base::parse_date(text) ? std::string(text) : "2026-01-02";
  return i18n::Localized{"a text is no date: write `date('" + day + "')`",
                         "文本不是日期：写作 `date('" + day + "')`"};
}

Hint instead_of_text(Type wanted, std::string_view text) {
  if (is_day(wanted)) return text_as_day(wanted, text);
  switch (wanted.kind()) {
    case Kind::month:
      return hint_of("a text is no month: write `month('2026-01')`",
                     "文本不是月份：写作 `month('2026-01')`");
    case Kind::period:
      return hint_of("a text is no period: write `period('P1Y6M')`",
                     "文本不是期间：写作 `period('P1Y6M')`");
    case Kind::integer:
      return hint_of("`int(…)` makes a number of a text", "`int(…)` 把文本变成数");
    case Kind::floating:
      return hint_of("`double(…)` makes a number of a text", "`double(…)` 把文本变成数");
    case Kind::timestamp:
      return hint_of("`timestamp(…)` makes an instant of a text",
                     "`timestamp(…)` 把文本变成时刻");
    default:
      return {};
  }
}

Hint instead_of_number(Type wanted, Type given) {
  if (is_day(wanted)) {
    return hint_of("a number is no date: `a.daysUntil(b)` counts the days between two dates",
                   "数不是日期：`a.daysUntil(b)` 计算两个日期之间的天数");
  }
  if (wanted.kind() == Kind::period) {
    return hint_of("a number is no period: write `period('P10D')` for ten days",
                   "数不是期间：十天写作 `period('P10D')`");
  }
  if (wanted.kind() == Kind::string) {
    return hint_of("`string(…)` makes a text of a number", "`string(…)` 把数变成文本");
  }
  if (wanted.kind() == Kind::floating && given.kind() == Kind::integer) {
    return hint_of("`double(…)` makes a double of an int", "`double(…)` 把 int 变成 double");
  }
  if (wanted.kind() == Kind::unsigned_integer) {
    return hint_of("a uint is written with a `u`: `1u`", "uint 以 `u` 结尾：`1u`");
  }
  return {};
}

Hint instead_of_time(Type wanted, Type given) {
  if (given.kind() == Kind::duration && (wanted.kind() == Kind::period || is_day(wanted))) {
    return hint_of(
        "a duration is a time between instants; between dates stands a period: "
        "write `period('P10D')`",
        "duration 是时刻之间的时长；日期之间用期间：写作 `period('P10D')`");
  }
  if (given.kind() == Kind::timestamp && is_day(wanted)) {
    return hint_of("a timestamp is an instant, and this is a day: write `date('2026-01-02')`",
                   "timestamp 是时刻，而此处是某一天：写作 `date('2026-01-02')`");
  }
  if (is_day(given) && wanted.kind() == Kind::timestamp) {
    return hint_of("a date is a day and no instant: compare it with dates",
                   "日期是某一天，不是时刻：应与日期比较");
  }
  if (given.kind() == Kind::until && wanted.kind() == Kind::date) {
    return hint_of(
        "an until may be `long-term`, which is no date: compare it, as in "
        "`as_of <= x`",
        "until 可能是“长期”，不是日期：应作比较，如 `as_of <= x`");
  }
  return {};
}

// What other languages have, and how it is written here.
constexpr auto kHabits = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"any", "list.exists(x, …)"},
    {"some", "list.exists(x, …)"},
    {"every", "list.all(x, …)"},
    {"forEach", "list.all(x, …)"},
    {"count", "list.filter(x, …).size()"},
    {"find", "list.filter(x, …)"},
    {"len", "x.size()"},
    {"length", "x.size()"},
    {"isEmpty", "x.size() == 0"},
    {"includes", "x in list"},
    {"toLowerCase", "text.lowerAscii()"},
    {"toUpperCase", "text.upperAscii()"},
    {"lower", "text.lowerAscii()"},
    {"upper", "text.upperAscii()"},
    {"now", "as_of"},
    {"today", "as_of"},
    {"if", "condition ? a : b"},
    {"isNull", "!has(x.field)"},
    {"substr", "text.substring(from, to)"},
    {"strip", "text.trim()"},
    {"exists", "list.exists(x, …)"},
    {"abs", "math.abs(n)"},
    {"max", "math.greatest(a, b)"},
    {"min", "math.least(a, b)"},
    {"round", "math.round(n)"},
});

constexpr i18n::Text kTrue{"write `true`", "写作 `true`"};
constexpr i18n::Text kFalse{"write `false`", "写作 `false`"};
constexpr i18n::Text kNothing{"what is absent is asked by `has(x.field)`",
                              "是否缺失用 `has(x.field)` 判断"};
constexpr auto kNames = std::to_array<std::pair<std::string_view, i18n::Text>>({
    {"True", kTrue},
    {"TRUE", kTrue},
    {"yes", kTrue},
    {"False", kFalse},
    {"FALSE", kFalse},
    {"no", kFalse},
    {"None", kNothing},
    {"none", kNothing},
    {"nil", kNothing},
    {"Nil", kNothing},
    {"NULL", kNothing},
    {"Null", kNothing},
    {"undefined", kNothing},
    {"today", {"write `as_of`", "写作 `as_of`"}},
    {"now", {"write `as_of`", "写作 `as_of`"}},
});

}  // namespace

Hint hint(Type wanted, Type given, std::string_view text) {
  if (given.kind() == Kind::optional && wanted.kind() != Kind::optional) {
    return hint_of(
        "`.orValue(…)` takes the value out of an optional and names another for none",
        "`.orValue(…)` 取出可选值，并给出没有值时的替代");
  }
  if (given.kind() == Kind::null) {
    return hint_of("what is absent is not null: ask with `has(…)`",
                   "缺失的内容不是 null：用 `has(…)` 判断");
  }
  if (given.kind() == Kind::list && wanted.kind() == Kind::string) {
    return hint_of("`x in list` asks whether it is one of them",
                   "`x in list` 判断是否为其中之一");
  }
  if (given.kind() == Kind::string) return instead_of_text(wanted, text);
  if (is_number(given)) return instead_of_number(wanted, given);
  return instead_of_time(wanted, given);
}

Hint operator_hint(std::string_view function, Type left, Type right) {
  if (function == "_-_" && is_day(left) && is_day(right)) {
    return hint_of(
        "`a.daysUntil(b)`, `a.monthsUntil(b)` and `a.yearsUntil(b)` count what lies "
        "between two dates",
        "`a.daysUntil(b)`、`a.monthsUntil(b)`、`a.yearsUntil(b)` 计算两个日期的间隔");
  }
  if ((function == "_+_" || function == "_-_") && is_day(left) && is_number(right)) {
    return hint_of("write `d.plusDays(n)`, or add a period: `d + period('P10D')`",
                   "写作 `d.plusDays(n)`，或加上期间：`d + period('P10D')`");
  }
  if (function == "_+_" && ((left.kind() == Kind::string && is_number(right)) ||
                            (is_number(left) && right.kind() == Kind::string))) {
    return hint_of("`string(…)` makes a text of a number", "`string(…)` 把数变成文本");
  }
  if (left.kind() == Kind::period && right.kind() == Kind::period) {
    return hint_of(
        "a month is no number of days: compare dates, as in "
        "`d + period('P1Y') <= as_of`",
        "月不是固定的天数：应比较日期，如 `d + period('P1Y') <= as_of`");
  }
  if (function == "@in" && right.kind() == Kind::string) {
    return hint_of(
        "a part of a text is found by `text.contains(part)`; a list is written "
        "`x in [a, b]`",
        "文本的一部分用 `text.contains(part)` 查找；列表写作 `x in [a, b]`");
  }
  if (left.kind() == Kind::list && (function == "_==_" || function == "_!=_")) {
    return hint_of("`x in list` asks whether it is one of them",
                   "`x in list` 判断是否为其中之一");
  }
  return {};
}

Hint name_habit(std::string_view name) {
  const auto* const found =
      std::ranges::find(kNames, name, &std::pair<std::string_view, i18n::Text>::first);
  return found != kNames.end() ? Hint(i18n::own(found->second)) : Hint();
}

Hint habit(std::string_view function) {
  for (const auto& [name, form] : kHabits) {
    if (name != function) continue;
    return i18n::Localized{"write `" + std::string(form) + "`",
                           "写作 `" + std::string(form) + "`"};
  }
  return {};
}

}  // namespace zizhi::cel
