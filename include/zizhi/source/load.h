#pragma once

#include "zizhi/base/result.h"
#include "zizhi/source/files.h"
#include "zizhi/source/source.h"

#include <cstdint>
#include <string>

namespace zizhi::source {

inline constexpr std::uint64_t kMaxSourceBytes = std::uint64_t{16} << 20U;

/// Why a text cannot be a source.
struct LoadError {
  enum class Kind : std::uint8_t { file, malformed_utf8, utf16, nul, too_large } kind{};
  FileError file = FileError::io;  ///< when kind is file
  Place place;                     ///< of the first bad byte, when it is about the content
};

/// Reads `path` into `map`: at most kMaxSourceBytes, well-formed UTF-8, no NUL. A UTF-8 byte
/// order mark is taken off (offsets count from behind it).
base::Result<Id, LoadError> load(Map& map, FileSystem& files, const std::string& path);

/// The same for a text that is already here, such as standard input or, with the number of its
/// line, a part of it.
base::Result<Id, LoadError> adopt(Map& map, std::string name, std::string text,
                                  std::uint32_t first_line = 1);

}  // namespace zizhi::source
