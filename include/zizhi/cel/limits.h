#pragma once

#include "zizhi/i18n/text.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace zizhi::cel {

/// Bounds that make an expression from a stranger safe to read and to run. Each has a
/// diagnostic or a failure that names it.
struct Limits {
  std::uint64_t source_bytes = 65'536;
  std::uint64_t depth = 64;  ///< nesting of the parsed tree and of definitions in it
  std::uint64_t nodes = 4096;
  std::uint64_t comprehension_nesting = 3;
  std::uint64_t iterations = 100'000;      ///< elements visited by macros, a check
  std::uint64_t cost = 1'000'000;          ///< steps, a check
  std::uint64_t result_bytes = 1'048'576;  ///< memory that one check's values take
};

/// A limit as its users name it.
struct LimitInfo {
  std::string_view name;
  std::uint64_t Limits::*member;
  std::uint64_t most;  ///< beyond it nothing is promised of stack and memory: not to be set
  i18n::Text what;     ///< what is counted
};

/// Every limit, in the order of the documentation.
inline constexpr std::array kLimits = std::to_array<LimitInfo>({
    {"source", &Limits::source_bytes, 16'777'216, {"bytes of an expression", "表达式的字节数"}},
    {"depth", &Limits::depth, 256, {"levels of an expression", "表达式的嵌套层数"}},
    {"nodes", &Limits::nodes, 1'000'000, {"parts of an expression", "表达式的组成部分数"}},
    {"nesting",
     &Limits::comprehension_nesting,
     10,
     {"macros inside each other", "宏的相互嵌套层数"}},
    {"iterations",
     &Limits::iterations,
     1'000'000'000,
     {"elements that macros visit", "宏遍历的元素数"}},
    {"cost", &Limits::cost, 10'000'000'000, {"steps of an evaluation", "求值步数"}},
    {"memory",
     &Limits::result_bytes,
     1'073'741'824,
     {"bytes of an evaluation's values", "求值所占的字节数"}},
});

}  // namespace zizhi::cel
