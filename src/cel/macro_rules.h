#pragma once

#include "zizhi/cel/ast.h"

#include <cstddef>
#include <string_view>

namespace zizhi::cel {

/// How a macro is written. All but `cel.bind` are written like methods.
struct MacroRule {
  std::string_view name;
  MacroKind kind{};
  std::size_t variables = 1;  ///< at least
  bool second = false;        ///< one variable more may be given
  bool filter = false;        ///< a condition may stand before the body
  std::string_view usage;     ///< `list.all(x, condition)`
};

/// Null when no macro of ours has that name.
const MacroRule* macro_rule(std::string_view name);

const MacroRule& bind_rule();

/// The name that a macro is printed with.
std::string_view macro_name(MacroKind kind);

}  // namespace zizhi::cel
