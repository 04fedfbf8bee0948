#include "zizhi/base/uuid.h"

#include "zizhi/base/assert.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstddef>

namespace zizhi::base {
namespace {

constexpr std::size_t kSha1Bytes = 20;

}  // namespace

Uuid uuid_v5(const Uuid& space, std::string_view name) {
  std::string hashed(space.bytes.begin(), space.bytes.end());
  hashed += name;
  std::array<unsigned char, kSha1Bytes> digest{};
  const auto done =
      EVP_Digest(hashed.data(), hashed.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
  ZIZHI_ASSERT(done == 1, "OpenSSL has SHA-1");
  Uuid made;
  std::copy_n(digest.begin(), made.bytes.size(), made.bytes.begin());
  made.bytes[6] = static_cast<std::uint8_t>((made.bytes[6] & 0x0FU) | 0x50U);  // version 5
  made.bytes[8] =
      static_cast<std::uint8_t>((made.bytes[8] & 0x3FU) | 0x80U);  // the RFC's variant
  return made;
}

std::string format(const Uuid& uuid) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    const auto byte = uuid.bytes.at(i);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0x0FU];
  }
  return out;
}

}  // namespace zizhi::base
