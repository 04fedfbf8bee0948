// For each node: its kind and flags, its children, where it stands, and its text and key where
// the source does not hold them as they are. Numbers are LEB128; what follows from the order of
// the nodes is not written.
#include "zizhi/data/frozen.h"

#include "zizhi/base/assert.h"

#include <utility>

namespace zizhi::data {
namespace {

constexpr std::uint8_t kKindBits = 0x07;
constexpr std::uint8_t kDuplicate = 0x08;
constexpr std::uint8_t kTextAsWritten = 0x10;
constexpr std::uint8_t kKeyAsWritten = 0x20;
constexpr std::uint32_t kLowBits = 0x7F;
constexpr std::uint32_t kMore = 0x80;

std::string_view written(std::string_view text, source::Span where) {
  return text.substr(where.begin, where.end - where.begin);
}

class Out {
 public:
  void number(std::uint32_t value) {
    for (; value >= kMore; value >>= 7U)
      bytes_ += static_cast<char>((value & kLowBits) | kMore);
    bytes_ += static_cast<char>(value);
  }

  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }

  void span(source::Span where) {
    number(where.begin);
    number(where.end - where.begin);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class In {
 public:
  explicit In(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (std::uint32_t shift = 0;; shift += 7) {
      ZIZHI_ASSERT(!rest_.empty() && shift < 32, "frozen bytes are whole");
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= (byte & kLowBits) << shift;
      if (byte < kMore) return value;
    }
  }

  std::string_view text() {
    const auto size = number();
    ZIZHI_ASSERT(size <= rest_.size(), "frozen bytes are whole");
    const auto value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }

  source::Span span(source::Id id) {
    const auto begin = number();
    return {.source = id, .begin = begin, .end = begin + number()};
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace

std::string freeze(const Document& document, std::string_view text) {
  Out out;
  const auto& nodes = document.nodes_;
  out.number(static_cast<std::uint32_t>(nodes.size()));
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const auto& node = nodes[i];
    const bool text_as_written = written(text, node.where) == node.text;
    const bool key_as_written = written(text, node.key_where) == node.key;
    out.number(static_cast<std::uint32_t>(node.kind) | (node.duplicate ? kDuplicate : 0U) |
               (text_as_written ? kTextAsWritten : 0U) | (key_as_written ? kKeyAsWritten : 0U));
    out.number(node.child_count);
    if (node.child_count > 0) out.number(i - node.first_child);
    for (std::uint32_t j = 0; j < node.child_count; ++j)
      out.number(document.by_key_[node.first_child + j] - node.first_child);
    out.span(node.where);
    out.span(node.key_where);
    if (!text_as_written) out.text(node.text);
    if (!key_as_written) out.text(node.key);
  }
  return out.take();
}

Document thaw(std::string_view bytes, source::Id id, std::string_view text) {
  In in(bytes);
  Document document;
  document.source_ = id;
  auto& nodes = document.nodes_;
  nodes.resize(in.number());
  document.by_key_.resize(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    auto& node = nodes[i];
    const auto flags = in.number();
    node.kind = static_cast<Kind>(flags & kKindBits);
    node.duplicate = (flags & kDuplicate) != 0;
    node.child_count = in.number();
    if (node.child_count > 0) node.first_child = i - in.number();
    for (std::uint32_t j = 0; j < node.child_count; ++j) {
      auto& child = nodes[node.first_child + j];
      child.parent = i;
      child.position = j;
      document.by_key_[node.first_child + j] = node.first_child + in.number();
    }
    node.where = in.span(id);
    node.key_where = in.span(id);
    node.text = (flags & kTextAsWritten) != 0 ? written(text, node.where) : in.text();
    node.key = (flags & kKeyAsWritten) != 0 ? written(text, node.key_where) : in.text();
  }
  ZIZHI_ASSERT(in.at_end(), "frozen bytes are whole");
  return document;
}

}  // namespace zizhi::data
