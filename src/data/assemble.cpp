#include "zizhi/data/assemble.h"

#include <algorithm>
#include <utility>

namespace zizhi::data {

/// Puts the nodes of a document on their places: children side by side, before their parent.
class Assembler {
 public:
  Document assemble(const Branch& root) {
    made_.source_ = root.from.source();
    auto node = settled(root);
    made_.nodes_.push_back(std::move(node));
    made_.by_key_.push_back(0);
    adopt(made_.nodes_.size() - 1);
    return std::move(made_);
  }

 private:
  using Node = Document::Node;

  /// The node, with its children on their places.
  Node settled(const Branch& branch) {
    Node node;
    node.kind = branch.from.kind();
    node.key = branch.key;
    node.where = branch.from.where();
    node.key_where = branch.from.key_where();
    node.text = branch.from.text();
    std::vector<Node> children;
    children.reserve(branch.children.size());
    for (const auto& child : branch.children)
      children.push_back(settled(child));
    node.child_count = static_cast<std::uint32_t>(children.size());
    node.first_child = place(std::move(children));
    if (node.kind == Kind::map) index_keys(node);
    return node;
  }

  std::uint32_t place(std::vector<Node> children) {
    const auto first = static_cast<std::uint32_t>(made_.nodes_.size());
    for (auto& child : children) {
      child.position = static_cast<std::uint32_t>(made_.nodes_.size()) - first;
      made_.by_key_.push_back(first + child.position);
      made_.nodes_.push_back(std::move(child));
      adopt(made_.nodes_.size() - 1);
    }
    return first;
  }

  void adopt(std::size_t parent) {
    const auto& node = made_.nodes_[parent];
    for (std::uint32_t i = 0; i < node.child_count; ++i)
      made_.nodes_[node.first_child + i].parent = static_cast<std::uint32_t>(parent);
  }

  void index_keys(const Node& map) {
    const auto begin = made_.by_key_.begin() + map.first_child;
    std::stable_sort(begin, begin + map.child_count, [this](std::uint32_t a, std::uint32_t b) {
      return made_.nodes_[a].key < made_.nodes_[b].key;
    });
  }

  Document made_;
};

Branch* Branch::find(std::string_view wanted) {
  const auto found = std::ranges::find(children, wanted, &Branch::key);
  return found == children.end() ? nullptr : &*found;
}

Branch branch(NodeRef node) {
  Branch made{.from = node, .key = std::string(node.key())};
  for (std::size_t i = 0; i < node.size(); ++i)
    made.children.push_back(branch(node[i]));
  return made;
}

Document assemble(const Branch& root) {
  return Assembler().assemble(root);
}

}  // namespace zizhi::data
