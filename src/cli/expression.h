#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/cel/limits.h"
#include "zizhi/source/source.h"

#include <optional>
#include <string>

namespace zizhi::cli {

/// How an expression is read.
struct ExpressionOptions {
  cel::Limits limits;
  bool macros = true;        ///< otherwise `x.all(…)` and has() are ordinary calls
  bool static_types = true;  ///< otherwise everything is dyn
};

/// Reads and checks `text`, which becomes a source of its own, called `<expression>`. Empty iff
/// an error was added.
std::optional<cel::Checked> check_expression(std::string text,
                                             const cel::Environment& environment,
                                             const ExpressionOptions& options,
                                             source::Map& sources, diag::Sink& sink);

}  // namespace zizhi::cli
