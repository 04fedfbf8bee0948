#include "uri.h"

#include <fmt/format.h>

namespace zizhi::report {
namespace {

constexpr bool is_unreserved(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' ||
         byte == '~' || byte == '/';
}

}  // namespace

std::string uri(std::string_view file) {
  std::string out(file.starts_with('/') ? "file://" : "");
  for (const char byte : file) {
    if (is_unreserved(byte)) {
      out += byte;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    }
  }
  return out;
}

}  // namespace zizhi::report
