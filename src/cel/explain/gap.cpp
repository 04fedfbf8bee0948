#include "explain/gap.h"

#include "explain/phrase.h"
#include "numbers.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;
using i18n::Text;

struct Words {
  std::string_view function;  ///< the operator
  std::string_view sign;      ///< language-neutral
  Relation mirrored;
  Relation negated;
  Text number;  ///< with the value as {0}
  Text date;
};

constexpr auto kRelations = std::to_array<Words>({
    {"_==_", "==", Relation::equal, Relation::not_equal, {"{0}", "{0}"}, {"{0}", "{0}"}},
    {"_!=_",
     "!=",
     Relation::not_equal,
     Relation::equal,
     {"anything but {0}", "{0} 以外"},
     {"any day but {0}", "{0} 以外的日期"}},
    {"_<_",
     "<",
     Relation::more,
     Relation::at_least,
     {"less than {0}", "小于 {0}"},
     {"before {0}", "早于 {0}"}},
    {"_<=_",
     "<=",
     Relation::at_least,
     Relation::more,
     {"at most {0}", "至多 {0}"},
     {"on or before {0}", "不晚于 {0}"}},
    {"_>_",
     ">",
     Relation::less,
     Relation::at_most,
     {"more than {0}", "大于 {0}"},
     {"after {0}", "晚于 {0}"}},
    {"_>=_",
     ">=",
     Relation::at_most,
     Relation::less,
     {"at least {0}", "至少 {0}"},
     {"on or after {0}", "不早于 {0}"}},
    {"@in",
     "in",
     Relation::among,
     Relation::not_among,
     {"one of {0}", "{0} 之一"},
     {"one of {0}", "{0} 之一"}},
    {"",
     "not in",
     Relation::not_among,
     Relation::among,
     {"none of {0}", "不属于 {0}"},
     {"none of {0}", "不属于 {0}"}},
});

const Words& of(Relation relation) {
  return kRelations[static_cast<std::size_t>(relation)];
}

bool wants_more(Relation relation) {
  return relation == Relation::more || relation == Relation::at_least;
}

bool is_strict(Relation relation) {
  return relation == Relation::more || relation == Relation::less;
}

bool is_ordering(Relation relation) {
  return wants_more(relation) || relation == Relation::less || relation == Relation::at_most;
}

bool holds(Relation relation, int order) {
  switch (relation) {
    case Relation::less:
      return order < 0;
    case Relation::at_most:
      return order <= 0;
    case Relation::more:
      return order > 0;
    default:
      return order >= 0;
  }
}

// The nearest day that would do; empty where that is past the range of dates.
std::optional<base::Date> nearest_day(Relation relation, base::Date needed) {
  if (!is_strict(relation)) return needed;
  return base::Date::from_days(needed.days() + (wants_more(relation) ? 1 : -1));
}

std::optional<Gap> date_gap(Relation relation, base::Date found, base::Date needed) {
  const auto goal = nearest_day(relation, needed);
  if (!goal) return std::nullopt;
  const auto apart = base::between(std::min(found, *goal), std::max(found, *goal));
  const auto days = std::abs(double{static_cast<double>(found.days())} - goal->days());
  constexpr double kFar = 3650;
  const Text text = wants_more(relation) ? Text{"{0} too early", "早了 {0}"}
                                         : Text{"{0} too late", "晚了 {0}"};
  return Gap{.words = fill(text, {words(apart)}), .share = std::min(1.0, days / kFar)};
}

std::optional<Gap> month_gap(Relation relation, base::Month found, base::Month needed) {
  const auto strict = is_strict(relation) ? 1 : 0;
  const auto apart = std::abs(std::int64_t{found.index} - needed.index) + strict;
  const Text text = wants_more(relation) ? Text{"{0} too early", "早了 {0}"}
                                         : Text{"{0} too late", "晚了 {0}"};
  const base::Period period{.months = static_cast<std::int32_t>(apart), .days = 0};
  constexpr double kFar = 120;
  return Gap{.words = fill(text, {words(period)}),
             .share = std::min(1.0, static_cast<double>(apart) / kFar)};
}

// `beyond`: one more step is needed than the difference, and it has no size.
Text number_text(Relation relation, std::string_view unit, bool beyond) {
  const bool time = unit == kMonths || unit == kDays || unit == kYears;
  if (wants_more(relation)) {
    if (beyond) return {"more than {0} short", "还差不止 {0}"};
    return {"{0} short", "还差 {0}"};
  }
  if (beyond) return {"more than {0} over", "超出不止 {0}"};
  if (time) return {"{0} too long", "超出 {0}"};
  return {"{0} too many", "超出 {0}"};
}

