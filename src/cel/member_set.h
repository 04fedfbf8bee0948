#pragma once

#include "zizhi/cel/value.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zizhi::cel {

/// The elements of a list by hash, so that `x in list` looks at few of them.
class MemberSet {
 public:
  /// Empty when a value is not plain, or is a list, map or optional, whose equality may be
  /// unknown or dear; or when too many hashes collide. The values outlive the set.
  static std::optional<MemberSet> make(std::span<const Value> values);

  /// Whether one of them is equal to `value`, which is plain.
  bool contains(const Value& value) const;

 private:
  explicit MemberSet(std::span<const Value> values) : values_(values) {}

  bool is_one_of_few(const Value& value) const;

  std::span<const Value> values_;
  std::vector<std::uint64_t> marks_;  // of the first few, where they are texts; else 0
  std::vector<std::uint32_t> slots_;  // number of a value + 1; 0 is free; a power of two
};

}  // namespace zizhi::cel
