// Comparisons, calls and fields: what was found, what is needed, how far apart.
#include "explain/gap.h"
#include "explain/leaf_parts.h"
#include "explain/phrase.h"
#include "explain/reason.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;
using i18n::Text;

// ── comparisons ──

struct Comparison {
  Side found;
  Side needed;
  Relation relation{};
};

// The side that is evidence is what was found; the other says what is needed.
Comparison comparison_of(Scope& scope, const Call& call, Relation relation) {
  Comparison made{.found = side_of(scope, call.arguments.at(0)),
                  .needed = side_of(scope, call.arguments.at(1)),
                  .relation = relation};
  const bool membership = relation == Relation::among || relation == Relation::not_among;
  const bool constant = std::holds_alternative<Literal>(scope[made.found.node].kind) &&
                        !std::holds_alternative<Literal>(scope[made.needed.node].kind);
  if (!made.found.evidence && (made.needed.evidence || constant) && !membership) {
    std::swap(made.found, made.needed);
    made.relation = mirrored(relation);
  }
  auto& found = made.found.measure;
  auto& needed = made.needed.measure;
  if (found.unit.empty()) found.unit = needed.unit;
  if (needed.unit.empty()) needed.unit = found.unit;
  if (found.type.kind() == Kind::enumeration && needed.type.kind() == Kind::string)
    needed.type = found.type;
  if (membership)
    needed.element =
        needed.type.kind() == Kind::list && needed.type.parameter(0).kind() != Kind::string
            ? needed.type.parameter(0)
            : found.type;
  if (needed.type.kind() == Kind::enumeration && found.type.kind() == Kind::string)
    found.type = needed.type;
  return made;
}

Localized need_of(Scope& scope, const Comparison& comparison) {
  const auto& needed = comparison.needed;
  if (!needed.value.plain()) return {};
  if (needed.personal) return i18n::own(kHidden);
  const bool whole = comparison.found.measure.type.kind() == Kind::integer;
  auto need = need_words(comparison.relation, needed.value, needed.measure, whole);
  if (!needed.evidence) return need;
  const auto from = label(scope, needed.node);
  return {need.en + ", from " + from.en, need.zh + "，来自 " + from.zh};
}

/// `event + period`: a date that is reached from another one.
struct Shifted {
  Side event;
  Side period;
};

std::optional<Shifted> shifted(Scope& scope, NodeId node) {
  const auto at = resolve(scope, node);
  const Outside outside(at);
  if (!is_call(*at.scope, at.node, "_+_")) return std::nullopt;
  const auto& arguments = call_of(*at.scope, at.node)->arguments;
  Shifted made{.event = side_of(*at.scope, arguments.at(0)),
               .period = side_of(*at.scope, arguments.at(1))};
  if (!made.event.value.is(Tag::date) || made.event.value.is_long_term()) return std::nullopt;
  if (!made.period.value.is(Tag::period) || made.event.personal) return std::nullopt;
  return made;
}

Localized event_label(Scope& scope, NodeId node) {
  const auto at = resolve(scope, node);
  const Outside outside(at);
  return label(*at.scope, call_of(*at.scope, at.node)->arguments.at(0));
}

bool is_as_of(Scope& scope, NodeId node) {
  const auto at = resolve(scope, node);
  const auto* const global = std::get_if<GlobalRef>(&at.scope->reference(at.node));
  return global != nullptr && scope.inquiry().as_of == global->slot;
}

// "signed_on: 2026-09-02, 2 months and 21 days before 2026-11-23; needed: 4 months (1 month and
// 10 days short)", or of a window "needed: at most 1 year (2 months and 3 days too long)".
bool tell_time_passed(Leaf& leaf, const Comparison& comparison, const Shifted& from) {
  auto& scope = *leaf.part.scope;
  const auto event = from.event.value.as_date();
  const auto period = from.period.value.as_period();
  const bool window = comparison.relation == Relation::at_least;
  const bool plain_need = (comparison.relation == Relation::at_most || window) &&
                          period.months >= 0 && period.days >= 0;
  if (!plain_need || !is_as_of(scope, comparison.needed.node)) return false;
  const auto as_of = comparison.needed.value.as_date();
  if (event > as_of) return false;
  if (!leaf.met) {
    const auto apart = base::between(as_of, comparison.found.value.as_date());
    leaf.why.distance =
        fill(window ? Text{"{0} too long", "超出 {0}"} : Text{"{0} short", "还差 {0}"},
             {words(apart)});
  }
  tell(leaf, event_label(scope, comparison.found.node),
       fill({"{0}, {1} before {2}", "{0}，距 {2} 为 {1}"},
            {words(from.event.value), words(base::between(event, as_of)),
             words(comparison.needed.value)}),
       fill(window ? Text{"at most {0}", "至多 {0}"} : Text{"{0}", "{0}"},
            {words(from.period.value)}));
  return true;
}

