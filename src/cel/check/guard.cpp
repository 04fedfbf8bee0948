#include "check/guard.h"

#include "zizhi/base/overloaded.h"

#include <algorithm>
#include <iterator>

namespace zizhi::cel {
namespace {

// Both hold.
Presence both(const Presence& a, const Presence& b) {
  Presence out;
  out.impossible = a.impossible || b.impossible;
  std::ranges::set_union(a.fields, b.fields, std::back_inserter(out.fields));
  return out;
}

// One of them holds, and it is not known which.
Presence either(const Presence& a, const Presence& b) {
  if (a.impossible) return b;
  if (b.impossible) return a;
  Presence out;
  std::ranges::set_intersection(a.fields, b.fields, std::back_inserter(out.fields));
  return out;
}

std::optional<std::string> reference_text(const Reference& reference) {
  using Text = std::optional<std::string>;
  return std::visit(
      base::overloaded{
          [](std::monostate) { return Text(); },
          [](const LocalRef& local) { return Text("local " + std::to_string(local.slot)); },
          [](const GlobalRef& global) { return Text("global " + std::to_string(global.slot)); },
          [](const DefinitionRef& definition) {
            return Text("definition " + std::to_string(definition.index));
          },
          [](const TypeRef& type) { return Text("type " + type.name); },
      },
      reference);
}

}  // namespace

// The same path is the same value: the language has no side effects. A macro has no path here.
std::optional<std::string> Guards::path(NodeId node) const {
  using Text = std::optional<std::string>;
  if (auto whole = reference_text((*references_)[static_cast<std::size_t>(node)])) {
    const auto* const call = std::get_if<Call>(&(*ast_)[node].kind);
    return call != nullptr ? path_of(node, *call) : whole;
  }
  return std::visit(
      base::overloaded{
          [&](const Literal&) { return Text("literal " + std::string(ast_->text_of(node))); },
          [](const Name&) { return Text(); },
          [&](const Select& select) { return select.test ? Text() : field_path(select); },
          [&](const Call& call) { return path_of(node, call); },
          [](const MakeList&) { return Text(); },
          [](const MakeMap&) { return Text(); },
          [](const MakeRecord&) { return Text(); },
          [](const Macro&) { return Text(); },
      },
      (*ast_)[node].kind);
}

std::optional<std::string> Guards::path_of(NodeId node, const Call& call) const {
  const auto definition = reference_text((*references_)[static_cast<std::size_t>(node)]);
  auto out = definition.value_or("call " + call.function) + '(';
  if (call.receiver != kNoNode) {
    const auto receiver = path(call.receiver);
    if (!receiver) return std::nullopt;
    out += *receiver + '.';
  }
  for (const auto argument : call.arguments) {
    const auto text = path(argument);
    if (!text) return std::nullopt;
    out += *text + ',';
  }
  return out + ')';
}

std::optional<std::string> Guards::field_path(const Select& select) const {
  auto operand = path(select.operand);
  if (!operand) return std::nullopt;
  return '(' + *operand + (select.optional ? ").?" : ").") + select.field;
}

Presence Guards::proven(NodeId condition, bool truth) const {
  const auto& node = (*ast_)[condition];
  if (const auto* const literal = std::get_if<Literal>(&node.kind)) {
    const auto* const value = std::get_if<bool>(&literal->value);
    return {value != nullptr && *value != truth, {}};
  }
  if (const auto* const call = std::get_if<Call>(&node.kind)) {
    return proven_by_call(*call, truth);
  }
  const auto* const select = std::get_if<Select>(&node.kind);
  if (select == nullptr || !select->test || !truth || select->optional) return {};
  auto field = field_path(*select);
  return field ? Presence{false, {std::move(*field)}} : Presence{};
}

Presence Guards::proven_by_call(const Call& call, bool truth) const {
  const auto& arguments = call.arguments;
  if (call.function == "!_") return proven(arguments[0], !truth);
  if (call.function == "_?_:_") {
    return either(both(proven(arguments[0], true), proven(arguments[1], truth)),
                  both(proven(arguments[0], false), proven(arguments[2], truth)));
  }
  if (call.function != "_&&_" && call.function != "_||_") return {};
  // A true && and a false || tell the same of each operand; the others, only of one of them.
  const auto of_all = (call.function == "_&&_") == truth;
  auto presence = proven(arguments[0], truth);
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const auto next = proven(arguments[i], truth);
    presence = of_all ? both(presence, next) : either(presence, next);
  }
  return presence;
}

std::size_t Guards::assume(const Presence& presence) {
  const auto mark = known_.size();
  known_.insert(known_.end(), presence.fields.begin(), presence.fields.end());
  return mark;
}

bool Guards::covers(NodeId select) const {
  const auto field = field_path(std::get<Select>((*ast_)[select].kind));
  return field && std::ranges::find(known_, *field) != known_.end();
}

}  // namespace zizhi::cel
