// From which day a part would hold, if only time passed.
#include "explain/gap.h"
#include "explain/roll.h"

#include <algorithm>

namespace zizhi::cel::explaining {
namespace {

using Day = std::optional<base::Date>;

// Some hundred years: what has not come by then does not come.
constexpr std::int64_t kFarthest = 40'000;

base::Date today(const Inquiry& inquiry) {
  return inquiry.session->globals()[*inquiry.as_of].as_date();
}

Day later(base::Date day, std::int64_t days) {
  return base::Date::from_days(day.days() + days);
}

/// The session of another day.
class OtherDay {
 public:
  OtherDay(const Inquiry& inquiry, base::Date day)
      : globals_(inquiry.session->globals().begin(), inquiry.session->globals().end()),
        session_(arena_, moved(globals_, *inquiry.as_of, day), inquiry.session->definitions(),
                 inquiry.session->limits()) {}

  Session& session() { return session_; }

 private:
  static std::span<const Value> moved(std::vector<Value>& globals, std::uint32_t slot,
                                      base::Date day) {
    globals[slot] = Value::date(day);
    return globals;
  }

  Arena arena_;
  std::vector<Value> globals_;
  Session session_;
};

// Whether the part comes out as wanted on `day`; false when there is no allowance left to ask.
bool holds_on(const Part& part, base::Date day) {
  auto& days = part.scope->inquiry().allowance.days;
  if (days == 0) return false;
  --days;
  OtherDay other(part.scope->inquiry(), day);
  return truth_of(part.scope->value_on(part.node, other.session())) == part.wanted();
}

bool names_as_of(Scope& scope, NodeId node) {
  const auto at = resolve(scope, node);
  const auto* const global = std::get_if<GlobalRef>(&at.scope->reference(at.node));
  return global != nullptr && scope.inquiry().as_of == global->slot;
}

/// `as_of relation bound`, where the bound stays what it is.
struct Bound {
  Relation relation{};
  Value value;
};

std::optional<Bound> bound_of(const Part& part) {
  auto& scope = *part.scope;
  const auto* const call = call_of(scope, part.node);
  if (call == nullptr || call->arguments.size() != 2) return std::nullopt;
  auto relation = relation_of(call->function);
  if (!relation || *relation == Relation::among) return std::nullopt;
  if (!part.want) relation = negated(*relation);
  const auto left = call->arguments[0];
  const auto right = call->arguments[1];
  if (names_as_of(scope, left) && !mentions_as_of(scope, right))
    return Bound{.relation = *relation, .value = scope.value(right)};
  if (names_as_of(scope, right) && !mentions_as_of(scope, left))
    return Bound{.relation = mirrored(*relation), .value = scope.value(left)};
  return std::nullopt;
}

// The day that a bound names, where time moves towards it.
Day day_of(const Bound& bound) {
  if (!bound.value.is(Tag::date) || bound.value.is_long_term()) return std::nullopt;
  switch (bound.relation) {
    case Relation::at_least:
    case Relation::equal:
      return bound.value.as_date();
    case Relation::more:
      return later(bound.value.as_date(), 1);
    default:
      return std::nullopt;
  }
}

// Doubles the distance until it holds, then halves it. Right for what, once it holds, goes on
// to; the caller proves the day.
Day search(const Part& part) {
  const auto start = today(part.scope->inquiry());
  std::int64_t low = 0;
  std::int64_t high = 1;
  while (true) {
    const auto day = later(start, high);
    if (!day || high > kFarthest) return std::nullopt;
    if (holds_on(part, *day)) break;
    low = high;
    high *= 2;
  }
  while (low + 1 < high) {
    const auto middle = low + (high - low) / 2;
    (holds_on(part, *later(start, middle)) ? high : low) = middle;
  }
  return later(start, high);
}

Day reach_leaf(const Part& part) {
  if (const auto bound = bound_of(part)) {
    const auto day = day_of(*bound);
    return day && *day > today(part.scope->inquiry()) ? day : std::nullopt;
  }
  return search(part);
}

Day latest(const std::vector<Day>& days) {
  Day latest;
  for (const auto& day : days) {
    if (!day) return std::nullopt;
    latest = latest ? std::max(*latest, *day) : *day;
  }
  return latest;
}

std::vector<Day> reach_operands(const Part& part, const std::vector<NodeId>& operands) {
  std::vector<Day> days;
  days.reserve(operands.size());
  for (const auto operand : operands)
    days.push_back(reach({.scope = part.scope, .node = operand, .want = part.want}));
  return days;
}

Day reach_macro(const Part& part, const Macro& macro) {
  auto& scope = *part.scope;
  if (macro.kind == MacroKind::bind) {
    const Frozen frozen(scope);
    scope.bind(scope.variable(part.node), scope.value(macro.range),
               {.scope = &scope, .node = macro.range});
    return reach({.scope = &scope, .node = macro.body, .want = part.want});
  }
  if (macro.kind != MacroKind::all && macro.kind != MacroKind::exists) return search(part);
  const auto days = reach_elements(part);
  return (macro.kind == MacroKind::all) == part.want ? latest(days) : earliest(days, 1);
}

Day reach_conditional(const Part& part, const Call& call) {
  const auto condition = part.scope->value(call.arguments.at(0));
  if (!condition.is(Tag::boolean)) return std::nullopt;
  return reach({.scope = part.scope,
                .node = call.arguments.at(condition.as_bool() ? 1 : 2),
                .want = part.want});
}

Day reach_call(const Part& part, const Call& call) {
  auto& scope = *part.scope;
  if (call.function == "_&&_" || call.function == "_||_") {
    const auto days = reach_operands(part, call.arguments);
    return (call.function == "_&&_") == part.want ? latest(days) : earliest(days, 1);
  }
  if (call.function == "!_")
    return reach({.scope = &scope, .node = call.arguments.at(0), .want = !part.want});
  if (call.function == "_?_:_") return reach_conditional(part, call);
  return is_count(scope, part.node) ? reach_count(part) : reach_leaf(part);
}

}  // namespace

std::optional<base::Date> reach(const Part& part) {
  auto& scope = *part.scope;
  const auto& inquiry = scope.inquiry();
  if (!inquiry.as_of || !inquiry.session->globals()[*inquiry.as_of].is(Tag::date))
    return std::nullopt;
  if (inquiry.session->globals()[*inquiry.as_of].is_long_term()) return std::nullopt;
  const auto truth = scope.truth(part.node);
  if (truth == part.wanted()) return today(inquiry);
  if (truth != Truth::yes && truth != Truth::no) return std::nullopt;
  if (!mentions_as_of(scope, part.node)) return std::nullopt;
  if (const auto* const program = scope.definition(part.node)) {
    Scope body(*program, scope, part.node);
    return reach({.scope = &body, .node = body.root(), .want = part.want});
  }
  if (const auto* const call = call_of(scope, part.node)) return reach_call(part, *call);
  if (const auto* const macro = std::get_if<Macro>(&scope[part.node].kind))
    return reach_macro(part, *macro);
  return std::nullopt;
}

std::optional<base::Date> earliest(const std::vector<std::optional<base::Date>>& days,
                                   std::size_t count) {
  std::vector<base::Date> known;
  for (const auto& day : days) {
    if (day) known.push_back(*day);
  }
  if (count == 0 || known.size() < count) return std::nullopt;
  std::ranges::sort(known);
  return known[count - 1];
}

std::vector<std::optional<base::Date>> reach_elements(const Part& part) {
  auto& scope = *part.scope;
  const Frozen frozen(scope);
  const auto elements =
      elements_of(scope, part.node, scope.inquiry().session->limits().iterations);
  std::vector<Day> days;
  for (const auto& element : elements.items) {
    bind(scope, part.node, element, elements.personal);
    const auto body = std::get<Macro>(scope[part.node].kind).body;
    auto day = reach({.scope = &scope, .node = body, .want = part.want});
    days.push_back(element.definite ? day : std::nullopt);
  }
  return days;
}

std::optional<base::Date> reached_on(const Part& part) {
  const auto day = reach(part);
  if (!day || *day <= today(part.scope->inquiry())) return std::nullopt;
  if (!holds_on(part, *day)) return std::nullopt;
  const auto before = later(*day, -1);
  if (!before || holds_on(part, *before)) return std::nullopt;
  return day;
}

void date(Explanation& why, const Part& part) {
  if (const auto day = reached_on(part)) why.reached_on = base::format(*day);
}

}  // namespace zizhi::cel::explaining
