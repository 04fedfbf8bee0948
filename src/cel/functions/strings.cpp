// Strings as the language itself knows them.
#include "call.h"
#include "library.h"
#include "needle.h"

#include "zizhi/base/utf8.h"

#include <array>

namespace zizhi::cel::functions {
namespace {

std::int64_t size_of_string(Context& context, std::string_view text) {
  context.charge(text.size() / 16);
  return static_cast<std::int64_t>(base::code_points(text));
}

std::int64_t size_of_bytes(Octets octets) {
  return static_cast<std::int64_t>(octets.text.size());
}

bool contains(Context& context, std::string_view text, std::string_view part) {
  context.charge(text.size() / 8 + part.size() / 8);
  return Needle(part).first(text).has_value();
}

bool starts_with(std::string_view text, std::string_view part) {
  return text.starts_with(part);
}

bool ends_with(std::string_view text, std::string_view part) {
  return text.ends_with(part);
}

constexpr std::string_view kSize = "The number of code points.";
constexpr std::string_view kSizeZh = "码点个数。";
constexpr std::string_view kBytes = "The number of bytes.";
constexpr std::string_view kBytesZh = "字节数。";

constexpr std::array kRows = std::to_array<Overload>({
    {"size(string) -> int", call<size_of_string>, kSize, kSizeZh, "size('资质a') == 3"},
    {"string.size() -> int", call<size_of_string>, kSize, kSizeZh, "'资质a'.size() == 3"},
    {"size(bytes) -> int", call<size_of_bytes>, kBytes, kBytesZh, "size(b'资') == 3"},
    {"bytes.size() -> int", call<size_of_bytes>, kBytes, kBytesZh, "b'资'.size() == 3"},
    {"string.contains(string) -> bool", call<contains>, "True when the part stands in it.",
     "包含该部分时为真。", "'安全集成'.contains('集成')"},
    {"string.startsWith(string) -> bool", call<starts_with>, "True when it begins so.",
     "以该部分开头时为真。", "'CN-2026'.startsWith('CN')"},
    {"string.endsWith(string) -> bool", call<ends_with>, "True when it ends so.",
     "以该部分结尾时为真。", "'report.pdf'.endsWith('.pdf')"},
});

}  // namespace

Family strings() {
  return {"strings", {"Strings", "字符串"}, kRows};
}

}  // namespace zizhi::cel::functions
