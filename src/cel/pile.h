#pragma once

#include "zizhi/cel/value.h"

#include <cstddef>
#include <span>
#include <vector>

namespace zizhi::cel {

/// Results that one macro gathers, on top of those of the macros around it.
class Pile {
 public:
  explicit Pile(std::vector<Value>& values) : values_(&values), base_(values.size()) {}

  Pile(const Pile&) = delete;
  Pile& operator=(const Pile&) = delete;
  Pile(Pile&&) = delete;
  Pile& operator=(Pile&&) = delete;

  ~Pile() { values_->resize(base_); }

  void push(const Value& value) { values_->push_back(value); }

  std::size_t size() const { return values_->size() - base_; }

  /// Valid until the next push, on this pile or on one above.
  std::span<const Value> values() const { return std::span(*values_).subspan(base_); }

 private:
  std::vector<Value>* values_;
  std::size_t base_;
};

}  // namespace zizhi::cel
