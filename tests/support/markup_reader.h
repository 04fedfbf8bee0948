#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Reads markup as strictly as we write it: everything closed in order, every value in double
/// quotes, no entity but those of the five characters.
namespace zizhi::tests {

/// An element, or (without a name) a run of text.
struct Node {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;
  std::vector<Node> children;

  /// Everything that is written in it, in order.
  std::string content() const;

  bool has_class(std::string_view name) const;

  /// Every element below that `wanted` picks, in order.
  std::vector<const Node*> all(const std::function<bool(const Node&)>& wanted) const;
  std::vector<const Node*> all(std::string_view name) const;
  std::vector<const Node*> all_of_class(std::string_view name) const;
};

/// The root element of `document`, which begins with its declaration. On a fault of the markup
/// `fault` says what and where, and the node is what was read until then.
Node read_markup(std::string_view document, std::string& fault);

}  // namespace zizhi::tests
