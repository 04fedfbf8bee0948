// Logic, operators, functions of the library, and lists and maps that are written out.
#include "alike.h"
#include "evaluation.h"
#include "functions/patterns.h"
#include "functions/support.h"
#include "interval.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <vector>

namespace zizhi::cel {
namespace {

bool is_comparison(Operation operation) {
  return operation >= Operation::equal && operation <= Operation::greater_equal;
}

bool plain_or_interval(const Value& value) {
  return value.plain() || value.is(Tag::interval);
}

}  // namespace

// True, false, an unknown or an error.
Value Evaluation::as_truth(Index index, const Value& value) {
  if (value.is(Tag::boolean)) return value;
  return value.plain() ? fail(index, FailureCode::no_such_overload) : obstacle_of(value);
}

Value Evaluation::truth(Index index) {
  return as_truth(index, eval(index));
}

Value Evaluation::logic(const PlanNode& node, bool decides) {
  for (std::size_t i = 0; i < node.count; ++i) {
    const auto value = operand(node, i);
    if (!value.is(Tag::boolean)) return doubtful_logic(node, decides, i, value);
    if (value.as_bool() == decides) return value;
  }
  return Value::of(!decides);
}

// A deciding bool wins, wherever it stands; then an unknown, then an error.
Value Evaluation::doubtful_logic(const PlanNode& node, bool decides, std::size_t number,
                                 const Value& first) {
  Obstacle obstacle;
  obstacle.note(context_, as_truth(operands_[node.first + number], first));
  for (auto i = number + 1; i < node.count; ++i) {
    const auto value = truth(operands_[node.first + i]);
    if (value.is(Tag::boolean) && value.as_bool() == decides) return value;
    obstacle.note(context_, value);
  }
  return obstacle.value();
}

Value Evaluation::negation(const PlanNode& node) {
  const auto value = operand(node, 0);
  if (value.is(Tag::boolean)) return Value::of(!value.as_bool());
  return value.plain() ? fail(index_of(node), FailureCode::no_such_overload)
                       : obstacle_of(value);
}

// Two branches that agree do not decide: the condition may turn out to be an error.
Value Evaluation::conditional(const PlanNode& node) {
  const auto condition = truth(operands_[node.first]);
  if (!condition.is(Tag::boolean)) return condition;
  return operand(node, condition.as_bool() ? 1 : 2);
}

Value Evaluation::comparison(const PlanNode& node) {
  const std::array sides{operand(node, 0), operand(node, 1)};
  const auto known = compare_alike(node.operation, sides[0], sides[1]);
  if (known != Answer::none) return Value::of(known == Answer::yes);
  return apply(node, sides);
}

Value Evaluation::call(const PlanNode& node) {
  std::array<Value, 4> few;
  const auto arguments = node.count <= few.size() ? std::span(few).first(node.count)
                                                  : arena_->array<Value>(node.count);
  for (std::size_t i = 0; i < node.count; ++i)
    arguments[i] = operand(node, i);
  return apply(node, arguments);
}

Value Evaluation::apply(const PlanNode& node, std::span<const Value> arguments) {
  if (!std::ranges::all_of(arguments, &Value::plain)) return apply_doubtful(node, arguments);
  const auto charged = context_.charged();
  const auto value = run(node, arguments);
  const auto index = index_of(node);
  if (!charge(context_.charged() - charged)) return met(index, FailureCode::limit_cost);
  if (over_memory()) return met(index, FailureCode::limit_memory);
  return value.is(Tag::error) ? located(index, value) : value;
}

// The first candidate that takes the values; which one that is only shows when there are some.
Value Evaluation::run(const PlanNode& node, std::span<const Value> arguments) {
  if (node.run != nullptr) return node.run(context_, arguments);
  for (const auto* const candidate : impl_->checked.calls[index_of(node)]) {
    const auto value = candidate->run(context_, arguments);
    const bool refused =
        value.is(Tag::error) && value.as_failure().code == FailureCode::no_such_overload;
    if (!refused) return value;
  }
  return context_.fail(FailureCode::no_such_overload, tree<Call>(node).function);
}

// Some argument is not plain. Sizes of partial lists can be compared and calculated with;
// whatever else is done to something unknown is unknown.
Value Evaluation::apply_doubtful(const PlanNode& node, std::span<const Value> arguments) {
  const bool numbers = std::ranges::all_of(arguments, plain_or_interval);
  if (node.operation == Operation::size && arguments[0].is(Tag::partial)) {
    return size_of(*arena_, arguments[0].as_partial());
  }
  if (numbers && is_comparison(node.operation)) {
    const auto value = compare_intervals(context_, node.operation, arguments[0], arguments[1]);
    return value.is(Tag::error) ? located(index_of(node), value) : value;
  }
  if (numbers && node.operation != Operation::none) {
    const bool unary = node.operation == Operation::negate;
    const auto value =
        unary ? interval_arithmetic(*arena_, Operation::subtract, Value::of(std::int64_t{0}),
                                    arguments[0])
              : interval_arithmetic(*arena_, node.operation, arguments[0], arguments[1]);
    if (value) return *value;
  }
  Obstacle obstacle;
  obstacle.note_all(context_, arguments);
  return obstacle.value();
}

Value Evaluation::member(const PlanNode& node) {
  const auto value = operand(node, 0);
  return value.plain() ? Value::of(impl_->sets[node.slot].contains(value)) : obstacle_of(value);
}

Value Evaluation::matches(const PlanNode& node) {
  const auto value = operand(node, 0);
  if (!value.is(Tag::string)) return apply(node, std::array{value, operand(node, 1)});
  const auto text = value.as_text();
  if (!charge(steps_to_match(text))) return met(index_of(node), FailureCode::limit_cost);
  return Value::of(re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()),
                                          *impl_->patterns[node.slot]));
}

