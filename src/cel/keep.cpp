// Results leave the memory of their evaluation: what stands in it is copied, the rest
// (evidence, constants, earlier results) is not.
#include "equality.h"
#include "evaluation.h"
#include "working.h"

#include <algorithm>
#include <string>

namespace zizhi::cel {
namespace {

/// Copies values from one arena to another, no more bytes than are allowed. Shared parts are
/// copied each time they occur, so that the size of the tree counts.
class Keeper {
 public:
  Keeper(const Arena& from, Arena& to, std::uint64_t bytes)
      : from_(&from), to_(&to), left_(bytes) {}

  Value keep(const Value& value);

  bool too_much() const { return too_much_; }

  bool too_deep() const { return too_deep_; }

 private:
  std::string_view keep_text(std::string_view text);
  const List* keep_list(const List& list);
  const Map* keep_map(const Map& map);
  const Value* keep_inner(const Value* inner);
  const Partial* keep_partial(const Partial& partial);
  const Interval* keep_interval(const Interval& interval);
  const Unknowns* keep_unknowns(const Unknowns* unknowns);
  const Failure* keep_failure(const Failure* failure);
  const Value* keep_values(const Value* values, std::size_t count);

  /// A copy of `count` things, or null where there are none or too many.
  template <class T>
  const T* copy(const T* things, std::size_t count) {
    if (things == nullptr || !from_->holds(things)) return things;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): there are arrays of pointers too.
    if (!take(count * sizeof(T))) return nullptr;
    const auto copied = to_->array<T>(count);
    std::copy_n(things, count, copied.begin());
    return copied.data();
  }

  bool take(std::uint64_t bytes) {
    too_much_ = too_much_ || bytes > left_;
    if (!too_much_) left_ -= bytes;
    return !too_much_;
  }

  /// One level down; false when there is none any more.
  bool descend() {
    too_deep_ = too_deep_ || levels_ == 0;
    too_much_ = too_much_ || too_deep_;
    if (levels_ > 0) --levels_;
    return !too_deep_;
  }

  const Arena* from_;
  Arena* to_;
  std::uint64_t left_;
  std::uint32_t levels_ = kMostNesting;
  bool too_much_ = false;
  bool too_deep_ = false;  // which is too much as well
};

std::string_view Keeper::keep_text(std::string_view text) {
  if (text.empty() || !from_->holds(text.data())) return text;
  return take(text.size()) ? to_->copy(text) : std::string_view();
}

const Value* Keeper::keep_values(const Value* values, std::size_t count) {
  if (values == nullptr || !from_->holds(values)) return values;
  if (!descend() || !take(count * sizeof(Value))) return nullptr;
  const auto kept = to_->array<Value>(count);
  for (std::size_t i = 0; i < count && !too_much_; ++i)
    kept[i] = keep(values[i]);
  ++levels_;
  return kept.data();
}

const List* Keeper::keep_list(const List& list) {
  if (!from_->holds(&list)) return &list;
  if (!take(sizeof(List))) return &list;
  return to_->make<List>(keep_values(list.items, list.size), list.size, list.origin,
                         copy(list.where, list.size));
}

const Map* Keeper::keep_map(const Map& map) {
  if (!from_->holds(&map)) return &map;
  if (!descend() || !take(sizeof(Map) + map.size * sizeof(Entry))) return &map;
  const auto entries = to_->array<Entry>(map.size);
  for (std::size_t i = 0; i < map.size && !too_much_; ++i) {
    entries[i] = {keep(map.entries[i].key), keep(map.entries[i].value)};
  }
  ++levels_;
  return to_->make<Map>(entries.data(), map.size, copy(map.slots, map.slot_count),
                        map.slot_count, map.origin, copy(map.where, map.size));
}

const Value* Keeper::keep_inner(const Value* inner) {
  return inner == nullptr ? nullptr : keep_values(inner, 1);
}

const Partial* Keeper::keep_partial(const Partial& partial) {
  if (!from_->holds(&partial)) return &partial;
  if (!take(sizeof(Partial))) return &partial;
  auto* const kept = to_->make<Partial>(partial);
  kept->items = keep_values(partial.items, partial.size);
  kept->definite = copy(partial.definite, partial.size);
  kept->where = copy(partial.where, partial.size);
  kept->unknowns = keep_unknowns(partial.unknowns);
  kept->failure = keep_failure(partial.failure);
  return kept;
}

const Interval* Keeper::keep_interval(const Interval& interval) {
  if (!from_->holds(&interval)) return &interval;
  if (!take(sizeof(Interval))) return &interval;
  return to_->make<Interval>(interval.low, interval.high, keep_unknowns(interval.unknowns),
                             keep_failure(interval.failure));
}

const Unknowns* Keeper::keep_unknowns(const Unknowns* unknowns) {
  if (unknowns == nullptr || !from_->holds(unknowns)) return unknowns;
  if (!take(sizeof(Unknowns))) return nullptr;
  return to_->make<Unknowns>(copy(unknowns->items, unknowns->size), unknowns->size);
}

const Failure* Keeper::keep_failure(const Failure* failure) {
  if (failure == nullptr || !from_->holds(failure)) return failure;
  if (!take(sizeof(Failure))) return nullptr;
  auto* const kept = to_->make<Failure>(*failure);
  kept->detail = keep_text(failure->detail);
  return kept;
}

Value Keeper::keep(const Value& value) {
  switch (value.tag()) {
    case Tag::string:
      return Value::string(keep_text(value.as_text()));
    case Tag::bytes:
      return Value::bytes(keep_text(value.as_text()));
    case Tag::type:
      return Value::type(keep_text(value.as_text()));
    case Tag::list:
      return Value::list(keep_list(value.as_list()));
    case Tag::map:
      return Value::map(keep_map(value.as_map()));
    case Tag::optional:
      return Value::optional(keep_inner(value.as_optional()));
    case Tag::partial:
      return Value::partial(keep_partial(value.as_partial()));
    case Tag::interval:
      return Value::interval(keep_interval(value.as_interval()));
    case Tag::unknown:
      return Value::unknown(keep_unknowns(&value.as_unknowns()));
    case Tag::error:
      return Value::error(keep_failure(&value.as_failure()));
    case Tag::null:
    case Tag::boolean:
    case Tag::integer:
    case Tag::unsigned_integer:
    case Tag::floating:
    case Tag::timestamp:
    case Tag::duration:
    case Tag::date:
    case Tag::month:
    case Tag::period:
    case Tag::record:
    case Tag::absent:
      break;
  }
  return value;
}

}  // namespace

Value Evaluation::keep(const Value& value) {
  if (is_scalar(value)) return value;
  auto& arena = session_->arena();
  const auto mark = arena.mark();
  Keeper keeper(*arena_, arena, session_->limits().result_bytes);
  const auto kept = keeper.keep(value);
  if (!keeper.too_much()) return kept;
  arena.release(mark);
  if (keeper.too_deep()) {
    const auto failed = fail(static_cast<Index>(impl_->checked.ast.root),
                             FailureCode::limit_depth, std::to_string(kMostNesting));
    return keep(failed);
  }
  return met(static_cast<Index>(impl_->checked.ast.root), FailureCode::limit_memory);
}

}  // namespace zizhi::cel
