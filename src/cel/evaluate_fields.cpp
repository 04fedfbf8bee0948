// Names and fields.
#include "evaluation.h"
#include "functions/support.h"

namespace zizhi::cel {
namespace {

// What optionals hold, however many stand in each other; or the none among them.
const Value& innermost(const Value& value) {
  const auto* inner = &value;
  while (inner->is(Tag::optional) && inner->as_optional() != nullptr)
    inner = inner->as_optional();
  return *inner;
}

}  // namespace

Value Evaluation::unbound(const PlanNode& node) {
  const auto index = index_of(node);
  return fail(index, FailureCode::unbound,
              impl_->checked.ast.text_of(static_cast<NodeId>(index)));
}

Value Evaluation::global(const PlanNode& node) {
  const auto globals = session_->globals();
  if (node.slot >= globals.size()) return unbound(node);
  const auto& value = globals[node.slot];
  if (!value.is(Tag::absent)) return value;
  const auto index = index_of(node);
  return fail(index, FailureCode::no_such_field,
              impl_->checked.ast.text_of(static_cast<NodeId>(index)));
}

// The common case of a select: records all the way down.
Value Evaluation::path(const PlanNode& node) {
  const Value* value = nullptr;
  if (node.from_local) {
    value = &locals_[node.slot];
  } else {
    const auto globals = session_->globals();
    if (node.slot >= globals.size()) return selection(node);
    value = &globals[node.slot];
  }
  const auto* const fields = impl_->fields.data() + node.first;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    if (!value->is(Tag::record)) return selection(node);
    const auto& record = value->as_record();
    if (record.type != fields[i].record) return selection(node);
    value = &record.slots[fields[i].slot];
  }
  return value->is(Tag::absent) ? selection(node) : *value;
}

Value Evaluation::selection(const PlanNode& node) {
  const auto from = eval(static_cast<Index>(tree<Select>(node).operand));
  if (node.step == Step::test) return test(node, from);
  return node.step == Step::select_maybe ? select_maybe(node, from) : select(node, from);
}

// The value in the record's slot, Tag::absent included; null when it has no such field.
const Value* Evaluation::field(const PlanNode& node, const Record& record) const {
  const auto& select = tree<Select>(node);
  const auto slot = impl_->checked.slots[index_of(node)];
  if (slot != kNoSlot) {
    auto expected = impl_->checked.types[static_cast<std::size_t>(select.operand)];
    if (expected.kind() == Kind::optional) expected = expected.parameter(0);
    if (expected.record() == record.type) return &record.slots[slot];
  }
  const auto found = record.type->find(select.field);
  return found ? &record.slots[*found] : nullptr;
}

Value Evaluation::select(const PlanNode& node, const Value& from) {
  const auto index = index_of(node);
  const auto& name = tree<Select>(node).field;
  if (from.is(Tag::record)) {
    const auto* const found = field(node, from.as_record());
    if (found != nullptr && !found->is(Tag::absent)) return *found;
    return fail(index, FailureCode::no_such_field, name);
  }
  if (from.is(Tag::map)) {
    const auto* const found = find(from.as_map(), Value::string(name));
    return found != nullptr ? *found : fail(index, FailureCode::no_such_key, name);
  }
  if (from.is(Tag::optional)) return select_maybe(node, from);
  if (!from.plain()) return obstacle_of(from);
  return fail(index, FailureCode::no_such_overload, name);
}

// What is there, in an optional; what is unknown stays unknown.
Value Evaluation::maybe(const Value* found) {
  if (found == nullptr || found->is(Tag::absent)) return Value::optional(nullptr);
  return found->plain() ? functions::optional_value(context_, *found) : *found;
}

Value Evaluation::select_maybe(const PlanNode& node, const Value& holder) {
  const auto& from = innermost(holder);
  const auto index = index_of(node);
  const auto& name = tree<Select>(node).field;
  if (from.is(Tag::record)) {
    const auto* const found = field(node, from.as_record());
    if (found == nullptr) return fail(index, FailureCode::no_such_field, name);
    return maybe(found);
  }
  if (from.is(Tag::map)) return maybe(find(from.as_map(), Value::string(name)));
  if (from.is(Tag::optional)) return from;
  if (!from.plain()) return obstacle_of(from);
  return fail(index, FailureCode::no_such_overload, name);
}

Value Evaluation::test(const PlanNode& node, const Value& holder) {
  const auto& from = innermost(holder);
  const auto index = index_of(node);
  const auto& name = tree<Select>(node).field;
  const Value* found = nullptr;
  if (from.is(Tag::record)) {
    found = field(node, from.as_record());
    if (found == nullptr) return fail(index, FailureCode::no_such_field, name);
  } else if (from.is(Tag::map)) {
    found = find(from.as_map(), Value::string(name));
  } else if (!from.is(Tag::optional)) {
    return from.plain() ? fail(index, FailureCode::no_such_overload, name) : obstacle_of(from);
  }
  if (found == nullptr || found->is(Tag::absent)) return Value::of(false);
  return found->plain() ? Value::of(true) : *found;
}

}  // namespace zizhi::cel
