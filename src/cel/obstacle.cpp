#include "obstacle.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <functional>

namespace zizhi::cel {
namespace {

constexpr std::size_t kFirstCompaction = 1024;

const Unknowns* unknowns_of(const Value& value) {
  if (value.is(Tag::unknown)) return &value.as_unknowns();
  if (value.is(Tag::partial)) return value.as_partial().unknowns;
  if (value.is(Tag::interval)) return value.as_interval().unknowns;
  return nullptr;
}

const Failure* failure_of(const Value& value) {
  if (value.is(Tag::error)) return &value.as_failure();
  if (value.is(Tag::partial)) return value.as_partial().failure;
  if (value.is(Tag::interval)) return value.as_interval().failure;
  return nullptr;
}

}  // namespace

bool Obstacle::note(Context& context, const Value& value) {
  if (value.plain()) return false;
  const auto* const unknowns = unknowns_of(value);
  const bool refers = unknowns != nullptr && add(context, *unknowns);
  if (failure_ != nullptr) return refers;
  failure_ = failure_of(value);
  if (failure_ != nullptr) return true;
  if (unknowns == nullptr) failure_ = &context.fail(FailureCode::no_such_field).as_failure();
  return refers;
}

void Obstacle::note_all(Context& context, std::span<const Value> values) {
  for (const auto& value : values)
    note(context, value);
}

// Sets are gathered first and united at the end: thousands may come, element after element.
bool Obstacle::add(Context& context, const Unknowns& unknowns) {
  if (unknowns_ == nullptr) {
    arena_ = &context.arena();
    unknowns_ = &unknowns;
    compact_at_ = kFirstCompaction;
    return true;
  }
  if (&unknowns == unknowns_) return false;
  more_.insert(more_.end(), unknowns.items, unknowns.items + unknowns.size);
  if (more_.size() > compact_at_) compact();
  return false;
}

void Obstacle::compact() {
  std::ranges::sort(more_, std::less<>());
  more_.erase(std::unique(more_.begin(), more_.end()), more_.end());
  compact_at_ = std::max(kFirstCompaction, 2 * more_.size());
}

const Unknowns* Obstacle::unknowns() const {
  if (more_.empty()) return unknowns_;
  auto all = more_;
  all.insert(all.end(), unknowns_->items, unknowns_->items + unknowns_->size);
  std::ranges::sort(all, std::less<>());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  const auto kept = arena_->array<const Missing*>(all.size());
  std::ranges::copy(all, kept.begin());
  return arena_->make<Unknowns>(kept.data(), kept.size());
}

Value Obstacle::value() const {
  ZIZHI_ASSERT(any(), "asked only when something is in the way");
  return unknowns_ != nullptr ? Value::unknown(unknowns()) : Value::error(failure_);
}

}  // namespace zizhi::cel
