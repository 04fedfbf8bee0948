// How many elements of a list meet a condition, compared: range.filter(…).size() >= n.
#include "explain/gap.h"
#include "explain/phrase.h"
#include "explain/roll.h"

#include <algorithm>
#include <cmath>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;
using i18n::Text;

/// `list.size() relation needed`, whichever side it is written on.
struct Compared {
  NodeId size = kNoNode;
  NodeId list = kNoNode;
  NodeId needed = kNoNode;
  Relation relation{};
};

NodeId list_of_size(const Scope& scope, NodeId node) {
  const auto* const call = call_of(scope, node);
  if (call == nullptr || call->function != "size") return kNoNode;
  const auto arguments = arguments_of(*call);
  return arguments.size() == 1 ? arguments[0] : kNoNode;
}

std::optional<Compared> compared(const Scope& scope, NodeId node) {
  const auto* const call = call_of(scope, node);
  if (call == nullptr || call->arguments.size() != 2) return std::nullopt;
  const auto relation = relation_of(call->function);
  if (!relation || *relation == Relation::among) return std::nullopt;
  const auto left = list_of_size(scope, call->arguments[0]);
  if (left != kNoNode)
    return Compared{.size = call->arguments[0],
                    .list = left,
                    .needed = call->arguments[1],
                    .relation = *relation};
  const auto right = list_of_size(scope, call->arguments[1]);
  if (right == kNoNode) return std::nullopt;
  return Compared{.size = call->arguments[1],
                  .list = right,
                  .needed = call->arguments[0],
                  .relation = mirrored(*relation)};
}

class Counting {
 public:
  Counting(const Part& part, const Compared& compared)
      : part_(part),
        relation_(part.want ? compared.relation : negated(compared.relation)),
        needed_(part.scope->value(compared.needed)),
        size_(part.scope->value(compared.size)) {
    made_.why = bare(part, Explanation::Kind::count, part.scope->truth(part.node));
    if (size_.plain() || size_.is(Tag::interval)) made_.why.found = plain(size_);
    if (needed_.plain()) made_.why.needed = plain_need(relation_, needed_, {});
    need_ = needed_.plain() ? need_words(relation_, needed_, {}, true) : Localized{};
    made_.why.needed_text = need_;
    made_.why.readings = look(*part.scope, compared.needed);
    if (const auto apart = gap(relation_, size_, needed_, {}))
      made_.why.distance = apart->words;
  }

  // `filter` may stand in another scope than the comparison: in a definition.
  void tell(Scope& scope, NodeId filter) {
    const auto range = std::get<Macro>(scope[filter].kind).range;
    auto before = look_at_list(scope, range);
    add(before, made_.why.readings);
    made_.why.readings = std::move(before);
    const auto roll = call_roll(scope, filter, Truth::yes);
    if (!roll.elements.known || made_.why.truth == Truth::error) return fail(scope, roll);
    if (scope.inquiry().words) sentence(scope, range, roll);
    const auto order = choose(scope, filter, roll);
    const Part shown{.scope = &scope, .node = filter, .want = !wants_fewer()};
    const auto least = show(made_.why, shown, roll, order);
    if (is_short() && roll.truths.size() < kShown) {
      if (auto why = why_so_few(scope, range)) made_.why.children.push_back(*std::move(why));
    }
    made_.effort = least * std::max(1.0, missing());
  }

  Reason take() {
    if (made_.why.truth == Truth::unknown)
      add_remaining_needs(made_.why, part_.scope->value(part_.node));
    if (made_.why.truth == part_.wanted()) {
      made_.effort = 0;
    } else {
      date(made_.why, part_);
    }
    return std::move(made_);
  }

 private:
  bool wants_fewer() const {
    if (relation_ == Relation::less || relation_ == Relation::at_most) return !is_met();
    return relation_ == Relation::equal && !is_met() && size_.is(Tag::integer) &&
           needed_.is(Tag::integer) && size_.as_int() > needed_.as_int();
  }

  bool is_met() const { return made_.why.truth == part_.wanted(); }

  bool is_short() const {
    return made_.why.truth != Truth::unknown && !is_met() && !wants_fewer();
  }

  double missing() const {
    if (!size_.is(Tag::integer) || !needed_.is(Tag::integer)) return 1;
    return std::abs(static_cast<double>(needed_.as_int()) -
                    static_cast<double>(size_.as_int()));
  }

