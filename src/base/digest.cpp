#include "zizhi/base/digest.h"

#include "zizhi/base/assert.h"

#include <openssl/evp.h>

#include <array>
#include <cstddef>

namespace zizhi::base {
namespace {

struct Free {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

constexpr std::size_t kDigestBytes = 32;

}  // namespace

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  const auto begun = EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr);
  ZIZHI_ASSERT(begun == 1, "OpenSSL has SHA-256");
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
  const auto taken = EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
  ZIZHI_ASSERT(taken == 1, "a digest takes bytes until it is ended");
}

std::string Sha256::hex() {
  std::array<unsigned char, kDigestBytes> digest{};
  const auto ended = EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr);
  ZIZHI_ASSERT(ended == 1, "a digest is ended once");
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * digest.size());
  for (const auto byte : digest) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0x0FU];
  }
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 digest;
  digest.update(bytes);
  return digest.hex();
}

}  // namespace zizhi::base
