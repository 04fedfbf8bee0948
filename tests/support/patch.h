#pragma once

#include "zizhi/data/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace zizhi::tests {

struct Branch;

/// A copy of a document's tree that a test may change, and write out again as YAML.
struct Tree {
  data::Kind kind = data::Kind::null;
  std::string text;  ///< of a scalar
  std::vector<Branch> children;
};

struct Branch {
  std::string key;  ///< empty in a list
  Tree value;
};

Tree tree(data::NodeRef node);

/// Block YAML: plain scalars stay plain, quoted ones are quoted.
std::string yaml(const Tree& tree);

/// The node at `path` (`people[2].name`); null when it is not there.
Tree* find(Tree& root, std::string_view path);

/// Puts `value` (a YAML flow text) at `path`, making the last key if need be. False when the
/// parent is not there. `path[+]` appends to a list.
bool set(Tree& root, std::string_view path, std::string_view value);

/// False when there is nothing at `path`.
bool remove(Tree& root, std::string_view path);

/// Paths of every scalar, and of every list and map, in order.
std::vector<std::string> paths(const Tree& root);

}  // namespace zizhi::tests
