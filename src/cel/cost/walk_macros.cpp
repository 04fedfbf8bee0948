// Macros: what they go over, how often their bodies run, and what they make.
#include "walk.h"

#include <algorithm>

namespace zizhi::cel {
namespace {

// Operands of a macro.
constexpr std::size_t kRange = 0;
constexpr std::size_t kBody = 1;
constexpr std::size_t kFilter = 2;

Bounds product(Bounds a, Bounds b) {
  return {multiply_up(a.least, b.least), multiply_up(a.most, b.most)};
}

}  // namespace

Part CostWalk::macro(Frame& frame, Index index) {
  const auto& node = frame.impl->nodes[index];
  const bool binds = node.macro == MacroKind::bind || node.macro == MacroKind::opt_map ||
                     node.macro == MacroKind::opt_flat_map;
  return binds ? binding(frame, node) : over(frame, node, child(frame, node, kRange));
}

Part CostWalk::binding(Frame& frame, const PlanNode& node) {
  auto range = child(frame, node, kRange);
  const bool bind = node.macro == MacroKind::bind;
  frame.locals[node.slot] = bind ? range.extent : extents_.element(range.extent);
  auto body = child(frame, node, kBody);
  auto part = step(body.extent);
  if (!bind) part.extent = extents_.doubtful(body.extent);
  if (node.macro == MacroKind::opt_map) part.extent = extents_.optional(part.extent);
  add(part.cost, std::move(range.cost));
  add(part.cost, bind ? std::move(body.cost) : at_most(std::move(body.cost)));
  return part;
}

Part CostWalk::over(Frame& frame, const PlanNode& node, Part range) {
  const auto& items = *range.extent;
  const auto* const first = items.anything         ? range.extent
                            : items.key != nullptr ? items.key
                                                   : extents_.simple();
  frame.locals[node.slot] = node.two_variables ? first : extents_.item(range.extent);
  if (node.two_variables) frame.locals[node.slot + 1] = extents_.element(range.extent);
  auto body = child(frame, node, kBody);
  const bool may_stop = node.macro == MacroKind::all || node.macro == MacroKind::exists;
  Bounds count{.least = items.certain ? items.items.least : 0, .most = items.items.most};
  if (may_stop) count.least = std::min<std::uint64_t>(count.least, 1);
  auto each = body.cost;
  if (node.count > kFilter) {
    each = at_most(std::move(each));
    add(each, child(frame, node, kFilter).cost);
  }
  auto part = step(gathered(node, items, first, body.extent));
  Estimate all{
      .steps = product(count, each.steps),
      .visits = product(count, {add_up(1, each.visits.least), add_up(1, each.visits.most)}),
      .lists = std::move(each.lists)};
  if (items.bound != nullptr) all.lists.insert(all.lists.begin(), items.bound);
  if (node.macro == MacroKind::sort_by) charge(all, multiply_up(items.items.most, 8));
  if (node.macro == MacroKind::transform_map || node.macro == MacroKind::transform_map_entry) {
    charge(all, part.extent->items.most);
  }
  add(part.cost, std::move(range.cost));
  add(part.cost, std::move(all));
  return part;
}

// What a macro over a list or map makes.
const Extent* CostWalk::gathered(const PlanNode& node, const Extent& range, const Extent* first,
                                 const Extent* body) {
  const Bounds up_to{0, range.items.most};
  const auto* const element = extents_.item(&range);
  Extent made{.items = up_to, .bound = range.bound};
  switch (node.macro) {
    case MacroKind::filter:
    case MacroKind::sort_by:
      made.element = element;
      break;
    case MacroKind::map:
    case MacroKind::transform_list:
      made.element = body;
      made.certain = range.certain && body->certain && node.count <= kFilter;
      if (made.certain) made.items.least = range.items.least;
      break;
    case MacroKind::transform_map:
      made.key = first;
      made.element = body;
      break;
    case MacroKind::transform_map_entry:
      if (body->anything) return body;
      made.items.most = multiply_up(range.items.most, body->items.most);
      made.key = extents_.item(body);
      made.element = extents_.element(body);
      break;
    case MacroKind::all:
    case MacroKind::exists:
    case MacroKind::exists_one:
    case MacroKind::bind:
    case MacroKind::opt_map:
    case MacroKind::opt_flat_map:
      return extents_.simple();
  }
  return extents_.make(made);
}

}  // namespace zizhi::cel
