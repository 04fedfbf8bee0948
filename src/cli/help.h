#pragma once

#include "command.h"

#include "zizhi/i18n/locale.h"

#include <string>

namespace zizhi::cli {

struct HelpOptions {
  i18n::Locale locale = i18n::Locale::en;
  std::size_t width = 80;  ///< cells
  bool color = false;
};

/// Of the whole program.
std::string overview(const HelpOptions& options);

/// Of a group of commands.
std::string help(const Group& group, const HelpOptions& options);

std::string help(const Command& command, const HelpOptions& options);

}  // namespace zizhi::cli
