#pragma once

#include "zizhi/cel/ast.h"
#include "zizhi/i18n/text.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace zizhi::cel {

/// One way to write a macro, as an author meets it.
struct MacroForm {
  std::string_view usage;    ///< `list.all(x, condition) -> bool`
  i18n::Text about;          ///< one sentence
  std::string_view example;  ///< an expression that is true, executed by a test
};

/// How a macro is written and what it is for: the parser and the documentation read the same
/// table.
struct MacroRule {
  std::string_view name;
  std::optional<MacroKind> kind;  ///< none: `has`, which makes a test of a field
  bool method = true;             ///< written behind a point
  std::size_t variables = 1;      ///< at least
  bool second = false;            ///< one variable more may be given
  bool filter = false;            ///< a condition may stand before the body
  std::span<const MacroForm> forms;

  /// The plainest way to write it, without its result: `list.all(x, condition)`.
  std::string_view usage() const;
};

/// All of them, in the order of the documentation.
std::span<const MacroRule> macro_rules();

/// The macro that is written `….name(…)`. Null when there is none.
const MacroRule* macro_rule(std::string_view name);

const MacroRule& bind_rule();

/// The name that a macro is printed with.
std::string_view macro_name(MacroKind kind);

}  // namespace zizhi::cel