  void fail(Scope& scope, const Roll& roll) {
    made_.effort = 5;
    made_.why.needs = needs_of(roll.elements.range);
    if (!made_.why.needs.empty() && made_.why.truth == Truth::unknown) {
      made_.effort = 1;
      made_.why.text = needs_words(made_.why.needs);
      if (!need_.empty())
        made_.why.text = fill({"{0}; needed: {1}", "{0}；需要：{1}"}, {made_.why.text, need_});
      return;
    }
    made_.why.text =
        fill({"{0} failed to evaluate: {1}", "{0} 求值出错：{1}"},
             {code(clipped(made_.why.expression, kLongestValue)),
              failure_words(part_.scope->value(part_.node), is_personal(scope, scope.root()))});
  }

  void sentence(Scope& scope, NodeId range, const Roll& roll) {
    const auto yes =
        size_.is(Tag::integer) ? i18n::same(plain(size_)) : roll.number(Truth::yes);
    auto& text = made_.why.text;
    const bool none =
        yes.en == "0" && roll.count(Truth::unknown) == 0 && roll.elements.size > 0;
    const Text counts = none ? Text{"none of {1} in {2} counts", "{2} 的 {1} 项均不计入"}
                        : yes.en == "1"
                            ? Text{"{0} of {1} in {2} counts", "{2} 的 {1} 项中有 {0} 项计入"}
                            : Text{"{0} of {1} in {2} count", "{2} 的 {1} 项中有 {0} 项计入"};
    text = fill(counts,
                {yes, i18n::same(std::to_string(roll.elements.size)), label(scope, range)});
    if (roll.count(Truth::unknown) > 0) {
      const auto more =
          fill({", {0} more may", "，另有 {0} 项无法判定"}, {roll.number(Truth::unknown)});
      text = {text.en + more.en, text.zh + more.zh};
    }
    if (!need_.empty()) text = fill({"{0}; needed: {1}", "{0}；需要：{1}"}, {text, need_});
    if (!made_.why.distance.empty())
      text = fill({"{0} ({1})", "{0}（{1}）"}, {text, made_.why.distance});
  }

  // Those that would have to change, or to be known, come first; then those that count.
  std::vector<std::size_t> choose(Scope& scope, NodeId filter, const Roll& roll) {
    const auto yes = roll.of(Truth::yes);
    const bool other_number = relation_ == Relation::not_equal && !yes.empty();
    auto order = roll.of(Truth::unknown);
    if (is_met() || wants_fewer() || other_number) {
      if (made_.why.truth != Truth::unknown) order.clear();
      order.insert(order.end(), yes.begin(), yes.end());
      return order.empty() ? roll.of(Truth::no) : order;
    }
    const auto no = nearest_first(scope, filter, roll, roll.of(Truth::no), true);
    order.insert(order.end(), no.order.begin(),
                 std::next(no.order.begin(), static_cast<std::ptrdiff_t>(no.front)));
    order.insert(order.end(), yes.begin(), yes.end());
    made_.why.more += no.order.size() - no.front;
    return order;
  }

  Part part_;
  Relation relation_;
  Value needed_;
  Value size_;
  Localized need_;
  Reason made_;
};

}  // namespace

bool is_count(Scope& scope, NodeId node) {
  const auto sides = compared(scope, node);
  if (!sides) return false;
  return with_filter(scope, sides->list, [](Scope& /*scope*/, NodeId /*filter*/) {});
}

std::optional<base::Date> reach_count(const Part& part) {
  auto& scope = *part.scope;
  const auto sides = compared(scope, part.node);
  const auto needed = scope.value(sides->needed);
  if (!needed.is(Tag::integer) || needed.as_int() < 0 || mentions_as_of(scope, sides->needed))
    return std::nullopt;
  const auto relation = part.want ? sides->relation : negated(sides->relation);
  auto wanted = static_cast<std::size_t>(needed.as_int());
  if (relation == Relation::more) ++wanted;
  if (relation != Relation::more && relation != Relation::at_least &&
      relation != Relation::equal)
    return std::nullopt;
  std::optional<base::Date> day;
  with_filter(scope, sides->list, [&](Scope& at, NodeId filter) {
    day = earliest(reach_elements({.scope = &at, .node = filter, .want = true}), wanted);
  });
  return day;
}

Reason count(const Part& part) {
  const auto sides = compared(*part.scope, part.node);
  Counting counting(part, *sides);
  with_filter(*part.scope, sides->list,
              [&](Scope& scope, NodeId filter) { counting.tell(scope, filter); });
  return counting.take();
}

}  // namespace zizhi::cel::explaining
