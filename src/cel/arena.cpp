#include "zizhi/base/assert.h"
#include "zizhi/cel/value.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>

namespace zizhi::cel {
namespace {

constexpr std::size_t kFirstBlock = 4096;
constexpr std::size_t kDoublings = 6;

// Blocks grow, so that small evaluations take little and large ones few blocks.
constexpr std::size_t block_size(std::size_t number) {
  return kFirstBlock << std::min(number, kDoublings);
}

}  // namespace

void* Arena::allocate(std::size_t bytes, std::size_t alignment) {
  ZIZHI_ASSERT(alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__, "every block is aligned so far");
  used_ += bytes;
  void* place = next_;
  if (next_ == nullptr || std::align(alignment, bytes, place, left_) == nullptr) {
    // Not value-initialized: whoever takes a piece writes it.
    const auto block = block_size(blocks_.size());
    const bool large = bytes > block / 2;
    const auto size = large ? bytes : block;
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
    place = blocks_.back().memory.get();
    if (large) return place;  // and the block before goes on
    left_ = size;
  }
  next_ = static_cast<std::byte*>(place) + bytes;
  left_ -= bytes;
  return place;
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  auto* const place = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

void Arena::give_back(const Mark& mark) {
  ZIZHI_ASSERT(mark.blocks <= blocks_.size() && mark.used <= used_, "marks nest");
  blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(mark.blocks), blocks_.end());
  next_ = mark.next;
  left_ = mark.left;
  used_ = mark.used;
}

bool Arena::holds(const void* place) const {
  const std::less<> before;
  return std::ranges::any_of(blocks_, [&](const Block& block) {
    const auto* const begin = block.memory.get();
    return !before(place, begin) && before(place, begin + block.size);
  });
}

}  // namespace zizhi::cel
