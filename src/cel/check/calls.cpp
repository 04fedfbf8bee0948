// Calls: logic, definitions, and the overloads of functions.
#include "check/checker.h"
#include "check/hints.h"

#include <algorithm>
#include <utility>

namespace zizhi::cel {

using diag::Code;

namespace {

bool is_logic(std::string_view function) {
  return function == "_&&_" || function == "_||_" || function == "!_";
}

i18n::Localized counted(std::size_t arguments) {
  const auto number = std::to_string(arguments);
  return {number + (arguments == 1 ? " argument" : " arguments"), number + " 个参数"};
}

}  // namespace

Type Checker::visit_call(NodeId id) {
  qualify_function(id);
  const auto& call = std::get<Call>(node(id).kind);
  if (is_logic(call.function)) return visit_logic(id);
  if (call.function == "_?_:_") return visit_conditional(id);
  if (const auto* const definition = called_definition(call)) {
    return visit_definition(id, *definition);
  }
  return visit_overloads(id);
}

// `math.greatest(…)` may have been read as the method `greatest` of `math`.
void Checker::qualify_function(NodeId id) {
  auto& call = std::get<Call>(out_.ast.nodes[static_cast<std::size_t>(id)].kind);
  if (call.receiver == kNoNode || begins_with_local(call.receiver)) return;
  bool absolute = false;
  auto name = qualified_name(call.receiver, &absolute);
  if (!name) return;
  *name += '.' + call.function;
  const auto candidates = scope_.candidates(*name, absolute);
  const auto found = std::ranges::find_if(candidates, [&](const std::string& candidate) {
    return is_function(candidate) || scope_.environment().definition(candidate) != nullptr;
  });
  if (found == candidates.end()) return;
  call.function = *found;
  call.receiver = kNoNode;
}

const DefinitionSignature* Checker::called_definition(const Call& call) const {
  if (call.receiver != kNoNode) return nullptr;
  for (const auto& candidate : scope_.candidates(call.function, false)) {
    if (const auto* const found = scope_.environment().definition(candidate)) return found;
  }
  return nullptr;
}

void Checker::want_bool(NodeId operand, Type type, std::string_view where) {
  const auto wanted = of(Kind::boolean);
  if (unifier_.attempt([&] { return unifier_.assign(type, wanted, Fit::exact); })) return;
  auto told = diag::make<Code::not_bool>(whole(operand), where, named(type));
  const auto advice = hint(wanted, unifier_.settled(type), {});
  tell(advice ? diag::help(std::move(told), *advice) : std::move(told));
}

// An operand may rely on what those before it prove: of `&&` when they are true, of `||` when
// they are false.
Type Checker::visit_logic(NodeId id) {
  const auto call = std::get<Call>(node(id).kind);
  const auto overloads = signatures(call.function);
  const auto before = guards_.assume({});
  for (const auto operand : call.arguments) {
    want_bool(operand, visit(operand), operator_text(call.function));
    if (call.function != "!_") {
      guards_.assume(guards_.proven(operand, call.function == "_&&_"));
    }
  }
  guards_.forget(before);
  out_.calls[static_cast<std::size_t>(id)] = {overloads.front().overload};
  return of(Kind::boolean);
}

Type Checker::visit_conditional(NodeId id) {
  const auto call = std::get<Call>(node(id).kind);
  CallSite site{id, "_?_:_", false, call.arguments, {}};
  site.types.push_back(visit(call.arguments[0]));
  want_bool(call.arguments[0], site.types[0], "?:");
  for (const auto truth : {true, false}) {
    const auto branch = call.arguments[truth ? 1 : 2];
    const auto mark = guards_.assume(guards_.proven(call.arguments[0], truth));
    site.types.push_back(visit(branch));
    guards_.forget(mark);
  }
  site.types[0] = of(Kind::boolean);  // What it should be: it was told if it is not.
  auto match = resolve(site);
  if (!match && promote_arguments(site)) match = resolve(site);
  if (match) {
    use(site, *match);
    return match->result;
  }
  tell(
      diag::make<Code::branches_differ>(whole(id), named(site.types[1]), named(site.types[2])));
  return of(Kind::error);
}

Type Checker::visit_definition(NodeId id, const DefinitionSignature& definition) {
  const auto call = std::get<Call>(node(id).kind);
  const auto at_definition = [&](diag::Diagnostic told) {
    told.labels.push_back({definition.where, {"defined here", "在此定义"}});
    tell(std::move(told));
  };
  for (const auto argument : call.arguments) {
    visit(argument);
  }
  if (!definition.has_parameters) {
    at_definition(diag::make<Code::definition_takes_none>(whole(id), definition.name));
    return definition.result;
  }
  if (call.arguments.size() != definition.parameters.size()) {
    at_definition(diag::make<Code::definition_arity>(whole(id), definition.name,
                                                     counted(definition.parameters.size()),
                                                     counted(call.arguments.size())));
    return definition.result;
  }
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const auto argument = call.arguments[i];
    const auto& parameter = definition.parameters[i];
    if (fits(argument, parameter.type)) {
      check_words(parameter.type, argument);
      for (const auto vocabulary : parameter.vocabularies) {
        check_words(vocabulary, argument);
      }
      continue;
    }
    auto told = diag::make<Code::definition_argument>(
        whole(argument), parameter.name, named(parameter.type), named(type_of(argument)));
    const auto advice = hint(parameter.type, unifier_.settled(type_of(argument)), {});
    at_definition(advice ? diag::help(std::move(told), *advice) : std::move(told));
  }
  reference(id) = DefinitionRef{definition.index};
  return definition.result;
}