// A list with an item that is unknown is unknown: the item may turn out to be an error.
Value Evaluation::make_list(const PlanNode& node) {
  const auto& optional = tree<MakeList>(node).optional;
  const auto items = arena_->array<Value>(node.count);
  std::size_t size = 0;
  Obstacle obstacle;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    auto value = operand(node, i);
    if (value.plain() && std::ranges::binary_search(optional, i)) {
      const bool fits = value.is(Tag::optional);
      if (fits && value.as_optional() == nullptr) continue;
      value = fits ? *value.as_optional()
                   : fail(operands_[node.first + i], FailureCode::no_such_overload);
    }
    obstacle.note(context_, value);
    items[size++] = value;
  }
  if (obstacle.any()) return obstacle.value();
  if (over_memory()) return met(index_of(node), FailureCode::limit_memory);
  return functions::list_of_arena(context_, items.first(size));
}

Value Evaluation::make_map(const PlanNode& node) {
  const auto& items = tree<MakeMap>(node).items;
  std::vector<Entry> entries;
  entries.reserve(items.size());
  Obstacle obstacle;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto key = operand(node, 2 * i);
    auto value = operand(node, 2 * i + 1);
    if (items[i].optional && value.plain()) {
      const bool fits = value.is(Tag::optional);
      if (fits && value.as_optional() == nullptr) {
        obstacle.note(context_, key);
        continue;
      }
      value = fits ? *value.as_optional()
                   : fail(static_cast<Index>(items[i].value), FailureCode::no_such_overload);
    }
    obstacle.note(context_, key);
    obstacle.note(context_, value);
    entries.push_back({key, value});
  }
  if (obstacle.any()) return obstacle.value();
  return map_of(node, entries);
}

Value Evaluation::map_of(const PlanNode& node, std::span<const Entry> entries) {
  const auto index = index_of(node);
  for (const auto& entry : entries) {
    const bool fits = entry.key.is(Tag::boolean) || entry.key.is(Tag::integer) ||
                      entry.key.is(Tag::unsigned_integer) || entry.key.is(Tag::string);
    if (!fits) return fail(index, FailureCode::no_such_overload, to_text(entry.key));
  }
  if (!charge(entries.size())) return met(index, FailureCode::limit_cost);
  const auto* const map = cel::make_map(*arena_, entries);
  if (map == nullptr) return fail(index, FailureCode::duplicate_key);
  return over_memory() ? met(index, FailureCode::limit_memory) : Value::map(map);
}

}  // namespace zizhi::cel