// "signed_on: 2025-03-01, plus 1 year: 2026-03-01; needed: on or after 2026-11-23 (…)"
void tell_shifted(Leaf& leaf, const Comparison& comparison, const Shifted& from,
                  const Localized& need) {
  auto& scope = *leaf.part.scope;
  leaf.why.found = plain(from.event.value);
  leaf.why.needed =
      "+ " + plain(from.period.value) + " " +
      plain_need(comparison.relation, comparison.needed.value, comparison.needed.measure);
  if (comparison.needed.value.is(Tag::date) && !comparison.needed.value.is_long_term() &&
      tell_time_passed(leaf, comparison, from))
    return;
  tell(leaf, event_label(scope, comparison.found.node),
       fill({"{0}, plus {1}: {2}", "{0}，加 {1} 为 {2}"},
            {words(from.event.value), words(from.period.value), shown(comparison.found)}),
       need);
}

// What something is known by does not change: a list in which it is looked for may.
bool is_id(Scope& scope, NodeId node) {
  const auto at = resolve(scope, node);
  const Outside outside(at);
  const auto* const select = std::get_if<Select>(&(*at.scope)[at.node].kind);
  if (select == nullptr || select->test) return false;
  const auto type = at.scope->type(select->operand);
  if (type.kind() != Kind::record || !type.record()->id_field) return false;
  return type.record()->fields[*type.record()->id_field].name == select->field;
}

// `"plan" in topics`, `item.id in carried_out`: what is looked for is no evidence, or is what
// it is; the list is what was found.
bool tell_contained(Leaf& leaf, const Comparison& comparison) {
  const bool among = comparison.relation == Relation::among;
  if (!among && comparison.relation != Relation::not_among) return false;
  if (!comparison.needed.evidence) return false;
  if (comparison.found.evidence && !is_id(*leaf.part.scope, comparison.found.node))
    return false;
  auto wanted = comparison.found;
  const auto list = comparison.needed.measure.type;
  if (list.kind() == Kind::list && list.parameter(0).kind() == Kind::enumeration)
    wanted.measure.type = list.parameter(0);
  leaf.why.found = shown_plainly(comparison.needed);
  leaf.why.needed = (among ? "contains " : "does not contain ") + shown_plainly(wanted);
  const auto need = fill(
      among ? Text{"{0} among them", "其中有 {0}"} : Text{"not {0} among them", "其中没有 {0}"},
      {shown(wanted)});
  if (is_open(leaf)) {
    tell_needs(leaf, {});
  } else {
    tell(leaf, label(*leaf.part.scope, comparison.needed.node), shown(comparison.needed), need);
  }
  return true;
}

void compare_sides(Leaf& leaf, const Call& call, Relation relation) {
  auto& scope = *leaf.part.scope;
  const auto comparison =
      comparison_of(scope, call, leaf.part.want ? relation : negated(relation));
  if (tell_contained(leaf, comparison)) return;
  const auto& found = comparison.found;
  const auto& needed = comparison.needed;
  const auto need = need_of(scope, comparison);
  leaf.why.found = shown_plainly(found);
  if (needed.value.plain() && !needed.personal)
    leaf.why.needed = plain_need(comparison.relation, needed.value, needed.measure);
  if (is_open(leaf)) return tell_needs(leaf, need);
  if (!leaf.met && !found.personal && !needed.personal && found.value.plain() &&
      needed.value.plain()) {
    if (auto apart = gap(comparison.relation, found.value, needed.value, found.measure)) {
      leaf.why.distance = std::move(apart->words);
      leaf.effort = (1 + apart->share) / 2;
    }
  }
  if (const auto from = shifted(scope, found.node); from && needed.value.plain()) {
    return tell_shifted(leaf, comparison, *from, need);
  }
  auto words = shown(found);
  if (const auto details = covered_words(scope, found.node); !details.empty())
    words = fill({"{0} ({1})", "{0}（{1}）"}, {words, details});
  const bool written = std::holds_alternative<Literal>(scope[found.node].kind);
  tell(leaf, written ? Localized() : label(scope, found.node), words, need);
}

// ── presence, booleans ──

void tell_presence(Leaf& leaf, const Localized& label, bool there) {
  leaf.why.found = there ? "stated" : "absent";
  leaf.why.needed = leaf.part.want ? "stated" : "absent";
  const auto state = [](bool stated) {
    return stated ? Localized{"stated", "已填写"} : Localized{"not stated", "未填写"};
  };
  if (is_open(leaf)) return tell_needs(leaf, {});
  tell(leaf, label, state(there), state(leaf.part.want));
}

