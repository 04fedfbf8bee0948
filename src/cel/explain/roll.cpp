#include "explain/roll.h"

#include "explain/phrase.h"

#include <algorithm>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;

const Macro& macro_of(const Scope& scope, NodeId node) {
  return std::get<Macro>(scope[node].kind);
}

// The part that says it all, where each part above it has no other.
const Explanation& point_of(const Explanation& why) {
  const auto* at = &why;
  while (at->children.size() == 1 && at->more == 0 && at->kind != Explanation::Kind::element)
    at = &at->children.front();
  return *at;
}

// Of the operands that are to blame, those behind the first say no more: the element is out.
void keep_first_blamed(Explanation& why, bool want) {
  if (why.truth == (want ? Truth::yes : Truth::no) || why.truth == Truth::unknown) return;
  const bool leads_on =
      why.kind == Explanation::Kind::definition || why.kind == Explanation::Kind::binding;
  if (leads_on && why.children.size() == 1)
    return keep_first_blamed(why.children.front(), want);
  const bool joint = (why.kind == Explanation::Kind::all_of && want) ||
                     (why.kind == Explanation::Kind::any_of && !want);
  if (!joint) return;
  const auto first = std::ranges::find(why.children, why.truth, &Explanation::truth);
  if (first == why.children.end()) return;
  auto blamed = std::move(*first);
  keep_first_blamed(blamed, want);
  why.children.clear();
  why.children.push_back(std::move(blamed));
  why.more = 0;
  why.needs.clear();
}

// "Li Lei (people[7])".
Localized in_full(const ElementName& element) {
  if (element.title.empty()) return code(element.path);
  const auto named = [&](i18n::Locale locale, std::string_view open, std::string_view close) {
    const std::string title(element.title.in(locale));
    const auto bare = title == element.path || title == "“" + element.path + "”";
    return bare ? title : title + std::string(open) + element.path + std::string(close);
  };
  return {named(i18n::Locale::en, " (", ")"), named(i18n::Locale::zh, "（", "）")};
}

// "Li Lei: Years of experience (people[1].years): 1 year; …": what says where the element
// stands is not said twice.
Localized element_words(const Element& element, const ElementName& name,
                        const Localized& told) {
  if (!element.definite)
    return fill({"{0}, which may not be in the list: {1}", "{0}（是否属于该列表未定）：{1}"},
                {in_full(name), told});
  if (told.en.find(name.path) == std::string::npos)
    return fill({"{0}: {1}", "{0}：{1}"}, {in_full(name), told});
  // A value of a list is told with its place; a record has a name besides.
  if (name.title.empty() || element.spot) return told;
  return fill({"{0}: {1}", "{0}：{1}"}, {name.title, told});
}

// Its children are the reasons: the operands of a conjunction, or the one part that the body
// is.
Reason of_element(const Part& part, Reason below) {
  Reason made{.why = std::move(below.why), .effort = below.effort};
  auto& why = made.why;
  const bool folded = (why.kind == Explanation::Kind::all_of && part.want) ||
                      (why.kind == Explanation::Kind::any_of && !part.want);
  if (!folded) {
    Explanation outer;
    outer.truth = why.truth;
    outer.expression = why.expression;
    outer.text = why.text;
    outer.reached_on = why.reached_on;
    outer.children.push_back(std::move(why));
    why = std::move(outer);
  }
  why.kind = Explanation::Kind::element;
  return made;
}

void call(Explanation& why, const Element& element, const ElementName& name) {
  why.element = name.path;
  why.element_title = name.title;
  const auto& told = why.children.size() == 1 ? point_of(why.children.front()) : why;
  why.text = element_words(element, name, told.text);
}

}  // namespace

std::size_t Roll::count(Truth truth) const {
  return static_cast<std::size_t>(std::ranges::count(truths, truth));
}

std::vector<std::size_t> Roll::of(Truth truth) const {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    if (truths[i] == truth) numbers.push_back(i);
  }
  return numbers;
}

i18n::Localized Roll::number(Truth truth) const {
  auto number = i18n::same(std::to_string(count(truth)));
  return left() == 0 ? number : fill({"at least {0}", "至少 {0}"}, {number});
}

