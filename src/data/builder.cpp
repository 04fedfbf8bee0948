#include "builder.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace zizhi::data {

using diag::Code;

namespace {

// Of text that make one value, in dense evidence: fewer values leave room unused, more make the
// tree move.
constexpr std::size_t kBytesOfNode = 13;

}  // namespace

Builder::Builder(source::Id id, std::size_t bytes, const Limits& limits, diag::Sink& sink)
    : limits_(limits), sink_(sink) {
  document_.source_ = id;
  const auto expected = std::min<std::size_t>(bytes / kBytesOfNode + 1, limits.nodes);
  document_.nodes_.reserve(expected);
  document_.by_key_.reserve(expected);
}

void Builder::key(std::string text, source::Span where) {
  auto& map = open_.back();
  map.has_key = true;
  map.key = std::move(text);
  map.key_where = where;
}

bool Builder::wants_key() const {
  return !open_.empty() && open_.back().kind == Kind::map && !open_.back().has_key;
}

bool Builder::in_list() const {
  return !open_.empty() && open_.back().kind == Kind::list;
}

bool Builder::scalar(Kind kind, std::string text, source::Span where) {
  if (!count(where)) return false;
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  node.where = where;
  push(std::move(node));
  return true;
}

bool Builder::open(Kind kind, source::Offset begin) {
  const source::Span where{document_.source_, begin, begin + 1};
  if (open_.size() >= limits_.depth) {
    sink_.add(diag::make<Code::nested_too_deeply>(where, limits_.depth));
    return false;
  }
  if (!count(where)) return false;
  open_.push_back({.kind = kind,
                   .begin = begin,
                   .first_pending = pending_.size(),
                   .key = {},
                   .key_where = {}});
  return true;
}

void Builder::close(source::Offset end) {
  Node node;
  node.kind = open_.back().kind;
  node.where = {document_.source_, open_.back().begin, end};
  settle(open_.back().first_pending, node);
  open_.pop_back();
  push(std::move(node));
}

bool Builder::adopt(Document map) {
  auto& from = map.nodes_;
  nodes_ += static_cast<std::uint32_t>(from.size() - 1);
  if (nodes_ > limits_.nodes) return false;
  const auto root = from.back();
  const auto offset = static_cast<std::uint32_t>(document_.nodes_.size());
  ZIZHI_ASSERT(root.first_child + root.child_count + 1 == from.size(),
               "the children of a root were settled last");
  const auto children = from.begin() + root.first_child;
  for (auto node = from.begin(); node != from.end() - 1; ++node) {
    node->parent += offset;
    node->first_child += offset;
    auto& to = node < children ? document_.nodes_ : pending_;
    to.push_back(std::move(*node));
  }
  for (std::size_t i = 0; i < root.first_child; ++i)
    document_.by_key_.push_back(map.by_key_[i] + offset);
  return true;
}

bool Builder::count(source::Span where) {
  if (++nodes_ <= limits_.nodes) return true;
  sink_.add(diag::make<Code::too_many_values>(where, limits_.nodes));
  return false;
}

// A complete value takes the key that waits for it.
void Builder::push(Node node) {
  if (!open_.empty() && open_.back().kind == Kind::map) {
    auto& map = open_.back();
    node.key = std::move(map.key);
    node.key_where = map.key_where;
    map.has_key = false;
    map.key.clear();
  }
  pending_.push_back(std::move(node));
}

// Gives the values pending from `first_pending` on their places, side by side, as children.
void Builder::settle(std::size_t first_pending, Node& parent) {
  auto& nodes = document_.nodes_;
  const auto first = static_cast<std::uint32_t>(nodes.size());
  const auto begin = pending_.begin() + static_cast<std::ptrdiff_t>(first_pending);
  parent.first_child = first;
  parent.child_count = static_cast<std::uint32_t>(pending_.end() - begin);
  nodes.insert(nodes.end(), std::move_iterator(begin), std::move_iterator(pending_.end()));
  pending_.resize(first_pending);

  document_.by_key_.resize(nodes.size());
  for (std::uint32_t i = 0; i < parent.child_count; ++i) {
    auto& child = nodes[first + i];
    child.position = i;
    document_.by_key_[first + i] = first + i;
    for (std::uint32_t j = 0; j < child.child_count; ++j) {
      nodes[child.first_child + j].parent = first + i;
    }
  }
  if (parent.kind == Kind::map) index_keys(parent, first);
}

