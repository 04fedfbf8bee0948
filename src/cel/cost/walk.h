// The twin of the evaluation: goes over a plan as it does, with sizes instead of values.
#pragma once

#include "cost/extent.h"
#include "plan.h"
#include "working.h"

#include <map>
#include <span>
#include <utility>
#include <vector>

namespace zizhi::cel {

/// What a part of a program takes, and how large what it comes to is.
struct Part {
  Estimate cost{};
  const Extent* extent = nullptr;
};

/// One after the other.
void add(Estimate& cost, Estimate other);

/// It may not come to this.
Estimate at_most(Estimate cost);

/// Up to so many steps more.
void charge(Estimate& cost, std::uint64_t most);

class CostWalk {
 public:
  CostWalk(const Definitions& definitions, std::span<const RecordField* const> globals,
           const Limits& limits, std::uint64_t most_items);

  Part whole(const Program& program, std::vector<const Extent*> arguments);
  void bind(std::uint32_t slot, const Extent* extent);

  Extents& extents() { return extents_; }

  /// A new estimate begins: so many nodes may be looked at.
  void begin();

 private:
  using Index = std::uint32_t;

  /// A program under way.
  struct Frame {
    const Program::Impl* impl = nullptr;
    std::vector<const Extent*> locals{};
  };

  Part visit(Frame& frame, Index index);
  Part node(Frame& frame, Index index);
  Part path(Frame& frame, Index index);
  Part selection(Frame& frame, Index index);
  const Extent* field(const Frame& frame, Index index, const Extent* from);
  Part logic(Frame& frame, const PlanNode& node);
  Part conditional(Frame& frame, const PlanNode& node);
  Part call(Frame& frame, Index index);
  Part matches(Frame& frame, const PlanNode& node);
  Part made(Frame& frame, Index index);
  Part definition(const PlanNode& node);
  Part definition_call(Frame& frame, const PlanNode& node);
  Part macro(Frame& frame, Index index);
  Part binding(Frame& frame, const PlanNode& node);
  Part over(Frame& frame, const PlanNode& node, Part range);
  const Extent* gathered(const PlanNode& node, const Extent& range, const Extent* first,
                         const Extent* body);
  bool too_deep(std::uint32_t definition);

  Part child(Frame& frame, const PlanNode& node, std::size_t number) {
    return visit(frame, frame.impl->operands[node.first + number]);
  }

  static Type type_of(const Frame& frame, Index index) {
    return frame.impl->checked.types[index];
  }

  /// A step, and nothing yet besides.
  static Part step(const Extent* extent) {
    return {.cost = {.steps = {1, 1}, .visits = {}, .lists = {}}, .extent = extent};
  }

  const Definitions* definitions_;
  Limits limits_;
  Extents extents_;
  std::vector<const Extent*> globals_;
  std::vector<DefinitionFacts> facts_;
  std::map<std::uint32_t, const Extent*> values_;  // of definitions without parameters
  std::map<std::pair<std::uint32_t, std::vector<const Extent*>>, Part> calls_;
  std::uint64_t left_ = 0;
};

}  // namespace zizhi::cel
