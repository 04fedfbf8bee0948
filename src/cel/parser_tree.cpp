// The tree that the parser makes, and the limits on it.
#include "complaints.h"
#include "parser.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <utility>

namespace zizhi::cel {
namespace {

using diag::Code;

// These visit elements; the other macros evaluate their body at most once.
bool is_loop(MacroKind kind) {
  return kind != MacroKind::bind && kind != MacroKind::opt_map &&
         kind != MacroKind::opt_flat_map;
}

std::size_t number(NodeId id) {
  return static_cast<std::size_t>(id);
}

}  // namespace

Parsed Parser::add(Node node, Range outer) {
  if (!fits(node)) return std::nullopt;
  ast_.nodes.push_back(std::move(node));
  return Part{NodeId{static_cast<std::uint32_t>(ast_.nodes.size() - 1)}, outer};
}

// Counts the node in, and complains when that is one too many.
bool Parser::fits(const Node& node) {
  const auto& limits = options_.limits;
  const auto* const macro = std::get_if<Macro>(&node.kind);
  const bool loop = macro != nullptr && is_loop(macro->kind);
  std::uint32_t depth = 1;
  std::uint32_t loops = loop ? 1 : 0;
  for_each_child(node, [&](NodeId child) {
    depth = std::max(depth, depths_[number(child)] + 1);
    const bool inside = loop && child != macro->range;
    loops = std::max(loops, loops_[number(child)] + (inside ? 1 : 0));
  });
  depths_.push_back(depth);
  loops_.push_back(loops);
  const auto where = place(ast_.fragment, node.focus);
  if (depth > limits.depth) {
    met(diag::make<Code::expression_too_deep>(where, limits.depth), "depth");
    return false;
  }
  if (loops > limits.comprehension_nesting) {
    met(diag::make<Code::loops_too_deep>(where, limits.comprehension_nesting), "nesting");
    return false;
  }
  if (depths_.size() > limits.nodes) {
    met(diag::make<Code::expression_too_large>(where, limits.nodes), "nodes");
    return false;
  }
  return true;
}

// `a.b.c` when the node is such a chain of plain names.
std::optional<std::string> Parser::dotted(NodeId id) const {
  const auto& node = ast_[id];
  if (const auto* const name = std::get_if<Name>(&node.kind)) {
    return (name->absolute ? "." : "") + name->text;
  }
  const auto* const select = std::get_if<Select>(&node.kind);
  if (select == nullptr || select->optional || select->test) return std::nullopt;
  if (!is_plain_name(select->field)) return std::nullopt;
  auto before = dotted(select->operand);
  if (!before) return std::nullopt;
  return *std::move(before) + '.' + select->field;
}

// Takes the nodes of a chain of names back, the newest of all: they became a name.
void Parser::drop(NodeId id) {
  ZIZHI_ASSERT(number(id) + 1 == ast_.nodes.size(), "a chain is dropped when it has been read");
  while (true) {
    const bool last = std::holds_alternative<Name>(ast_.nodes.back().kind);
    ast_.nodes.pop_back();
    depths_.pop_back();
    loops_.pop_back();
    if (last) return;
  }
}

Parsed Parser::fail(diag::Diagnostic diagnostic) {
  sink_->add(std::move(diagnostic));
  return std::nullopt;
}

// A limit stands in the way, and can be raised.
Parsed Parser::met(diag::Diagnostic diagnostic, std::string_view limit) {
  return fail(raisable(std::move(diagnostic), limit));
}

}  // namespace zizhi::cel
