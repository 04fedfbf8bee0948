#include "zizhi/cel/ast.h"

#include "zizhi/base/overloaded.h"

#include <bit>
#include <type_traits>

namespace zizhi::cel {
namespace {

using Visit = std::function<void(NodeId)>;

void visit_present(NodeId id, const Visit& visit) {
  if (id != kNoNode) visit(id);
}

bool same_literal(const Literal& a, const Literal& b) {
  const auto* const x = std::get_if<double>(&a.value);
  const auto* const y = std::get_if<double>(&b.value);
  if (x == nullptr || y == nullptr) return a.value == b.value;
  return std::bit_cast<std::uint64_t>(*x) == std::bit_cast<std::uint64_t>(*y);
}

// Everything of two nodes but their children and places.
struct SameSelf {
  bool operator()(const Literal& a, const Literal& b) const { return same_literal(a, b); }

  bool operator()(const Name& a, const Name& b) const {
    return a.text == b.text && a.absolute == b.absolute;
  }

  bool operator()(const Select& a, const Select& b) const {
    return a.field == b.field && a.optional == b.optional && a.test == b.test;
  }

  bool operator()(const Call& a, const Call& b) const {
    return a.function == b.function && (a.receiver == kNoNode) == (b.receiver == kNoNode) &&
           a.arguments.size() == b.arguments.size();
  }

  bool operator()(const MakeList& a, const MakeList& b) const {
    return a.items.size() == b.items.size() && a.optional == b.optional;
  }

  bool operator()(const MakeMap& a, const MakeMap& b) const {
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                      [](const auto& x, const auto& y) { return x.optional == y.optional; });
  }

  bool operator()(const MakeRecord& a, const MakeRecord& b) const {
    return a.type == b.type && std::equal(a.items.begin(), a.items.end(), b.items.begin(),
                                          b.items.end(), [](const auto& x, const auto& y) {
                                            return x.field == y.field &&
                                                   x.optional == y.optional;
                                          });
  }

  bool operator()(const Macro& a, const Macro& b) const {
    return a.kind == b.kind && a.first == b.first && a.second == b.second &&
           (a.filter == kNoNode) == (b.filter == kNoNode);
  }

  template <class A, class B>

  requires(!std::is_same_v<A, B>) bool operator()(const A& /*a*/, const B& /*b*/) const {
    return false;
  }
};

std::vector<NodeId> children(const Node& node) {
  std::vector<NodeId> out;
  for_each_child(node, [&out](NodeId child) { out.push_back(child); });
  return out;
}

bool same_nodes(const Ast& a, NodeId left, const Ast& b, NodeId right) {
  if (!std::visit(SameSelf(), a[left].kind, b[right].kind)) return false;
  const auto of_left = children(a[left]);
  const auto of_right = children(b[right]);
  return std::equal(of_left.begin(), of_left.end(), of_right.begin(), of_right.end(),
                    [&](NodeId x, NodeId y) { return same_nodes(a, x, b, y); });
}

}  // namespace

void for_each_child(const Node& node, const std::function<void(NodeId)>& visit) {
  std::visit(base::overloaded{
                 [](const Literal&) {},
                 [](const Name&) {},
                 [&](const Select& select) { visit(select.operand); },
                 [&](const Call& call) {
                   visit_present(call.receiver, visit);
                   for (const auto argument : call.arguments) {
                     visit(argument);
                   }
                 },
                 [&](const MakeList& list) {
                   for (const auto item : list.items) {
                     visit(item);
                   }
                 },
                 [&](const MakeMap& map) {
                   for (const auto& item : map.items) {
                     visit(item.key);
                     visit(item.value);
                   }
                 },
                 [&](const MakeRecord& record) {
                   for (const auto& item : record.items) {
                     visit(item.value);
                   }
                 },
                 [&](const Macro& macro) {
                   visit(macro.range);
                   visit_present(macro.filter, visit);
                   visit(macro.body);
                 },
             },
             node.kind);
}

bool same(const Ast& a, const Ast& b) {
  if (a.root == kNoNode || b.root == kNoNode) return a.root == b.root;
  return same_nodes(a, a.root, b, b.root);
}

}  // namespace zizhi::cel
