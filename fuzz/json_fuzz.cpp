#include "reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  zizhi::fuzz::check_reading(zizhi::data::Syntax::json, data, size);
  return 0;
}
