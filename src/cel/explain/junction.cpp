// && and ||.
#include "explain/phrase.h"
#include "explain/reason.h"

#include <algorithm>
#include <string>
#include <utility>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;

constexpr Noun kCondition{"condition", "conditions", " 个条件"};
constexpr Noun kAlternative{"alternative", "alternatives", " 个可选条件"};

Localized number(std::size_t count) {
  return i18n::same(std::to_string(count));
}

/// How many operands came out how.
struct Tally {
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t unknown = 0;
  std::size_t error = 0;

  std::size_t all() const { return yes + no + unknown + error; }

  std::size_t& of(Truth truth) {
    switch (truth) {
      case Truth::yes:
        return yes;
      case Truth::no:
        return no;
      case Truth::unknown:
        return unknown;
      default:
        return error;
    }
  }
};

void flatten(const Scope& scope, NodeId node, std::string_view function,
             std::vector<NodeId>& operands) {
  if (!is_call(scope, node, function)) {
    operands.push_back(node);
    return;
  }
  for (const auto argument : call_of(scope, node)->arguments)
    flatten(scope, argument, function, operands);
}

Localized all_hold(const Tally& tally, const Localized& total) {
  if (tally.all() == 2) return {"both conditions hold", "两个条件都满足"};
  return fill({"all {0} hold", "{0}全部满足"}, {total});
}

Localized all_of_words(Truth truth, const Tally& tally, bool want) {
  const auto total = counted(tally.all(), kCondition);
  switch (truth) {
    case Truth::yes: {
      auto words = all_hold(tally, total);
      if (want) return words;
      return fill({"{0}; needed: one that does not", "{0}；需要：其中一个不满足"}, {words});
    }
    case Truth::no: {
      if (tally.no == tally.all() && want) {
        if (tally.no == 2) return {"neither condition holds", "两个条件都不满足"};
        return fill({"none of {0} holds", "{0}均不满足"}, {total});
      }
      auto words =
          fill(tally.no == 1 ? i18n::Text{"{0} of {1} does not hold", "{1}中有 {0} 个不满足"}
                             : i18n::Text{"{0} of {1} do not hold", "{1}中有 {0} 个不满足"},
               {number(tally.no), total});
      if (tally.unknown == 0) return words;
      const auto more =
          fill({", {0} not decided", "，{0} 个无法判定"}, {number(tally.unknown)});
      return {words.en + more.en, words.zh + more.zh};
    }
    case Truth::unknown:
      return fill({"{0} of {1} cannot be decided", "{1}中有 {0} 个无法判定"},
                  {number(tally.unknown), total});
    default:
      return fill({"{0} of {1} failed to evaluate", "{1}中有 {0} 个求值出错"},
                  {number(tally.error), total});
  }
}

Localized any_of_words(Truth truth, const Tally& tally, bool want) {
  const auto total = counted(tally.all(), kAlternative);
  switch (truth) {
    case Truth::yes: {
      const auto words =
          fill(tally.yes == 1 ? i18n::Text{"{0} of {1} holds", "{1}中有 {0} 个满足"}
                              : i18n::Text{"{0} of {1} hold", "{1}中有 {0} 个满足"},
               {number(tally.yes), total});
      return want ? words : fill({"{0}; needed: none", "{0}；需要：都不满足"}, {words});
    }
    case Truth::no:
      if (tally.all() == 2) return {"neither alternative holds", "两个可选条件都不满足"};
      return fill({"none of {0} holds", "{0}均不满足"}, {total});
    case Truth::unknown:
      return fill({"none of {0} is known to hold, {1} not decided",
                   "{0}中没有确定满足的，{1} 个无法判定"},
                  {total, number(tally.unknown)});
    default:
      return fill({"none of {0} holds, {1} failed to evaluate", "{0}均不满足，{1} 个求值出错"},
                  {total, number(tally.error)});
  }
}

