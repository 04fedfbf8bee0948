#include "covered_months.h"

#include "fields.h"

#include <algorithm>
#include <optional>

namespace zizhi::cel::functions {
namespace {

// Empty for a value that cannot begin a range: the open end, a text.
std::optional<base::Date> beginning(const Value& value) {
  if (value.is(Tag::month)) return base::last_day(value.as_month());
  if (!value.is(Tag::date) || value.is_long_term()) return std::nullopt;
  return value.as_date();
}

std::optional<base::Date> ending(const Value& value, base::Date as_of) {
  if (value.is(Tag::month)) return base::first_day(value.as_month());
  if (!value.is(Tag::date)) return std::nullopt;
  return value.is_long_term() ? as_of : value.as_date();
}

// The stretches in order of their beginning, cut at `as_of`; those without a day are left out.
// What keeps a range from being read is noted.
std::vector<Stretch> read(Context& context, Items ranges, base::Date as_of,
                          Obstacle& obstacle) {
  std::vector<Stretch> stretches;
  for (const auto& range : ranges.values) {
    const auto from = field(context, range, "from");
    const auto until = field(context, range, "until");
    obstacle.note(context, from);
    obstacle.note(context, until);
    if (!from.plain() || !until.plain()) continue;
    const auto first = beginning(from);
    const auto last = ending(until, as_of);
    if (!first || !last) {
      obstacle.note(context, context.fail(FailureCode::no_such_overload));
      continue;
    }
    const auto end = std::min(*last, as_of);
    if (*first <= end) stretches.push_back({*first, end});
  }
  std::ranges::sort(stretches, {}, &Stretch::first);
  return stretches;
}

}  // namespace

std::vector<Stretch> covered(Context& context, Items ranges, base::Date as_of,
                             Obstacle& obstacle) {
  std::vector<Stretch> merged;
  for (const auto& stretch : read(context, ranges, as_of, obstacle)) {
    const bool goes_on =
        !merged.empty() && stretch.first.days() <= merged.back().last.days() + 1;
    if (goes_on) {
      merged.back().last = std::max(merged.back().last, stretch.last);
    } else {
      merged.push_back(stretch);
    }
  }
  return merged;
}

// One day after `last`, as a whole month ends where the next one begins. Behind the last day of
// all there is no other: the day before both ends gives the same count.
base::Period length(const Stretch& stretch) {
  if (const auto behind = base::Date::from_days(std::int64_t{stretch.last.days()} + 1)) {
    return base::between(stretch.first, *behind);
  }
  const auto before = base::Date::from_days(std::int64_t{stretch.first.days()} - 1);
  constexpr base::Period kAllTime{.months = 12 * 9999, .days = 0};
  return before ? base::between(*before, stretch.last) : kAllTime;
}

Value covered_months(Context& context, Items ranges, base::Date as_of) {
  context.charge(ranges.values.size() * 4);
  Obstacle obstacle;
  const auto stretches = covered(context, ranges, as_of, obstacle);
  if (obstacle.any()) return obstacle.value();
  std::int64_t months = 0;
  for (const auto& stretch : stretches)
    months += length(stretch).months;
  return Value::of(months);
}

}  // namespace zizhi::cel::functions
