// What lists, maps and optionals of them have in common: size, membership, access by index.
#include "call.h"
#include "equality.h"
#include "library.h"
#include "numbers.h"
#include "support.h"

#include <array>
#include <cmath>
#include <string>

namespace zizhi::cel::functions {
namespace {

std::int64_t size_of_list(const List& list) {
  return static_cast<std::int64_t>(list.size);
}

std::int64_t size_of_map(const Map& map) {
  return static_cast<std::int64_t>(map.size);
}

// An element that is equal decides; without one, an element that is unknown leaves it open.
Value in_list(Context& context, const Value& value, const List& list) {
  Comparison comparison(context);
  Obstacle obstacle;
  for (const auto& item : list.span()) {
    const auto same = comparison.equal(value, item);
    if (same.is_true()) return same;
    obstacle.note(context, same);
  }
  return obstacle.any() ? obstacle.value() : Value::of(false);
}

bool in_map(const Value& key, const Map& map) {
  return find(map, key) != nullptr;
}

// A number of any kind that stands for a whole number, as `dyn` may bring it.
std::optional<std::int64_t> whole(const Value& number) {
  if (number.is(Tag::integer)) return number.as_int();
  if (number.is(Tag::unsigned_integer)) {
    return number.as_uint() < static_cast<std::uint64_t>(INT64_MAX)
               ? static_cast<std::int64_t>(number.as_uint())
               : INT64_MAX;
  }
  if (!number.is(Tag::floating)) return std::nullopt;
  const double value = number.as_double();
  if (std::trunc(value) != value || value < -kIntEnd || value >= kIntEnd) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

const Value* element(const List& list, std::int64_t index) {
  const bool inside = index >= 0 && static_cast<std::uint64_t>(index) < list.size;
  return inside ? &list.items[index] : nullptr;
}

Value at_index(Context& context, const List& list, const Value& number) {
  const auto index = whole(number);
  if (!index) {
    const auto code =
        is_number(number) ? FailureCode::invalid_argument : FailureCode::no_such_overload;
    return context.fail(code, is_number(number) ? to_text(number) : "");
  }
  const auto* const found = element(list, *index);
  return found != nullptr ? *found : out_of_range(context, *index);
}

Value at_key(Context& context, const Map& map, const Value& key) {
  const auto* const found = find(map, key);
  return found != nullptr ? *found : context.fail(FailureCode::no_such_key, to_text(key));
}

// An element that is not plain goes up as it is, not wrapped as if it were there.
Value maybe(Context& context, const Value* found) {
  if (found == nullptr) return Value::optional(nullptr);
  return found->plain() ? optional_value(context, *found) : *found;
}

Value maybe_at_index(Context& context, const List& list, const Value& number) {
  const auto index = whole(number);
  if (!index) return context.fail(FailureCode::no_such_overload);
  return maybe(context, element(list, *index));
}

Value maybe_at_key(Context& context, const Map& map, const Value& key) {
  return maybe(context, find(map, key));
}

// Access to what an optional holds: none stays none.
template <Tag tag, auto access>
Value inside(Context& context, Optional optional, const Value& key) {
  if (optional.inner == nullptr) return Value::optional(nullptr);
  if (!optional.inner->is(tag)) return context.fail(FailureCode::no_such_overload);
  if constexpr (tag == Tag::list) {
    return access(context, optional.inner->as_list(), key);
  } else {
    return access(context, optional.inner->as_map(), key);
  }
}

constexpr Implementation kInsideList = call<inside<Tag::list, maybe_at_index>>;
constexpr Implementation kInsideMap = call<inside<Tag::map, maybe_at_key>>;

constexpr std::string_view kElement = "The element at an index from 0, or a failure.";
constexpr std::string_view kElementZh = "下标处的元素，下标从 0 起；没有则失败。";
constexpr std::string_view kEntry = "The value of a key, or a failure.";
constexpr std::string_view kEntryZh = "键对应的值；没有则失败。";
constexpr std::string_view kMaybeElement = "The element at an index from 0, or none.";
constexpr std::string_view kMaybeElementZh = "下标处的元素，下标从 0 起；没有则为 none。";
constexpr std::string_view kMaybeEntry = "The value of a key, or none.";
constexpr std::string_view kMaybeEntryZh = "键对应的值；没有则为 none。";
constexpr std::string_view kItems = "The number of elements.";
constexpr std::string_view kItemsZh = "元素个数。";
constexpr std::string_view kEntries = "The number of entries.";
constexpr std::string_view kEntriesZh = "条目个数。";

constexpr std::array kRows = std::to_array<Overload>({
    {"size(list<A>) -> int", call<size_of_list>, kItems, kItemsZh, "size([1, 2, 3]) == 3"},
    {"size(map<K, V>) -> int", call<size_of_map>, kEntries, kEntriesZh, "size({'a': 1}) == 1"},
    {"list<A>.size() -> int", call<size_of_list>, kItems, kItemsZh, "[1, 2, 3].size() == 3"},
    {"map<K, V>.size() -> int", call<size_of_map>, kEntries, kEntriesZh,
     "{'a': 1}.size() == 1"},
    {"@in(A, list<A>) -> bool", call<in_list>, "True when an element of the list is the same.",
     "列表中有相同的元素时为真。", "2 in [1, 2, 3]"},
    {"@in(K, map<K, V>) -> bool", call<in_map>, "True when the map has the key.",
     "映射中有该键时为真。", "'a' in {'a': 1}"},
    {"_[_](list<A>, int) -> A", call<at_index>, kElement, kElementZh, "[7, 8, 9][0] == 7"},
    {"_[_](map<K, V>, K) -> V", call<at_key>, kEntry, kEntryZh, "{'a': 1}['a'] == 1"},
    {"_[?_](list<A>, int) -> optional<A>", call<maybe_at_index>, kMaybeElement, kMaybeElementZh,
     "[7][?1] == optional.none()"},
    {"_[?_](map<K, V>, K) -> optional<V>", call<maybe_at_key>, kMaybeEntry, kMaybeEntryZh,
     "{'a': 1}[?'a'] == optional.of(1)"},
    {"_[_](optional<list<A>>, int) -> optional<A>", kInsideList, kMaybeElement, kMaybeElementZh,
     "optional.of([7])[0] == optional.of(7)"},
    {"_[_](optional<map<K, V>>, K) -> optional<V>", kInsideMap, kMaybeEntry, kMaybeEntryZh,
     "optional.of({'a': 1})['b'] == optional.none()"},
    {"_[?_](optional<list<A>>, int) -> optional<A>", kInsideList, kMaybeElement,
     kMaybeElementZh, "optional.of([7])[?0] == optional.of(7)"},
    {"_[?_](optional<map<K, V>>, K) -> optional<V>", kInsideMap, kMaybeEntry, kMaybeEntryZh,
     "optional.of({'a': 1})[?'a'] == optional.of(1)"},
});

}  // namespace

Family collections() {
  return {"lists", {"Lists and maps", "列表与映射"}, kRows};
}

}  // namespace zizhi::cel::functions
