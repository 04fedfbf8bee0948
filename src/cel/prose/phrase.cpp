// Values in words.
#include "explain/phrase.h"

#include "explain/show.h"
#include "prose/telling.h"

#include "zizhi/base/overloaded.h"

#include <algorithm>

namespace zizhi::cel::telling {
namespace {

using explaining::fill;
using explaining::listed;
using i18n::Localized;

/// “Signed on”: a name out of a form.
Localized quoted(const Localized& name) {
  return {"“" + std::string(name.in(i18n::Locale::en)) + "”",
          "“" + std::string(name.in(i18n::Locale::zh)) + "”"};
}

const RecordField* declared(Type type, std::string_view field) {
  if (type.kind() == Kind::optional) return declared(type.parameter(0), field);
  if (type.kind() != Kind::record) return nullptr;
  const auto slot = type.record()->find(field);
  return slot ? &type.record()->fields[*slot] : nullptr;
}

/// A literal as a value; texts are views into it.
Value value_of(const Literal& literal) {
  return std::visit(base::overloaded{
                        [](std::monostate) { return Value(); },
                        [](bool value) { return Value::of(value); },
                        [](std::int64_t value) { return Value::of(value); },
                        [](std::uint64_t value) { return Value::of(value); },
                        [](double value) { return Value::of(value); },
                        [](const std::string& value) { return Value::string(value); },
                        [](const Bytes& value) { return Value::bytes(value.text); },
                    },
                    literal.value);
}

}  // namespace

Localized Teller::constant(const Literal& literal, Type beside) {
  const auto* const text = std::get_if<std::string>(&literal.value);
  if (text != nullptr && beside.valid() && beside.kind() == Kind::enumeration) {
    const auto* const known = beside.values()->find(*text);
    if (known != nullptr && !known->title.empty()) return quoted(known->title);
  }
  explaining::Measure measure;
  measure.type = beside;
  return explaining::words(value_of(literal), measure);
}

// A literal is measured by what it stands beside: one of an enumeration has a title.
Localized Teller::beside(NodeId id, NodeId other) const {
  const auto* const literal = std::get_if<Literal>(&node(id).kind);
  if (literal == nullptr) return phrase(id);
  auto of = type(other);
  if (of.kind() == Kind::list) of = of.parameter(0);
  return constant(*literal, of);
}

std::vector<NodeId> Teller::operands(const Call& call) {
  std::vector<NodeId> ids;
  if (call.receiver != kNoNode) ids.push_back(call.receiver);
  ids.insert(ids.end(), call.arguments.begin(), call.arguments.end());
  return ids;
}

std::vector<Localized> Teller::phrases(std::span<const NodeId> ids) const {
  std::vector<Localized> all;
  for (const auto id : ids)
    all.push_back(phrase(id));
  return all;
}

Localized Teller::name(NodeId id, const Name& name) const {
  if (const auto* const global = std::get_if<GlobalRef>(&reference(id))) {
    if (auto known = names_->global(global->slot); !known.empty()) return known;
  }
  return i18n::same(is_definition(id) ? "`" + name.text + "`" : name.text);
}

// `p.signed_on`: “Contract signed on” of p.
Localized Teller::select(NodeId id, const Select& select) const {
  if (const auto* const global = std::get_if<GlobalRef>(&reference(id))) {
    auto known = names_->global(global->slot);
    return known.empty() ? i18n::same(print(checked_->ast, id)) : known;
  }
  const auto of = type(select.operand);
  const auto* const field = declared(of, select.field);
  if (field != nullptr && of.kind() == Kind::record) {
    auto known = names_->field(*of.record(), *of.record()->find(select.field));
    if (!known.empty()) return known;
  }
  const auto prompt = field == nullptr ? Localized() : short_prompt(field->ask);
  const auto called = prompt.empty() ? i18n::same(select.field) : prompt;
  return fill({"{0} of {1}", "{1} 的{0}"}, {quoted(called), phrase(select.operand)});
}

Localized Teller::variables(const Macro& macro) {
  if (macro.second.empty()) return i18n::same(macro.first);
  return fill({"{0} and {1}", "{0} 与 {1}"},
              {i18n::same(macro.first), i18n::same(macro.second)});
}

Localized Teller::of_macro(const Macro& macro) const {
  const auto range = phrase(macro.range);
  const auto variable = variables(macro);
  const auto clause_or_phrase = [this](NodeId id) {
    return is_condition(id) ? clause(id) : phrase(id);
  };
  switch (macro.kind) {
    case MacroKind::filter:
      return fill({"those of {0}, each called {1}, for which {2}",
                   "{0} 中的各项（记为 {1}，限于 {2} 者）"},
                  {range, variable, clause(macro.body)});
    case MacroKind::map:
    case MacroKind::transform_list:
    case MacroKind::transform_map:
    case MacroKind::transform_map_entry: {
      const auto body = clause_or_phrase(macro.body);
      if (macro.filter == kNoNode) {
        return fill({"the list of {2} for each {1} of {0}", "{0} 中每一项（记为 {1}）的 {2}"},
                    {range, variable, body});
      }
      return fill({"the list of {2} for each {1} of {0} for which {3}",
                   "{0} 中每一项（记为 {1}，限于 {3} 者）的 {2}"},
                  {range, variable, body, clause(macro.filter)});
    }
    case MacroKind::sort_by:
      return fill({"{0} in ascending order of {2}, each called {1}",
                   "{0}（每项记为 {1}）按 {2} 升序排列"},
                  {range, variable, phrase(macro.body)});
    case MacroKind::bind:
      return fill({"{2}, where {1} is {0}", "{2}（其中 {1} 为 {0}）"},
                  {clause_or_phrase(macro.range), variable, clause_or_phrase(macro.body)});
    case MacroKind::opt_map:
    case MacroKind::opt_flat_map:
      return fill(
          {"{2}, where {1} is {0}, if it is stated", "{2}（其中 {1} 为 {0}，如已填写）"},
          {range, variable, clause_or_phrase(macro.body)});
    default:
      return i18n::same("`" + print(checked_->ast, macro.body) + "`");
  }
}

Localized Teller::of_definition(const Call& call) const {
  const auto given = phrases(call.arguments);
  return fill({"`{0}` for {1}", "{1} 的 `{0}`"}, {i18n::same(call.function), listed(given)});
}

Localized Teller::of_call(NodeId id, const Call& call) const {
  if (is_definition(id)) return of_definition(call);
  const auto ids = operands(call);
  const bool literal = ids.size() == 1 && std::holds_alternative<Literal>(node(ids[0]).kind);
  if (const bool makes = call.function == "date" || call.function == "period" ||
                         call.function == "until" || call.function == "month";
      makes && literal) {
    const auto text = std::get<Literal>(node(ids[0]).kind);
    const auto* const written = std::get_if<std::string>(&text.value);
    const auto period = written == nullptr ? std::nullopt : base::parse_period(*written);
    if (call.function == "period" && period) return explaining::words(*period);
    if (written != nullptr) return i18n::same(*written);
  }
  const auto* const words = function_words(call.function, ids.size());
  std::vector<Localized> given;
  given.reserve(ids.size());
  for (const auto each : ids)
    given.push_back(words != nullptr && is_condition(each) ? clause(each) : in_brackets(each));
  if (words != nullptr) {
    given.resize(3);
    return fill(*words, {given[0], given[1], given[2]});
  }
  if (given.empty()) return i18n::same("`" + call.function + "()`");
  return fill({"`{0}` of {1}", "{1} 的 `{0}`"}, {i18n::same(call.function), listed(given)});
}

// Arithmetic within a phrase stands in brackets.
Localized Teller::in_brackets(NodeId id) const {
  const auto text = phrase(id);
  const auto* const inner = call(id);
  const bool binds_loosely =
      inner != nullptr && inner->function.size() == 3 && inner->function.front() == '_' &&
      std::string_view("+-*/%").find(inner->function[1]) != std::string_view::npos;
  return binds_loosely ? fill({"({0})", "（{0}）"}, {text}) : text;
}

Localized Teller::phrase(NodeId id) const {
  return std::visit(
      base::overloaded{
          [](const MakeMap& /*map*/) {
            return Localized{"a map", "一个映射"};
          },
          [](const MakeRecord& /*record*/) {
            return Localized{"a record", "一条记录"};
          },
          [](const Literal& literal) { return constant(literal, {}); },
          [this, id](const Name& each) { return name(id, each); },
          [this, id](const Select& each) { return each.test ? clause(id) : select(id, each); },
          [this, id](const Call& each) {
            const bool truth = is_condition(id) && !is_definition(id);
            return truth ? clause(id) : of_call(id, each);
          },
          [this](const MakeList& list) {
            if (list.items.empty()) return Localized{"an empty list", "空列表"};
            return listed(phrases(list.items));
          },
          [this, id](const Macro& each) {
            return is_condition(id) ? clause(id) : of_macro(each);
          },
      },
      node(id).kind);
}

}  // namespace zizhi::cel::telling
