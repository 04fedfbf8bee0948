#include "walk.h"

namespace zizhi::cel {

Estimator::Estimator(const Definitions& definitions,
                     std::span<const RecordField* const> globals, const Limits& limits,
                     std::uint64_t most_items)
    : walk_(std::make_unique<CostWalk>(definitions, globals, limits, most_items)) {}

Estimator::~Estimator() = default;

Estimate Estimator::estimate(const Program& program) {
  walk_->begin();
  return walk_->whole(program, {}).cost;
}

void Estimator::bind_element(std::uint32_t slot, const Program& list) {
  walk_->begin();
  auto& extents = walk_->extents();
  walk_->bind(slot, extents.doubtful(extents.element(walk_->whole(list, {}).extent)));
}

}  // namespace zizhi::cel
