#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace zizhi::cel {

/// Memory of one evaluation or one document: taken piece by piece, given back all at once, or
/// down to a mark. Holds only trivially destructible things.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;
  ~Arena() = default;

  void* allocate(std::size_t bytes, std::size_t alignment);

  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
  }

  /// `count` value-initialized elements.
  template <class T>
  std::span<T> array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    // NOLINTNEXTLINE(bugprone-sizeof-expression): T may be a pointer, and is meant
    auto* const first = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  std::string_view copy(std::string_view text);

  /// Bytes handed out so far and not given back.
  std::size_t used() const { return used_; }

  /// How far the memory was taken at some moment.
  struct Mark {
    std::size_t blocks = 0;
    std::byte* next = nullptr;
    std::size_t left = 0;
    std::size_t used = 0;
  };

  Mark mark() const { return {blocks_.size(), next_, left_, used_}; }

  /// Gives back what was taken since `mark`; marks are released in the opposite order to that
  /// in which they were made.
  void release(const Mark& mark) {
    if (used_ != mark.used) give_back(mark);
  }

  /// Whether `place` lies in a piece that this arena handed out.
  bool holds(const void* place) const;

 private:
  struct Block {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size = 0;
  };

  void give_back(const Mark& mark);

  std::vector<Block> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
};

}  // namespace zizhi::cel