Roll call_roll(Scope& scope, NodeId node, Truth deciding, bool decided) {
  const Frozen frozen(scope);
  Roll roll;
  roll.elements = elements_of(scope, node, scope.inquiry().session->limits().iterations);
  bool found = false;
  for (const auto& element : roll.elements.items) {
    const bool enough = roll.truths.size() >= kShown && (found || !decided);
    if (scope.inquiry().allowance.work == 0 && enough) break;
    bind(scope, node, element, roll.elements.personal);
    const auto truth = scope.truth(macro_of(scope, node).body);
    roll.truths.push_back(!element.definite && truth == deciding ? Truth::unknown : truth);
    found = found || roll.truths.back() == deciding;
  }
  return roll;
}

double show(Explanation& parent, const Part& part, const Roll& roll,
            const std::vector<std::size_t>& order) {
  auto& scope = *part.scope;
  const Frozen frozen(scope);
  const auto body = macro_of(scope, part.node).body;
  double least = 2;
  std::size_t shown = 0;
  for (const auto number : order) {
    if (shown == kShown || scope.inquiry().allowance.parts == 0) break;
    const auto& element = roll.elements.items[number];
    bind(scope, part.node, element, roll.elements.personal);
    const Part inner{.scope = &scope, .node = body, .want = part.want};
    auto below = reason(inner);
    if (roll.truths[number] != Truth::unknown) keep_first_blamed(below.why, inner.want);
    auto made = of_element(inner, std::move(below));
    made.why.truth = roll.truths[number];
    if (scope.inquiry().words)
      call(made.why, element, name_of(scope, part.node, roll.elements, number));
    least = std::min(least, made.effort);
    parent.children.push_back(std::move(made.why));
    ++shown;
  }
  parent.more += order.size() - shown + roll.left();
  return least;
}

void add_remaining_needs(Explanation& why, const Value& value) {
  const auto shown = needs(why);
  for (auto& need : needs_of(value)) {
    if (std::ranges::find(shown, need) == shown.end()) why.needs.push_back(std::move(need));
  }
}

bool with_filter(Scope& scope, NodeId node, const std::function<void(Scope&, NodeId)>& look) {
  if (!scope.visit()) return false;
  const auto at = resolve(scope, node);
  if (at.scope != &scope || at.node != node) {
    const Outside outside(at);
    return with_filter(*at.scope, at.node, look);
  }
  if (const auto* const definition = scope.definition(node)) {
    Scope body(*definition, scope, node);
    return with_filter(body, body.root(), look);
  }
  const auto* const macro = std::get_if<Macro>(&scope[node].kind);
  if (macro == nullptr || macro->kind != MacroKind::filter) return false;
  look(scope, node);
  return true;
}

std::vector<Reading> look_at_list(Scope& scope, NodeId list) {
  std::vector<Reading> readings;
  const bool filtered = with_filter(scope, list, [&](Scope& at, NodeId filter) {
    readings = look_at_list(at, macro_of(at, filter).range);
  });
  return filtered ? readings : look(scope, list);
}

std::optional<Explanation> why_so_few(Scope& scope, NodeId list) {
  std::optional<Explanation> made;
  with_filter(scope, list, [&](Scope& at, NodeId filter) {
    if (at.inquiry().allowance.parts == 0) return;
    const Part part{.scope = &at, .node = filter, .want = true};
    const auto roll = call_roll(at, filter, Truth::yes);
    auto why = bare(part, Explanation::Kind::count, Truth::no);
    const auto range = std::get<Macro>(at[filter].kind).range;
    if (roll.left() == 0) why.found = std::to_string(roll.count(Truth::yes));
    why.text =
        fill({"{0} of {1} in {2} belong to the list", "{2} 的 {1} 项中有 {0} 项属于该列表"},
             {roll.number(Truth::yes), i18n::same(std::to_string(roll.elements.size)),
              label(at, range)});
    why.readings = look_at_list(at, range);
    auto nearest = nearest_first(at, filter, roll, roll.of(Truth::no), true);
    why.more += nearest.order.size() - nearest.front;
    nearest.order.resize(nearest.front);
    show(why, part, roll, nearest.order);
    if (roll.truths.empty()) {
      if (auto deeper = why_so_few(at, range)) why.children.push_back(*std::move(deeper));
    }
    made = std::move(why);
  });
  return made;
}

}  // namespace zizhi::cel::explaining
