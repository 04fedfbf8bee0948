// The lists extension, and what Kubernetes adds to lists.
#include "call.h"
#include "equality.h"
#include "library.h"
#include "numbers.h"
#include "support.h"
#include "time_text.h"
#include "value_set.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace zizhi::cel::functions {
namespace {

Value distinct(Context& context, Items items) {
  if (const auto obstacle = deep_obstacle(context, items.values)) return *obstacle;
  ValueSet set(context);
  std::vector<Value> kept;
  for (const auto& item : items.values) {
    const auto added = set.add(item);
    if (!added.plain()) return added;
    if (added.as_bool()) kept.push_back(item);
  }
  return list_value(context, kept);
}

// False when there are too many.
bool flatten_into(std::span<const Value> items, std::int64_t depth, std::vector<Value>& out,
                  std::uint64_t& steps) {
  for (const auto& item : items) {
    if (steps == 0) return false;
    --steps;
    if (depth == 0 || !item.is(Tag::list)) {
      out.push_back(item);
    } else if (!flatten_into(item.as_list().span(), depth - 1, out, steps)) {
      return false;
    }
  }
  return true;
}

Value flatten_deep(Context& context, const List& list, std::int64_t depth) {
  if (depth < 0) return context.fail(FailureCode::invalid_argument, std::to_string(depth));
  // A list that cannot be seen could bring elements of its own.
  Obstacle obstacle;
  obstacle.note_all(context, list.span());
  if (obstacle.any()) return obstacle.value();
  std::vector<Value> out;
  std::uint64_t steps = kMostItems;
  if (depth > kMostNesting) {
    return context.fail(FailureCode::limit_depth, std::to_string(kMostNesting));
  }
  if (!flatten_into(list.span(), depth, out, steps)) {
    return context.fail(FailureCode::limit_memory);
  }
  obstacle.note_all(context, out);
  return obstacle.any() ? obstacle.value() : list_value(context, out);
}

Value flatten(Context& context, const List& list) {
  return flatten_deep(context, list, 1);
}

Value slice(Context& context, const List& list, std::int64_t from, std::int64_t to) {
  if (from < 0 || std::cmp_greater(from, list.size)) return out_of_range(context, from);
  if (to < 0 || std::cmp_greater(to, list.size)) return out_of_range(context, to);
  if (from > to) {
    return context.fail(FailureCode::index_out_of_range,
                        std::to_string(from) + " > " + std::to_string(to));
  }
  return list_of_arena(context, list.span().subspan(static_cast<std::size_t>(from),
                                                    static_cast<std::size_t>(to - from)));
}

// Empty when the values have one order; the failure otherwise. NaN has no place in an order.
std::optional<Value> unordered(Context& context, std::span<const Value> values) {
  context.charge(values.size());
  for (const auto& value : values) {
    if (compare(value, values.front()) && compare(value, value)) continue;
    const bool nan = is_number(value) && is_number(values.front());
    return nan ? context.fail(FailureCode::invalid_argument, "NaN")
               : context.fail(FailureCode::no_such_overload);
  }
  return std::nullopt;
}

bool before(const Value& a, const Value& b) {
  return compare(a, b).value_or(0) < 0;
}

Value sort(Context& context, Items items) {
  if (const auto failed = unordered(context, items.values)) return *failed;
  std::vector<Value> sorted(items.values.begin(), items.values.end());
  std::ranges::stable_sort(sorted, before);
  context.charge(sorted.size() * 8);
  return list_value(context, sorted);
}

Value is_sorted(Context& context, Items items) {
  if (const auto failed = unordered(context, items.values)) return *failed;
  return Value::of(std::ranges::is_sorted(items.values, before));
}

Value least(Context& context, Items items) {
  if (items.values.empty()) return context.fail(FailureCode::invalid_argument, "[]");
  if (const auto failed = unordered(context, items.values)) return *failed;
  return *std::ranges::min_element(items.values, before);
}

Value greatest(Context& context, Items items) {
  if (items.values.empty()) return context.fail(FailureCode::invalid_argument, "[]");
  if (const auto failed = unordered(context, items.values)) return *failed;
  const auto after = [](const Value& a, const Value& b) { return before(b, a); };
  return *std::ranges::min_element(items.values, after);
}

Value reverse(Context& context, const List& list) {
  const auto items = context.arena().array<Value>(list.size);
  std::ranges::reverse_copy(list.span(), items.begin());
  return list_of_arena(context, items);
}

Value range(Context& context, std::int64_t size) {
  if (size < 0) return context.fail(FailureCode::invalid_argument, std::to_string(size));
  if (std::cmp_greater(size, kMostItems)) return context.fail(FailureCode::limit_memory);
  const auto items = context.arena().array<Value>(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = Value::of(static_cast<std::int64_t>(i));
  }
  return list_of_arena(context, items);
}

Value first(Context& context, const List& list) {
  if (list.size == 0) return Value::optional(nullptr);
  const auto& item = list.items[0];
  return item.plain() ? optional_value(context, item) : item;
}

Value last(Context& context, const List& list) {
  if (list.size == 0) return Value::optional(nullptr);
  const auto& item = list.items[list.size - 1];
  return item.plain() ? optional_value(context, item) : item;
}

// Position of the first item that is the same; an unknown item before it leaves it open.
Value search(Context& context, const List& list, const Value& value, bool backward) {
  Comparison comparison(context);
  for (std::size_t i = 0; i < list.size; ++i) {
    const auto at = backward ? list.size - 1 - i : i;
    const auto same = comparison.equal(list.items[at], value);
    if (!same.plain()) return same;
    if (same.as_bool()) return Value::of(static_cast<std::int64_t>(at));
  }
  return Value::of(std::int64_t{-1});
}

Value index_of(Context& context, const List& list, const Value& value) {
  return search(context, list, value, false);
}

Value last_index_of(Context& context, const List& list, const Value& value) {
  return search(context, list, value, true);
}

template <class Integer>
Value sum_of_integers(Context& context, Items items) {
  Integer sum = 0;
  context.charge(items.values.size());
  for (const auto& item : items.values) {
    if (!Argument<Integer>::fits(item)) return context.fail(FailureCode::no_such_overload);
    if (__builtin_add_overflow(sum, Argument<Integer>::take(item), &sum)) {
      return context.fail(FailureCode::overflow);
    }
  }
  return Value::of(sum);
}

Value sum_of_doubles(Context& context, Items items) {
  double sum = 0;
  context.charge(items.values.size());
  for (const auto& item : items.values) {
    if (!item.is(Tag::floating)) return context.fail(FailureCode::no_such_overload);
    sum += item.as_double();
  }
  return Value::of(sum);
}

Value sum_of_durations(Context& context, Items items) {
  std::int64_t sum = 0;
  context.charge(items.values.size());
  for (const auto& item : items.values) {
    if (!item.is(Tag::duration)) return context.fail(FailureCode::no_such_overload);
    const auto nanos = nanos_of({item.seconds(), item.nanos()});
    if (!nanos || __builtin_add_overflow(sum, *nanos, &sum)) {
      return context.fail(FailureCode::overflow);
    }
  }
  const auto total = duration_of(sum);
  return Value::duration(total.seconds, total.nanos);
}

Value sum_of_periods(Context& context, Items items) {
  base::Period sum;
  context.charge(items.values.size());
  for (const auto& item : items.values) {
    if (!item.is(Tag::period)) return context.fail(FailureCode::no_such_overload);
    const auto period = item.as_period();
    if (__builtin_add_overflow(sum.months, period.months, &sum.months) ||
        __builtin_add_overflow(sum.days, period.days, &sum.days)) {
      return context.fail(FailureCode::overflow);
    }
  }
  return Value::period(sum);
}

constexpr std::string_view kSum = "The sum; of an empty list it is zero.";
constexpr std::string_view kSumZh = "总和；空列表为零。";

constexpr std::array kRows = std::to_array<Overload>({
    {"list<A>.distinct() -> list<A>", call<distinct>,
     "The list without repetitions; of equal elements the first stays.",
     "去掉重复元素，相同元素保留第一个。", "[3, 1, 3].distinct() == [3, 1]"},
    {"list<list<A>>.flatten() -> list<A>", call<flatten>,
     "The elements of the lists in one list.", "把各列表的元素合为一个列表。",
     "[[1], [2, 3]].flatten() == [1, 2, 3]"},
    {"list<dyn>.flatten(int) -> list<dyn>", call<flatten_deep>,
     "The elements of lists nested so deep in one list.", "把给定层数以内嵌套的列表展开。",
     "[[1, [2]], [3]].flatten(2) == [1, 2, 3]"},
    {"list<A>.slice(int, int) -> list<A>", call<slice>,
     "The elements from a position to just before another.",
     "从一个位置到另一个位置之前的元素。", "[1, 2, 3, 4].slice(1, 3) == [2, 3]"},
    {"list<A>.sort() -> list<A>", call<sort>, "The elements in ascending order.",
     "按升序排列。", "[3, 1, 2].sort() == [1, 2, 3]"},
    {"list<A>.reverse() -> list<A>", call<reverse>, "The elements in the other order.",
     "逆序排列。", "[1, 2, 3].reverse() == [3, 2, 1]"},
    {"lists.range(int) -> list<int>", call<range>, "The numbers from 0, so many of them.",
     "从 0 起的若干个整数。", "lists.range(3) == [0, 1, 2]"},
    {"list<A>.first() -> optional<A>", call<first>, "The first element, or none.",
     "第一个元素；没有则为 none。", "[7, 8].first() == optional.of(7)"},
    {"list<A>.last() -> optional<A>", call<last>, "The last element, or none.",
     "最后一个元素；没有则为 none。", "[7, 8].last() == optional.of(8)"},
    {"list<int>.sum() -> int", call<sum_of_integers<std::int64_t>>, kSum, kSumZh,
     "[1, 2, 3].sum() == 6"},
    {"list<uint>.sum() -> uint", call<sum_of_integers<std::uint64_t>>, kSum, kSumZh,
     "[1u, 2u].sum() == 3u"},
    {"list<double>.sum() -> double", call<sum_of_doubles>, kSum, kSumZh,
     "[0.5, 0.25].sum() == 0.75"},
    {"list<duration>.sum() -> duration", call<sum_of_durations>, kSum, kSumZh,
     "[duration('1m'), duration('2m')].sum() == duration('3m')"},
    {"list<period>.sum() -> period", call<sum_of_periods>,
     "Their months and their days, each added up; of an empty list it is no time.",
     "月数与日数分别相加；空列表为零。",
     "[period('P1Y'), period('P2M3D')].sum() == period('P1Y2M3D')"},
    {"list<A>.min() -> A", call<least>, "The least element; an empty list is a failure.",
     "最小的元素；空列表失败。", "[3, 1, 2].min() == 1"},
    {"list<A>.max() -> A", call<greatest>, "The greatest element; an empty list is a failure.",
     "最大的元素；空列表失败。", "[3, 1, 2].max() == 3"},
    {"list<A>.isSorted() -> bool", call<is_sorted>, "True when the order is ascending.",
     "已按升序排列时为真。", "[1, 1, 2].isSorted()"},
    {"list<A>.indexOf(A) -> int", call<index_of>,
     "The position of the first such element, or -1 without one.",
     "该元素首次出现的位置，没有则为 -1。", "[5, 6, 5].indexOf(5) == 0"},
    {"list<A>.lastIndexOf(A) -> int", call<last_index_of>,
     "The position of the last such element, or -1 without one.",
     "该元素最后出现的位置，没有则为 -1。", "[5, 6, 5].lastIndexOf(5) == 2"},
});

}  // namespace

Family lists() {
  return {"lists", {"Lists and maps", "列表与映射"}, kRows};
}

}  // namespace zizhi::cel::functions
