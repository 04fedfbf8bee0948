#pragma once

#include "zizhi/cel/limits.h"
#include "zizhi/cel/program.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace zizhi::cel {

/// Stands for a number that is too large to count.
inline constexpr std::uint64_t kEndless = std::numeric_limits<std::uint64_t>::max();

/// Sums and products that stay at kEndless once they have come there.
std::uint64_t add_up(std::uint64_t a, std::uint64_t b);
std::uint64_t multiply_up(std::uint64_t a, std::uint64_t b);

/// From the fewest to the most, both included.
struct Bounds {
  std::uint64_t least = 0;
  std::uint64_t most = 0;

  friend bool operator==(const Bounds&, const Bounds&) = default;
};

/// What one run of a program takes, for any evidence within the bounds of its declaration, as
/// long as it meets no limit.
struct Estimate {
  Bounds steps{};   ///< counted as `Limits::cost` counts them
  Bounds visits{};  ///< of elements, counted as `Limits::iterations` counts them
  /// The lists that the dearest part goes over, each inside of the one before it: a smaller
  /// `max_items` of any of them makes `steps.most` smaller.
  std::vector<const RecordField*> lists{};
};

class CostWalk;  // of this room

/// Estimates what programs of one rulebook take, before there is any evidence. Knows how large
/// evidence may be from the declarations of its fields (`max_items`, `max_length`; each has a
/// default), and nothing else of it. Refers to what it is made with, which outlives it. A value
/// of type `dyn` counts as large as a value can be.
class Estimator {
 public:
  /// `globals` are declarations by slot, of which type, max_items and max_length count; null
  /// for a slot that nothing is known of. Of `limits` only `depth` counts. No list or map of
  /// the evidence has more than `most_items`, whatever is declared; where that is said, texts
  /// and lists whose size nothing tells are no longer than is usual.
  Estimator(const Definitions& definitions, std::span<const RecordField* const> globals,
            const Limits& limits = {}, std::uint64_t most_items = kEndless);
  ~Estimator();
  Estimator(const Estimator&) = delete;
  Estimator& operator=(const Estimator&) = delete;
  Estimator(Estimator&&) = delete;
  Estimator& operator=(Estimator&&) = delete;

  /// A definition without parameters is one step, as it has a budget of its own; one with
  /// parameters is part of whoever calls it. `program` itself has no parameters.
  Estimate estimate(const Program& program);

  /// From now on the global `slot` is an element of what `list` comes to.
  void bind_element(std::uint32_t slot, const Program& list);

 private:
  std::unique_ptr<CostWalk> walk_;
};

}  // namespace zizhi::cel
