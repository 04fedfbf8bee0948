#include "member_set.h"

#include <algorithm>
#include <bit>

namespace zizhi::cel {
namespace {

constexpr std::size_t kProbesPerValue = 32;

// So few are compared one by one faster than they are hashed.
constexpr std::size_t kFewValues = 16;

// Texts, the most frequent, without a detour.
bool same(const Value& a, const Value& b) {
  if (a.is(Tag::string) && b.is(Tag::string)) return a.as_text() == b.as_text();
  return equal(a, b);
}

bool is_simple(const Value& value) {
  return value.plain() && !value.is(Tag::list) && !value.is(Tag::map) &&
         !value.is(Tag::optional);
}

}  // namespace

std::optional<MemberSet> MemberSet::make(std::span<const Value> values) {
  MemberSet set(values);
  set.slots_.resize(std::bit_ceil(values.size() * 2 + 1));
  const auto mask = set.slots_.size() - 1;
  auto probes = kProbesPerValue * (values.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!is_simple(values[i])) return std::nullopt;
    auto slot = hash(values[i]) & mask;
    bool repeated = false;
    while (set.slots_[slot] != 0 && !repeated) {
      if (probes-- == 0) return std::nullopt;
      repeated = equal(values[set.slots_[slot] - 1], values[i]);
      if (!repeated) slot = (slot + 1) & mask;
    }
    if (!repeated) set.slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
  return set;
}

bool MemberSet::contains(const Value& value) const {
  if (values_.size() <= kFewValues) {
    return std::ranges::any_of(values_, [&](const Value& one) { return same(one, value); });
  }
  const auto mask = slots_.size() - 1;
  for (auto slot = hash(value) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (same(values_[slots_[slot] - 1], value)) return true;
  }
  return false;
}

}  // namespace zizhi::cel
