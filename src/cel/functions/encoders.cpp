// Base64 by RFC 4648 §4.
#include "call.h"
#include "library.h"
#include "support.h"

#include <array>
#include <string>

namespace zizhi::cel::functions {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kGroup = 3;       // octets
constexpr std::size_t kCharacters = 4;  // of a group

Value encode(Context& context, Octets octets) {
  std::string out;
  for (std::size_t i = 0; i < octets.text.size(); i += kGroup) {
    const auto group = octets.text.substr(i, kGroup);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < kGroup; ++k) {
      bits = bits << 8U | (k < group.size() ? static_cast<unsigned char>(group[k]) : 0U);
    }
    for (std::size_t k = 0; k < kCharacters; ++k) {
      out += k <= group.size() ? kAlphabet[bits >> (18U - 6U * k) & 0x3FU] : '=';
    }
  }
  return text_value(context, out);
}

// Without its padding, which may be there or not; empty when it is wrong.
std::optional<std::string_view> unpadded(std::string_view text) {
  const auto end = text.find('=');
  if (end == std::string_view::npos) return text;
  const auto padding = text.size() - end;
  const bool all = text.find_first_not_of('=', end) == std::string_view::npos;
  if (!all || padding > 2 || text.size() % kCharacters != 0) return std::nullopt;
  return text.substr(0, end);
}

std::optional<std::string> decoded(std::string_view text) {
  const auto characters = unpadded(text);
  if (!characters || characters->size() % kCharacters == 1) return std::nullopt;
  std::string out;
  std::uint32_t bits = 0;
  std::uint32_t count = 0;
  for (const char c : *characters) {
    const auto digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFFU);
  }
  // The bits left over are zero: there is one text for each content.
  const bool clean = (bits & ((1U << count) - 1U)) == 0;
  return clean ? std::optional(out) : std::nullopt;
}

Value decode(Context& context, std::string_view text) {
  const auto octets = decoded(text);
  if (octets) return bytes_value(context, *octets);
  return context.fail(FailureCode::invalid_argument, to_text(Value::string(text)));
}

constexpr std::array kRows = std::to_array<Overload>({
    {"base64.encode(bytes) -> string", call<encode>, "The bytes in base64.",
     "字节的 base64 文本。", "base64.encode(b'hello') == 'aGVsbG8='"},
    {"base64.decode(string) -> bytes", call<decode>,
     "The bytes that base64 stands for, with or without padding.",
     "base64 所表示的字节，可以没有填充。", "base64.decode('aGVsbG8=') == b'hello'"},
});

}  // namespace

Family encoders() {
  return {"encoders", {"Encodings", "编码"}, kRows};
}

}  // namespace zizhi::cel::functions
