#pragma once

#include "zizhi/cli/run.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::tests {

/// What a run of the whole program, in memory, came to.
struct Ran {
  int exit = 0;
  std::string out;
  std::string err;
  std::map<std::string, std::string> wrote;  ///< files that were not there before, or changed
};

/// A world in memory: it is 2026-11-23, the terminal has 80 columns and no colour, the examples
/// of the project are there.
struct Stage {
  std::map<std::string, std::string> files;  ///< beside the examples
  std::map<std::string, std::string> links;  ///< path of a symbolic link → where it leads
  std::map<std::string, source::FileError> failures;  ///< path → what every access to it gets
  std::map<std::string, std::string> variables;
  std::string input;  ///< standard input
  bool terminal = false;
  std::size_t width = 80;
  /// What somebody else does to the files before the line of that number (from 0) is read.
  std::map<std::size_t, std::function<void(source::Memory&)>> meanwhile;
  bool out_is_full = false;  ///< standard output takes nothing

  Ran run(const std::vector<std::string>& arguments) const;
};

/// A file of the examples, by its path from the project's top.
std::string project_file(const std::string& path);

/// Words of a command line: separated by blanks, `"…"` and `'…'` keep them together, and `''`
/// is an empty word.
std::vector<std::string> words(std::string_view line);

}  // namespace zizhi::tests
