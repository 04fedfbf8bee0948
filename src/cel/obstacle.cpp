#include "obstacle.h"

#include "zizhi/base/assert.h"

namespace zizhi::cel {
namespace {

const Unknowns* unknowns_of(const Value& value) {
  if (value.is(Tag::unknown)) return &value.as_unknowns();
  if (value.is(Tag::partial)) return value.as_partial().unknowns;
  if (value.is(Tag::interval)) return value.as_interval().unknowns;
  return nullptr;
}

}  // namespace

void Obstacle::note(Context& context, const Value& value) {
  if (value.plain()) return;
  if (const auto* const unknowns = unknowns_of(value)) {
    unknowns_ = unknowns_ == nullptr ? unknowns : unite(context.arena(), unknowns_, unknowns);
    return;
  }
  if (failure_ != nullptr) return;
  const auto failed = value.is(Tag::error) ? value : context.fail(FailureCode::no_such_field);
  failure_ = &failed.as_failure();
}

void Obstacle::note_all(Context& context, std::span<const Value> values) {
  for (const auto& value : values)
    note(context, value);
}

Value Obstacle::value() const {
  ZIZHI_ASSERT(any(), "asked only when something is in the way");
  return unknowns_ != nullptr ? Value::unknown(unknowns_) : Value::error(failure_);
}

}  // namespace zizhi::cel
