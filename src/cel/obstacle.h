#pragma once

#include "zizhi/cel/function.h"

#include <optional>
#include <span>
#include <vector>

namespace zizhi::cel {

/// What keeps an evaluation from an answer: unknowns and failures of what it looks at. Unknowns
/// unite and win over a failure; of several failures the first counts.
class Obstacle {
 public:
  /// Takes note of `value` unless it is plain. True when it refers to memory of the value from
  /// now on.
  bool note(Context& context, const Value& value);
  void note_all(Context& context, std::span<const Value> values);

  bool any() const { return unknowns_ != nullptr || failure_ != nullptr; }

  /// The unknown or the failure. Only when there is any.
  Value value() const;

  /// All of the unknowns; null without any.
  const Unknowns* unknowns() const;

  /// Null without one.
  const Failure* failure() const { return failure_; }

 private:
  bool add(Context& context, const Unknowns& unknowns);
  void compact();

  Arena* arena_ = nullptr;
  const Unknowns* unknowns_ = nullptr;  // the first set that came
  std::vector<const Missing*> more_;    // what came after it
  std::size_t compact_at_ = 0;
  const Failure* failure_ = nullptr;
};

}  // namespace zizhi::cel
