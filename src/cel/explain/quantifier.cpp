// all, exists and exists_one.
#include "explain/phrase.h"
#include "explain/roll.h"

#include <algorithm>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;
using i18n::Text;

using Numbers = std::vector<std::size_t>;

Localized number(std::size_t count) {
  return i18n::same(std::to_string(count));
}

Explanation::Kind kind_of(MacroKind kind) {
  switch (kind) {
    case MacroKind::all:
      return Explanation::Kind::every;
    case MacroKind::exists:
      return Explanation::Kind::some;
    default:
      return Explanation::Kind::exactly_one;
  }
}

/// What a sentence about a list is made of.
struct Census {
  Localized list;
  Localized total;
  Localized yes;  ///< how many meet the condition
  Localized no;
  Localized open;  ///< how many are not decided
  Localized failed;
};

Localized say(const Text& text, const Census& census) {
  return fill(text,
              {census.list, census.total, census.yes, census.no, census.open, census.failed});
}

Localized undecided(const Census& census) {
  if (census.total.en == "1")
    return say({"the only one in {0} cannot be decided", "{0} 仅有 1 项，无法判定"}, census);
  return say({"{4} of {1} in {0} cannot be decided", "{0} 的 {1} 项中有 {4} 项无法判定"},
             census);
}

Localized failed(const Census& census) {
  return say({"{5} of {1} in {0} failed to evaluate", "{0} 的 {1} 项中有 {5} 项求值出错"},
             census);
}

bool none_left(const Census& census) {
  return census.no.en == census.total.en;
}

Localized none_meets(const Census& census) {
  if (census.total.en == "1")
    return say({"the only one in {0} does not meet the condition", "{0} 仅有 1 项，不满足条件"},
               census);
  return say({"none of {1} in {0} meets the condition", "{0} 的 {1} 项均不满足条件"}, census);
}

Localized some_fail(const Census& census) {
  return say(census.no.en == "1" ? Text{"{3} of {1} in {0} does not meet the condition",
                                        "{0} 的 {1} 项中有 {3} 项不满足条件"}
                                 : Text{"{3} of {1} in {0} do not meet the condition",
                                        "{0} 的 {1} 项中有 {3} 项不满足条件"},
             census);
}

Localized every_words(const Explanation& why, const Census& census, bool want) {
  switch (why.truth) {
    case Truth::yes:
      if (census.total.en == "0")
        return say(
            {"{0} is empty, so nothing fails the condition", "{0} 为空，没有不满足条件的项"},
            census);
      return want ? say({"all {1} in {0} meet the condition", "{0} 的 {1} 项全部满足条件"},
                        census)
                  : say({"all {1} in {0} meet the condition; needed: one that does not",
                         "{0} 的 {1} 项全部满足条件；需要：至少一项不满足"},
                        census);
    case Truth::no:
      return none_left(census) ? none_meets(census) : some_fail(census);
    case Truth::unknown:
      return undecided(census);
    default:
      return failed(census);
  }
}

Localized some_words(const Explanation& why, const Census& census, bool want) {
  switch (why.truth) {
    case Truth::yes: {
      auto words = say(census.yes.en == "1" ? Text{"{2} of {1} in {0} meets the condition",
                                                   "{0} 的 {1} 项中有 {2} 项满足条件"}
                                            : Text{"{2} of {1} in {0} meet the condition",
                                                   "{0} 的 {1} 项中有 {2} 项满足条件"},
                       census);
      if (census.total.en == "1")
        words =
            say({"the only one in {0} meets the condition", "{0} 仅有 1 项，满足条件"}, census);
      if (want) return words;
      return {words.en + "; needed: none", words.zh + "；需要：没有"};
    }
    case Truth::no:
      if (census.total.en == "0")
        return want ? say({"{0} is empty; needed: one that meets the condition",
                           "{0} 为空；需要：至少一项满足条件"},
                          census)
                    : say({"{0} is empty", "{0} 为空"}, census);
      return none_meets(census);
    case Truth::unknown:
      return undecided(census);
    default:
      return failed(census);
  }
}

Localized exactly_one_words(const Explanation& why, const Census& census) {
  if (why.truth == Truth::unknown) return undecided(census);
  if (why.truth == Truth::error) return failed(census);
  const Text text =
      census.total.en == "0" ? Text{"{0} is empty", "{0} 为空"}
      : census.yes.en == "0"
          ? Text{"none of {1} in {0} meets the condition", "{0} 的 {1} 项均不满足条件"}
      : census.yes.en == "1"
          ? Text{"1 of {1} in {0} meets the condition", "{0} 的 {1} 项中有 1 项满足条件"}
          : Text{"{2} of {1} in {0} meet the condition", "{0} 的 {1} 项中有 {2} 项满足条件"};
  return fill({"{0}; needed: {1}", "{0}；需要：{1}"}, {say(text, census), why.needed_text});
}

