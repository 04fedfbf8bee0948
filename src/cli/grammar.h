#pragma once

#include "command.h"

#include "zizhi/base/result.h"

#include <span>
#include <string>
#include <vector>

namespace zizhi::cli {

/// One option, and what was typed for it.
struct Slot {
  const Option* option = nullptr;
  std::vector<std::string> values;
  int count = 0;  ///< of a switch
};

/// What was typed for the program, a group or a command.
struct Words {
  std::vector<Slot> slots;  ///< one for each option it has, typed or not
  std::vector<std::string> operands;
  std::vector<std::string> extras;  ///< what it has no place for
};

/// A command line taken apart, nothing judged yet.
struct Sorted {
  const Command* command = nullptr;  ///< null when the words named none
  const Group* group = nullptr;      ///< that was named, with or without one of its commands
  Words program;
  Words of_group;
  Words of_command;
};

/// Takes a command line apart by the tables. Fails with the parser's own words where an option
/// lacks its value or a switch has one.
base::Result<Sorted, std::string> sort(std::span<const std::string> arguments);

}  // namespace zizhi::cli
