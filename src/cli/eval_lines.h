#pragma once

#include "session.h"

#include "zizhi/cel/limits.h"

#include <string>

namespace zizhi::cli {

/// How lines are answered.
struct LinesOptions {
  bool types = false;  ///< adds the type of each expression
  cel::Limits limits;  ///< of each line
};

/// `zizhi eval --jsonl`: answers the questions of `path` (`-`: standard input), a line each, as
/// they come. `unusable` when a line could not be read.
Exit answer_lines(const std::string& path, const LinesOptions& options, Session& session);

}  // namespace zizhi::cli
