#pragma once

namespace zizhi::base {

/// Reports a broken invariant of our own on standard error and aborts. Never reachable from
/// input.
[[noreturn]] void assertion_failed(const char* condition, const char* why, const char* file,
                                   int line);

}  // namespace zizhi::base

/// Checks an invariant, in every build: a bug of ours stops the program rather than pass.
#define ZIZHI_ASSERT(condition, why)                                        \
  do {                                                                      \
    if (!(condition)) {                                                     \
      ::zizhi::base::assertion_failed(#condition, why, __FILE__, __LINE__); \
    }                                                                       \
  } while (false)

/// Ends a function whose switch has returned from every enumerator.
#define ZIZHI_UNREACHABLE()                                                            \
  ::zizhi::base::assertion_failed("unreachable", "a switch over an enum fell through", \
                                  __FILE__, __LINE__)
