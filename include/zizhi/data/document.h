#pragma once

#include "zizhi/base/lifetime.h"
#include "zizhi/source/source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::data {

/// What a node is as it was written. A plain YAML scalar is `scalar`: its meaning comes from
/// the schema, never from a guess. `number`, `boolean` come from JSON only, with their spelling
/// kept.
enum class Kind : std::uint8_t { null, scalar, string, number, boolean, list, map };

class NodeRef;

/// One text, or several merged, as a tree; immutable once read. Children of a node are
/// contiguous.
class Document {
 public:
  NodeRef root() const ZIZHI_LIFETIMEBOUND;

  /// The text that was read; of several the first.
  source::Id source() const { return source_; }

 private:
  friend class NodeRef;
  friend class Assembler;
  friend class Builder;
  friend class Merger;
  friend std::string freeze(const Document& document, std::string_view text);
  friend Document thaw(std::string_view bytes, source::Id id, std::string_view text);

  struct Node {
    Kind kind = Kind::null;
    bool duplicate = false;  ///< an entry whose key occurs again in the same map
    std::uint32_t parent = 0;
    std::uint32_t position = 0;  ///< among the parent's children
    std::uint32_t first_child = 0;
    std::uint32_t child_count = 0;
    source::Span where;      ///< of the value as written
    source::Span key_where;  ///< of the key; empty for elements
    std::string key;
    std::string text;  ///< scalar: its value, unescaped; number and boolean: as spelt
  };

  std::vector<Node> nodes_;  ///< children before their parent; the root is the last
  std::vector<std::uint32_t>
      by_key_;  ///< at a map's children: their indices, by key and position
  source::Id source_{};
};

/// A node of a document: 16 bytes, by value; as long-lived as its document.
class NodeRef {
 public:
  Kind kind() const;

  bool is_null() const { return kind() == Kind::null; }

  bool is_list() const { return kind() == Kind::list; }

  bool is_map() const { return kind() == Kind::map; }

  /// Not a list, map or null.
  bool is_scalar() const;

  /// `string` (quoted or a block), as opposed to plain.
  bool is_quoted() const { return kind() == Kind::string; }

  /// The value of a scalar, unescaped; `12.50` of a number as spelt; empty for others.
  std::string_view text() const;
  source::Span where() const;      ///< the value; for an absent value (`key:`) the key
  source::Span key_where() const;  ///< the key of a map's entry, else where()
  std::string_view key() const;    ///< of a map's entry, else empty
  /// Its key occurs again in the same map: neither may be believed. Reported by the reader.
  bool duplicate_key() const;

  std::size_t size() const;  ///< children of a list or map
  NodeRef operator[](std::size_t index) const;
  std::optional<NodeRef> find(std::string_view key) const;  ///< the first of that key
  std::optional<NodeRef> parent() const;
  std::size_t position() const;  ///< among its parent's children

  source::Id source() const { return where().source; }

 private:
  friend class Document;

  NodeRef(const Document* document, std::uint32_t index) : document_(document), index_(index) {}

  const Document::Node& node() const;

  const Document* document_;
  std::uint32_t index_;
};

/// `people[7].assessments[0].on`; a key that is no plain word is quoted: `levels["a b"]`. The
/// root's path is empty.
std::string path(NodeRef node);

/// The part [begin, end) (bytes of its text) of a scalar's value, in the file: exact where the
/// spelling can be followed (plain, quoted with simple escapes, literal and folded blocks;
/// white space that the spelling folds is exact to its neighbour); the whole scalar elsewhere.
/// O(|text|).
source::Span locate(NodeRef scalar, const source::Map& sources, source::Offset begin,
                    source::Offset end);

}  // namespace zizhi::data
