#pragma once

#include "zizhi/data/read.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace zizhi::data {

/// Makes a Document from what a parser reports in reading order, and guards the limits. A
/// function that returns false has said why to the sink; nothing more may follow.
class Builder {
 public:
  /// Of a text of `bytes`.
  Builder(source::Id id, std::size_t bytes, const Limits& limits, diag::Sink& sink);

  /// The key of the entry whose value comes next.
  void key(std::string text, source::Span where);

  /// True in a map, before a key.
  bool wants_key() const;

  /// The innermost open container is a list.
  bool in_list() const;

  /// The key that waits for its value; only when wants_key() is false in a map.
  source::Span key_where() const { return open_.back().key_where; }

  /// Where the innermost open container begins.
  std::size_t begin() const { return open_.back().begin; }

  bool scalar(Kind kind, std::string text, source::Span where);

  /// A list or map begins.
  bool open(Kind kind, source::Offset begin);

  /// The entries of `map`, the root of a document that was built apart, follow those of the
  /// innermost open map. False where there would be too many values: that is not reported.
  bool adopt(Document map);

  /// The innermost list or map ends. Its doubled keys are reported.
  void close(source::Offset end);

  /// Names the value completed last, for repeat().
  void remember(std::size_t anchor);

  /// Names a scalar that is a key.
  void remember_key(std::size_t anchor, std::string text, source::Span where);

  /// The remembered scalar's text; null for a list, a map or a null.
  const std::string* remembered_text(std::size_t anchor) const;

  /// A copy of the remembered value. `alias` is where it was asked for.
  bool repeat(std::size_t anchor, source::Span alias);

  Document finish();

 private:
  using Node = Document::Node;

  struct Open {
    Kind kind;
    source::Offset begin;
    std::size_t first_pending;
    bool has_key = false;
    std::string key;
    source::Span key_where;
  };

  bool count(source::Span where);
  void push(Node node);
  void settle(std::size_t first_pending, Node& parent);
  void index_keys(Node& map, std::uint32_t first);
  bool copy_children(Node& copy, std::size_t depth, source::Span alias);
  bool copied(const Node& node, source::Span alias);

  Document document_;
  const Limits& limits_;
  diag::Sink& sink_;
  std::vector<Node> pending_;  // complete values whose parent is still open
  std::vector<Open> open_;
  std::map<std::size_t, Node> anchors_;
  std::uint32_t nodes_ = 0;
  std::uint32_t alias_nodes_ = 0;
  std::uint64_t alias_bytes_ = 0;
};

}  // namespace zizhi::data
