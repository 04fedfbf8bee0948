#pragma once

#include "zizhi/base/date.h"
#include "zizhi/i18n/locale.h"
#include "zizhi/source/files.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace zizhi::cli {

/// Exit codes, the same in every format.
enum class Exit : int { ready = 0, gaps = 1, unusable = 2, internal = 3 };

/// What is known about where the output goes.
struct Terminal {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 80;  ///< cells
};

/// All that the program touches outside itself: real in main.cpp, made up in tests.
struct World {
  source::FileSystem& files;
  std::function<std::string()> read_input;                ///< standard input to its end
  std::function<bool(std::string&)> read_line;            ///< the next line of standard input, without its end; false at the end
  std::function<void(std::string_view)> out;              ///< standard output
  std::function<void(std::string_view)> err;              ///< standard error
  i18n::Variables variables;
  std::function<base::Date()> today;
  Terminal terminal;
};

/// The whole program. Throws nothing.
Exit run(std::span<const std::string> arguments, World& world);

}  // namespace zizhi::cli
