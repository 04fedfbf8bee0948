#include "member_set.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string_view>

namespace zizhi::cel {
namespace {

constexpr std::size_t kProbesPerValue = 32;

// So few are compared one by one faster than they are hashed.
constexpr std::size_t kFewValues = 16;

// Tells most texts apart: how long they are, and their first, middle and last byte.
std::uint64_t mark_of(std::string_view text) {
  const auto byte = [](char c) { return std::uint64_t{static_cast<unsigned char>(c)}; };
  if (text.empty()) return 0;
  return std::uint64_t{text.size()} << 24U | byte(text.front()) << 16U |
         byte(text[text.size() / 2]) << 8U | byte(text.back());
}

bool is_simple(const Value& value) {
  return value.plain() && !value.is(Tag::list) && !value.is(Tag::map) &&
         !value.is(Tag::optional);
}

}  // namespace

std::optional<MemberSet> MemberSet::make(std::span<const Value> values) {
  MemberSet set(values);
  for (const auto& value : values.first(std::min(values.size(), kFewValues)))
    set.marks_.push_back(value.is(Tag::string) ? mark_of(value.as_text()) : 0);
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
  if (values_.size() <= kFewValues) return is_one_of_few(value);
  const auto mask = slots_.size() - 1;
  for (auto slot = hash(value) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (equal(values_[slots_[slot] - 1], value)) return true;
  }
  return false;
}

// Texts, the most frequent, without a detour.
bool MemberSet::is_one_of_few(const Value& value) const {
  if (!value.is(Tag::string))
    return std::ranges::any_of(values_, [&](const Value& one) { return equal(one, value); });
  const auto text = value.as_text();
  const auto mark = mark_of(text);
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (marks_[i] != mark) continue;
    if (values_[i].is(Tag::string) && values_[i].as_text() == text) return true;
  }
  return false;
}

}  // namespace zizhi::cel
