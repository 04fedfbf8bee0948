// Which stretches of time coveredMonths counted.
#include "explain/leaf_parts.h"
#include "explain/phrase.h"
#include "functions/covered_months.h"

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;

// "2024-01-15 to 2024-03-20: 2 months, 6 days left over"; of the only one, not how long it is.
Localized stretch_words(const functions::Stretch& stretch, bool only) {
  const auto length = functions::length(stretch);
  const auto whole = words(base::Period{.months = length.months, .days = 0});
  const auto first = i18n::same(base::format(stretch.first));
  const auto last = i18n::same(base::format(stretch.last));
  const auto rest = words(base::Period{.months = 0, .days = length.days});
  if (only && length.days == 0) return fill({"{0} to {1}", "{0} 至 {1}"}, {first, last});
  if (only)
    return fill({"{0} to {1}, {2} left over", "{0} 至 {1}，余 {2}"}, {first, last, rest});
  if (length.days == 0)
    return fill({"{0} to {1}: {2}", "{0} 至 {1}：{2}"}, {first, last, whole});
  if (length.months == 0)
    return fill({"{0} to {1}: {2}, no whole month", "{0} 至 {1}：{2}，不足一个月"},
                {first, last, rest});
  return fill({"{0} to {1}: {2}, {3} left over", "{0} 至 {1}：{2}，余 {3}"},
              {first, last, whole, rest});
}

}  // namespace

Localized covered_words(Scope& scope, NodeId node) {
  const auto at = resolve(scope, node);
  const Outside outside(at);
  const auto* const call = call_of(*at.scope, at.node);
  if (call == nullptr || call->function != "coveredMonths") return {};
  const auto arguments = arguments_of(*call);
  if (arguments.size() != 2 || is_personal(*at.scope, arguments[0])) return {};
  const auto ranges = at.scope->value(arguments[0]);
  const auto as_of = at.scope->value(arguments[1]);
  if (!ranges.is(Tag::list) || !as_of.is(Tag::date) || as_of.is_long_term()) return {};
  Context context(at.scope->arena());
  Obstacle obstacle;
  const auto stretches = functions::covered(context, {.values = ranges.as_list().span()},
                                            as_of.as_date(), obstacle);
  if (obstacle.any() || stretches.empty()) return {};
  constexpr std::size_t kTold = 3;
  Localized told;
  for (std::size_t i = 0; i < std::min(stretches.size(), kTold); ++i) {
    const auto each = stretch_words(stretches[i], stretches.size() == 1);
    told.en += (i == 0 ? "" : "; ") + each.en;
    told.zh += (i == 0 ? "" : "；") + each.zh;
  }
  if (stretches.size() <= kTold) return told;
  const auto more = i18n::same(std::to_string(stretches.size() - kTold));
  return fill({"{0}; and {1} more", "{0}；另有 {1} 段"}, {told, more});
}

}  // namespace zizhi::cel::explaining
