#pragma once

#include "zizhi/cel/ast.h"
#include "zizhi/cel/limits.h"
#include "zizhi/diag/diagnostic.h"

#include <optional>

namespace zizhi::cel {

struct ParseOptions {
  Limits limits;
  bool macros = true;  ///< otherwise `x.all(…)` and has() are ordinary calls
};

/// Reads one expression. Empty iff an error was added to `sink`. Every limit of source size,
/// depth, nodes and comprehension nesting is enforced here.
std::optional<Ast> parse(Fragment fragment, const ParseOptions& options, diag::Sink& sink);

}  // namespace zizhi::cel