// Sorts a map's children by key; equal keys are marked and reported, each with the first of
// them.
void Builder::index_keys(Node& map, std::uint32_t first) {
  auto& nodes = document_.nodes_;
  const auto begin = document_.by_key_.begin() + first;
  const auto end = begin + map.child_count;
  std::stable_sort(begin, end, [&nodes](std::uint32_t a, std::uint32_t b) {
    return nodes[a].key < nodes[b].key;
  });
  for (auto original = begin; original != end;) {
    auto& kept = nodes[*original];
    auto other = std::next(original);
    for (; other != end && nodes[*other].key == kept.key; ++other) {
      auto& doubled = nodes[*other];
      kept.duplicate = true;
      doubled.duplicate = true;
      auto problem = diag::make<Code::duplicate_key>(doubled.key_where, doubled.key);
      problem.labels.push_back(
          {.where = kept.key_where, .text = {"it is here first", "首次出现在此"}});
      sink_.add(std::move(problem));
    }
    original = other;
  }
}

void Builder::remember(std::size_t anchor) {
  anchors_.insert_or_assign(anchor, pending_.back());
}

void Builder::remember_key(std::size_t anchor, std::string text, source::Span where) {
  Node node;
  node.kind = Kind::scalar;
  node.text = std::move(text);
  node.where = where;
  anchors_.insert_or_assign(anchor, std::move(node));
}

const std::string* Builder::remembered_text(std::size_t anchor) const {
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) return nullptr;
  const auto& node = found->second;
  const bool scalar =
      node.kind != Kind::null && node.kind != Kind::list && node.kind != Kind::map;
  return scalar ? &node.text : nullptr;
}

bool Builder::repeat(std::size_t anchor, source::Span alias) {
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) {
    sink_.add(diag::make<Code::yaml_alias_in_itself>(alias));
    return false;
  }
  auto copy = found->second;
  copy.duplicate = false;
  copy.key.clear();
  copy.key_where = {};
  if (!copied(copy, alias) || !copy_children(copy, open_.size(), alias)) return false;
  push(std::move(copy));
  return true;
}

// Copies the children of `copy`, which still are its original's, and theirs. The depth is that
// of `copy`; it bounds the recursion.
bool Builder::copy_children(Node& copy, std::size_t depth, source::Span alias) {
  if (copy.kind != Kind::list && copy.kind != Kind::map) return true;
  if (depth >= limits_.depth) {
    sink_.add(diag::make<Code::nested_too_deeply>(alias, limits_.depth));
    return false;
  }
  auto& nodes = document_.nodes_;
  const auto from = copy.first_child;
  const auto to = static_cast<std::uint32_t>(nodes.size());
  copy.first_child = to;
  for (std::uint32_t i = 0; i < copy.child_count; ++i) {
    if (!copied(nodes[from + i], alias)) return false;
    auto child = nodes[from + i];
    nodes.push_back(std::move(child));
    document_.by_key_.push_back(document_.by_key_[from + i] - from + to);
  }
  for (std::uint32_t i = 0; i < copy.child_count; ++i) {
    auto child = std::move(nodes[to + i]);
    if (!copy_children(child, depth + 1, alias)) return false;
    for (std::uint32_t j = 0; j < child.child_count; ++j) {
      nodes[child.first_child + j].parent = to + i;
    }
    nodes[to + i] = std::move(child);
  }
  return true;
}

// Counts one value that an alias copies.
bool Builder::copied(const Node& node, source::Span alias) {
  if (!count(alias)) return false;
  ++alias_nodes_;
  alias_bytes_ += node.text.size() + node.key.size();
  if (alias_nodes_ <= limits_.alias_nodes && alias_bytes_ <= limits_.alias_bytes) return true;
  sink_.add(diag::make<Code::yaml_alias_limit>(alias, limits_.alias_nodes,
                                               limits_.alias_bytes / (1024U * 1024U)));
  return false;
}

Document Builder::finish() {
  ZIZHI_ASSERT(open_.empty() && pending_.size() == 1, "a text is one value");
  auto root = std::move(pending_.back());
  const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
  for (std::uint32_t i = 0; i < root.child_count; ++i) {
    document_.nodes_[root.first_child + i].parent = index;
  }
  document_.nodes_.push_back(std::move(root));
  document_.by_key_.push_back(index);
  return std::move(document_);
}

}  // namespace zizhi::data
