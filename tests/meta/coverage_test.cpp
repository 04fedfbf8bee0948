// Every sentence that zizhi can say about an input is seen in a test: its code (`Z3001`, or
// `Code::unknown_field`) stands in the expected output of a story or in a test's table.
#include "zizhi/diag/diagnostic.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

std::string all_tests() {
  std::string text;
  const auto here = fs::path(ZIZHI_SOURCE_DIR) / "tests";
  for (const auto& entry : fs::recursive_directory_iterator(here)) {
    const auto path = entry.path().string();
    if (path.find("node_modules") != std::string::npos || !entry.is_regular_file()) continue;
    if (entry.path().filename() == "coverage_test.cpp") continue;
    if (entry.path().extension() != ".case" && entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    text.append(std::istreambuf_iterator<char>(in), {});
  }
  return text;
}

}  // namespace

// Bounds that no test has walked into, and complaints that stand behind others.
constexpr std::string_view kUnseen[] = {
    "Z0040",  // what CLI11 refuses and the tables do not foresee: nothing is known that does
    "Z1066",  // a text that is no UTF-8 is refused where it is loaded, long before
    "Z2217",  // more than 100,000 entries in a declaration
};

TEST_CASE("every diagnostic code is seen in a test", "[meta]") {
  const auto text = all_tests();
  for (const auto& code : zizhi::diag::kCodes) {
    if (std::ranges::find(kUnseen, code.code) != std::end(kUnseen)) continue;
    INFO(code.code << " " << code.name);
    const bool seen = text.find(code.code) != std::string::npos ||
                      text.find("Code::" + std::string(code.name)) != std::string::npos;
    CHECK(seen);
  }
}

TEST_CASE("no two diagnostics share a code", "[meta]") {
  std::set<std::string_view> codes;
  for (const auto& code : zizhi::diag::kCodes) {
    INFO(code.name);
    CHECK(codes.insert(code.code).second);
  }
}
