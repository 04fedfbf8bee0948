#include "yaml_text.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <string>

namespace zizhi::data {
namespace {

using diag::Code;
using source::Offset;

// Controls, and a carriage return that ends no line. YAML 1.2 has tab, line feed and U+0085
// only.
std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c0 = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    const bool lone_return = byte == '\r' && text.substr(i, 2) != "\r\n";
    const bool c1 = byte == 0xC2 && i + 1 < text.size() && text[i + 1] != '\x85' &&
                    static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c0 || lone_return || c1 || byte == 0x7F) return i;
  }
  return std::nullopt;
}

// Where the first line begins that is longer than that.
std::optional<std::size_t> first_long_line(std::string_view text, std::size_t most) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end - begin > most) return begin;
    begin = end + 1;
  }
  return std::nullopt;
}

// The code point at `begin`.
source::Span character(source::Id id, std::string_view text, std::size_t begin) {
  auto rest = text.substr(begin);
  base::take_code_point(rest);
  return {id, static_cast<Offset>(begin), static_cast<Offset>(text.size() - rest.size())};
}

// `001B`
std::string hexadecimal(char32_t code_point) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', '0', kDigits[(code_point >> 4U) & 0xFU], kDigits[code_point & 0xFU]};
}

}  // namespace

std::optional<diag::Diagnostic> unreadable_yaml(source::Id id, std::string_view text,
                                                const Limits& limits) {
  if (const auto at = first_control(text)) {
    auto rest = text.substr(*at);
    return diag::make<Code::yaml_control>(character(id, text, *at),
                                          hexadecimal(base::take_code_point(rest)));
  }
  if (const auto at = first_long_line(text, limits.yaml_line_bytes)) {
    return diag::help(
        diag::make<Code::yaml_line_too_long>(character(id, text, *at),
                                             limits.yaml_line_bytes / 1024U),
        {"if this is JSON, name the file `.json`", "若这是 JSON，文件名应以 `.json` 结尾"});
  }
  return std::nullopt;
}

}  // namespace zizhi::data
