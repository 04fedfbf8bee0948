#include "html/assets.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/digest.h"

#include <algorithm>
#include <cstdint>

namespace zizhi::report::html {
namespace {

constexpr std::string_view kHexadecimal = "0123456789abcdef";
constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Base64 of the bytes that the digits (an even number of them) stand for.
std::string base64(std::string_view hexadecimal) {
  std::string out;
  std::uint32_t bits = 0;
  int left = 0;  // bits that wait, always fewer than six between digits
  for (const char digit : hexadecimal) {
    bits = (bits << 4U) | static_cast<std::uint32_t>(kHexadecimal.find(digit));
    left += 4;
    if (left < 6) continue;
    left -= 6;
    out += kBase64[(bits >> static_cast<unsigned>(left)) & 0x3FU];
  }
  if (left > 0) out += kBase64[(bits << static_cast<unsigned>(6 - left)) & 0x3FU];
  while (out.size() % 4 != 0)
    out += '=';
  return out;
}

}  // namespace

Asset asset(std::string_view name) {
  const auto files = embedded();
  const auto found = std::ranges::find(files, name, &Embedded::name);
  ZIZHI_ASSERT(found != files.end(), "the asset is embedded");
  return {found->text};
}

std::string source_of(const Asset& asset) {
  return "'sha256-" + base64(base::sha256_hex(asset.text)) + "'";
}

}  // namespace zizhi::report::html
