// An int literal beside a double is a double: `area >= 100` needs nothing, `area * 2` and
// `area in [1, 2]` do.
#include "check/checker.h"

#include <algorithm>
#include <cmath>

namespace zizhi::cel {
namespace {

// Larger ones are not all doubles.
constexpr std::int64_t kExact = std::int64_t{1} << 53;

// Expressions looked at to see whether an argument is a text that is written out.
constexpr std::size_t kSpelledMost = 1000;

bool holds_double(Type type) {
  if (type.kind() == Kind::floating) return true;
  for (std::size_t i = 0; i < type.parameters(); ++i) {
    if (holds_double(type.parameter(i))) return true;
  }
  return false;
}

}  // namespace

// Whether the value of `expression` may stand where `wanted` is declared: as a double if need
// be, or as the name of a value of an enumeration.
bool Checker::fits(NodeId expression, Type wanted) {
  const auto assigned = [&] {
    return unifier_.attempt(
        [&] { return unifier_.assign(type_of(expression), wanted, Fit::wide); });
  };
  auto left = kSpelledMost;
  if (assigned() || spells(expression, wanted, left)) return true;
  if (!holds_double(wanted) || !promotable(expression)) return false;
  promote(expression);
  return assigned();
}

// An int literal with or without a sign, or a list of such.
bool Checker::promotable(NodeId id) const {
  if (const auto* const literal = std::get_if<Literal>(&node(id).kind)) {
    const auto* const value = std::get_if<std::int64_t>(&literal->value);
    return value != nullptr && *value >= -kExact && *value <= kExact;
  }
  if (const auto* const call = std::get_if<Call>(&node(id).kind)) {
    return call->function == "-_" && promotable(call->arguments[0]);
  }
  const auto* const list = std::get_if<MakeList>(&node(id).kind);
  return list != nullptr && !list->items.empty() && list->optional.empty() &&
         std::ranges::all_of(list->items, [this](NodeId item) { return promotable(item); });
}

void Checker::promote(NodeId id) {
  auto& kind = out_.ast.nodes[static_cast<std::size_t>(id)].kind;
  if (auto* const literal = std::get_if<Literal>(&kind)) {
    literal->value = static_cast<double>(std::get<std::int64_t>(literal->value));
  } else if (const auto* const call = std::get_if<Call>(&kind)) {
    promote(call->arguments[0]);
  } else if (const auto* const list = std::get_if<MakeList>(&kind)) {
    for (const auto item : list->items) {
      promote(item);
    }
  }
  visit(id);
}

// The type that the expression has once it is promoted.
Type Checker::promoted(NodeId id) {
  const auto number = of(Kind::floating);
  return std::holds_alternative<MakeList>(node(id).kind) ? types().list(number) : number;
}

// Tries the call with doubles for the int literals; changes the tree iff it fits then.
bool Checker::promote_arguments(CallSite& site) {
  const auto is_double = [this](Type type) { return holds_double(unifier_.settled(type)); };
  if (std::ranges::none_of(site.types, is_double)) return false;
  auto changed = site;
  std::vector<std::size_t> literals;
  for (std::size_t i = 0; i < site.nodes.size(); ++i) {
    if (!promotable(site.nodes[i])) continue;
    literals.push_back(i);
    changed.types[i] = promoted(site.nodes[i]);
  }
  if (literals.empty() || !resolve(changed)) return false;
  for (const auto i : literals) {
    promote(site.nodes[i]);
  }
  site = changed;
  return true;
}

}  // namespace zizhi::cel
