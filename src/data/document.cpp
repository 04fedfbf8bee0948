#include "zizhi/data/document.h"

#include "zizhi/base/assert.h"

#include <algorithm>

namespace zizhi::data {
namespace {

// A key that reads as one word in a path.
bool is_word(std::string_view key) {
  return !key.empty() && std::ranges::none_of(key, [](char c) {
    return std::string_view(".[]\"'`").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) <= 0x20U;
  });
}

std::string quoted(std::string_view key) {
  std::string out = "[\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += "\"]";
}

}  // namespace

NodeRef Document::root() const {
  ZIZHI_ASSERT(!nodes_.empty(), "a document that was read has a root");
  return {this, static_cast<std::uint32_t>(nodes_.size() - 1)};
}

const Document::Node& NodeRef::node() const {
  return document_->nodes_[index_];
}

Kind NodeRef::kind() const {
  return node().kind;
}

bool NodeRef::is_scalar() const {
  switch (kind()) {
    case Kind::scalar:
    case Kind::string:
    case Kind::number:
    case Kind::boolean:
      return true;
    case Kind::null:
    case Kind::list:
    case Kind::map:
      return false;
  }
  ZIZHI_UNREACHABLE();
}

std::string_view NodeRef::text() const {
  return node().text;
}

source::Span NodeRef::where() const {
  return node().where;
}

source::Span NodeRef::key_where() const {
  const auto parent_node = parent();
  return parent_node && parent_node->is_map() ? node().key_where : node().where;
}

std::string_view NodeRef::key() const {
  return node().key;
}

bool NodeRef::duplicate_key() const {
  return node().duplicate;
}

std::size_t NodeRef::size() const {
  return node().child_count;
}

NodeRef NodeRef::operator[](std::size_t index) const {
  ZIZHI_ASSERT(index < size(), "the index of a child");
  return {document_, node().first_child + static_cast<std::uint32_t>(index)};
}

std::optional<NodeRef> NodeRef::find(std::string_view key) const {
  if (!is_map()) return std::nullopt;
  const auto& nodes = document_->nodes_;
  const auto begin = document_->by_key_.begin() + node().first_child;
  const auto end = begin + node().child_count;
  const auto found =
      std::lower_bound(begin, end, key, [&nodes](std::uint32_t index, std::string_view wanted) {
        return nodes[index].key < wanted;
      });
  if (found == end || nodes[*found].key != key) return std::nullopt;
  return NodeRef(document_, *found);
}

std::optional<NodeRef> NodeRef::parent() const {
  if (index_ + 1 == document_->nodes_.size()) return std::nullopt;
  return NodeRef(document_, node().parent);
}

std::size_t NodeRef::position() const {
  return node().position;
}

std::string path(NodeRef node) {
  std::vector<std::string> steps;
  for (auto parent = node.parent(); parent; parent = node.parent()) {
    if (parent->is_list()) {
      steps.push_back("[" + std::to_string(node.position()) + "]");
    } else {
      steps.push_back(is_word(node.key()) ? std::string(node.key()) : quoted(node.key()));
    }
    node = *parent;
  }
  std::ranges::reverse(steps);
  std::string out;
  for (const auto& step : steps) {
    if (!out.empty() && !step.starts_with('[')) out += '.';
    out += step;
  }
  return out;
}

}  // namespace zizhi::data
