// What a macro goes over: the elements of a list, of a partial list, or the entries of a map.
#pragma once

#include "zizhi/cel/value.h"

#include <cstddef>
#include <optional>

namespace zizhi::cel {

/// The elements of a macro's range, in order.
class Elements {
 public:
  /// Empty unless `range` is a list, a partial list or a map.
  static std::optional<Elements> of(const Value& range);

  std::size_t size() const { return size_; }

  /// Whether every element is there for sure.
  bool certain() const { return definite_ == nullptr; }

  /// Whether this element is there for sure.
  bool definite(std::size_t i) const { return definite_ == nullptr || definite_[i]; }

  bool of_map() const { return entries_ != nullptr; }

  /// What the variable of a macro with one stands for: the element, or the key.
  const Value& item(std::size_t i) const {
    return entries_ != nullptr ? entries_[i].key : items_[i];
  }

  /// What the second variable of a macro with two stands for: the element, or the value.
  const Value& second(std::size_t i) const {
    return entries_ != nullptr ? entries_[i].value : items_[i];
  }

  /// What the first variable of a macro with two stands for: the position, or the key. Behind
  /// elements that may not be there a position is an interval, made in `arena`.
  Value first(std::size_t i, Arena& arena) const;

  /// Place of an element in the evidence; null when it is not known.
  const source::Span* where(std::size_t i) const {
    return where_ != nullptr ? &where_[i] : nullptr;
  }

  const Origin* origin() const { return origin_; }

 private:
  Elements() = default;

  const Value* items_ = nullptr;
  const Entry* entries_ = nullptr;
  const bool* definite_ = nullptr;
  const source::Span* where_ = nullptr;
  const Origin* origin_ = nullptr;
  const Partial* partial_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace zizhi::cel
