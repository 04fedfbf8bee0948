// Conditions in words: what holds together, what holds for some or all of a list, what is
// compared.
#include "explain/phrase.h"
#include "prose/telling.h"

#include "zizhi/base/text.h"

namespace zizhi::cel::telling {
namespace {

using explaining::fill;
using i18n::Localized;
using i18n::Text;

/// What stands behind "for at least one of a, called p,".
Text holding(std::string_view function) {
  if (function == "_&&_") return {"all of these hold:", "同时满足以下各项："};
  if (function == "_||_") return {"at least one of these holds:", "至少满足以下一项："};
  return {"this holds:", "满足："};
}

bool is_question(std::string_view text) {
  return text.ends_with('?') || text.ends_with("？");
}

/// Yes or no, to a question or to a mark on a form.
Localized answered(const Localized& what, bool yes) {
  const Localized answer = yes ? Localized{"yes", "是"} : Localized{"no", "否"};
  const bool question = is_question(base::replace_all(what.en, "”", "")) ||
                        what.en.find("?”") != std::string::npos;
  return question ? fill({"the answer to {0} is {1}", "{0} 的回答为“{1}”"}, {what, answer})
                  : fill({"{0} is {1}", "{0} 为“{1}”"}, {what, answer});
}

/// What stands under the sentence follows it, in brackets where it has parts of its own.
Localized on_one_line(const Block& block) {
  Localized out = block.text;
  for (const auto& each : block.under) {
    const bool first = &each == &block.under.front();
    auto part = on_one_line(each);
    if (!each.under.empty() && block.under.size() > 1)
      part = fill({"({0})", "（{0}）"}, {part});
    out.en += (first ? " " : "; ") + part.en;
    out.zh += (first ? "" : "；") + part.zh;
  }
  return out;
}

}  // namespace

bool Teller::is_condition(NodeId id) const {
  return type(id).kind() == Kind::boolean;
}

bool Teller::is_call(NodeId id, std::string_view function) const {
  const auto* const found = call(id);
  return found != nullptr && found->function == function;
}

// `a && b`, also behind signs.
bool Teller::joins(NodeId id) const {
  if (is_call(id, "!_")) return joins(call(id)->arguments.at(0));
  return is_call(id, "_&&_") || is_call(id, "_||_");
}

bool Teller::is_definition(NodeId id) const {
  return std::holds_alternative<DefinitionRef>(reference(id));
}

const Macro* Teller::macro(NodeId id, MacroKind kind) const {
  const auto* const found = std::get_if<Macro>(&node(id).kind);
  return found != nullptr && found->kind == kind ? found : nullptr;
}

// ── what has parts ──

Block Teller::joined(const Call& call, bool holds) const {
  const bool all = (call.function == "_&&_") == holds;
  Block block{.text = all ? Localized{"all of these hold:", "同时满足以下各项："}
                          : Localized{"at least one of these holds:", "至少满足以下一项："}};
  for (const auto each : call.arguments)
    block.under.push_back(condition(each, holds));
  return block;
}

Block Teller::choice(const Call& call, bool holds) const {
  const auto& parts = call.arguments;
  Block block{.text = {"depending on the case:", "视情况而定："}};
  block.under.push_back({.text = fill({"if {0}:", "如果{0}："}, {clause(parts.at(0))}),
                         .under = {condition(parts.at(1), holds)}});
  block.under.push_back(
      {.text = {"otherwise:", "否则："}, .under = {condition(parts.at(2), holds)}});
  return block;
}

// `subject` says of how many and of which; the body's parts stand under it.
Block Teller::quantified(const Text& sentence, const Localized& subject,
                         const Macro& macro) const {
  const auto* const body = call(macro.body);
  const bool joins = body != nullptr && (body->function == "_&&_" || body->function == "_||_");
  auto under = condition(macro.body);
  const auto holds = holding(joins ? std::string_view(body->function) : "");
  auto called = variables(macro);
  if (const auto* const kept = filter_below(macro)) {
    called = fill({"{0}, for which {1}", "{0}，限于 {1} 者"}, {called, clause(kept->body)});
  }
  return {.text = fill(sentence, {subject, called, i18n::own(holds)}),
          .under = joins ? std::move(under.under) : std::vector<Block>{std::move(under)}};
}

// `list.filter(x, …)` under a macro that calls the elements x too.
const Macro* Teller::filter_below(const Macro& macro) const {
  const auto* const filter = this->macro(macro.range, MacroKind::filter);
  return filter != nullptr && macro.second.empty() && filter->first == macro.first ? filter
                                                                                   : nullptr;
}

// What a macro runs over; what a filter below it wants is told with the variable.
Localized Teller::range_of(const Macro& macro) const {
  const auto* const kept = filter_below(macro);
  return phrase(kept == nullptr ? macro.range : kept->range);
}

std::optional<Block> Teller::quantifier(const Macro& macro, bool holds) const {
  constexpr Text kSentence{"{0}, called {1}, {2}", "{0}（记为 {1}）{2}"};
  const auto over = [&](const Text& number) {
    return quantified(kSentence, fill(number, {range_of(macro)}), macro);
  };
  switch (macro.kind) {
    case MacroKind::all:
      return holds ? over({"for every one of {0}", "{0} 中的每一项"})
                   : over({"not for every one of {0}", "{0} 中并非每一项"});
    case MacroKind::exists:
      return holds ? over({"for at least one of {0}", "{0} 中至少一项"})
                   : over({"for none of {0}", "{0} 中没有一项"});
    case MacroKind::exists_one:
      return holds ? over({"for exactly one of {0}", "{0} 中恰有一项"})
                   : over({"for none, or more than one, of {0}", "{0} 中没有或多于一项"});
    default:
      return std::nullopt;
  }
}

// `list.filter(x, …).size() >= n`: for how many it holds.
std::optional<Block> Teller::counted(const Call& call, bool holds) const {
  const auto words = count_words(call.function, holds);
  if (!words || !is_call(call.arguments.at(0), "size")) return std::nullopt;
  const auto list = operands(*this->call(call.arguments.at(0))).front();
  const auto* const filter = macro(list, MacroKind::filter);
  if (filter == nullptr) return std::nullopt;
  const auto number = fill(*words, {phrase(call.arguments.at(1))});
  return quantified({"{0}, called {1}, {2}", "{0}（记为 {1}）{2}"},
                    fill({"{0} {1}", "{1} 中{0}"}, {number, range_of(*filter)}), *filter);
}

std::optional<Block> Teller::selection(NodeId id) const {
  const auto* const filter = macro(id, MacroKind::filter);
  if (filter == nullptr) return std::nullopt;
  return quantified(
      {"those of {0}, each called {1}, for which {2}", "{0} 中的各项（记为 {1}），须{2}"},
      range_of(*filter), *filter);
}

Block Teller::condition(NodeId id, bool holds) const {
  if (const auto* const made = call(id)) {
    const auto& function = made->function;
    if (function == "!_") return condition(made->arguments.at(0), !holds);
    if (function == "_&&_" || function == "_||_") return joined(*made, holds);
    if (function == "_?_:_") return choice(*made, holds);
    if (made->arguments.size() == 2) {
      if (auto block = counted(*made, holds)) return *std::move(block);
    }
  }
  if (const auto* const found = std::get_if<Macro>(&node(id).kind)) {
    if (auto block = quantifier(*found, holds)) return *std::move(block);
    if (found->kind == MacroKind::bind) {
      auto under = condition(found->body, holds);
      return {.text = fill({"where {1} is {0}:", "其中 {1} 为 {0}："},
                           {phrase(found->range), variables(*found)}),
              .under = {std::move(under)}};
    }
  }
  return {.text = statement(id, holds)};
}

// ── what has none ──

Localized Teller::definition_holds(NodeId id, bool holds) const {
  const auto* const made = call(id);
  if (made == nullptr || made->arguments.empty()) {
    const auto name = phrase(id);
    return holds ? fill({"{0} holds", "{0} 成立"}, {name})
                 : fill({"{0} does not hold", "{0} 不成立"}, {name});
  }
  const auto given = explaining::listed(phrases(made->arguments));
  return holds ? fill({"`{0}` holds for {1}", "对 {1}，`{0}` 成立"},
                      {i18n::same(made->function), given})
               : fill({"`{0}` does not hold for {1}", "对 {1}，`{0}` 不成立"},
                      {i18n::same(made->function), given});
}

Localized Teller::membership(const Call& call, bool holds) const {
  const auto item = call.arguments.at(0);
  const auto list = call.arguments.at(1);
  if (std::holds_alternative<Literal>(node(item).kind)) {
    const auto one = beside(item, list);
    return holds ? fill({"{0} is among {1}", "{1} 包含{0}"}, {one, phrase(list)})
                 : fill({"{0} is not among {1}", "{1} 不包含{0}"}, {one, phrase(list)});
  }
  return holds ? fill({"{0} is among {1}", "{0} 属于 {1}"}, {phrase(item), phrase(list)})
               : fill({"{0} is not among {1}", "{0} 不属于 {1}"}, {phrase(item), phrase(list)});
}

std::optional<Localized> Teller::comparison(const Call& call, bool holds) const {
  if (call.arguments.size() != 2) return std::nullopt;
  const auto left = call.arguments[0];
  const auto right = call.arguments[1];
  const auto words = relation_words(call.function, type(left).kind(), holds);
  if (!words) return std::nullopt;
  const auto* const literal = std::get_if<Literal>(&node(right).kind);
  const auto* const text =
      literal == nullptr ? nullptr : std::get_if<std::string>(&literal->value);
  if (text != nullptr && text->empty()) {
    const bool filled = (call.function == "_!=_") == holds;
    return filled ? fill({"{0} is filled in", "{0} 已填写"}, {phrase(left)})
                  : fill({"{0} is empty", "{0} 为空"}, {phrase(left)});
  }
  return fill({"{0} {1} {2}", "{0} {1} {2}"},
              {beside(left, right), i18n::own(*words), beside(right, left)});
}

std::optional<Localized> Teller::call_statement(const Call& call, bool holds) const {
  if (call.function == "@in") return membership(call, holds);
  if (auto compared = comparison(call, holds)) return compared;
  const auto ids = operands(call);
  const auto* const said = saying(call.function, ids.size());
  if (said == nullptr) return std::nullopt;
  return fill(holds ? said->holds : said->fails,
              {phrase(ids.at(0)), ids.size() > 1 ? phrase(ids[1]) : Localized()});
}

Localized Teller::statement(NodeId id, bool holds) const {
  if (is_definition(id)) return definition_holds(id, holds);
  if (const auto* const select = std::get_if<Select>(&node(id).kind)) {
    if (!select->test) return answered(this->select(id, *select), holds);
    const auto field = this->select(id, *select);
    return holds ? fill({"{0} is stated", "{0} 已填写"}, {field})
                 : fill({"{0} is not stated", "{0} 未填写"}, {field});
  }
  if (const auto* const literal = std::get_if<Literal>(&node(id).kind)) {
    const auto* const truth = std::get_if<bool>(&literal->value);
    return truth != nullptr && *truth == holds ? Localized{"this always holds", "总是成立"}
                                               : Localized{"this never holds", "总不成立"};
  }
  if (const auto* const made = call(id)) {
    if (auto said = call_statement(*made, holds)) return *std::move(said);
    return answered(of_call(id, *made), holds);
  }
  if (const auto* const found = std::get_if<Macro>(&node(id).kind)) {
    return answered(of_macro(*found), holds);
  }
  return answered(phrase(id), holds);
}

// ── within a sentence ──

Localized Teller::clause(NodeId id, bool holds) const {
  const auto* const made = call(id);
  if (made != nullptr && made->function == "!_") {
    return clause(made->arguments.at(0), !holds);
  }
  if (made != nullptr && (made->function == "_&&_" || made->function == "_||_")) {
    const bool all = (made->function == "_&&_") == holds;
    Localized out;
    for (const auto each : made->arguments) {
      auto part = clause(each, holds);
      if (joins(each)) part = fill({"({0})", "（{0}）"}, {part});
      const auto both =
          all ? Text{"{0} and {1}", "{0} 且 {1}"} : Text{"{0} or {1}", "{0} 或 {1}"};
      out = out.empty() ? part : fill(both, {out, part});
    }
    return out;
  }
  if (made != nullptr && made->function == "_?_:_") {
    return fill({"{1} if {0}, otherwise {2}", "如果{0}则{1}，否则{2}"},
                {clause(made->arguments.at(0)), clause(made->arguments.at(1), holds),
                 clause(made->arguments.at(2), holds)});
  }
  return on_one_line(condition(id, holds));
}

}  // namespace zizhi::cel::telling
