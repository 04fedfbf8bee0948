// What may not be shown, and what changes with the day: read off the expression alone.
#include "explain/look.h"

#include <algorithm>
#include <optional>

namespace zizhi::cel::explaining {
namespace {

bool is_personal_field(Type type, std::string_view field, bool& declared) {
  if (type.kind() == Kind::optional)
    return is_personal_field(type.parameter(0), field, declared);
  if (type.kind() != Kind::record) return false;
  const auto slot = type.record()->find(field);
  declared = slot.has_value();
  return slot && type.record()->fields[*slot].personal;
}

bool calls(const Call& call, std::string_view function) {
  return call.function == function;
}

/// Follows a value back to the fields that it is made of. Without a scope (in the body of a
/// definition) locals are left to the caller, who looks at the arguments.
class Source {
 public:
  explicit Source(Scope& scope) : inquiry_(&scope.inquiry()) {}

  bool personal(const Checked& checked, Scope* scope, NodeId node) {
    // What cannot be followed to its end is not shown.
    if (!visit()) return true;
    const auto& kind = checked.ast[node].kind;
    if (std::holds_alternative<Literal>(kind)) return false;
    if (std::holds_alternative<Name>(kind)) return name(checked, scope, node);
    if (const auto* const select = std::get_if<Select>(&kind))
      return this->select(checked, scope, node, *select);
    if (const auto* const call = std::get_if<Call>(&kind))
      return this->call(checked, scope, node, *call);
    if (const auto* const macro = std::get_if<Macro>(&kind))
      return this->macro(checked, scope, node, *macro);
    return any_child(checked, scope, node);
  }

 private:
  bool visit() {
    if (inquiry_->allowance.visits == 0) return false;
    --inquiry_->allowance.visits;
    return true;
  }

  bool any_child(const Checked& checked, Scope* scope, NodeId node) {
    bool any = false;
    for_each_child(checked.ast[node],
                   [&](NodeId child) { any = any || personal(checked, scope, child); });
    return any;
  }

  // Whether the definition that `node` names is personal; empty where it names none.
  std::optional<bool> definition(const Checked& checked, NodeId node) {
    const auto* const reference =
        std::get_if<DefinitionRef>(&checked.references[static_cast<std::size_t>(node)]);
    if (reference == nullptr) return std::nullopt;
    const auto& body = inquiry_->session->definitions()[reference->index].checked();
    return personal(body, nullptr, body.ast.root);
  }

  bool is_personal_root(const Checked& checked, NodeId node) const {
    const auto* const global =
        std::get_if<GlobalRef>(&checked.references[static_cast<std::size_t>(node)]);
    const auto& roots = inquiry_->session->roots();
    if (global == nullptr || roots.type == nullptr || global->slot < roots.first) return false;
    const auto number = global->slot - roots.first;
    return number < roots.type->fields.size() && roots.type->fields[number].personal;
  }

  bool name(const Checked& checked, Scope* scope, NodeId node) {
    const auto defined = definition(checked, node);
    if (defined.value_or(false) || is_personal_root(checked, node)) return true;
    if (defined || scope == nullptr) return false;
    const auto* const reference = std::get_if<LocalRef>(&scope->reference(node));
    if (reference == nullptr) return false;
    const auto meant = resolve(*scope, node);
    if (meant.scope == scope && meant.node == node)
      return scope->local(reference->slot).personal;
    const Outside outside(meant);
    return personal(meant.scope->checked(), meant.scope, meant.node);
  }

  bool select(const Checked& checked, Scope* scope, NodeId node, const Select& select) {
    if (select.test) return false;
    const auto& reference = checked.references[static_cast<std::size_t>(node)];
    if (std::holds_alternative<GlobalRef>(reference)) return is_personal_root(checked, node);
    const auto type = checked.types[static_cast<std::size_t>(select.operand)];
    bool declared = false;
    if (is_personal_field(type, select.field, declared)) return true;
    if (declared) return false;
    if (type.kind() == Kind::dyn && scope != nullptr) {
      const auto value = scope->value(select.operand);
      if (value.is(Tag::record)) {
        const auto slot = value.as_record().type->find(select.field);
        return slot && value.as_record().type->fields[*slot].personal;
      }
    }
    return personal(checked, scope, select.operand);
  }

  bool call(const Checked& checked, Scope* scope, NodeId node, const Call& call) {
    const auto defined = definition(checked, node);
    if (defined.value_or(false)) return true;
    const auto arguments = arguments_of(call);
    if (!defined && gives_no_content(checked, node, call)) return false;
    if ((calls(call, "index") || calls(call, "group")) && !arguments.empty() &&
        keys_are_personal(checked, call))
      return true;
    return std::ranges::any_of(
        arguments, [&](NodeId argument) { return personal(checked, scope, argument); });
  }

