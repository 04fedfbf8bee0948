#include "golden.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace zizhi::report {

std::string golden(std::string_view name, std::string_view text) {
  const auto path = std::string(ZIZHI_SOURCE_DIR "/tests/report/golden/").append(name);
  if (std::getenv("ZIZHI_UPDATE_GOLDEN") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(path, std::ios::binary) << text;
  }
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace zizhi::report
