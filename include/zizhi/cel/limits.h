#pragma once

#include <cstdint>

namespace zizhi::cel {

/// Bounds that make an expression from a stranger safe to read and to run. Each has a
/// diagnostic or a failure that names it.
struct Limits {
  std::uint32_t source_bytes = 64U * 1024U;
  std::uint32_t depth = 64;  ///< nesting of the parsed tree and of definitions in it
  std::uint32_t nodes = 4096;
  std::uint32_t comprehension_nesting = 3;
  std::uint64_t iterations = 100'000;      ///< elements visited by macros, a check
  std::uint64_t cost = 1'000'000;          ///< steps, a check
  std::uint64_t result_bytes = 1'048'576;  ///< memory that one check's values take
};

}  // namespace zizhi::cel
