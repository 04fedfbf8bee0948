#include "zizhi/base/uuid.h"

#include <catch2/catch.hpp>

namespace zizhi::base {
namespace {

// Of domain names: 6ba7b810-9dad-11d1-80b4-00c04fd430c8.
constexpr Uuid kDns{{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0,
                     0x4f, 0xd4, 0x30, 0xc8}};

TEST_CASE("uuid_v5 agrees with the examples of RFC 9562 and of Python", "[base][uuid]") {
  CHECK(format(kDns) == "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  CHECK(format(uuid_v5(kDns, "www.example.com")) == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  CHECK(format(uuid_v5(kDns, "python.org")) == "886313e1-3b8a-5372-9b90-0c9aee199e5d");
}

TEST_CASE("another space or another name is another uuid", "[base][uuid]") {
  const auto one = uuid_v5(kDns, "a");
  CHECK(one == uuid_v5(kDns, "a"));
  CHECK_FALSE(one == uuid_v5(kDns, "b"));
  CHECK_FALSE(one == uuid_v5(one, "a"));
}

}  // namespace
}  // namespace zizhi::base
