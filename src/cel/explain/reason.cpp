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

Localized number(std::size_t count) {
  return i18n::same(std::to_string(count));
}

// What is denied is told as what must not be: its parts, its sentence with "needed: none".
Reason negation(const Part& part) {
  auto& scope = *part.scope;
  const auto operand = call_of(scope, part.node)->arguments.at(0);
  const Part inner{
      .scope = &scope, .node = operand, .want = !part.want, .neutral = part.neutral};
  if (is_leaf(scope, operand)) return negated_leaf(inner, part.node);
  auto made = reason(inner);
  made.why.kind = ExplanationKind::negation;
  made.why.truth = scope.truth(part.node);
  made.why.expression = scope.text(part.node);
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

Localized definition_words(const std::string& called, Truth truth, bool want) {
  const auto name = code(clipped(called, kLongestValue));
  switch (truth) {
    case Truth::yes:
      return want ? fill({"{0} holds", "{0} 成立"}, {name})
                  : fill({"{0} holds, but must not", "{0} 成立，但不应成立"}, {name});
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
  if (part.scope->inquiry().words)
    made.why.text = definition_words(part.scope->text(part.node), truth, part.want);
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
  made.why.text = definition_words(part.scope->text(part.node), truth, part.want);
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
  if (part.scope->inquiry().words) made.expression = part.scope->text(part.node);
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
