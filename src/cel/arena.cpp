#include "zizhi/base/assert.h"
#include "zizhi/cel/value.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace zizhi::cel {
namespace {

constexpr std::size_t kFirstBlock = 4U * 1024U;
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
    place = blocks_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(size)).get();
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

}  // namespace zizhi::cel
