// What a person calls a part of an expression.
#include "explain/look.h"
#include "explain/phrase.h"
#include "explain/roll.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;
using i18n::Text;

/// The list of the evidence that another one is made of.
struct Base {
  std::string path;
  Localized ask;  ///< the schema's question; may be empty
};

std::optional<Base> base_of_list(Scope& scope, NodeId node) {
  if (!scope.visit()) return std::nullopt;
  const auto at = resolve(scope, node);
  const Outside outside(at);
  if (const auto* const definition = at.scope->definition(at.node)) {
    Scope body(*definition, *at.scope, at.node);
    return base_of_list(body, body.root());
  }
  if (const auto* const macro = std::get_if<Macro>(&(*at.scope)[at.node].kind))
    return base_of_list(*at.scope, macro->range);
  for (const auto* const function : {"flatten", "distinct"}) {
    if (is_call(*at.scope, at.node, function))
      return base_of_list(*at.scope, arguments_of(*call_of(*at.scope, at.node)).at(0));
  }
  auto path = path_of(*at.scope, at.node);
  if (path.empty()) return std::nullopt;
  const auto* const field = field_of(*at.scope, at.node);
  return Base{.path = std::move(path), .ask = field == nullptr ? Localized() : field->ask};
}

constexpr auto kQuestionMarks = std::to_array<std::string_view>({"?", "？"});

// What stands in brackets at the end of a question says how to write the answer.
std::string_view without_hint(std::string_view question) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{" (", ")"}, {"（", "）"}}) {
    const auto start = question.rfind(open);
    if (question.ends_with(close) && start != std::string_view::npos && start > 0)
      return question.substr(0, start);
  }
  return question;
}

/// A question of the schema, apart from its mark.
struct Question {
  std::string_view words;
  std::string_view mark;  ///< empty: it is no question but a name
};

Question question_of(std::string_view text) {
  for (const auto mark : kQuestionMarks) {
    if (text.ends_with(mark))
      return {.words = without_hint(text.substr(0, text.size() - mark.size())), .mark = mark};
  }
  return {.words = without_hint(text), .mark = {}};
}

// "Contract signed on (projects[4].signed_on)", "Is it held (premises[0].held)?"; the place
// alone where nothing is asked.
Localized titled(const Localized& title, std::string_view place, const Localized& untitled) {
  if (title.empty()) return untitled;
  const auto joined = [&](i18n::Locale locale, std::string_view open, std::string_view close) {
    const auto question = question_of(title.in(locale));
    return clipped(question.words, kLongestName) + std::string(open) +
           clipped(place, kLongestCode) + std::string(close) + std::string(question.mark);
  };
  return {joined(i18n::Locale::en, " (", ")"), joined(i18n::Locale::zh, "（", "）")};
}

Localized name_of_field(const RecordField& field) {
  if (field.ask.empty()) return code(field.name);
  const auto cut = [&](i18n::Locale locale) {
    return clipped(question_of(field.ask.in(locale)).words, kLongestName);
  };
  return {cut(i18n::Locale::en), cut(i18n::Locale::zh)};
}

Localized of_path(Scope& scope, NodeId node, const std::string& path) {
  const auto* const field = field_of(scope, node);
  return titled(field == nullptr ? Localized() : field->ask, path, code(path));
}

// The name of a definition, without arguments; empty for anything else.
std::string called(const Scope& scope, NodeId node) {
  if (scope.definition(node) == nullptr) return {};
  const auto* const call = call_of(scope, node);
  return call == nullptr ? scope.text(node) : call->function;
}

// A list made of another: "Roles held (`engineers`)" where a definition of the rulebook makes
// it, "the selection from People (people)" where a filter is written out or the list belongs to
// one element.
std::optional<Localized> selection(Scope& scope, NodeId node) {
  const auto base = base_of_list(scope, node);
  if (!base) return std::nullopt;
  const auto name = called(scope, node);
  if (!name.empty() && base->path.find('[') == std::string::npos)
    return titled(base->ask, "`" + name + "`", code(name));
  const auto whole = titled(base->ask, base->path, code(base->path));
  return fill({"the selection from {0}", "从 {0} 中选出的项"}, {whole});
}

