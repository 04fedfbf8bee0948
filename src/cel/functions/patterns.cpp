#include "patterns.h"

#include <re2/re2.h>

namespace zizhi::cel {
namespace {

constexpr std::int64_t kMostMemory = 1 << 20;  // bytes, of one pattern
constexpr std::size_t kMostPatterns = 64;

}  // namespace

PatternCache::PatternCache() = default;
PatternCache::~PatternCache() = default;
PatternCache::PatternCache(PatternCache&&) noexcept = default;
PatternCache& PatternCache::operator=(PatternCache&&) noexcept = default;

const re2::RE2& PatternCache::compiled(std::string_view text) {
  const auto found = patterns_.find(text);
  if (found != patterns_.end()) return *found->second;
  if (patterns_.size() >= kMostPatterns) patterns_.clear();
  auto& made = patterns_[std::string(text)];
  made = compile_pattern(text);
  return *made;
}

std::unique_ptr<re2::RE2> compile_pattern(std::string_view text) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMostMemory);
  return std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), options);
}

}  // namespace zizhi::cel
