// Which elements of a list come nearest to being as wanted.
#include "explain/gap.h"
#include "explain/roll.h"

#include <algorithm>
#include <tuple>

namespace zizhi::cel::explaining {
namespace {

// Elements that are ranked by day: each asks for a look at the days to come.
constexpr std::size_t kMostRanked = 2'000;

/// How far an element is from being as wanted.
struct Faults {
  std::size_t weight = 0;  ///< of the operands that are not as wanted
  std::size_t first = 0;   ///< the number of the first of them
  std::size_t seen = 0;
  double share = 0;  ///< how far the first of them is from being so, 0 to 1
};

bool as_wanted(Scope& scope, NodeId node, bool want) {
  return scope.truth(node) == (want ? Truth::yes : Truth::no);
}

/// Calls `look` with the body of the definition that `node` names; false where it names none.
template <class Look>
bool in_definition(Scope& scope, NodeId node, const Look& look) {
  const auto* const definition = scope.definition(node);
  if (definition == nullptr || !scope.visit()) return false;
  Scope body(*definition, scope, node);
  look(body, body.root());
  return true;
}

// What something is (its category, its owner) does not change; a date, a figure, a paper may.
std::size_t weight_of(const Scope& scope, NodeId node) {
  const auto* const call = call_of(scope, node);
  if (call == nullptr || call->function != "_==_") return 1;
  const auto kind = scope.type(call->arguments.at(0)).kind();
  return kind == Kind::enumeration || kind == Kind::string || kind == Kind::record ? 2 : 1;
}

// The way from what a comparison found to what it needs; 1 where that has no measure.
double share_of_leaf(Scope& scope, const Call& call, bool want) {
  auto relation = relation_of(call.function);
  if (!relation || call.arguments.size() != 2) return 1;
  if (!want) relation = negated(*relation);
  const auto apart =
      gap(*relation, scope.value(call.arguments[0]), scope.value(call.arguments[1]), {});
  return apart ? apart->share : 1;
}

double share_of(Scope& scope, NodeId node, bool want) {
  double share = 1;
  if (in_definition(scope, node,
                    [&](Scope& body, NodeId root) { share = share_of(body, root, want); }))
    return share;
  const auto* const call = call_of(scope, node);
  if (call == nullptr) return share;
  const bool all = call->function == (want ? "_&&_" : "_||_");
  const bool any = call->function == (want ? "_||_" : "_&&_");
  if (!all && !any) return share_of_leaf(scope, *call, want);
  if (all) share = 0;
  for (const auto argument : call->arguments) {
    if (all && as_wanted(scope, argument, want)) continue;
    const auto each = share_of(scope, argument, want);
    share = all ? std::max(share, each) : std::min(share, each);
  }
  return share;
}

// Operands of the body that are not as wanted: of `a && b` those that are false; the body
// itself where it has another shape.
void weigh(Scope& scope, NodeId node, bool want, Faults& faults) {
  if (is_call(scope, node, want ? "_&&_" : "_||_")) {
    for (const auto argument : call_of(scope, node)->arguments)
      weigh(scope, argument, want, faults);
    return;
  }
  const auto number = faults.seen++;
  if (as_wanted(scope, node, want)) return;
  if (faults.weight == 0) {
    faults.first = number;
    faults.share = share_of(scope, node, want);
  }
  faults.weight += weight_of(scope, node);
}

}  // namespace

Nearest nearest_first(Scope& scope, NodeId node, const Roll& roll,
                      std::vector<std::size_t> order, bool want) {
  const Frozen frozen(scope);
  const auto body = std::get<Macro>(scope[node].kind).body;
  // Weight of the faults, operands from the first fault on, day, share, number.
  using Rank = std::tuple<std::size_t, std::size_t, std::int64_t, double, std::size_t>;
  if (scope.inquiry().allowance.work == 0) return {.order = order, .front = order.size()};
  std::vector<Rank> ranks;
  for (const auto number : order) {
    bind(scope, node, roll.elements.items[number], roll.elements.personal);
    std::int64_t days = INT64_MAX;
    if (ranks.size() < kMostRanked) {
      if (const auto day = reach({.scope = &scope, .node = body, .want = want}))
        days = day->days();
    }
    Faults faults;
    weigh(scope, body, want, faults);
    ranks.emplace_back(faults.weight, faults.seen - faults.first, days, faults.share, number);
  }
  std::ranges::sort(ranks);
  std::ranges::transform(ranks, order.begin(),
                         [](const Rank& rank) { return std::get<4>(rank); });
  const auto as_near = [&](const Rank& rank) {
    return std::get<0>(rank) == std::get<0>(ranks.front());
  };
  const auto front = static_cast<std::size_t>(std::ranges::count_if(ranks, as_near));
  return {.order = std::move(order), .front = front};
}

}  // namespace zizhi::cel::explaining
