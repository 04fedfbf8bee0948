#pragma once

#include "zizhi/cel/function.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}  // namespace re2

namespace zizhi::cel {

/// Regular expressions, each compiled when it is first asked for, with a bound on the memory
/// that it may take. Holds a bounded number of them. Not for use by two threads at a time.
class PatternCache {
 public:
  PatternCache();
  ~PatternCache();
  PatternCache(PatternCache&&) noexcept;
  PatternCache& operator=(PatternCache&&) noexcept;
  PatternCache(const PatternCache&) = delete;
  PatternCache& operator=(const PatternCache&) = delete;

  /// Valid until the next call. `ok()` of it is false when `text` is no regular expression.
  const re2::RE2& compiled(std::string_view text);

 private:
  std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> patterns_;
};

/// A regular expression, with a bound on the memory that it may take. `ok()` of it is false
/// when `text` is none.
std::unique_ptr<re2::RE2> compile_pattern(std::string_view text);

/// What it costs to look for a pattern in `text`.
constexpr std::uint64_t steps_to_match(std::string_view text) {
  return text.size() / 4 + 1;
}

}  // namespace zizhi::cel
