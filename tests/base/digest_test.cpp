#include "zizhi/base/digest.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace zizhi::base {
namespace {

TEST_CASE("sha256_hex agrees with FIPS 180-4", "[base][digest]") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("a million bytes come out the same whole and in pieces", "[base][digest]") {
  Sha256 digest;
  for (int i = 0; i < 1000; ++i) {
    digest.update(std::string(1000, 'a'));
  }
  Sha256 moved = std::move(digest);
  CHECK(moved.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("how the bytes come does not matter", "[base][digest][law]") {
  CHECK(rc::check("pieces", [](const std::vector<std::string>& pieces) {
    Sha256 digest;
    std::string whole;
    for (const auto& piece : pieces) {
      digest.update(piece);
      whole += piece;
    }
    RC_ASSERT(digest.hex() == sha256_hex(whole));
  }));
}

}  // namespace
}  // namespace zizhi::base
