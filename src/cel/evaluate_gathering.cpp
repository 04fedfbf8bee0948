// Macros that gather: filter, map, sortBy and their kin.
#include "evaluation.h"
#include "functions/support.h"
#include "numbers.h"
#include "pile.h"
#include "working.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace zizhi::cel {
namespace {

// Operands of a macro.
constexpr std::size_t kBody = 1;
constexpr std::size_t kFilter = 2;

// An element that a filter keeps, as a number: its place, negative when it may not belong.
Value kept_element(std::size_t i, bool definite) {
  const auto place = static_cast<std::int64_t>(i);
  return Value::of(definite ? place : -place - 1);
}

bool is_definite(const Value& kept) {
  return kept.as_int() >= 0;
}

std::size_t place_of(const Value& kept) {
  return static_cast<std::size_t>(is_definite(kept) ? kept.as_int() : -(kept.as_int() + 1));
}

const Value* items(Arena& arena, const Elements& elements, std::span<const Value> kept) {
  const auto made = arena.array<Value>(kept.size());
  std::ranges::transform(kept, made.begin(), [&elements](const Value& element) {
    return elements.item(place_of(element));
  });
  return made.data();
}

// Their places in the evidence; null when the list they come from has none.
const source::Span* places(Arena& arena, const Elements& elements,
                           std::span<const Value> kept) {
  if (kept.empty() || elements.where(0) == nullptr) return nullptr;
  const auto made = arena.array<source::Span>(kept.size());
  std::ranges::transform(kept, made.begin(), [&elements](const Value& element) {
    return *elements.where(place_of(element));
  });
  return made.data();
}

Value list_of(Arena& arena, const Elements& elements, std::span<const Value> kept) {
  return Value::list(arena.make<List>(items(arena, elements, kept), kept.size(), nullptr,
                                      places(arena, elements, kept)));
}

Value partial_of(Arena& arena, const Elements& elements, std::span<const Value> kept,
                 const Obstacle& obstacle) {
  const auto definite = arena.array<bool>(kept.size());
  std::ranges::transform(kept, definite.begin(), is_definite);
  auto* const partial = arena.make<Partial>();
  partial->items = items(arena, elements, kept);
  partial->definite = definite.data();
  partial->where = places(arena, elements, kept);
  partial->size = kept.size();
  partial->definite_count = static_cast<std::size_t>(std::ranges::count(definite, true));
  partial->unknowns = obstacle.unknowns();
  partial->failure = obstacle.failure();
  return Value::partial(partial);
}

// Why the keys have no common order; none when they have.
std::optional<FailureCode> unordered(std::span<const Value> keys) {
  for (const auto& key : keys) {
    if (compare(key, keys.front()) && compare(key, key)) continue;
    const bool nan = is_number(key) && is_number(keys.front());
    return nan ? FailureCode::invalid_argument : FailureCode::no_such_overload;
  }
  return std::nullopt;
}

}  // namespace

// An element whose predicate is unknown may or may not belong; so may one whose predicate
// fails, until it is known what is asked of the list.
Value Evaluation::filter(const PlanNode& node, const Elements& elements, const Value& range) {
  Pile kept(working_->pile);
  Obstacle obstacle;
  auto mark = arena_->mark();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!enter(node, elements, i)) return spent();
    const auto value = body_truth(node);
    if (!value.is_false()) {
      if (budget_->spent != nullptr) return spent();
      const bool definite = elements.definite(i);
      if (note_element(obstacle, definite, range, value)) mark = arena_->mark();
      kept.push(kept_element(i, definite && value.is_true()));
    }
    arena_->release(mark);
  }
  const auto made = obstacle.any() ? partial_of(*arena_, elements, kept.values(), obstacle)
                                   : list_of(*arena_, elements, kept.values());
  return over_memory() ? met(index_of(node), FailureCode::limit_memory) : made;
}

Value Evaluation::map(const PlanNode& node, const Elements& elements) {
  Pile results(working_->pile);
  Obstacle obstacle;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const auto mark = arena_->mark();
    if (!enter(node, elements, i)) return spent();
    const auto value = gathered(node, obstacle);
    if (budget_->spent != nullptr) return spent();
    if (value) results.push(*value);
    if (value && is_scalar(*value)) arena_->release(mark);
    if (over_memory()) return met(index_of(node), FailureCode::limit_memory);
  }
  if (obstacle.any()) return obstacle.value();
  const auto made = functions::list_value(context_, results.values());
  return over_memory() ? met(index_of(node), FailureCode::limit_memory) : made;
}

// What the body makes of an element that the filter lets through; what keeps either from an
// answer is noted.
std::optional<Value> Evaluation::gathered(const PlanNode& node, Obstacle& obstacle) {
  if (node.count > kFilter) {
    const auto wanted = truth(operands_[node.first + kFilter]);
    obstacle.note(context_, wanted);
    if (!wanted.is_true()) return std::nullopt;
  }
  const auto value = operand(node, kBody);
  obstacle.note(context_, value);
  return value.plain() ? std::optional(value) : std::nullopt;
}

Value Evaluation::transform_map(const PlanNode& node, const Elements& elements) {
  std::vector<Entry> entries;
  Obstacle obstacle;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!enter(node, elements, i)) return spent();
    const auto value = gathered(node, obstacle);
    if (budget_->spent != nullptr) return spent();
    if (!value) continue;
    if (node.macro == MacroKind::transform_map) {
      entries.push_back({elements.first(i, *arena_), *value});
    } else if (value->is(Tag::map)) {
      const auto made = value->as_map().span();
      entries.insert(entries.end(), made.begin(), made.end());
    } else {
      obstacle.note(context_,
                    fail(operands_[node.first + kBody], FailureCode::no_such_overload));
    }
    const auto bytes = entries.size() * sizeof(Entry);
    if (over_memory() || bytes > session_->limits().result_bytes) {
      return met(index_of(node), FailureCode::limit_memory);
    }
  }
  return obstacle.any() ? obstacle.value() : map_of(node, entries);
}

Value Evaluation::sort_by(const PlanNode& node, const Elements& elements) {
  Pile keys(working_->pile);
  Obstacle obstacle;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!enter(node, elements, i)) return spent();
    const auto key = operand(node, kBody);
    if (budget_->spent != nullptr) return spent();
    obstacle.note(context_, key);
    keys.push(key);
    if (over_memory()) return met(index_of(node), FailureCode::limit_memory);
  }
  if (obstacle.any()) return obstacle.value();
  const auto by = keys.values();
  const auto body = operands_[node.first + kBody];
  if (const auto code = unordered(by)) return fail(body, *code);
  std::vector<std::size_t> order(by.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [by](std::size_t a, std::size_t b) {
    return compare(by[a], by[b]).value_or(0) < 0;
  });
  if (!charge(by.size() * 8)) return met(index_of(node), FailureCode::limit_cost);
  const auto sorted = arena_->array<Value>(order.size());
  std::ranges::transform(order, sorted.begin(),
                         [&elements](std::size_t i) { return elements.item(i); });
  const auto made = functions::list_of_arena(context_, sorted);
  return over_memory() ? met(index_of(node), FailureCode::limit_memory) : made;
}

}  // namespace zizhi::cel
