#pragma once

#include "zizhi/cel/function.h"

#include <optional>
#include <span>

namespace zizhi::cel {

/// What keeps a function from an answer: unknown or failed elements of its arguments. Unknowns
/// unite and win over a failure.
class Obstacle {
 public:
  /// Takes note of `value` unless it is plain.
  void note(Context& context, const Value& value);
  void note_all(Context& context, std::span<const Value> values);

  bool any() const { return unknowns_ != nullptr || failure_ != nullptr; }

  /// The unknown or the failure. Only when there is any.
  Value value() const;

 private:
  const Unknowns* unknowns_ = nullptr;
  const Failure* failure_ = nullptr;
};

}  // namespace zizhi::cel
