#include "zizhi/source/load.h"

#include "zizhi/base/utf8.h"

#include <string_view>
#include <utility>

namespace zizhi::source {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A byte order mark of UTF-16 or UTF-32, or a NUL on every other of the first four bytes: ASCII
// in UTF-16 without a mark.
bool looks_like_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  if (text.size() < 4) return false;
  const auto nul = [text](std::size_t index) { return text[index] == '\0'; };
  return nul(0) != nul(1) && nul(2) != nul(3) && nul(0) == nul(2);
}

base::Result<Id, LoadError> refused(LoadError::Kind kind, std::string_view text, std::size_t at,
                                    std::uint32_t first_line) {
  const Source before({}, std::string(text.substr(0, at)), first_line);
  return base::failure(LoadError{
      .kind = kind, .file = FileError::io, .place = before.place_of(static_cast<Offset>(at))});
}

}  // namespace

base::Result<Id, LoadError> load(Map& map, FileSystem& files, const std::string& path) {
  auto text = files.read(path, kMaxSourceBytes);
  if (!text) {
    const auto kind = text.error() == FileError::too_large ? LoadError::Kind::too_large
                                                           : LoadError::Kind::file;
    return base::failure(LoadError{.kind = kind, .file = text.error(), .place = {}});
  }
  return adopt(map, path, std::move(*text));
}

base::Result<Id, LoadError> adopt(Map& map, std::string name, std::string text,
                                  std::uint32_t first_line) {
  using Kind = LoadError::Kind;
  if (text.size() > kMaxSourceBytes) {
    return base::failure(
        LoadError{.kind = Kind::too_large, .file = FileError::too_large, .place = {}});
  }
  if (looks_like_utf16(text)) return refused(Kind::utf16, text, 0, first_line);
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  const auto malformed = base::first_malformed_utf8(text);
  const auto nul = text.find('\0');
  if (nul != std::string::npos && (!malformed || nul < *malformed)) {
    return refused(Kind::nul, text, nul, first_line);
  }
  if (malformed) return refused(Kind::malformed_utf8, text, *malformed, first_line);
  return map.add(std::move(name), std::move(text), first_line);
}

}  // namespace zizhi::source
