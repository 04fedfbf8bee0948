#pragma once

#include "arguments.h"
#include "session.h"

#include "zizhi/i18n/text.h"

#include <span>
#include <string_view>

namespace zizhi::cli {

/// A way to use a command, for its help.
struct Example {
  std::string_view line;  ///< as typed, without the prompt
  i18n::Text what;
};

/// A command as its users see it, and what it does. Tables of constants: parsing, help and
/// suggestions are made from them.
struct Command {
  std::string_view name;  ///< `check`; of a group two words: `rulebook show`
  i18n::Text summary;
  i18n::Text details;  ///< a paragraph for its help; may be empty
  std::span<const Operand> operands;
  std::span<const Option> options;  ///< beside the common ones
  std::span<const Example> examples;
  Exit (*run)(const Arguments& arguments, Session& session);
};

extern const Command kCheck;
extern const Command kReport;
extern const Command kInit;
extern const Command kFill;
extern const Command kSeal;
extern const Command kExplain;
extern const Command kEval;
extern const Command kRulebookList;
extern const Command kRulebookShow;

/// Every command in the order of --help.
std::span<const Command* const> commands();

/// A first word that several commands share.
struct Group {
  std::string_view name;
  i18n::Text summary;
};

std::span<const Group> groups();

}  // namespace zizhi::cli