double as_double(const Value& value) {
  if (value.is(Tag::integer)) return static_cast<double>(value.as_int());
  if (value.is(Tag::unsigned_integer)) return static_cast<double>(value.as_uint());
  return value.as_double();
}

// Exact where both are ints; a difference of doubles is rounded for people.
std::optional<Value> difference(Relation relation, const Value& found, const Value& needed) {
  if (found.is(Tag::integer) && needed.is(Tag::integer)) {
    std::int64_t apart = 0;
    const auto high = std::max(found.as_int(), needed.as_int());
    const auto low = std::min(found.as_int(), needed.as_int());
    if (__builtin_sub_overflow(high, low, &apart)) return std::nullopt;
    if (is_strict(relation) && __builtin_add_overflow(apart, 1, &apart)) return std::nullopt;
    return Value::of(apart);
  }
  constexpr double kCent = 100;
  const auto apart = std::abs(as_double(needed) - as_double(found));
  const auto rounded = apart >= 1 / kCent ? std::round(apart * kCent) / kCent : apart;
  if (!std::isfinite(rounded) || rounded == 0) return std::nullopt;
  return Value::of(rounded);
}

std::optional<Gap> number_gap(Relation relation, const Value& found, const Value& needed,
                              const Measure& measure) {
  const auto apart = difference(relation, found, needed);
  if (!apart) return std::nullopt;
  const bool whole = found.is(Tag::integer) && needed.is(Tag::integer);
  const auto scale = std::max({1.0, std::abs(as_double(needed)), std::abs(as_double(found))});
  return Gap{.words = fill(number_text(relation, measure.unit, is_strict(relation) && !whole),
                           {words(*apart, {.type = {}, .unit = measure.unit})}),
             .share = std::min(1.0, std::abs(as_double(*apart)) / scale)};
}

}  // namespace

std::optional<Relation> relation_of(std::string_view function) {
  for (std::size_t i = 0; i < kRelations.size(); ++i) {
    if (kRelations[i].function == function && !function.empty())
      return static_cast<Relation>(i);
  }
  return std::nullopt;
}

Relation mirrored(Relation relation) {
  return of(relation).mirrored;
}

Relation negated(Relation relation) {
  return of(relation).negated;
}

std::string plain_need(Relation relation, const Value& needed, const Measure& measure) {
  return std::string(of(relation).sign) + " " + plain(needed, measure);
}

Localized need_words(Relation relation, const Value& needed, const Measure& measure,
                     bool whole) {
  const bool membership = relation == Relation::among || relation == Relation::not_among;
  if (membership && needed.is(Tag::list) && needed.as_list().size == 1) {
    const auto alone = relation == Relation::among ? Relation::equal : Relation::not_equal;
    return need_words(alone, needed.as_list().items[0],
                      {.type = measure.element, .unit = measure.unit});
  }
  if (whole && relation == Relation::more && needed.is(Tag::integer) &&
      needed.as_int() < INT64_MAX) {
    return need_words(Relation::at_least, Value::of(needed.as_int() + 1), measure);
  }
  if (relation == Relation::not_equal) {
    if (needed.is(Tag::string) && needed.as_text().empty())
      return {"text that is not empty", "非空文本"};
    const bool no_items = needed.is(Tag::list) && needed.as_list().size == 0;
    const bool zero = measure.unit == kItems && needed.is(Tag::integer) && needed.as_int() == 0;
    if (no_items || zero)
      return need_words(Relation::at_least, Value::of(std::int64_t{1}),
                        {.type = {}, .unit = kItems});
  }
  if (membership && needed.is(Tag::list)) {
    return fill(of(relation).number, {some_of(needed.as_list(), measure)});
  }
  const bool is_date =
      needed.is(Tag::date) || needed.is(Tag::month) || needed.is(Tag::timestamp);
  return fill(is_date ? of(relation).date : of(relation).number, {words(needed, measure)});
}

std::optional<Gap> gap(Relation relation, const Value& found, const Value& needed,
                       const Measure& measure) {
  if (!is_ordering(relation)) return std::nullopt;
  const auto order = compare(found, needed);
  if (!order || holds(relation, *order)) return std::nullopt;
  if (found.is(Tag::date) && needed.is(Tag::date)) {
    if (found.is_long_term() || needed.is_long_term()) return std::nullopt;
    return date_gap(relation, found.as_date(), needed.as_date());
  }
  if (found.is(Tag::month) && needed.is(Tag::month)) {
    return month_gap(relation, found.as_month(), needed.as_month());
  }
  if (is_number(found) && is_number(needed)) {
    return number_gap(relation, found, needed, measure);
  }
  return std::nullopt;
}

}  // namespace zizhi::cel::explaining
