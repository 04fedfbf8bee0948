#include "zizhi/data/merge.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace zizhi::data {

/// Puts the values of several roots under one.
class Merger {
 public:
  Merger(bool (*is_apart)(std::string_view key), diag::Sink& sink)
      : is_apart_(is_apart), sink_(sink) {}

  Document merge(std::span<const Document> files) {
    for (const auto& file : files)
      take(file);
    const auto& first = files.front();
    made_.source_ = first.source_;
    std::vector<Node> members;
    for (const auto& key : keys_)
      settle(stated_.at(key), members);
    Node root;
    root.kind = Kind::map;
    root.where = first.root().where();
    root.first_child = append(members);
    root.child_count = static_cast<std::uint32_t>(members.size());
    index_keys(root);
    made_.nodes_.push_back(std::move(root));
    adopt(static_cast<std::uint32_t>(made_.nodes_.size() - 1));
    made_.by_key_.resize(made_.nodes_.size());
    return std::move(made_);
  }

 private:
  using Node = Document::Node;

  /// Everything of a file but its root.
  void take(const Document& file) {
    const auto offset = static_cast<std::uint32_t>(made_.nodes_.size());
    const auto count = file.nodes_.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
      auto node = file.nodes_[i];
      node.first_child += offset;
      node.parent += offset;
      made_.nodes_.push_back(std::move(node));
      made_.by_key_.push_back(file.by_key_[i] + offset);
    }
    const auto& root = file.nodes_.back();
    for (std::uint32_t i = 0; i < root.child_count; ++i) {
      const auto index = root.first_child + offset + i;
      const auto& key = made_.nodes_[index].key;
      auto& stated = stated_[key];
      if (stated.empty()) keys_.push_back(key);
      stated.push_back(index);
    }
  }

  /// What becomes of one key.
  void settle(const std::vector<std::uint32_t>& stated, std::vector<Node>& members) {
    const auto& nodes = made_.nodes_;
    if (is_apart_(nodes[stated.front()].key)) return;
    std::vector<std::uint32_t> meant;
    std::ranges::copy_if(stated, std::back_inserter(meant), [&](std::uint32_t index) {
      return nodes[index].kind != Kind::null || nodes[index].duplicate;
    });
    if (meant.empty()) meant.push_back(stated.front());
    const auto is_part = [&](std::uint32_t index) {
      const auto& node = nodes[index];
      return node.kind == Kind::list && node.child_count > 0 && !node.duplicate;
    };
    if (meant.size() == 1) {
      members.push_back(nodes[meant.front()]);
    } else if (std::ranges::all_of(meant, is_part)) {
      members.push_back(joined(meant));
    } else {
      conflict(meant, members);
    }
  }

  Node joined(const std::vector<std::uint32_t>& lists) {
    std::vector<Node> entries;
    for (const auto index : lists) {
      const auto& list = made_.nodes_[index];
      const auto begin = made_.nodes_.begin() + list.first_child;
      entries.insert(entries.end(), begin, begin + list.child_count);
    }
    auto whole = made_.nodes_[lists.front()];
    whole.child_count = static_cast<std::uint32_t>(entries.size());
    whole.first_child = append(entries);
    return whole;
  }

  void conflict(const std::vector<std::uint32_t>& meant, std::vector<Node>& members) {
    const auto first = made_.nodes_[meant.front()];
    for (const auto index : meant) {
      auto node = made_.nodes_[index];
      // Within one file its reader has said so.
      if (index != meant.front() && node.where.source != first.where.source) {
        auto problem = diag::make<diag::Code::duplicate_key>(node.key_where, node.key);
        problem.labels.push_back(
            {.where = first.key_where, .text = {"it is here first", "首次出现在此"}});
        sink_.add(std::move(problem));
      }
      node.duplicate = true;
      members.push_back(std::move(node));
    }
  }

  /// Puts nodes side by side behind all others; their children get to know them.
  std::uint32_t append(const std::vector<Node>& nodes) {
    const auto first = static_cast<std::uint32_t>(made_.nodes_.size());
    for (const auto& node : nodes) {
      const auto index = static_cast<std::uint32_t>(made_.nodes_.size());
      made_.nodes_.push_back(node);
      made_.nodes_.back().position = index - first;
      made_.by_key_.push_back(index);
      adopt(index);
    }
    return first;
  }

  void adopt(std::uint32_t parent) {
    const auto& node = made_.nodes_[parent];
    for (std::uint32_t i = 0; i < node.child_count; ++i)
      made_.nodes_[node.first_child + i].parent = parent;
  }

  void index_keys(const Node& map) {
    const auto begin = made_.by_key_.begin() + map.first_child;
    std::stable_sort(begin, begin + map.child_count, [this](std::uint32_t a, std::uint32_t b) {
      return made_.nodes_[a].key < made_.nodes_[b].key;
    });
  }

  bool (*is_apart_)(std::string_view key);
  diag::Sink& sink_;
  Document made_;
  std::map<std::string, std::vector<std::uint32_t>> stated_;  ///< key → nodes, by file
  std::vector<std::string> keys_;                             ///< in the order of the files
};

Document merge(std::span<const Document> files, bool (*is_apart)(std::string_view key),
               diag::Sink& sink) {
  ZIZHI_ASSERT(!files.empty(), "there is at least the file that was named");
  return Merger(is_apart, sink).merge(files);
}

}  // namespace zizhi::data
