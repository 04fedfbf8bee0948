#pragma once

#include "zizhi/i18n/text.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// The language as its authors look it up: made out of the table of functions and the table of
/// macros, and of nothing else. Everything lives as long as the program.

/// One way to use an entry.
struct ReferenceForm {
  std::string usage;         ///< `date.plusYears(int) -> date`, `date + period -> date`
  i18n::Text about;          ///< one sentence
  std::string_view example;  ///< an expression that is true; may be empty
};

/// A function, an operator or a macro.
struct ReferenceEntry {
  std::string_view name;  ///< `plusYears`, `math.abs`, `<=`, `?:`, `[]`, `filter`
  std::vector<ReferenceForm> forms;
};

/// Entries that belong together, in the order in which they are read.
struct ReferenceChapter {
  std::string_view name;  ///< `macros`, `strings`, `dates`
  i18n::Text title;
  std::vector<ReferenceEntry> entries;
};

/// All chapters, macros first.
std::span<const ReferenceChapter> reference();

}  // namespace zizhi::cel
