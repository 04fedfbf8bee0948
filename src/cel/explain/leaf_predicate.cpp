// Functions that say yes or no about a value: startsWith, matches, sets.contains, uscc.isValid.
#include "explain/gap.h"
#include "explain/leaf_parts.h"
#include "explain/phrase.h"
#include "functions/credit_code.h"

#include <algorithm>
#include <array>

namespace zizhi::cel::explaining {

using i18n::Localized;
using i18n::Text;

/// A function of one value that says yes or no, or of a value and what it is held against.
struct Predicate {
  std::string_view function;
  std::string_view sign;  ///< language-neutral
  Text need;              ///< {0}: the second argument
  Text otherwise;         ///< under a negation
};

namespace {

constexpr auto kPredicates = std::to_array<Predicate>({
    {"startsWith",
     "startsWith",
     {"text that begins with {0}", "以 {0} 开头的文本"},
     {"text that does not begin with {0}", "不以 {0} 开头的文本"}},
    {"endsWith",
     "endsWith",
     {"text that ends with {0}", "以 {0} 结尾的文本"},
     {"text that does not end with {0}", "不以 {0} 结尾的文本"}},
    {"contains",
     "contains",
     {"text that contains {0}", "包含 {0} 的文本"},
     {"text that does not contain {0}", "不包含 {0} 的文本"}},
    {"matches",
     "matches",
     {"text of the form {0}", "符合格式 {0} 的文本"},
     {"text not of the form {0}", "不符合格式 {0} 的文本"}},
    {"sets.contains",
     "contains all",
     {"all of {0}", "包含全部：{0}"},
     {"not all of {0}", "不全含 {0}"}},
    {"sets.intersects",
     "contains any",
     {"any of {0}", "至少包含其一：{0}"},
     {"none of {0}", "不含 {0}"}},
    {"sets.equivalent", "equals", {"just {0}", "恰为 {0}"}, {"not just {0}", "不恰为 {0}"}},
    {"uscc.isValid",
     "a unified social credit code",
     {"a valid code", "有效的代码"},
     {"no valid code", "不是有效的代码"}},
    {"isSorted", "sorted", {"in order", "按序排列"}, {"not in order", "不按序排列"}},
});

// Why a credit code is none, unless its characters may not be shown.
void add_code_problem(Leaf& leaf, const Side& side) {
  if (side.personal || !side.value.is(Tag::string)) return;
  const auto problem = functions::credit_code_problem(side.value.as_text());
  if (!problem) return;
  leaf.why.distance = *problem;
}

// The items of `wanted` that are not among those of `found`.
void add_lacking(Leaf& leaf, const Side& found, const Side& wanted) {
  if (!found.value.is(Tag::list) || !wanted.value.is(Tag::list)) return;
  if (found.personal || wanted.personal) return;
  const auto element =
      found.measure.type.kind() == Kind::list ? found.measure.type.parameter(0) : Type();
  std::vector<Localized> lacking;
  for (const auto& item : wanted.value.as_list().span()) {
    const auto there = std::ranges::any_of(
        found.value.as_list().span(),
        [&](const Value& each) { return each.plain() && item.plain() && equal(each, item); });
    if (!there && lacking.size() < kShown) lacking.push_back(words(item, {.type = element}));
  }
  if (!lacking.empty())
    leaf.why.distance = fill({"lacking {0}", "缺少 {0}"}, {listed(lacking)});
}

}  // namespace

const Predicate* predicate_of(const Call& call) {
  const auto* const found = std::ranges::find(kPredicates, call.function, &Predicate::function);
  return found == kPredicates.end() ? nullptr : &*found;
}

void tell_predicate(Leaf& leaf, const Call& call, const Predicate& predicate) {
  auto& scope = *leaf.part.scope;
  const auto arguments = arguments_of(call);
  auto found = side_of(scope, arguments.at(0));
  Localized against;
  if (arguments.size() > 1) {
    auto second = side_of(scope, arguments[1]);
    if (second.measure.type.kind() == Kind::list || second.measure.type.kind() == Kind::string)
      second.measure.type = found.measure.type;
    against = call.function == "matches" && !second.personal ? code(shown_plainly(second))
                                                             : shown(second);
    leaf.why.needed = (leaf.part.want ? "" : "not ") + std::string(predicate.sign) + " " +
                      shown_plainly(second);
    if (call.function == "sets.contains" && leaf.part.want && !leaf.met)
      add_lacking(leaf, found, second);
  } else {
    leaf.why.needed = (leaf.part.want ? "" : "not ") + std::string(predicate.sign);
  }
  if (call.function == "uscc.isValid" && leaf.part.want && !leaf.met)
    add_code_problem(leaf, found);
  leaf.why.found = shown_plainly(found);
  const auto need = fill(leaf.part.want ? predicate.need : predicate.otherwise, {against});
  if (is_open(leaf)) return tell_needs(leaf, need);
  const bool written = std::holds_alternative<Literal>(scope[arguments[0]].kind);
  tell(leaf, written ? Localized() : label(scope, arguments[0]), shown(found), need);
}

}  // namespace zizhi::cel::explaining
