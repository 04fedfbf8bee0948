#include "evaluation.h"

#include "shortcut.h"
#include "working.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <string>

namespace zizhi::cel {
Evaluation::Evaluation(const Program& program, Session& session,
                       std::span<const Value> arguments)
    : program_(&program),
      impl_(&program.impl()),
      nodes_(impl_->nodes.data()),
      operands_(impl_->operands.data()),
      session_(&session),
      working_(&session.working()),
      arena_(&working_->scratch),
      mark_(arena_->mark()),
      context_(*arena_, &working_->patterns),
      budget_(&own_),
      locals_(arena_->array<Value>(impl_->checked.frame_size)) {
  std::ranges::copy(arguments.first(std::min(arguments.size(), locals_.size())),
                    locals_.begin());
  refill();
}

Evaluation::Evaluation(const Program& program, Evaluation& caller,
                       std::span<const Value> arguments)
    : program_(&program),
      impl_(&program.impl()),
      nodes_(impl_->nodes.data()),
      operands_(impl_->operands.data()),
      session_(caller.session_),
      working_(caller.working_),
      arena_(caller.arena_),
      mark_(arena_->mark()),
      context_(*arena_, &working_->patterns),
      budget_(caller.budget_),
      locals_(arena_->array<Value>(impl_->checked.frame_size)) {
  std::ranges::copy(arguments.first(std::min(arguments.size(), locals_.size())),
                    locals_.begin());
}

Evaluation::~Evaluation() {
  if (!leaves_memory_) arena_->release(mark_);
}

void Evaluation::refill() {
  *budget_ = Budget::whole(session_->limits(), arena_->used());
}

Value Evaluation::value(NodeId node) {
  return eval(static_cast<Index>(node));
}

Value Evaluation::result() {
  const auto value = eval(static_cast<Index>(impl_->checked.ast.root));
  if (is_scalar(value)) return value;
  const bool leaves =
      value.plain() || (value.is(Tag::partial) && value.as_partial().failure == nullptr);
  return keep(leaves ? value : obstacle_of(value));
}

std::optional<bool> Evaluation::shortcut(const PlanNode& node) {
  if (!shortcuts_ || over_memory()) return std::nullopt;
  Shortcut way(*impl_, *session_, locals_.data(), *budget_);
  const auto answer = way.take(node.shortcut);
  if (answer) way.leave(*budget_);
  return answer;
}

Value Evaluation::eval(Index index) {
  const auto& node = nodes_[index];
  if (node.shortcut != kNoShortcut) {
    if (const auto answer = shortcut(node)) return Value::of(*answer);
  }
  if (budget_->steps == 0) return spent(index);
  --budget_->steps;
  switch (node.step) {
    case Step::constant:
      return node.constant;
    case Step::local:
      return locals_[node.slot];
    case Step::global:
      return global(node);
    case Step::path:
      return path(node);
    case Step::select:
    case Step::select_maybe:
    case Step::test:
      return selection(node);
    case Step::all_of:
      return logic(node, false);
    case Step::any_of:
      return logic(node, true);
    case Step::negation:
      return negation(node);
    case Step::conditional:
      return conditional(node);
    case Step::comparison:
      return comparison(node);
    case Step::call:
      return call(node);
    case Step::member:
      return member(node);
    case Step::member_of_memo:
      return member_of_memo(node);
    case Step::matches:
      return matches(node);
    case Step::definition:
      return definition(node);
    case Step::definition_call:
      return call_definition(node);
    case Step::make_list:
      return make_list(node);
    case Step::make_map:
      return make_map(node);
    case Step::make_record:
      return fail(index, FailureCode::no_such_overload, tree<MakeRecord>(node).type);
    case Step::macro:
      return macro(node);
    case Step::unbound:
    case Step::nothing:
      return unbound(node);
  }
  ZIZHI_UNREACHABLE();
}

Value Evaluation::fail(Index index, FailureCode code, std::string_view detail) {
  return located(index, context_.fail(code, detail));
}

// What an implementation reports does not know its place yet; what comes from below does.
Value Evaluation::located(Index index, const Value& value) {
  const auto& failure = value.as_failure();
  return failure.end != 0 ? value : relocated(index, failure);
}

Value Evaluation::relocated(Index index, const Failure& failure) {
  const auto range = impl_->checked.ast.nodes[index].range;
  auto* const copy = arena_->make<Failure>(failure);
  copy->begin = range.begin;
  copy->end = range.end;
  return Value::error(copy);
}

Value Evaluation::obstacle_of(const Value& value) {
  if (value.is(Tag::unknown) || value.is(Tag::error)) return value;
  Obstacle obstacle;
  obstacle.note(context_, value);
  return obstacle.value();
}

bool Evaluation::charge(std::uint64_t steps) {
  if (steps > budget_->steps) return false;
  budget_->steps -= steps;
  return true;
}

// Ends the evaluation: whatever is asked from now on has this failure as its value.
Value Evaluation::met(Index index, FailureCode limit) {
  if (budget_->spent != nullptr) return spent();
  const auto& limits = session_->limits();
  auto allowed = limits.cost;
  if (limit == FailureCode::limit_iterations) allowed = limits.iterations;
  if (limit == FailureCode::limit_memory) allowed = limits.result_bytes;
  auto& arena = session_->arena();  // It outlives this evaluation, as the budget may.
  auto* const failure =
      arena.make<Failure>(Context(arena).fail(limit, std::to_string(allowed)).as_failure());
  const auto range = impl_->checked.ast.nodes[index].range;
  failure->begin = range.begin;
  failure->end = range.end;
  budget_->spent = failure;
  budget_->steps = 0;
  return spent();
}

Value Evaluation::spent(Index index) {
  return budget_->spent != nullptr ? spent() : met(index, FailureCode::limit_cost);
}

}  // namespace zizhi::cel