Numbers joined(Numbers first, const Numbers& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Which elements of a list are shown.
struct Choice {
  Numbers shown;
  bool want = true;      ///< of each element
  std::size_t left = 0;  ///< elements that are not shown because others came nearer
};

// What it takes to state a list.
constexpr double kAnswer = 0.4;

class Quantifier {
 public:
  Quantifier(const Part& part, const Macro& macro)
      : part_(part), kind_(macro.kind), range_(macro.range) {
    auto& scope = *part.scope;
    made_.why = bare(part, kind_of(kind_), scope.truth(part.node));
    const auto deciding = kind_ == MacroKind::all ? Truth::no : Truth::yes;
    roll_ = call_roll(scope, part.node, deciding, made_.why.truth == deciding);
  }

  Reason take() {
    auto& scope = *part_.scope;
    made_.why.readings = look_at_list(scope, range_);
    if (!roll_.elements.known) return without_list();
    const auto choice = choose();
    if (kind_ == MacroKind::exists_one) {
      if (roll_.left() == 0) made_.why.found = std::to_string(roll_.count(Truth::yes));
      made_.why.needed = part_.want ? "== 1" : "!= 1";
      made_.why.needed_text = part_.want ? Localized{"exactly 1", "恰好 1 项"}
                                         : Localized{"any number but 1", "不是恰好 1 项"};
    }
    if (scope.inquiry().words) made_.why.text = sentence();
    const Part shown{.scope = &scope, .node = part_.node, .want = choice.want};
    const auto least = show(made_.why, shown, roll_, choice.shown);
    made_.why.more += choice.left;
    if (made_.why.truth == Truth::unknown)
      add_remaining_needs(made_.why, scope.value(part_.node));
    if (made_.why.truth == part_.wanted()) return std::move(made_);
    weigh(choice, least);
    date(made_.why, part_);
    add_why_empty();
    return std::move(made_);
  }

 private:
  // The list itself is unknown, or no list.
  Reason without_list() {
    const auto& range = roll_.elements.range;
    made_.why.needs = needs_of(range);
    made_.why.text = made_.why.needs.empty() ? failure_words(part_.scope->value(part_.node),
                                                             roll_.elements.personal)
                                             : needs_words(made_.why.needs);
    made_.effort = made_.why.needs.empty() ? 5 : kAnswer;
    return std::move(made_);
  }

  bool is_every() const { return (kind_ == MacroKind::all) == part_.want; }

  Choice choose() {
    if (made_.why.truth == Truth::error) {
      const auto errors = roll_.of(Truth::error);
      return {.shown = errors, .want = part_.want};
    }
    if (kind_ == MacroKind::exists_one) return choose_one();
    const auto wanted = part_.wanted();
    const auto other = part_.want ? Truth::no : Truth::yes;
    const auto open = roll_.of(Truth::unknown);
    if (made_.why.truth == wanted) {
      const auto good = roll_.of(wanted);
      return {.shown = good, .want = part_.want};
    }
    if (is_every()) {
      const auto bad = roll_.of(other);
      return {.shown = joined(bad, open), .want = part_.want};
    }
    if (!open.empty()) {
      return {.shown = open, .want = part_.want, .left = roll_.of(other).size()};
    }
    return near_misses(roll_.of(other), part_.want);
  }

  // The elements that came nearest.
  Choice near_misses(Numbers order, bool want) {
    auto nearest = nearest_first(*part_.scope, part_.node, roll_, std::move(order), want);
    Choice choice{.shown = std::move(nearest.order), .want = want};
    choice.left = choice.shown.size() - nearest.front;
    choice.shown.resize(nearest.front);
    return choice;
  }

  Choice choose_one() {
    const auto yes = roll_.of(Truth::yes);
    const auto no = roll_.of(Truth::no);
    const auto open = roll_.of(Truth::unknown);
    if (made_.why.truth == Truth::unknown) return {.shown = joined(open, yes), .want = true};
    if (yes.empty()) return near_misses(no, true);
    return {.shown = yes, .want = true};
  }

  Localized sentence() {
    const Census census{.list = label(*part_.scope, range_),
                        .total = number(roll_.elements.size),
                        .yes = roll_.number(Truth::yes),
                        .no = roll_.number(Truth::no),
                        .open = roll_.number(Truth::unknown),
                        .failed = roll_.number(Truth::error)};
    switch (kind_) {
      case MacroKind::all:
        return every_words(made_.why, census, part_.want);
      case MacroKind::exists:
        return some_words(made_.why, census, part_.want);
      default:
        return exactly_one_words(made_.why, census);
    }
  }

  void weigh(const Choice& choice, double least) {
    if (!is_every() || kind_ == MacroKind::exists_one) {
      made_.effort = choice.shown.empty() ? 2 : least;
      return;
    }
    made_.effort = least * static_cast<double>(std::max<std::size_t>(choice.shown.size(), 1));
  }

  // An empty list that was made by a filter: the reason lies before it.
  void add_why_empty() {
    if (!roll_.truths.empty() || part_.scope->inquiry().allowance.parts == 0) return;
    if (auto why = why_so_few(*part_.scope, range_))
      made_.why.children.push_back(*std::move(why));
  }

  Part part_;
  MacroKind kind_;
  NodeId range_;
  Roll roll_;
  Reason made_;
};

}  // namespace

Reason quantifier(const Part& part) {
  const auto& macro = std::get<Macro>((*part.scope)[part.node].kind);
  return Quantifier(part, macro).take();
}

}  // namespace zizhi::cel::explaining
