#pragma once

// Which optional fields are known to be there: what `has(x.f)` proves, and where it does.

#include "zizhi/cel/check.h"

#include <optional>
#include <string>
#include <vector>

namespace zizhi::cel {

/// Fields known to be present. The text of a field names its path by what its names refer to,
/// so that a variable of the same name is not mistaken for it.
struct Presence {
  bool impossible = false;          ///< the case cannot occur, so all can be said of it
  std::vector<std::string> fields;  ///< sorted, without duplicates
};

/// Tells what is known where, during one pass over a tree.
class Guards {
 public:
  Guards(const Ast& ast, const std::vector<Reference>& references)
      : ast_(&ast), references_(&references) {}

  /// What is present wherever `condition` comes out as `truth`. The condition's names are
  /// resolved already.
  Presence proven(NodeId condition, bool truth) const;

  /// From here on these fields are known; gives the mark to go back to.
  std::size_t assume(const Presence& presence);

  void forget(std::size_t mark) { known_.resize(mark); }

  /// Whether the field that the Select reads is known to be present here.
  bool covers(NodeId select) const;

 private:
  std::optional<std::string> path(NodeId node) const;
  std::optional<std::string> path_of(NodeId node, const Call& call) const;
  std::optional<std::string> field_path(const Select& select) const;
  Presence proven_by_call(const Call& call, bool truth) const;

  const Ast* ast_;
  const std::vector<Reference>* references_;
  std::vector<std::string> known_;
};

}  // namespace zizhi::cel
