#include "zizhi/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace zizhi::base {

void assertion_failed(const char* condition, const char* why, const char* file, int line) {
  std::fprintf(stderr, "zizhi: internal error: %s (%s) at %s:%d\n", why, condition, file, line);
  std::abort();
}

}  // namespace zizhi::base
