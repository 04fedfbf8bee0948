#include "explain/leaf_parts.h"

#include "explain/phrase.h"

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;

// "label: found; needed: need (gap)"
Localized sentence(const Localized& label, const Localized& found, const Localized& need) {
  return fill({"{0}: {1}; needed: {2}", "{0}：{1}；需要：{2}"}, {label, found, need});
}

}  // namespace

Side side_of(Scope& scope, NodeId node) {
  Side side{.node = node,
            .value = scope.value(node),
            .measure = measure(scope, node),
            .personal = is_personal(scope, node)};
  side.evidence = !needs_of(side.value).empty() || !look(scope, node).empty();
  return side;
}

Localized shown(const Side& side) {
  return side.personal ? i18n::own(kHidden) : words(side.value, side.measure);
}

std::string shown_plainly(const Side& side) {
  return side.personal || !side.value.plain() ? std::string() : plain(side.value, side.measure);
}

void tell(Leaf& leaf, const Localized& label, const Localized& found, const Localized& need) {
  if (leaf.part.neutral && leaf.met) {
    leaf.why.text = found == need ? fill({"{0}: {1}", "{0}：{1}"}, {label, found})
                                  : fill({"{0}: {1}, which is {2}", "{0}：{1}，即{2}"},
                                         {label, found, need});
    return;
  }
  leaf.why.text = sentence(label, found, need);
  if (leaf.why.distance.empty()) return;
  leaf.why.text.en += " (" + leaf.why.distance.en + ")";
  leaf.why.text.zh += "（" + leaf.why.distance.zh + "）";
}

void tell_needs(Leaf& leaf, const Localized& need) {
  leaf.why.text = needs_words(leaf.why.needs);
  if (need.empty()) return;
  leaf.why.text = fill({"{0}; needed: {1}", "{0}；需要：{1}"}, {leaf.why.text, need});
}

bool is_open(const Leaf& leaf) {
  return leaf.why.truth == Truth::unknown && !leaf.why.needs.empty();
}

}  // namespace zizhi::cel::explaining
