#pragma once

#include "zizhi/data/read.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace zizhi::data {

/// Bytes of a text, from `begin` up to `end`.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What stands in an extent, as a document of its own.
struct Passage {
  Document document;
  bool is_alone = false;  ///< it may not be read together with what stands around it: it has
                          ///< anchors, or says where it ends
};

/// Reads an extent of a YAML text as if there were nothing else in it. Places are those of the
/// text. The text has passed `unreadable_yaml`; `extent.begin` is the beginning of a line.
std::optional<Passage> read_passage(source::Id id, std::string_view text, Extent extent,
                                    const Limits& limits, diag::Sink& sink);

}  // namespace zizhi::data
