#pragma once

#include "zizhi/diag/diagnostic.h"
#include "zizhi/i18n/locale.h"
#include "zizhi/i18n/text.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

struct Command;

/// An option as its users see it.
struct Option {
  std::string_view name;    ///< `--format`
  std::string_view letter;  ///< `-f`; may be empty
  std::string_view value;   ///< `FORMAT[=PATH]`; empty: a switch
  i18n::Text summary;
  std::string_view variable;  ///< of the environment, that stands in for it; may be empty
  bool repeatable = false;
  std::vector<std::string_view> (*choices)() = nullptr;  ///< the closed set of its values
  std::string (*more)(i18n::Locale locale) = nullptr;    ///< what its help says besides
};

/// What stands on the command line without a dash.
struct Operand {
  std::string_view name;  ///< `EVIDENCE`
  i18n::Text summary;
  bool required = true;
  bool repeatable = false;
};

/// What was typed, in the terms of a command's table.
class Arguments {
 public:
  struct Given {
    std::string value;
    std::string spelling;  ///< what to call it: `--level`, or the variable it came from
  };

  bool has(const Option& option) const { return !all(option).empty(); }

  /// The value of an option that is given at most once.
  std::optional<Given> one(const Option& option) const;

  std::span<const Given> all(const Option& option) const;

  std::span<const std::string> operands() const { return operands_; }

  void add(const Option& option, Given given) {
    given_[option.name].push_back(std::move(given));
  }

  void add_operand(std::string operand) { operands_.push_back(std::move(operand)); }

 private:
  std::map<std::string_view, std::vector<Given>> given_;  ///< by Option::name
  std::vector<std::string> operands_;
};

/// A command line that was understood.
struct Parsed {
  const Command* command = nullptr;  ///< null: help or version of the whole program
  std::string_view group;            ///< of `zizhi rulebook --help`
  bool help = false;
  bool version = false;
  Arguments arguments;
};

/// Reads a command line. Empty iff an error was added. Options that are not given are taken
/// from their variables.
std::optional<Parsed> parse(std::span<const std::string> arguments,
                            const i18n::Variables& variables, diag::Sink& sink);

/// The last value of the option called `name`, wherever it stands: for what must be known
/// before the command line can be read, such as the language to say that it cannot.
std::optional<std::string_view> peek(std::span<const std::string> arguments,
                                     std::string_view name);

}  // namespace zizhi::cli
