#include "explain/reason.h"

#include "explain/gap.h"
#include "explain/phrase.h"

#include <algorithm>
#include <string>
#include <utility>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;
using ExplanationKind = Explanation::Kind;

constexpr Noun kCondition{"condition", "conditions", " 个条件"};
constexpr Noun kAlternative{"alternative", "alternatives", " 个可选条件"};

Localized number(std::size_t count) {
  return i18n::same(std::to_string(count));
}

// ── && and || ──

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

Localized all_of_words(Truth truth, const Tally& tally) {
  const auto total = counted(tally.all(), kCondition);
  switch (truth) {
    case Truth::yes:
      if (tally.all() == 2) return {"both conditions hold", "两个条件都满足"};
      return fill({"all {0} hold", "{0}全部满足"}, {total});
    case Truth::no: {
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

Localized any_of_words(Truth truth, const Tally& tally) {
  const auto total = counted(tally.all(), kAlternative);
  switch (truth) {
    case Truth::yes:
      return fill(tally.yes == 1 ? i18n::Text{"{0} of {1} holds", "{1}中有 {0} 个满足"}
                                 : i18n::Text{"{0} of {1} hold", "{1}中有 {0} 个满足"},
                  {number(tally.yes), total});
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

Reason junction(const Part& part, bool conjunction) {
  auto& scope = *part.scope;
  const auto truth = scope.truth(part.node);
  std::vector<NodeId> operands;
  flatten(scope, part.node, conjunction ? "_&&_" : "_||_", operands);
  Tally tally;
  std::vector<Reason> reasons;
  for (const auto operand : operands) {
    const auto came_out = scope.truth(operand);
    ++tally.of(came_out);
    if (!is_told(came_out, truth, conjunction)) continue;
    reasons.push_back(
        reason({.scope = &scope, .node = operand, .want = part.want, .neutral = part.neutral}));
  }
  Reason made{.why = bare(part, conjunction ? ExplanationKind::all_of : ExplanationKind::any_of,
                          truth)};
  made.why.text = conjunction ? all_of_words(truth, tally) : any_of_words(truth, tally);
  const bool choice = conjunction != part.want;
  if (truth != part.wanted()) {
    if (choice) mark_nearest(reasons);
    made.effort = choice ? least_effort(reasons) : sum_of_efforts(reasons);
    date(made.why, part);
  }
  attach(made.why, std::move(reasons), kMostOperands);
  return made;
}

// ── !, ?:, definitions, bind ──

Localized negation_words(Truth truth, bool want) {
  const bool good = truth == (want ? Truth::yes : Truth::no);
  switch (truth) {
    case Truth::yes:
      return good ? Localized{"what follows does not hold, as it should be",
                              "以下内容不成立，符合要求"}
                  : Localized{"what follows does not hold, but must",
                              "以下内容不成立，但应成立"};
    case Truth::no:
      return good ? Localized{"what follows holds, as it should be", "以下内容成立，符合要求"}
                  : Localized{"what follows holds, but must not", "以下内容成立，但不应成立"};
    case Truth::unknown:
      return {"whether what follows holds cannot be decided", "以下内容是否成立无法判定"};
    default:
      return {"what follows failed to evaluate", "以下内容求值出错"};
  }
}

Reason negation(const Part& part) {
  auto& scope = *part.scope;
  const auto operand = call_of(scope, part.node)->arguments.at(0);
  const Part inner{
      .scope = &scope, .node = operand, .want = !part.want, .neutral = part.neutral};
  if (is_leaf(scope, operand)) return negated_leaf(inner, part.node);
  auto below = reason(inner);
  const auto truth = scope.truth(part.node);
  Reason made{.why = bare(part, ExplanationKind::negation, truth), .effort = below.effort};
  made.why.text = negation_words(truth, part.want);
  made.why.reached_on = below.why.reached_on;
  made.why.children.push_back(std::move(below.why));
  return made;
}

std::optional<bool> constant(const Scope& scope, NodeId node) {
  const auto* const literal = std::get_if<Literal>(&scope[node].kind);
  if (literal == nullptr) return std::nullopt;
  const auto* const value = std::get_if<bool>(&literal->value);
  return value == nullptr ? std::nullopt : std::optional<bool>(*value);
}

Localized branch_words(const Scope& scope, Truth condition, NodeId branch) {
  const auto source = code(clipped(scope.text(branch), kLongestValue));
  if (condition == Truth::yes) {
    return fill({"the condition holds, so {0} decides", "条件成立，由 {0} 决定"}, {source});
  }
  return fill({"the condition does not hold, so {0} decides", "条件不成立，由 {0} 决定"},
              {source});
}

// Where the branch is a plain `false`, the condition is what has to change.
Reason conditional(const Part& part) {
  auto& scope = *part.scope;
  const auto& arguments = call_of(scope, part.node)->arguments;
  const auto truth = scope.truth(part.node);
  const auto condition = scope.truth(arguments.at(0));
  Reason made{.why = bare(part, ExplanationKind::conditional, truth)};
  if (condition != Truth::yes && condition != Truth::no) {
    made.why.text =
        condition == Truth::unknown
            ? Localized{"which branch decides is not known", "由哪个分支决定尚不清楚"}
            : Localized{"its condition failed to evaluate", "其条件求值出错"};
    auto below = reason({.scope = &scope, .node = arguments.at(0), .want = true});
    made.effort = below.effort;
    made.why.children.push_back(std::move(below.why));
    return made;
  }
  const auto branch = arguments.at(condition == Truth::yes ? 1 : 2);
  const bool blamed = constant(scope, branch).value_or(part.want) != part.want;
  made.why.text = branch_words(scope, condition, branch);
  auto why_branch = reason({.scope = &scope,
                            .node = arguments.at(0),
                            .want = blamed != (condition == Truth::yes),
                            .neutral = !blamed});
  auto below = reason({.scope = &scope, .node = branch, .want = part.want});
  made.effort = blamed ? why_branch.effort : below.effort;
  if (truth != part.wanted()) date(made.why, part);
  made.why.children.push_back(std::move(why_branch.why));
  if (!constant(scope, branch)) made.why.children.push_back(std::move(below.why));
  return made;
}

Localized definition_words(const std::string& called, Truth truth) {
  const auto name = code(clipped(called, kLongestValue));
  switch (truth) {
    case Truth::yes:
      return fill({"{0} holds", "{0} 成立"}, {name});
    case Truth::no:
      return fill({"{0} does not hold", "{0} 不成立"}, {name});
    case Truth::unknown:
      return fill({"{0} cannot be decided", "{0} 无法判定"}, {name});
    default:
      return fill({"{0} failed to evaluate", "{0} 求值出错"}, {name});
  }
}

Reason definition(const Part& part, const Program& program) {
  const auto truth = part.scope->truth(part.node);
  Reason made{.why = bare(part, ExplanationKind::definition, truth)};
  made.why.text = definition_words(part.scope->text(part.node), truth);
  Scope body(program, *part.scope, part.node);
  auto below = reason({.scope = &body, .node = body.root(), .want = part.want});
  made.effort = below.effort;
  made.why.reached_on = below.why.reached_on;
  made.why.children.push_back(std::move(below.why));
  return made;
}

Reason binding(const Part& part, const Macro& macro) {
  auto& scope = *part.scope;
  const auto truth = scope.truth(part.node);
  Reason made{.why = bare(part, ExplanationKind::binding, truth)};
  const Frozen frozen(scope);
  const auto value = scope.value(macro.range);
  const bool hidden = is_personal(scope, macro.range);
  made.why.readings = look(scope, macro.range);
  made.why.text = fill({"{0} stands for {1}", "{0} 代表 {1}"},
                       {code(macro.first), hidden ? Localized{"a personal value", "个人信息"}
                                                  : words(value, measure(scope, macro.range))});
  scope.bind(scope.variable(part.node), value, {.scope = &scope, .node = macro.range});
  auto below = reason({.scope = &scope, .node = macro.body, .want = part.want});
  made.effort = below.effort;
  made.why.reached_on = below.why.reached_on;
  made.why.children.push_back(std::move(below.why));
  return made;
}

bool is_boolean(const Scope& scope, NodeId node) {
  const auto kind = scope.type(node).kind();
  return kind == Kind::boolean || kind == Kind::dyn;
}

std::optional<Reason> of_call(const Part& part) {
  auto& scope = *part.scope;
  const auto* const call = call_of(scope, part.node);
  if (call == nullptr) return std::nullopt;
  if (call->function == "_&&_") return junction(part, true);
  if (call->function == "_||_") return junction(part, false);
  if (call->function == "!_") return negation(part);
  if (call->function == "_?_:_" && is_boolean(scope, part.node)) return conditional(part);
  if (is_count(scope, part.node)) return count(part);
  return std::nullopt;
}

bool is_quantifier(const Macro& macro) {
  return macro.kind == MacroKind::all || macro.kind == MacroKind::exists ||
         macro.kind == MacroKind::exists_one;
}

// Near the end of the allowance: the outcome, and nothing more.
Reason curt(const Part& part, Truth truth) {
  Reason made{.why = bare(part, ExplanationKind::leaf, truth),
              .effort = truth == part.wanted() ? 0.0 : 1.0};
  made.why.text = definition_words(part.scope->text(part.node), truth);
  made.why.needs = needs_of(part.scope->value(part.node));
  return made;
}

}  // namespace

bool is_leaf(Scope& scope, NodeId node) {
  if (scope.definition(node) != nullptr) return !is_boolean(scope, node);
  if (const auto* const macro = std::get_if<Macro>(&scope[node].kind))
    return !is_quantifier(*macro) && macro->kind != MacroKind::bind;
  const auto* const call = call_of(scope, node);
  if (call == nullptr) return true;
  const bool logic = call->function == "_&&_" || call->function == "_||_" ||
                     call->function == "!_" || call->function == "_?_:_";
  return !logic && !is_count(scope, node);
}

Reason reason(const Part& part) {
  auto& scope = *part.scope;
  if (scope.inquiry().allowance.parts == 0) return curt(part, scope.truth(part.node));
  const auto* const program = scope.definition(part.node);
  if (program != nullptr && is_boolean(scope, part.node)) return definition(part, *program);
  if (auto made = of_call(part)) return *std::move(made);
  if (const auto* const macro = std::get_if<Macro>(&scope[part.node].kind)) {
    if (is_quantifier(*macro)) return quantifier(part);
    if (macro->kind == MacroKind::bind) return binding(part, *macro);
  }
  return leaf(part);
}

Explanation bare(const Part& part, Explanation::Kind kind, Truth truth) {
  auto& parts = part.scope->inquiry().allowance.parts;
  if (parts > 0) --parts;
  Explanation made;
  made.kind = kind;
  made.truth = truth;
  made.expression = part.scope->text(part.node);
  return made;
}

void attach(Explanation& parent, std::vector<Reason> reasons, std::size_t limit) {
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    if (i < limit) {
      parent.children.push_back(std::move(reasons[i].why));
      continue;
    }
    ++parent.more;
    add(parent.needs, needs(reasons[i].why));
  }
}

Localized failure_words(const Value& value, bool personal) {
  if (!value.is(Tag::error)) return {"it gives no yes or no", "结果不是是或否"};
  const auto& failure = value.as_failure();
  auto text = i18n::own(failure.text);
  if (failure.detail.empty() || personal) return text;
  const auto detail = clipped(failure.detail, kLongestValue);
  return {text.en + ": " + detail, text.zh + "：" + detail};
}

Localized needs_words(std::span<const Need> needs) {
  constexpr std::size_t kNamed = 3;
  const auto sentence = [&](Missing::Why why, const i18n::Text& one, const i18n::Text& many) {
    std::vector<Localized> names;
    std::size_t total = 0;
    for (const auto& need : needs) {
      if (need.why != why) continue;
      if (++total <= kNamed) names.push_back(code(need.path));
    }
    if (total > kNamed) {
      names.push_back(fill({"{0} more", "另外 {0} 项"}, {number(total - kNamed)}));
    }
    return total == 0 ? Localized{} : fill(total == 1 ? one : many, {listed(names)});
  };
  const auto absent = sentence(Missing::Why::absent, {"{0} is not stated", "未填写 {0}"},
                               {"{0} are not stated", "未填写 {0}"});
  const auto spoilt =
      sentence(Missing::Why::problem,
               {"{0} cannot be used: it has a data problem", "{0} 存在数据问题，无法使用"},
               {"{0} cannot be used: they have data problems", "{0} 存在数据问题，无法使用"});
  if (absent.empty() || spoilt.empty()) return absent.empty() ? spoilt : absent;
  return {absent.en + "; " + spoilt.en, absent.zh + "；" + spoilt.zh};
}

}  // namespace zizhi::cel::explaining
