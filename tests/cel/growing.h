#pragma once

#include "zizhi/cel/ast.h"

#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace zizhi::cel {

/// Grows any tree that the parser can give, up to a depth; the same from the same seed.
class Grower {
 public:
  explicit Grower(std::uint64_t seed) : random_(seed) {}

  Ast grow(int depth) {
    ast_ = {};
    ast_.root = node(depth);
    return std::move(ast_);
  }

 private:
  NodeId add(Node node) {
    ast_.nodes.push_back(std::move(node));
    return NodeId{static_cast<std::uint32_t>(ast_.nodes.size() - 1)};
  }

  template <class Kind>
  NodeId add(Kind kind) {
    return add(Node{.kind = std::move(kind), .range = {}, .focus = {}});
  }

  std::string name() {
    return one_of<std::string>("a", "b", "_c1", "inner", "math", "cel", "all", "T");
  }

  std::string field() {
    return one_of<std::string>("a", "if", "in", "true", "b-c", "b c/d.e", "has", "1");
  }

  std::string text() {
    return one_of<std::string>("", "a", "\"", "'", "\\", "\n\r\t", "单位", "😀",
                               std::string("\0\x7f", 2), "\u202e", "// x");
  }

  /// From `low` to just before `high`.
  int below(int low, int high) {
    return std::uniform_int_distribution<int>(low, high - 1)(random_);
  }

  template <class Value, class... Values>
  Value one_of(Value first, Values... others) {
    const Value all[] = {std::move(first), Value(std::move(others))...};
    return all[below(0, static_cast<int>(std::size(all)))];
  }

  bool flip() { return below(0, 2) == 1; }

  NodeId leaf() {
    switch (below(0, 9)) {
      case 0:
        return add(Literal{std::monostate()});
      case 1:
        return add(Literal{flip()});
      case 2:
        return add(Literal{static_cast<std::int64_t>(random_())});
      case 3:
        return add(Literal{std::uint64_t{random_()}});
      case 4:
        return add(Literal{one_of(0.0, -0.0, 1.0, -2.5, 1e300, 5e-324, 1e21, 1e-7,
                                  std::numeric_limits<double>::max())});
      case 5:
        return add(Literal{text()});
      case 6:
        return add(Literal{Bytes{one_of<std::string>("", "a\"\\\n", "\xff\x80")}});
      case 7:
        return add(Literal{one_of(std::numeric_limits<std::int64_t>::min(),
                                  std::numeric_limits<std::int64_t>::max())});
      default:
        return add(Name{name(), flip()});
    }
  }

  std::vector<NodeId> several(int depth, int least, int most) {
    std::vector<NodeId> out;
    const auto count = below(least, most + 1);
    for (int i = 0; i < count; ++i) {
      out.push_back(node(depth));
    }
    return out;
  }

  NodeId operation(int depth) {
    const auto function = one_of<std::string>("_+_", "_-_", "_*_", "_/_", "_%_", "_<_", "_<=_",
                                              "_>_", "_>=_", "_==_", "_!=_", "@in", "_[_]",
                                              "_[?_]", "-_", "!_", "_?_:_", "_&&_", "_||_");
    const bool sign = function == "-_" || function == "!_";
    const bool chain = function == "_&&_" || function == "_||_";
    const int least = sign ? 1 : function == "_?_:_" ? 3 : 2;
    auto arguments = several(depth, least, chain ? 4 : least);
    return add(Call{.function = function, .arguments = std::move(arguments)});
  }

  NodeId call(int depth) {
    if (flip()) {
      const auto function =
          one_of<std::string>("f", "size", "math.greatest", "period.between", "all");
      return add(Call{.function = function, .arguments = several(depth, 0, 3)});
    }
    const auto receiver = node(depth);
    const auto function = one_of<std::string>("f", "size", "if", "has");
    return add(
        Call{.function = function, .receiver = receiver, .arguments = several(depth, 0, 2)});
  }

  NodeId select(int depth) {
    const auto operand = node(depth);
    const auto way = below(0, 3);
    return add(
        Select{.operand = operand, .field = field(), .optional = way == 1, .test = way == 2});
  }

  NodeId list(int depth) {
    MakeList list{.items = several(depth, 0, 3), .optional = {}};
    for (std::uint32_t i = 0; i < list.items.size(); ++i) {
      if (flip()) list.optional.push_back(i);
    }
    return add(std::move(list));
  }

  NodeId map(int depth) {
    MakeMap map;
    for (const auto key : several(depth, 0, 2)) {
      map.items.push_back({key, node(depth), flip()});
    }
    return add(std::move(map));
  }

  NodeId record(int depth) {
    MakeRecord record{.type = one_of<std::string>("T", "a.b.T", ".a.T")};
    for (const auto value : several(depth, 0, 2)) {
      record.items.push_back({field(), value, flip()});
    }
    return add(std::move(record));
  }

  NodeId macro(int depth) {
    Macro macro{.kind =
                    static_cast<MacroKind>(below(0, static_cast<int>(MacroKind::sort_by) + 1))};
    const auto kind = macro.kind;
    const bool either =
        kind == MacroKind::all || kind == MacroKind::exists || kind == MacroKind::exists_one;
    const bool transforms = kind == MacroKind::transform_list ||
                            kind == MacroKind::transform_map ||
                            kind == MacroKind::transform_map_entry;
    macro.first = "x";
    if (transforms || (either && flip())) macro.second = "y";
    macro.range = node(depth);
    if ((transforms || kind == MacroKind::map) && flip()) macro.filter = node(depth);
    macro.body = node(depth);
    return add(std::move(macro));
  }

  NodeId node(int depth) {
    if (depth == 0) return leaf();
    switch (below(0, 12)) {
      case 0:
      case 1:
        return leaf();
      case 2:
        return call(depth - 1);
      case 3:
      case 4:
        return select(depth - 1);
      case 5:
        return list(depth - 1);
      case 6:
        return map(depth - 1);
      case 7:
        return record(depth - 1);
      case 8:
        return macro(depth - 1);
      default:
        return operation(depth - 1);
    }
  }

  std::mt19937_64 random_;
  Ast ast_;
};

}  // namespace zizhi::cel
