#pragma once

#include "zizhi/base/date.h"
#include "zizhi/base/result.h"
#include "zizhi/i18n/locale.h"
#include "zizhi/source/files.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zizhi::cli {

/// Exit codes, the same in every format. Of several the highest counts.
enum class Exit : int { ready = 0, gaps = 1, unusable = 2, internal = 3 };

/// What is known about where the input comes from and the output goes.
struct Terminal {
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 80;  ///< cells
};

/// What became of what was written.
enum class Wrote : std::uint8_t {
  all,
  reader_gone,  ///< who read has had what they wanted: no fault, and nothing more is wanted
  refused,      ///< it could not be written
};

/// All that the program touches outside itself: real in main.cpp, made up in tests.
struct World {
  source::FileSystem& files;
  /// Standard input to its end, at most `limit` bytes.
  std::function<base::Result<std::string, source::FileError>(std::uint64_t limit)> read_input;
  /// Standard input piece by piece as it comes, to its end or until `piece` says false.
  std::function<base::Result<void, source::FileError>(
      const std::function<bool(std::string_view)>& piece)>
      stream_input;
  /// The next line of standard input without its end (LF or CRLF), at most 1 MiB of it; empty
  /// when there is none. Not to be mixed with the two above.
  std::function<std::optional<std::string>()> read_line;
  std::function<Wrote(std::string_view)> out;  ///< standard output
  std::function<void(std::string_view)> err;   ///< standard error
  i18n::Variables variables;
  std::function<base::Date()> today;
  Terminal terminal;
};

/// The version of the program: `0.1.0`.
std::string_view version();

/// The whole program. Throws nothing.
Exit run(std::span<const std::string> arguments, World& world);

}  // namespace zizhi::cli