// What decided: of a conjunction that is false the operands that are false, and those that may
// still be; of one that is true all of them. A disjunction is the mirror image.
bool is_told(Truth operand, Truth whole, bool conjunction) {
  const auto deciding = conjunction ? Truth::no : Truth::yes;
  const auto other = conjunction ? Truth::yes : Truth::no;
  if (whole == other) return true;
  if (whole == deciding)
    return operand == deciding || (conjunction && operand == Truth::unknown);
  if (whole == Truth::unknown)
    return operand == Truth::unknown || (!conjunction && operand == Truth::no);
  return operand == whole;
}

void mark_nearest(std::vector<Reason>& reasons) {
  if (reasons.size() < 2) return;
  const auto nearest = std::ranges::min_element(reasons, {}, &Reason::effort);
  nearest->why.nearest = true;
}

double sum_of_efforts(const std::vector<Reason>& reasons) {
  double sum = 0;
  for (const auto& each : reasons)
    sum += each.effort;
  return sum;
}

double least_effort(const std::vector<Reason>& reasons) {
  return reasons.empty() ? 1 : std::ranges::min_element(reasons, {}, &Reason::effort)->effort;
}

// True when nothing that the applicant states, and no passing of time, changes the part.
bool is_given(Scope& scope, NodeId node) {
  return look(scope, node).empty() && needs_of(scope.value(node)).empty() &&
         !mentions_as_of(scope, node);
}

// True when the part is not as wanted for a reason that is given. A part that failed is no
// closed way: it is why the whole failed.
bool is_closed(Scope& scope, NodeId node, bool want) {
  const auto truth = scope.truth(node);
  if (truth == Truth::error || truth == (want ? Truth::yes : Truth::no)) return false;
  if (is_given(scope, node)) return true;
  const auto* const call = call_of(scope, node);
  if (call == nullptr || call->function != (want ? "_&&_" : "_||_")) return false;
  return std::ranges::any_of(call->arguments,
                             [&](NodeId argument) { return is_closed(scope, argument, want); });
}

// Of several ways those that are closed to the applicant (by a parameter) are no ways.
void leave_out_closed(const Part& part, std::vector<NodeId>& ways) {
  const auto closed = std::stable_partition(ways.begin(), ways.end(), [&part](NodeId way) {
    return !is_closed(*part.scope, way, part.want);
  });
  if (closed != ways.begin()) ways.erase(closed, ways.end());
}

}  // namespace

Reason junction(const Part& part, bool conjunction) {
  auto& scope = *part.scope;
  const auto truth = scope.truth(part.node);
  std::vector<NodeId> operands;
  flatten(scope, part.node, conjunction ? "_&&_" : "_||_", operands);
  const bool choice = conjunction != part.want;
  if (choice && truth != part.wanted()) leave_out_closed(part, operands);
  if (operands.size() == 1)
    return reason(
        {.scope = &scope, .node = operands[0], .want = part.want, .neutral = part.neutral});
  Tally tally;
  std::vector<Reason> reasons;
  for (const auto operand : operands) {
    const auto came_out = scope.truth(operand);
    ++tally.of(came_out);
    if (!is_told(came_out, truth, conjunction)) continue;
    reasons.push_back(
        reason({.scope = &scope, .node = operand, .want = part.want, .neutral = part.neutral}));
  }
  Reason made{.why = bare(part,
                          conjunction ? Explanation::Kind::all_of : Explanation::Kind::any_of,
                          truth)};
  if (scope.inquiry().words)
    made.why.text = conjunction ? all_of_words(truth, tally, part.want)
                                : any_of_words(truth, tally, part.want);
  if (truth != part.wanted()) {
    if (choice) mark_nearest(reasons);
    made.effort = choice ? least_effort(reasons) : sum_of_efforts(reasons);
    date(made.why, part);
  }
  attach(made.why, std::move(reasons), kMostOperands);
  return made;
}

}  // namespace zizhi::cel::explaining
