// Where a value loses its type.
#include "check/checker.h"

#include "zizhi/cel/check.h"

#include <algorithm>
#include <vector>

namespace zizhi::cel {
namespace {

using diag::Code;

bool is_dyn(Type type) {
  return type.kind() == Kind::dyn;
}

// Somewhere in it; the type of a type is no value of it.
bool holds_dyn(Type type) {
  if (is_dyn(type)) return true;
  if (type.kind() == Kind::type) return false;
  for (std::size_t i = 0; i < type.parameters(); ++i) {
    if (holds_dyn(type.parameter(i))) return true;
  }
  return false;
}

class Search {
 public:
  Search(const Checked& checked, diag::Sink& sink) : checked_(&checked), sink_(&sink) {}

  void all();

 private:
  void look(NodeId id);
  bool arises(NodeId id) const;
  bool mixed(NodeId id) const;
  std::vector<NodeId> below(NodeId id) const;

  const Node& node(NodeId id) const { return checked_->ast[id]; }

  Type type(NodeId id) const { return checked_->types[static_cast<std::size_t>(id)]; }

  bool refers(NodeId id) const {
    return checked_->references[static_cast<std::size_t>(id)].index() != 0;
  }

  const Call* call(NodeId id, std::string_view function) const {
    const auto* const call = std::get_if<Call>(&node(id).kind);
    return call != nullptr && call->function == function ? call : nullptr;
  }

  const Checked* checked_;
  diag::Sink* sink_;
  std::vector<NodeId> pending_;
};

void Search::all() {
  pending_.push_back(checked_->ast.root);
  while (!pending_.empty()) {
    const auto next = pending_.back();
    pending_.pop_back();
    look(next);
    for (const auto child : below(next))
      pending_.push_back(child);
  }
}

// A qualified name is one thing.
std::vector<NodeId> Search::below(NodeId id) const {
  std::vector<NodeId> children;
  const bool name = std::holds_alternative<Select>(node(id).kind) && refers(id);
  if (name) return children;
  for_each_child(node(id), [&children](NodeId child) { children.push_back(child); });
  // The list that `format` takes holds whatever it likes; what is in it does not.
  if (call(id, "format") == nullptr || children.size() != 2) return children;
  const auto list = children.back();
  if (!std::holds_alternative<MakeList>(node(list).kind)) return children;
  children.pop_back();
  for_each_child(node(list), [&children](NodeId child) { children.push_back(child); });
  return children;
}

void Search::look(NodeId id) {
  const auto& ast = checked_->ast;
  if (call(id, "dyn") != nullptr) {
    sink_->add(diag::make<Code::dyn_written>(ast.fragment.locate(node(id).focus)));
    return;
  }
  if (!arises(id)) return;
  auto told =
      diag::make<Code::dyn_arises>(ast.fragment.locate(node(id).range), type_words(type(id)));
  const bool literal = std::holds_alternative<MakeList>(node(id).kind) ||
                       std::holds_alternative<MakeMap>(node(id).kind);
  sink_->add(literal ? diag::help(std::move(told),
                                  {"write values of one type into it", "其中应写同一类型的值"})
                     : std::move(told));
}

// Lists and maps that are written out lose the type of what is in them where they mix; an empty
// one has nothing to mix. Everything else has it from below, or from where its name was bound.
bool Search::arises(NodeId id) const {
  const auto& kind = node(id).kind;
  if (std::holds_alternative<MakeList>(kind) || std::holds_alternative<MakeMap>(kind)) {
    return mixed(id);
  }
  if (!holds_dyn(type(id)) || refers(id) || std::holds_alternative<Name>(kind)) return false;
  if (call(id, "optional.none") != nullptr) return false;
  return std::ranges::none_of(below(id),
                              [this](NodeId child) { return holds_dyn(type(child)); });
}

bool Search::mixed(NodeId id) const {
  const auto children = below(id);
  if (children.empty()) return false;
  const auto whole = type(id);
  const auto bare = [this](NodeId child) { return is_dyn(type(child)); };
  for (std::size_t i = 0; i < whole.parameters(); ++i) {
    if (is_dyn(whole.parameter(i)) && std::ranges::none_of(children, bare)) return true;
  }
  return false;
}

}  // namespace

void find_dyn(const Checked& checked, diag::Sink& sink) {
  Search(checked, sink).all();
}

}  // namespace zizhi::cel