Type Checker::visit_overloads(NodeId id) {
  const auto call = std::get<Call>(node(id).kind);
  CallSite site{id, call.function, call.receiver != kNoNode, call.arguments, {}};
  if (site.method) site.nodes.insert(site.nodes.begin(), call.receiver);
  if (options_->static_types && !is_function(call.function)) {
    unknown_function(site);
    return of(Kind::error);
  }
  for (const auto argument : site.nodes) {
    site.types.push_back(visit(argument));
  }
  auto match = resolve(site);
  if (!match && promote_arguments(site)) match = resolve(site);
  if (!match) {
    if (options_->static_types) complain(site);
    return of(Kind::error);
  }
  use(site, *match);
  return match->result;
}

bool Checker::is_function(std::string_view function) const {
  return !overloads(function).empty() || !foreign(function).empty();
}

std::vector<const Signature*> Checker::overloads(std::string_view function) const {
  std::vector<const Signature*> all;
  for (const auto& candidate : scope_.candidates(function, false)) {
    for (const auto& signature : signatures(candidate)) {
      all.push_back(&signature);
    }
    if (!all.empty()) break;
  }
  return all;
}

std::vector<const ForeignFunction*> Checker::foreign(std::string_view function) const {
  std::vector<const ForeignFunction*> all;
  const auto names = scope_.candidates(function, false);
  for (const auto& each : scope_.environment().foreign()) {
    if (std::ranges::find(names, each.name) != names.end()) all.push_back(&each);
  }
  return all;
}

std::optional<Match> Checker::resolve(const CallSite& site) {
  auto found = match(site, Fit::exact);
  return found ? found : match(site, Fit::wide);
}

// Every overload that takes these arguments, and the type that all of them give.
std::optional<Match> Checker::match(const CallSite& site, Fit fit) {
  std::optional<Match> found;
  Unifier::Instance instance;
  const auto takes = [&](const auto& parameters) {
    if (parameters.size() != site.types.size()) return false;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const auto wanted = unifier_.instantiate(parameters[i], instance);
      if (!unifier_.assign(site.types[i], wanted, fit)) return false;
    }
    return true;
  };
  const auto try_one = [&](const auto& function, const Signature* signature) {
    instance.clear();
    if (function.method != site.method) return;
    if (!unifier_.attempt([&] { return takes(function.parameters); })) return;
    const auto result = unifier_.resolved(unifier_.instantiate(function.result, instance));
    if (!found) found = Match{{}, result};
    found->result = join_or_dyn(found->result, result);
    if (signature != nullptr) found->signatures.push_back(signature);
  };
  for (const auto* const signature : overloads(site.function)) {
    try_one(*signature, signature);
  }
  for (const auto* const function : foreign(site.function)) {
    try_one(*function, nullptr);
  }
  return found;
}

void Checker::use(const CallSite& site, const Match& match) {
  auto& calls = out_.calls[static_cast<std::size_t>(site.id)];
  calls.clear();
  for (const auto* const signature : match.signatures) {
    calls.push_back(signature->overload);
  }
  if (match.signatures.empty()) return;
  check_vocabulary(site, *match.signatures.front());
  check_elements(site);
}

}  // namespace zizhi::cel
