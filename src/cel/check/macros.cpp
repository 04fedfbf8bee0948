// Macros: they bind variables for their bodies.
#include "check/checker.h"

#include "zizhi/base/assert.h"

#include <utility>

namespace zizhi::cel {

using diag::Code;

namespace {

std::string_view macro_name(const Macro& macro) {
  switch (macro.kind) {
    case MacroKind::all:
      return "all";
    case MacroKind::exists:
      return "exists";
    case MacroKind::exists_one:
      return "exists_one";
    case MacroKind::map:
      return "map";
    case MacroKind::filter:
      return "filter";
    case MacroKind::transform_list:
      return "transformList";
    case MacroKind::transform_map:
      return "transformMap";
    case MacroKind::transform_map_entry:
      return "transformMapEntry";
    case MacroKind::bind:
      return "cel.bind";
    case MacroKind::opt_map:
      return "optMap";
    case MacroKind::opt_flat_map:
      return "optFlatMap";
    case MacroKind::sort_by:
      return "sortBy";
  }
  ZIZHI_UNREACHABLE();
}

bool is_predicate(MacroKind kind) {
  return kind == MacroKind::all || kind == MacroKind::exists || kind == MacroKind::exists_one ||
         kind == MacroKind::filter;
}

}  // namespace

bool has_order(Type type) {
  switch (type.kind()) {
    case Kind::dyn:
    case Kind::error:
    case Kind::boolean:
    case Kind::integer:
    case Kind::unsigned_integer:
    case Kind::floating:
    case Kind::string:
    case Kind::bytes:
    case Kind::timestamp:
    case Kind::duration:
    case Kind::date:
    case Kind::until:
    case Kind::month:
    case Kind::enumeration:
      return true;
    default:
      return false;
  }
}

Type Checker::visit_macro(NodeId id) {
  const auto macro = std::get<Macro>(node(id).kind);
  out_.locals[static_cast<std::size_t>(id)] = scope_.next_slot();
  if (macro.kind == MacroKind::bind) return visit_bind(id);
  if (macro.kind == MacroKind::opt_map || macro.kind == MacroKind::opt_flat_map) {
    return visit_optional_macro(id);
  }
  const auto range = unifier_.resolved(visit(macro.range));
  const auto [key, element] = elements(id, range);
  out_.locals[static_cast<std::size_t>(id)] = scope_.next_slot();
  const bool over_map = range.kind() == Kind::map;
  const auto list = over_map ? std::nullopt : local_of_[static_cast<std::size_t>(macro.range)];
  if (macro.second.empty()) {
    scope_.push(macro.first, over_map ? key : element, items(macro.range, over_map), list);
  } else {
    scope_.push(macro.first, key, over_map ? items(macro.range, true) : std::vector<NodeId>());
    scope_.push(macro.second, element, items(macro.range, false), list);
  }
  const auto body = body_of(id, macro.second.empty() ? 1 : 2);
  return macro_result(id, key, macro.second.empty() && over_map ? key : element, body);
}

// What the first and the second of two variables stand for.
std::pair<Type, Type> Checker::elements(NodeId id, Type range) {
  const auto& macro = std::get<Macro>(node(id).kind);
  switch (range.kind()) {
    case Kind::list:
      return {of(Kind::integer), range.parameter(0)};
    case Kind::map:
      if (macro.kind == MacroKind::sort_by) break;
      return {range.parameter(0), range.parameter(1)};
    case Kind::dyn:
    case Kind::error:
      return {range, range};
    default:
      if (!Unifier::variable(range)) break;
      unifier_.assign(range, of(Kind::dyn), Fit::exact);
      return {of(Kind::dyn), of(Kind::dyn)};
  }
  auto told =
      diag::make<Code::not_a_range>(whole(macro.range), macro_name(macro), named(range));
  if (range.kind() == Kind::optional) {
    told = diag::help(std::move(told), {"`.orValue([])` takes the list out of an optional",
                                        "`.orValue([])` 取出可选值中的列表"});
  }
  tell(std::move(told));
  return {of(Kind::error), of(Kind::error)};
}

// The filter, and the body where the filter holds; then the variables end.
Type Checker::body_of(NodeId id, std::size_t variables) {
  const auto macro = std::get<Macro>(node(id).kind);
  const auto mark = guards_.assume({});
  if (macro.filter != kNoNode) {
    want_bool(macro.filter, visit(macro.filter), macro_name(macro));
    guards_.assume(guards_.proven(macro.filter, true));
  }
  const auto body = visit(macro.body);
  if (is_predicate(macro.kind)) want_bool(macro.body, body, macro_name(macro));
  guards_.forget(mark);
  for (std::size_t i = 0; i < variables; ++i) {
    scope_.pop();
  }
  return unifier_.resolved(body);
}

Type Checker::macro_result(NodeId id, Type key, Type element, Type body) {
  const auto& macro = std::get<Macro>(node(id).kind);
  switch (macro.kind) {
    case MacroKind::all:
    case MacroKind::exists:
    case MacroKind::exists_one:
      return of(Kind::boolean);
    case MacroKind::map:
    case MacroKind::transform_list:
      return types().list(body);
    case MacroKind::filter:
      return types().list(element);
    case MacroKind::transform_map:
      return types().map(key, body);
    case MacroKind::transform_map_entry:
      if (body.kind() == Kind::map || body.kind() == Kind::dyn) return body;
      if (body.kind() == Kind::error) return body;
      tell(diag::make<Code::not_a_map>(whole(macro.body), named(body)));
      return of(Kind::error);
    case MacroKind::sort_by:
      if (!has_order(body) && !Unifier::variable(body)) {
        tell(diag::make<Code::no_order>(whole(macro.body), named(body), "sortBy"));
      }
      return types().list(element);
    case MacroKind::bind:
    case MacroKind::opt_map:
    case MacroKind::opt_flat_map:
      return body;
  }
  ZIZHI_UNREACHABLE();
}

Type Checker::visit_bind(NodeId id) {
  const auto macro = std::get<Macro>(node(id).kind);
  const auto value = visit(macro.range);
  out_.locals[static_cast<std::size_t>(id)] = scope_.next_slot();
  scope_.push(macro.first, unifier_.resolved(value), {macro.range});
  return body_of(id, 1);
}

Type Checker::visit_optional_macro(NodeId id) {
  const auto macro = std::get<Macro>(node(id).kind);
  const auto range = visit(macro.range);
  out_.locals[static_cast<std::size_t>(id)] = scope_.next_slot();
  const auto value = unifier_.fresh();
  const auto wanted = types().optional(value);
  if (!unifier_.attempt([&] { return unifier_.assign(range, wanted, Fit::wide); })) {
    tell(diag::make<Code::not_optional>(whole(macro.range), macro_name(macro), named(range)));
    unifier_.assign(of(Kind::error), value, Fit::exact);
  }
  scope_.push(macro.first, unifier_.resolved(value));
  const auto body = body_of(id, 1);
  if (macro.kind == MacroKind::opt_map) return types().optional(body);
  const auto inner = types().optional(unifier_.fresh());
  if (!unifier_.attempt([&] { return unifier_.assign(body, inner, Fit::wide); })) {
    tell(diag::make<Code::not_optional>(whole(macro.body), macro_name(macro), named(body)));
    return of(Kind::error);
  }
  return unifier_.resolved(inner);
}

}  // namespace zizhi::cel
