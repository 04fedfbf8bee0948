#pragma once

#include "zizhi/source/source.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zizhi::cel {

/// Names a node of an Ast.
enum class NodeId : std::uint32_t {};

inline constexpr NodeId kNoNode{0xFFFFFFFFU};

/// Half-open byte range in the text of an expression.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Range&, const Range&) = default;
};

/// Text of an expression and where it stands: inside a YAML scalar, or on the command line.
struct Fragment {
  std::string text;  ///< UTF-8
  std::function<source::Span(Range)>
      locate;  ///< from the text to a file; exact where it can be
};

/// Distinguishes bytes from strings among the literals.
struct Bytes {
  std::string text;

  friend bool operator==(const Bytes&, const Bytes&) = default;
};

struct Literal {
  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string, Bytes>
      value;
};

/// `x`, or `.x` (absolute: not a variable of a macro).
struct Name {
  std::string text;
  bool absolute = false;
};

/// `operand.field`, `operand.?field`, and with `test` has(operand.field).
struct Select {
  NodeId operand = kNoNode;
  std::string field;
  bool optional = false;
  bool test = false;
};

/// A function, method or operator. Operators have CEL's names: `_+_`, `_-_`, `-_`, `!_`,
/// `_&&_`, `_||_`, `_?_:_`, `_==_`, `_!=_`,
/// `_<_`, `_<=_`, `_>_`, `_>=_`, `_*_`, `_/_`, `_%_`, `@in`, `_[_]`, `_[?_]`. `_&&_` and `_||_`
/// are n-ary: two or more arguments.
struct Call {
  std::string function;       ///< qualified where written so: `math.greatest`, `period.between`
  NodeId receiver = kNoNode;  ///< of a method
  std::vector<NodeId> arguments{};
};

/// `[a, ?b]`.
struct MakeList {
  std::vector<NodeId> items;
  std::vector<std::uint32_t> optional;  ///< positions of items written with `?`
};

/// `{k: v, ?k: v}`.
struct MakeMap {
  struct Item {
    NodeId key = kNoNode;
    NodeId value = kNoNode;
    bool optional = false;
  };

  std::vector<Item> items;
};

/// `Type{field: value}`: kept so that it can be refused with a good message (no messages here).
struct MakeRecord {
  std::string type;

  struct Item {
    std::string field;
    NodeId value = kNoNode;
    bool optional = false;
  };

  std::vector<Item> items{};
};

enum class MacroKind : std::uint8_t {
  all,                  ///< range.all(v, body)            also with two variables
  exists,               ///< range.exists(v, body)         also with two variables
  exists_one,           ///< range.exists_one(v, body), existsOne     also with two variables
  map,                  ///< range.map(v, body), range.map(v, filter, body)
  filter,               ///< range.filter(v, body)
  transform_list,       ///< range.transformList(i, v, [filter,] body)
  transform_map,        ///< range.transformMap(k, v, [filter,] body)
  transform_map_entry,  ///< range.transformMapEntry(k, v, [filter,] body)
  bind,                 ///< cel.bind(v, range, body): range is the value
  opt_map,              ///< range.optMap(v, body)
  opt_flat_map,         ///< range.optFlatMap(v, body)
  sort_by,              ///< range.sortBy(v, body)
};

/// A macro call: it binds variables, so it is a node of its own and not a call. There is no
/// accumulator that could be named.
struct Macro {
  MacroKind kind{};
  NodeId range = kNoNode;
  std::string first{};   ///< the variable (with two variables: index or key)
  std::string second{};  ///< the second variable; empty when there is one
  NodeId filter = kNoNode;
  NodeId body = kNoNode;
};

struct Node {
  std::variant<Literal, Name, Select, Call, MakeList, MakeMap, MakeRecord, Macro> kind;
  Range range;  ///< the whole sub-expression, without enclosing parentheses
  Range focus;  ///< its narrowest telling part: the field, the operator, the function's name
};

/// An expression as a tree in a vector: children stand before their parents, so a bottom-up
/// pass is a loop. No deeper than the parser's limit, so a recursive pass is safe.
struct Ast {
  Fragment fragment;
  std::vector<Node> nodes{};
  NodeId root = kNoNode;

  const Node& operator[](NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }

  std::string_view text_of(NodeId id) const {
    const auto range = (*this)[id].range;
    return std::string_view(fragment.text).substr(range.begin, range.end - range.begin);
  }
};

/// Calls `visit` with each child of `node`, in source order.
void for_each_child(const Node& node, const std::function<void(NodeId)>& visit);

/// Same shape, names and literals; places do not count.
bool same(const Ast& a, const Ast& b);

/// Canonical source: one space around binary operators, only the parentheses that are needed,
/// double quotes. `parse(print(ast))` is the same tree.
std::string print(const Ast& ast);
std::string print(const Ast& ast, NodeId node);

}  // namespace zizhi::cel
