// Lists taken as sets.
#include "call.h"
#include "library.h"
#include "value_set.h"

#include <array>

namespace zizhi::cel::functions {
namespace {

// Whether the members of `all` hold every one of `some` (`wanted` true), or any (`wanted`
// false).
Value members(Context& context, Items all, Items some, bool wanted) {
  if (const auto obstacle = deep_obstacle(context, all.values)) return *obstacle;
  if (const auto obstacle = deep_obstacle(context, some.values)) return *obstacle;
  ValueSet set(context);
  for (const auto& value : all.values) {
    const auto added = set.add(value);
    if (!added.plain()) return added;
  }
  for (const auto& value : some.values) {
    const auto found = set.contains(value);
    if (!found.plain() || found.as_bool() != wanted) return found;
  }
  return Value::of(wanted);
}

Value contains_all(Context& context, Items all, Items some) {
  return members(context, all, some, true);
}

Value intersects(Context& context, Items a, Items b) {
  return members(context, a, b, false);
}

Value equivalent(Context& context, Items a, Items b) {
  const auto there = contains_all(context, a, b);
  return there.is_true() ? contains_all(context, b, a) : there;
}

constexpr std::array kRows = std::to_array<Overload>({
    {"sets.contains(list<A>, list<A>) -> bool", call<contains_all>,
     "True when every element of the second is in the first.",
     "第二个列表的元素都在第一个中时为真。", "sets.contains([1, 2, 3], [3, 1])"},
    {"sets.equivalent(list<A>, list<A>) -> bool", call<equivalent>,
     "True when each has every element of the other.", "两个列表互相包含时为真。",
     "sets.equivalent([1, 2], [2, 1, 1])"},
    {"sets.intersects(list<A>, list<A>) -> bool", call<intersects>,
     "True when an element is in both.", "有共同元素时为真。",
     "sets.intersects([1, 2], [2, 3])"},
});

}  // namespace

Family sets() {
  return {"sets", {"Sets", "集合"}, kRows};
}

}  // namespace zizhi::cel::functions
