// Definitions of a rulebook: without parameters evaluated once, with parameters each time.
#include "evaluation.h"
#include "working.h"

namespace zizhi::cel {

bool too_deep(const Session& session, std::uint32_t definition) {
  auto& facts = session.working().facts;
  if (facts.empty()) facts = facts_of(session.definitions());
  return is_too_deep(facts[definition], session.limits());
}

// Its value does not depend on who asks first: it has a budget of its own.
Value Evaluation::definition(const PlanNode& node) {
  const auto* known = session_->memo(node.slot);
  if (known == nullptr) {
    if (too_deep(*session_, node.slot)) return fail(index_of(node), FailureCode::limit_depth);
    Evaluation body(session_->definitions()[node.slot], *session_);
    session_->remember(node.slot, body.keep(body.value(body.impl_->checked.ast.root)));
    known = session_->memo(node.slot);
  }
  return known->is(Tag::error) ? relocated(index_of(node), known->as_failure()) : *known;
}

Value Evaluation::call_definition(const PlanNode& node) {
  if (too_deep(*session_, node.slot)) return fail(index_of(node), FailureCode::limit_depth);
  const auto arguments = arena_->array<Value>(node.count);
  for (std::size_t i = 0; i < node.count; ++i)
    arguments[i] = operand(node, i);
  Evaluation body(session_->definitions()[node.slot], *this, arguments);
  const auto value = body.value(body.impl_->checked.ast.root);
  body.leaves_memory_ = !is_scalar(value);
  return value.is(Tag::error) ? relocated(index_of(node), value.as_failure()) : value;
}

// Null when the list cannot be looked up by hash.
const MemberSet* Evaluation::members(std::uint32_t definition, const Value& list) const {
  auto& memo = working_->memos[definition];
  if (!memo.members_tried && list.is(Tag::list)) {
    memo.members = MemberSet::make(list.as_list().span());
    memo.members_tried = true;
  }
  return memo.members ? &*memo.members : nullptr;
}

Value Evaluation::member_of_memo(const PlanNode& node) {
  const std::array arguments{operand(node, 0), operand(node, 1)};
  const auto& list_node = nodes_[operands_[node.first + 1]];
  if (arguments[0].plain() && arguments[1].is(Tag::list)) {
    const auto* const set = members(list_node.slot, arguments[1]);
    if (set != nullptr) return Value::of(set->contains(arguments[0]));
  }
  return apply(node, arguments);
}

}  // namespace zizhi::cel
