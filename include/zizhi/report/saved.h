#pragma once

#include "zizhi/diag/diagnostic.h"
#include "zizhi/source/source.h"
#include "zizhi/verdict/assessment.h"

#include <optional>

namespace zizhi::report {

/// A JSON report, read back. Every other report can be made from it, with the bytes that it
/// would have had at once.
struct Saved {
  verdict::Assessment assessment;
  bool masked = true;         ///< personal values are `***`, and nothing brings them back
  bool pass_details = false;  ///< the explanations of what passes are there
};

/// Reads what `render_json` writes, and nothing else: a key that is missing, of another kind or
/// not known is an error, and so are outcomes, counts and a verdict that are not what the
/// checks come to. Empty iff an error was added.
std::optional<Saved> read_saved(source::Id id, const source::Map& sources, diag::Sink& sink);

}  // namespace zizhi::report