// `people.map(p, p.years)`: "Years of experience of People (people)"; with a condition, "of the
// selection from People (people)".
std::optional<Localized> mapped(Scope& scope, const Macro& macro) {
  const auto* const select = std::get_if<Select>(&scope[macro.body].kind);
  if (select == nullptr || select->test) return std::nullopt;
  if (macro.kind != MacroKind::map && macro.kind != MacroKind::transform_list)
    return std::nullopt;
  const auto* const field = field_of(scope, macro.body);
  const auto name = field == nullptr ? code(select->field) : name_of_field(*field);
  return fill(macro.filter == kNoNode
                  ? Text{"{0} of {1}", "{1} 的 {0}"}
                  : Text{"{0} of the selection from {1}", "从 {1} 中选出的项的 {0}"},
              {name, label(scope, macro.range)});
}

std::optional<Localized> of_macro(Scope& scope, NodeId node) {
  const auto& macro = std::get<Macro>(scope[node].kind);
  if (macro.kind == MacroKind::filter) return selection(scope, node);
  const bool optional =
      macro.kind == MacroKind::opt_map || macro.kind == MacroKind::opt_flat_map;
  if (macro.kind == MacroKind::sort_by || optional) return label(scope, macro.range);
  return mapped(scope, macro);
}

/// A function whose result is called after its arguments.
struct Naming {
  std::string_view function;
  std::size_t arguments;
  Text name;  ///< with the labels of the arguments
};

constexpr auto kNamings = std::to_array<Naming>({
    {"coveredMonths", 2, {"time covered by {0}", "{0} 覆盖的时间"}},
    {"consecutiveMonths", 2, {"months without a gap in {0}", "{0} 中连续的月数"}},
    {"size", 1, {"number of {0}", "{0} 的数量"}},
    {"sum", 1, {"total of {0}", "{0} 的合计"}},
    {"max", 1, {"highest of {0}", "{0} 中的最大值"}},
    {"min", 1, {"lowest of {0}", "{0} 中的最小值"}},
    {"first", 1, {"first of {0}", "{0} 的第一项"}},
    {"last", 1, {"last of {0}", "{0} 的最后一项"}},
    {"distinct", 1, {"different values of {0}", "{0} 的不同取值"}},
    {"monthsUntil", 2, {"time from {0} to {1}", "{0} 至 {1} 的时间"}},
    {"daysUntil", 2, {"time from {0} to {1}", "{0} 至 {1} 的时间"}},
    {"yearsUntil", 2, {"time from {0} to {1}", "{0} 至 {1} 的时间"}},
    {"period.between", 2, {"time from {0} to {1}", "{0} 至 {1} 的时间"}},
    {"orValue", 2, {"{0}", "{0}"}},
});

std::optional<Localized> of_call(Scope& scope, const Call& call) {
  const auto arguments = arguments_of(call);
  const auto* const naming = std::ranges::find(kNamings, call.function, &Naming::function);
  if (naming == kNamings.end() || naming->arguments != arguments.size()) return std::nullopt;
  const auto first = label(scope, arguments[0]);
  if (call.function == "size" && scope.type(arguments[0]).kind() == Kind::string)
    return fill({"length of {0}", "{0} 的长度"}, {first});
  if (call.function == "orValue") {
    const auto value = scope.value(arguments[0]);
    if (value.is(Tag::optional) && value.as_optional() == nullptr)
      return fill({"{0}, not stated, so {1}", "{0}（未填写，取 {1}）"},
                  {first, label(scope, arguments[1])});
  }
  return fill(naming->name, {first, label(scope, arguments.back())});
}

std::optional<Localized> made_up(Scope& scope, NodeId node) {
  if (scope.definition(node) != nullptr) return selection(scope, node);
  if (std::holds_alternative<Macro>(scope[node].kind)) return of_macro(scope, node);
  const auto* const call = call_of(scope, node);
  if (call != nullptr) return of_call(scope, *call);
  const auto* const global = std::get_if<GlobalRef>(&scope.reference(node));
  if (global != nullptr && scope.inquiry().as_of == global->slot)
    return Localized{"the as-of date", "评估日"};
  return std::nullopt;
}

}  // namespace

Localized label(Scope& scope, NodeId node) {
  if (!scope.visit()) return code(scope.text(node));
  const auto found = resolve(scope, node);
  const Outside outside(found);
  auto& at = *found.scope;
  const auto path = path_of(at, found.node);
  if (!path.empty()) return of_path(at, found.node, path);
  if (auto name = made_up(at, found.node)) return *std::move(name);
  return code(at.text(found.node));
}

}  // namespace zizhi::cel::explaining
