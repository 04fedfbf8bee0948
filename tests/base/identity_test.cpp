#include "zizhi/base/identity.h"

#include <catch2/catch.hpp>

namespace {

using namespace zizhi::base;

std::string masked(std::string_view text) {
  return without_identity_numbers(text, "***");
}

}  // namespace

TEST_CASE("an identity number is found wherever it stands in a text", "[identity]") {
  for (const auto* const number :
       {"11010519491231002X", "11010519491231002x", "110105194912310021",
        "110105 19491231 002X", "110105-19491231-0021", "650105200002290013"}) {
    INFO(number);
    const std::string text(number);
    CHECK(masked(text) == "***");
    CHECK(masked("号码" + text + "，如上") == "号码***，如上");
    CHECK(masked("id" + text + "y") == "id***y");
    CHECK(masked(text + ", " + text) == "***, ***");
    CHECK(starred_identity_numbers("a" + text + "b") ==
          "a" + std::string(text.size(), '*') + "b");
  }
}

TEST_CASE("what is no identity number stays as it is", "[identity]") {
  for (const auto* const text :
       {"", "110105", "110105********002X", "91330106MA2EXAMP0B", "913301061234567890",
        "110105194913310021", "110105190002290013", "990105194912310021", "1101051949123100211",
        "9110105194912310021", "11010519491231002", "110105  19491231002X",
        "0123456789012345678901234567890123456789"}) {
    INFO(text);
    CHECK(masked(text) == text);
    CHECK(starred_identity_numbers(text) == text);
  }
}
