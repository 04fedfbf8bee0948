#pragma once

#include "zizhi/data/assemble.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/source/source.h"
#include "zizhi/verdict/assessment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::rulebook {

/// An overlay that was laid on.
struct Laid {
  verdict::OverlayInfo info;
  std::vector<std::string> settings;  ///< parameters of the rulebook to which it gave a value
};

/// Lays an overlay over the tree of rulebook `book_id`, which is not checked yet. Empty iff an
/// error was added; then the tree is of no use.
std::optional<Laid> lay(const data::Document& overlay, data::Branch& book,
                        std::string_view book_id, const source::Map& sources, diag::Sink& sink);

}  // namespace zizhi::rulebook
