// Macros that ask: all, exists, exists_one; and those that only bind a variable.
#include "evaluation.h"
#include "functions/support.h"

#include "zizhi/base/assert.h"

namespace zizhi::cel {
namespace {

// Operands of a macro.
constexpr std::size_t kRange = 0;
constexpr std::size_t kBody = 1;

}  // namespace

Value Evaluation::macro(const PlanNode& node) {
  if (node.macro == MacroKind::bind) return bind(node);
  if (node.macro == MacroKind::opt_map || node.macro == MacroKind::opt_flat_map) {
    return optional_map(node);
  }
  const auto range = operand(node, kRange);
  const auto elements = Elements::of(range);
  if (elements) return over(node, *elements, range);
  return range.plain() ? fail(operands_[node.first], FailureCode::no_such_overload)
                       : obstacle_of(range);
}

Value Evaluation::over(const PlanNode& node, const Elements& elements, const Value& range) {
  switch (node.macro) {
    case MacroKind::all:
    case MacroKind::exists:
      return quantifier(node, elements, range);
    case MacroKind::exists_one:
      return exists_one(node, elements, range);
    case MacroKind::filter:
      return filter(node, elements, range);
    case MacroKind::map:
    case MacroKind::transform_list:
      return elements.certain() ? map(node, elements) : obstacle_of(range);
    case MacroKind::transform_map:
    case MacroKind::transform_map_entry:
      return elements.certain() ? transform_map(node, elements) : obstacle_of(range);
    case MacroKind::sort_by:
      return elements.certain() ? sort_by(node, elements) : obstacle_of(range);
    case MacroKind::bind:
    case MacroKind::opt_map:
    case MacroKind::opt_flat_map:
      break;
  }
  ZIZHI_UNREACHABLE();
}

// Lets the variables stand for an element. False when the limit on visits is met.
bool Evaluation::enter(const PlanNode& node, const Elements& elements, std::size_t i) {
  if (budget_->iterations == 0) {
    met(index_of(node), FailureCode::limit_iterations);
    return false;
  }
  --budget_->iterations;
  if (node.two_variables) {
    locals_[node.slot] = elements.first(i, *arena_);
    locals_[node.slot + 1] = elements.second(i);
  } else {
    locals_[node.slot] = elements.item(i);
  }
  return true;
}

// The body as a bool, an unknown or an error.
Value Evaluation::body_truth(const PlanNode& node) {
  return truth(operands_[node.first + kBody]);
}

// An element that may not be there counts as `there && body`, where `there` is what keeps the
// list from being known.
bool Evaluation::note_element(Obstacle& obstacle, bool definite, const Value& range,
                              const Value& body) {
  const bool refers = !definite && obstacle.note(context_, range);
  return obstacle.note(context_, body) || refers;
}

// `all` as && over the elements, `exists` as ||. An element that may not be there decides
// nothing.
Value Evaluation::quantifier(const PlanNode& node, const Elements& elements,
                             const Value& range) {
  const bool decides = node.macro == MacroKind::exists;
  Obstacle obstacle;
  auto mark = arena_->mark();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!enter(node, elements, i)) return spent();
    const auto value = body_truth(node);
    const bool known = value.is(Tag::boolean);
    if (!known || value.as_bool() == decides) {
      if (budget_->spent != nullptr) return spent();
      const bool definite = elements.definite(i);
      if (definite && known) return value;
      if (note_element(obstacle, definite, range, value)) mark = arena_->mark();
    }
    arena_->release(mark);
  }
  return obstacle.any() ? obstacle.value() : Value::of(!decides);
}

// Does not absorb errors, and so cannot decide while something is unknown that may turn out to
// be one.
Value Evaluation::exists_one(const PlanNode& node, const Elements& elements,
                             const Value& range) {
  std::size_t count = 0;
  Obstacle obstacle;
  auto mark = arena_->mark();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!enter(node, elements, i)) return spent();
    const auto value = body_truth(node);
    if (!value.is_false()) {
      if (budget_->spent != nullptr) return spent();
      const bool refers = note_element(obstacle, elements.definite(i), range, value);
      if (refers) mark = arena_->mark();
      ++count;
    }
    arena_->release(mark);
  }
  return obstacle.any() ? obstacle.value() : Value::of(count == 1);
}

// The value is bound as it is: what is unknown or failed counts where it is used.
Value Evaluation::bind(const PlanNode& node) {
  locals_[node.slot] = operand(node, kRange);
  return operand(node, kBody);
}

Value Evaluation::optional_map(const PlanNode& node) {
  const auto range = operand(node, kRange);
  if (!range.plain()) return obstacle_of(range);
  if (!range.is(Tag::optional)) {
    return fail(operands_[node.first], FailureCode::no_such_overload);
  }
  if (range.as_optional() == nullptr) return range;
  locals_[node.slot] = *range.as_optional();
  const auto value = operand(node, kBody);
  if (!value.plain()) return obstacle_of(value);
  if (node.macro == MacroKind::opt_map) return functions::optional_value(context_, value);
  return value.is(Tag::optional)
             ? value
             : fail(operands_[node.first + kBody], FailureCode::no_such_overload);
}

}  // namespace zizhi::cel
