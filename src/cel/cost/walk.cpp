#include "walk.h"

#include "functions.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>

namespace zizhi::cel {
namespace {

// Nodes that one estimate looks at, definitions that are called included: what is left then has
// no bound.
constexpr std::uint64_t kMostLooks = 200'000;

Bounds sum(Bounds a, Bounds b) {
  return {add_up(a.least, b.least), add_up(a.most, b.most)};
}

Estimate either(const Estimate& a, const Estimate& b) {
  const auto join = [](Bounds one, Bounds other) {
    return Bounds{std::min(one.least, other.least), std::max(one.most, other.most)};
  };
  return {.steps = join(a.steps, b.steps),
          .visits = join(a.visits, b.visits),
          .lists = a.steps.most >= b.steps.most ? a.lists : b.lists};
}

}  // namespace

void add(Estimate& cost, Estimate other) {
  if (other.steps.most > cost.steps.most) cost.lists = std::move(other.lists);
  cost.steps = sum(cost.steps, other.steps);
  cost.visits = sum(cost.visits, other.visits);
}

Estimate at_most(Estimate cost) {
  cost.steps.least = 0;
  cost.visits.least = 0;
  return cost;
}

void charge(Estimate& cost, std::uint64_t most) {
  cost.steps.most = add_up(cost.steps.most, most);
}

CostWalk::CostWalk(const Definitions& definitions, std::span<const RecordField* const> globals,
                   const Limits& limits, std::uint64_t most_items)
    : definitions_(&definitions), limits_(limits), extents_(most_items) {
  for (const auto* const field : globals) {
    globals_.push_back(field != nullptr ? extents_.declared(*field) : extents_.anything());
  }
}

void CostWalk::begin() {
  left_ = kMostLooks;
}

void CostWalk::bind(std::uint32_t slot, const Extent* extent) {
  globals_.resize(std::max<std::size_t>(globals_.size(), slot + 1), extents_.anything());
  globals_[slot] = extent;
  values_.clear();
  calls_.clear();
}

Part CostWalk::whole(const Program& program, std::vector<const Extent*> arguments) {
  Frame frame{.impl = &program.impl(), .locals = std::move(arguments)};
  frame.locals.resize(
      std::max<std::size_t>(frame.locals.size(), frame.impl->checked.frame_size),
      extents_.anything());
  return visit(frame, static_cast<Index>(frame.impl->checked.ast.root));
}

Part CostWalk::visit(Frame& frame, Index index) {
  if (left_ == 0) {
    auto part = step(extents_.anything());
    part.cost.steps.most = part.cost.visits.most = kEndless;
    return part;
  }
  --left_;
  return node(frame, index);
}

Part CostWalk::node(Frame& frame, Index index) {
  const auto& node = frame.impl->nodes[index];
  switch (node.step) {
    case Step::constant:
      return step(extents_.exactly(node.constant));
    case Step::local:
      return step(frame.locals[node.slot]);
    case Step::global:
      return step(node.slot < globals_.size() ? globals_[node.slot] : extents_.anything());
    case Step::path:
      return path(frame, index);
    case Step::select:
    case Step::select_maybe:
    case Step::test:
      return selection(frame, index);
    case Step::all_of:
    case Step::any_of:
      return logic(frame, node);
    case Step::conditional:
      return conditional(frame, node);
    case Step::negation:
    case Step::comparison:
    case Step::call:
    case Step::member_of_memo:
      return call(frame, index);
    case Step::member: {
      auto part = step(extents_.simple());
      add(part.cost, child(frame, node, 0).cost);
      return part;
    }
    case Step::matches:
      return matches(frame, node);
    case Step::definition:
      return definition(node);
    case Step::definition_call:
      return definition_call(frame, node);
    case Step::make_list:
    case Step::make_map:
      return made(frame, index);
    case Step::macro:
      return macro(frame, index);
    case Step::make_record:
    case Step::unbound:
    case Step::nothing:
      return step(extents_.anything());
  }
  ZIZHI_UNREACHABLE();
}

// One load; where something on the way is no record, one look after the other.
Part CostWalk::path(Frame& frame, Index index) {
  const auto& node = frame.impl->nodes[index];
  const auto last = frame.impl->fields[node.first + node.count - 1];
  auto part = step(extents_.declared(last.record->fields[last.slot]));
  charge(part.cost, node.count);
  return part;
}

Part CostWalk::selection(Frame& frame, Index index) {
  const auto& select = std::get<Select>(frame.impl->checked.ast.nodes[index].kind);
  const auto from = visit(frame, static_cast<Index>(select.operand));
  auto part = step(extents_.simple());
  if (!select.test) part.extent = field(frame, index, from.extent);
  add(part.cost, from.cost);
  return part;
}

// Of a record by its declaration, of a map whatever its values are; optional where either side
// is.
const Extent* CostWalk::field(const Frame& frame, Index index, const Extent* from) {
  const auto& select = std::get<Select>(frame.impl->checked.ast.nodes[index].kind);
  auto type = type_of(frame, static_cast<Index>(select.operand));
  const bool optional = select.optional || type.kind() == Kind::optional;
  if (type.kind() == Kind::optional) {
    type = type.parameter(0);
    from = extents_.element(from);
  }
  const auto slot = frame.impl->checked.slots[index];
  const Extent* found = extents_.anything();
  if (type.kind() == Kind::record && slot != kNoSlot) {
    found = extents_.declared(type.record()->fields[slot]);
  } else if (type.kind() == Kind::map) {
    found = extents_.doubtful(extents_.element(from));
  }
  return optional ? extents_.optional(found) : found;
}

// The first operand may decide.
Part CostWalk::logic(Frame& frame, const PlanNode& node) {
  auto part = step(extents_.simple());
  for (std::size_t i = 0; i < node.count; ++i) {
    auto operand = child(frame, node, i).cost;
    add(part.cost, i == 0 ? std::move(operand) : at_most(std::move(operand)));
  }
  return part;
}

// A condition that is not known takes neither branch.
Part CostWalk::conditional(Frame& frame, const PlanNode& node) {
  const auto condition = child(frame, node, 0);
  const auto a = child(frame, node, 1);
  const auto b = child(frame, node, 2);
  auto part = step(extents_.either(a.extent, b.extent));
  auto branch = either(a.cost, b.cost);
  if (!condition.extent->certain) {
    part.extent = extents_.doubtful(part.extent);
    branch = at_most(std::move(branch));
  }
  add(part.cost, condition.cost);
  add(part.cost, std::move(branch));
  return part;
}

Part CostWalk::call(Frame& frame, Index index) {
  const auto& node = frame.impl->nodes[index];
  auto part = step(nullptr);
  std::vector<const Extent*> arguments;
  for (std::size_t i = 0; i < node.count; ++i) {
    auto operand = child(frame, node, i);
    arguments.push_back(operand.extent);
    add(part.cost, std::move(operand.cost));
  }
  const auto& function = std::get<Call>(frame.impl->checked.ast.nodes[index].kind).function;
  const auto type = type_of(frame, index);
  const bool at_index = function == "_[_]" || function == "_[?_]";
  if (at_index && type_of(frame, frame.impl->operands[node.first]).kind() == Kind::optional) {
    const auto* const inside = extents_.element(extents_.element(arguments[0]));
    part.extent = extents_.optional(extents_.doubtful(inside));
    return part;
  }
  part.extent = result_of(extents_, function, arguments, type);
  charge(part.cost, most_charged(function, arguments, *part.extent));
  return part;
}

// The pattern is compiled; it is only looked at when what should be a text is none.
Part CostWalk::matches(Frame& frame, const PlanNode& node) {
  auto text = child(frame, node, 0);
  auto pattern = child(frame, node, 1);
  auto part = step(extents_.simple());
  charge(part.cost,
         most_charged("matches", std::array{text.extent, pattern.extent}, *part.extent));
  add(part.cost, std::move(text.cost));
  add(part.cost, at_most(std::move(pattern.cost)));
  return part;
}

Part CostWalk::made(Frame& frame, Index index) {
  const auto& node = frame.impl->nodes[index];
  const bool map = node.step == Step::make_map;
  const auto& kind = frame.impl->checked.ast.nodes[index].kind;
  Extent extent{.items = {}, .element = extents_.simple(), .certain = !map};
  if (map) extent.key = extents_.simple();
  auto part = step(nullptr);
  for (std::size_t i = 0; i < node.count; ++i) {
    auto operand = child(frame, node, i);
    add(part.cost, std::move(operand.cost));
    const bool is_key = map && i % 2 == 0;
    const bool optional = map ? std::get<MakeMap>(kind).items[i / 2].optional
                              : std::ranges::binary_search(std::get<MakeList>(kind).optional,
                                                           static_cast<std::uint32_t>(i));
    const auto* value = operand.extent;
    if (optional && !is_key) value = extents_.doubtful(extents_.element(value));
    const auto*& of = is_key ? extent.key : extent.element;
    of = i < (map ? 2U : 1U) ? value : extents_.either(of, value);
    extent.certain = extent.certain && !optional && operand.extent->certain;
    if (!is_key) ++extent.items.most;
  }
  if (extent.certain) extent.items.least = extent.items.most;
  if (map) charge(part.cost, extent.items.most);
  part.extent = extents_.make(extent);
  return part;
}

bool CostWalk::too_deep(std::uint32_t definition) {
  if (facts_.empty()) facts_ = facts_of(*definitions_);
  return is_too_deep(facts_[definition], limits_);
}

// On a budget of its own.
Part CostWalk::definition(const PlanNode& node) {
  if (too_deep(node.slot)) return step(extents_.anything());
  auto found = values_.find(node.slot);
  if (found == values_.end()) {
    const auto body = whole((*definitions_)[node.slot], {});
    found = values_.emplace(node.slot, extents_.doubtful(body.extent)).first;
  }
  return step(found->second);
}

Part CostWalk::definition_call(Frame& frame, const PlanNode& node) {
  auto part = step(extents_.anything());
  if (too_deep(node.slot)) return part;
  std::vector<const Extent*> arguments;
  for (std::size_t i = 0; i < node.count; ++i) {
    auto operand = child(frame, node, i);
    arguments.push_back(operand.extent);
    add(part.cost, std::move(operand.cost));
  }
  auto key = std::pair(node.slot, arguments);
  auto found = calls_.find(key);
  if (found == calls_.end()) {
    auto body = whole((*definitions_)[node.slot], std::move(arguments));
    if (left_ == 0) return body;  // Not what it is, but where the looking ended.
    found = calls_.emplace(std::move(key), std::move(body)).first;
  }
  add(part.cost, found->second.cost);
  part.extent = found->second.extent;
  return part;
}

}  // namespace zizhi::cel
