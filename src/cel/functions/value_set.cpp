#include "value_set.h"

#include "obstacle.h"

#include <string>

namespace zizhi::cel::functions {
namespace {

constexpr std::size_t kFirstSlots = 16;

// Notes every value in `values`, and in lists, maps and optionals inside of them; gives up when
// the steps have run out. Records are only equal to themselves: nothing in them counts.
class Walk {
 public:
  explicit Walk(Context& context) : context_(&context) {}

  void all(std::span<const Value> values) {
    for (const auto& value : values) {
      if (left_ == 0) return;
      one(value);
    }
  }

  std::optional<Value> found() {
    context_->charge(kMostSteps - left_);
    if (obstacle_.any()) return obstacle_.value();
    if (too_deep_) {
      return context_->fail(FailureCode::limit_depth, std::to_string(kMostNesting));
    }
    if (left_ == 0) return context_->fail(FailureCode::limit_cost);
    return std::nullopt;
  }

 private:
  void one(const Value& value) {
    --left_;
    obstacle_.note(*context_, value);
    const bool within = value.is(Tag::list) || value.is(Tag::optional) || value.is(Tag::map);
    if (!within) return;
    too_deep_ = too_deep_ || levels_ == 0;
    if (levels_ == 0) return;
    --levels_;
    parts_of(value);
    ++levels_;
  }

  void parts_of(const Value& value) {
    if (value.is(Tag::list)) all(value.as_list().span());
    if (value.is(Tag::optional) && value.as_optional() != nullptr)
      all({value.as_optional(), 1});
    if (!value.is(Tag::map)) return;
    for (const auto& entry : value.as_map().span())
      all({&entry.value, 1});
  }

  Context* context_;
  Obstacle obstacle_;
  std::uint64_t left_ = kMostSteps;
  std::uint32_t levels_ = kMostNesting;
  bool too_deep_ = false;
};

}  // namespace

std::optional<Value> deep_obstacle(Context& context, std::span<const Value> values) {
  Walk walk(context);
  walk.all(values);
  return walk.found();
}

ValueSet::Place ValueSet::place_of(const Value& value) {
  const auto mask = slots_.size() - 1;
  auto slot = hash(value) & mask;
  while (slots_[slot] != 0) {
    const auto same = comparison_.equal(values_[slots_[slot] - 1], value);
    if (!same.is_false()) return {slot, same};
    slot = (slot + 1) & mask;
  }
  return {slot, Value::of(false)};
}

void ValueSet::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, 0);
  const auto mask = slots_.size() - 1;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    auto slot = hash(values_[i]) & mask;
    while (slots_[slot] != 0)
      slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

Value ValueSet::add(const Value& value) {
  if (values_.size() * 2 >= slots_.size()) grow();
  const auto place = place_of(value);
  if (!place.found.is(Tag::boolean)) return place.found;
  if (place.found.as_bool()) return Value::of(false);
  values_.push_back(value);
  slots_[place.slot] = static_cast<std::uint32_t>(values_.size());
  return Value::of(true);
}

Value ValueSet::contains(const Value& value) {
  return slots_.empty() ? Value::of(false) : place_of(value).found;
}

}  // namespace zizhi::cel::functions
