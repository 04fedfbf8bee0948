#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zizhi::cel::functions {

/// A text to look for. Every search is linear in the text that is searched, whatever both are,
/// so that an expression from a stranger ends in time.
class Needle {
 public:
  /// `text` outlives the needle.
  explicit Needle(std::string_view text);

  std::size_t size() const { return text_.size(); }

  /// Where it first stands in `haystack` at byte `from` or later.
  std::optional<std::size_t> first(std::string_view haystack, std::size_t from = 0) const;

  /// Where it last stands in `haystack`, beginning at byte `until` or before.
  std::optional<std::size_t> last(std::string_view haystack, std::size_t until) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t>
      borders_;  // of each prefix: its longest proper border (Knuth-Morris-Pratt)
};

}  // namespace zizhi::cel::functions
