#pragma once

#include "expression.h"
#include "typed_json.h"

#include "zizhi/cel/environment.h"

#include <string>
#include <string_view>
#include <vector>

/// One line of `zizhi eval --jsonl`, read: docs/schemas/eval-question.schema.json says the same
/// to programs.
namespace zizhi::cli {

/// A question, and all it stands on. Texts are views of the line's document.
struct LineQuestion {
  std::string_view expression;
  ExpressionOptions options;
  bool check_only = false;
  std::vector<cel::Value> globals;  ///< by slot of the environment's variables
};

/// The `id` as JSON, whatever scalar it is; `null` where there is none.
std::string line_id(data::NodeRef line);

/// Declares what the line declares. Empty iff an error was added.
std::optional<LineQuestion> read_line(data::NodeRef line, cel::Environment& environment,
                                      cel::Arena& arena, diag::Sink& sink);

}  // namespace zizhi::cli