void tell_boolean(Leaf& leaf, const Localized& label, const Side& side) {
  leaf.why.found = shown_plainly(side);
  leaf.why.needed = leaf.part.want ? "== true" : "== false";
  const auto need = words(Value::of(leaf.part.want));
  if (is_open(leaf)) return tell_needs(leaf, need);
  tell(leaf, label, shown(side), need);
}

// ── calls ──

// "`f(a)`: no; needed: yes" with what went in.
void tell_call(Leaf& leaf, const Side& side) {
  tell_boolean(leaf, label(*leaf.part.scope, leaf.part.node), side);
  if (is_open(leaf)) return;
  std::vector<Localized> inputs;
  for (const auto& reading : leaf.why.readings) {
    if (inputs.size() == 3) break;
    if (!reading.personal) inputs.push_back(i18n::same(reading.path + " = " + reading.value));
  }
  if (inputs.empty()) return;
  const auto with = listed(inputs);
  leaf.why.text.en += "; " + with.en;
  leaf.why.text.zh += "；" + with.zh;
}

// ── the shapes ──

void tell_error(Leaf& leaf, const Value& value) {
  const auto personal = is_personal(*leaf.part.scope, leaf.part.node) ||
                        std::ranges::any_of(leaf.why.readings, &Reading::personal);
  leaf.effort = 5;
  leaf.why.text =
      fill({"{0} failed to evaluate: {1}", "{0} 求值出错：{1}"},
           {code(clipped(leaf.why.expression, kLongestValue)), failure_words(value, personal)});
}

// A list, a number: what a check wants is a yes or no, but a list of subjects is asked about
// too.
void tell_value(Leaf& leaf, const Value& value) {
  if (!leaf.why.needs.empty()) return tell_needs(leaf, {});
  if (value.is(Tag::error)) return tell_error(leaf, value);
  const auto side = side_of(*leaf.part.scope, leaf.part.node);
  leaf.why.found = shown_plainly(side);
  leaf.why.text =
      fill({"{0}: {1}", "{0}：{1}"}, {label(*leaf.part.scope, leaf.part.node), shown(side)});
}

void tell_constant(Leaf& leaf, const Side& side) {
  leaf.why.found = shown_plainly(side);
  leaf.why.text = fill({"always {0}", "恒为{0}"}, {words(side.value)});
}

void tell_shape(Leaf& leaf, const Value& value) {
  auto& scope = *leaf.part.scope;
  const auto node = leaf.part.node;
  const auto type = scope.type(node).kind();
  if (leaf.why.truth == Truth::error || (type != Kind::boolean && type != Kind::dyn))
    return tell_value(leaf, value);
  const auto& kind = scope[node].kind;
  if (const auto* const select = std::get_if<Select>(&kind); select != nullptr && select->test)
    return tell_presence(leaf, label(scope, node), value.is_true());
  const auto* const call = std::get_if<Call>(&kind);
  if (call != nullptr && call->arguments.size() == 2) {
    if (const auto relation = relation_of(call->function))
      return compare_sides(leaf, *call, *relation);
  }
  if (call != nullptr && call->function == "hasValue")
    return tell_presence(leaf, label(scope, call->receiver), value.is_true());
  if (call != nullptr && !arguments_of(*call).empty()) {
    if (const auto* const predicate = predicate_of(*call))
      return tell_predicate(leaf, *call, *predicate);
  }
  const auto side = side_of(scope, node);
  if (std::holds_alternative<Literal>(kind)) return tell_constant(leaf, side);
  if (is_path(scope, node)) return tell_boolean(leaf, label(scope, node), side);
  tell_call(leaf, side);
}

Reason told(const Part& part, NodeId whole) {
  auto& scope = *part.scope;
  const auto value = scope.value(part.node);
  const Part outer{.scope = &scope, .node = whole, .want = (whole == part.node) == part.want};
  Leaf leaf{.part = part, .whole = whole};
  leaf.why = bare(outer, Explanation::Kind::leaf, scope.truth(whole));
  leaf.met = leaf.why.truth == outer.wanted();
  leaf.why.readings = look(scope, part.node);
  if (leaf.met && !scope.inquiry().words) return {.why = std::move(leaf.why)};
  leaf.why.needs = needs_of(value);
  tell_shape(leaf, value);
  if (leaf.why.truth == Truth::no || leaf.why.truth == Truth::yes) {
    if (!leaf.met) date(leaf.why, outer);
  } else if (leaf.why.truth == Truth::unknown) {
    constexpr double kAnswer = 0.1;
    leaf.effort = 0.3 + kAnswer * static_cast<double>(leaf.why.needs.size());
  }
  return {.why = std::move(leaf.why), .effort = leaf.met ? 0 : leaf.effort};
}

}  // namespace

Reason leaf(const Part& part) {
  return told(part, part.node);
}

Reason negated_leaf(const Part& inner, NodeId whole) {
  return told(inner, whole);
}

}  // namespace zizhi::cel::explaining
