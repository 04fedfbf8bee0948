#pragma once

#include "zizhi/data/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace zizhi::data {

/// A node on its way into another document: its kind, its text and its places are those of
/// `from`, whose document outlives it.
struct Branch {
  NodeRef from;
  std::string key;                 ///< of a map's entry; else empty
  std::vector<Branch> children{};  ///< of a list or map, in order

  /// The first child of that key; null without one.
  Branch* find(std::string_view wanted);
};

/// A node with all that is below it, as it stands.
Branch branch(NodeRef node);

/// Puts together a document of its own. Every place is where the node was written, whichever
/// text that was; `source()` is that of the root. The keys of a map differ.
Document assemble(const Branch& root);

}  // namespace zizhi::data