  // The answer of a comparison, the number of elements: they do not show what was compared.
  static bool gives_no_content(const Checked& checked, NodeId node, const Call& call) {
    if (calls(call, "_&&_") || calls(call, "_||_") || calls(call, "!_") || calls(call, "_?_:_"))
      return false;
    if (checked.types[static_cast<std::size_t>(node)].kind() == Kind::boolean) return true;
    const auto arguments = arguments_of(call);
    if (!calls(call, "size") || arguments.empty()) return false;
    return checked.types[static_cast<std::size_t>(arguments[0])].kind() == Kind::list;
  }

  // index(people, "id_no"): a map whose keys are values of the field.
  static bool keys_are_personal(const Checked& checked, const Call& call) {
    if (call.arguments.size() != 2) return true;
    const auto* const literal = std::get_if<Literal>(&checked.ast[call.arguments[1]].kind);
    const auto* const field =
        literal == nullptr ? nullptr : std::get_if<std::string>(&literal->value);
    const auto type = checked.types[static_cast<std::size_t>(call.arguments[0])];
    if (field == nullptr || type.kind() != Kind::list) return true;
    bool declared = false;
    return is_personal_field(type.parameter(0), *field, declared);
  }

  bool macro(const Checked& checked, Scope* scope, NodeId node, const Macro& macro) {
    switch (macro.kind) {
      case MacroKind::all:
      case MacroKind::exists:
      case MacroKind::exists_one:
        return false;
      case MacroKind::filter:
      case MacroKind::sort_by:
        return personal(checked, scope, macro.range);
      default:
        return mapped(checked, scope, node, macro);
    }
  }

  // Its body is made of the range's elements, whose locals have no meaning yet.
  bool mapped(const Checked& checked, Scope* scope, NodeId node, const Macro& macro) {
    const auto element = checked.types[static_cast<std::size_t>(macro.range)];
    const bool records =
        element.kind() == Kind::list && element.parameter(0).kind() == Kind::record;
    if (!records && personal(checked, scope, macro.range)) return true;
    const bool known = scope != nullptr && macro.kind == MacroKind::bind &&
                       scope->local(scope->variable(node)).scope != nullptr;
    return personal(checked, known ? scope : nullptr, macro.body) ||
           (scope != nullptr && reads_personal_local(checked, *scope, macro.body));
  }

  // A local of an outer macro or definition, read inside the body.
  bool reads_personal_local(const Checked& checked, Scope& scope, NodeId node) {
    if (!visit()) return true;
    if (std::holds_alternative<Name>(checked.ast[node].kind)) {
      return std::holds_alternative<LocalRef>(scope.reference(node)) &&
             name(checked, &scope, node);
    }
    bool any = false;
    for_each_child(checked.ast[node], [&](NodeId child) {
      any = any || reads_personal_local(checked, scope, child);
    });
    return any;
  }

  Inquiry* inquiry_;
};

/// Finds the as-of date among what an expression names.
class Calendar {
 public:
  explicit Calendar(Scope& scope) : inquiry_(&scope.inquiry()) {}

  bool mentions(const Checked& checked, Scope* scope, NodeId node) {
    if (inquiry_->allowance.glances == 0) return false;
    --inquiry_->allowance.glances;
    const auto& reference = checked.references[static_cast<std::size_t>(node)];
    if (const auto* const global = std::get_if<GlobalRef>(&reference))
      return inquiry_->as_of == global->slot;
    if (std::holds_alternative<LocalRef>(reference))
      return scope != nullptr && of_local(*scope, node);
    if (const auto* const definition = std::get_if<DefinitionRef>(&reference)) {
      const auto& body = inquiry_->session->definitions()[definition->index].checked();
      if (mentions(body, nullptr, body.ast.root)) return true;
    }
    bool any = false;
    for_each_child(checked.ast[node],
                   [&](NodeId child) { any = any || mentions(checked, scope, child); });
    return any;
  }

 private:
  bool of_local(Scope& scope, NodeId node) {
    const auto meant = resolve(scope, node);
    if (meant.scope == &scope && meant.node == node) return false;
    const Outside outside(meant);
    return mentions(meant.scope->checked(), meant.scope, meant.node);
  }

  Inquiry* inquiry_;
};

}  // namespace

bool is_personal(Scope& scope, NodeId node) {
  return Source(scope).personal(scope.checked(), &scope, node);
}

bool mentions_as_of(Scope& scope, NodeId node) {
  if (!scope.inquiry().as_of) return false;
  return Calendar(scope).mentions(scope.checked(), &scope, node);
}

}  // namespace zizhi::cel::explaining
