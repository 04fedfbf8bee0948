#include "explain/leaf_parts.h"

#include "explain/phrase.h"

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;

// "label: found", "is it so? yes", "found".
Localized finding(const Localized& label, const Localized& found) {
  if (label.empty()) return found;
  const auto joined = [&](i18n::Locale locale, std::string_view mark, std::string_view space,
                          std::string_view colon) {
    const std::string name(label.in(locale));
    return name + std::string(name.ends_with(mark) ? space : colon) +
           std::string(found.in(locale));
  };
  return {joined(i18n::Locale::en, "?", " ", ": "), joined(i18n::Locale::zh, "？", "", "：")};
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
  leaf.why.text = finding(label, found);
  if (leaf.part.neutral && leaf.met) {
    if (found != need)
      leaf.why.text = fill({"{0}, which is {1}", "{0}，即{1}"}, {leaf.why.text, need});
    return;
  }
  leaf.why.needed_text = need;
  leaf.why.text = fill({"{0}; needed: {1}", "{0}；需要：{1}"}, {leaf.why.text, need});
  if (leaf.why.distance.empty()) return;
  leaf.why.text.en += " (" + leaf.why.distance.en + ")";
  leaf.why.text.zh += "（" + leaf.why.distance.zh + "）";
}

void tell_needs(Leaf& leaf, const Localized& need) {
  leaf.why.text = needs_words(leaf.why.needs);
  leaf.why.needed_text = need;
  if (need.empty()) return;
  leaf.why.text = fill({"{0}; needed: {1}", "{0}；需要：{1}"}, {leaf.why.text, need});
}

bool is_open(const Leaf& leaf) {
  return leaf.why.truth == Truth::unknown && !leaf.why.needs.empty();
}

}  // namespace zizhi::cel::explaining
