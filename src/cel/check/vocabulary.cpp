// An enumeration beside a text that is none of its values is a slip of the pen that would make
// a rule pass or fail for ever. It is looked for wherever a literal can be seen.
#include "check/checker.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::cel {

using diag::Code;

namespace {

constexpr std::size_t kValuesListed = 16;

bool have_common_value(const EnumType& a, const EnumType& b) {
  return std::ranges::any_of(
      a.values, [&](const EnumValue& value) { return b.find(value.id) != nullptr; });
}

// These are true or false by equality alone.
constexpr auto kEqualities =
    std::to_array<std::string_view>({"_==_", "_!=_", "@in", "indexOf", "lastIndexOf",
                                     "sets.contains", "sets.equivalent", "sets.intersects"});

bool asks_equality(std::string_view function) {
  return std::ranges::find(kEqualities, function) != kEqualities.end();
}

// The types that stand at the type parameter `name` of a pattern.
void types_at(Type type, const Pattern& pattern, std::string_view name,
              std::vector<Type>& found) {
  if (pattern.kind == Kind::parameter) {
    if (pattern.name == name) found.push_back(type);
    return;
  }
  if (type.kind() != pattern.kind) return;
  for (std::size_t i = 0; i < pattern.parameters.size(); ++i) {
    types_at(type.parameter(i), pattern.parameters[i], name, found);
  }
}

bool holds_enumeration(Type type) {
  if (type.kind() == Kind::enumeration) return true;
  for (std::size_t i = 0; i < type.parameters(); ++i) {
    if (holds_enumeration(type.parameter(i))) return true;
  }
  return false;
}

void names_in(const Pattern& pattern, std::set<std::string_view>& names) {
  if (pattern.kind == Kind::parameter) names.insert(pattern.name);
  for (const auto& parameter : pattern.parameters) {
    names_in(parameter, names);
  }
}

}  // namespace

// What the variable of a macro over this expression stands for, where that is written out.
std::vector<NodeId> Checker::items(NodeId list, bool keys) const {
  std::vector<NodeId> found;
  if (const auto* const made = std::get_if<MakeList>(&node(list).kind)) {
    if (!keys) found = made->items;
  } else if (const auto* const map = std::get_if<MakeMap>(&node(list).kind)) {
    for (const auto& item : map->items) {
      found.push_back(keys ? item.key : item.value);
    }
  }
  return found;
}

// `a` of `optional.of(a)`.
std::optional<NodeId> Checker::optional_value(NodeId id) const {
  const auto* const call = std::get_if<Call>(&node(id).kind);
  if (call == nullptr || call->arguments.size() != 1) return std::nullopt;
  if (!call->function.starts_with("optional.of")) return std::nullopt;
  return call->arguments[0];
}

// Arguments that share a type parameter are beside each other.
void Checker::check_vocabulary(const CallSite& site, const Signature& signature) {
  const auto& patterns = signature.parameters;
  std::set<std::string_view> names;
  for (const auto& pattern : patterns) {
    names_in(pattern, names);
  }
  const auto beside = [&](std::size_t a, std::size_t b, std::string_view name) {
    std::vector<Type> types;
    types_at(unifier_.settled(site.types[a]), patterns[a], name, types);
    for (const auto type : types) {
      Unifier::Instance instance{{name, type}};
      check_words(unifier_.instantiate(patterns[b], instance), site.nodes[b]);
    }
    std::vector<Type> others;
    types_at(unifier_.settled(site.types[b]), patterns[b], name, others);
    for (std::size_t i = 0; a < b && i < std::min(types.size(), others.size()); ++i) {
      check_common(site.function, site.id, types[i], others[i]);
    }
  };
  offers_text_ = !asks_equality(site.function);
  for (const auto name : names) {
    for (std::size_t a = 0; a < patterns.size(); ++a) {
      for (std::size_t b = 0; b < patterns.size(); ++b) {
        if (a != b) beside(a, b, name);
      }
    }
  }
  offers_text_ = false;
}

void Checker::check_common(std::string_view function, NodeId where, Type a, Type b) {
  if (!asks_equality(function)) return;
  if (a.kind() == Kind::enumeration && b.kind() == Kind::enumeration) {
    if (a == b || have_common_value(*a.values(), *b.values())) return;
    tell(diag::make<Code::no_common_value>(whole(where), named(a), named(b)));
    return;
  }
  if (!same_shape(a, b)) return;
  for (std::size_t i = 0; i < a.parameters(); ++i) {
    check_common(function, where, a.parameter(i), b.parameter(i));
  }
}

// The expressions of which `id` has the value of one.
std::vector<NodeId> Checker::alternatives(NodeId id) const {
  if (const auto local = local_of_[static_cast<std::size_t>(id)]) return scope_[*local].sources;
  if (const auto* const call = std::get_if<Call>(&node(id).kind)) {
    if (call->function == "_?_:_") return {call->arguments[1], call->arguments[2]};
  }
  const auto* const macro = std::get_if<Macro>(&node(id).kind);
  if (macro != nullptr && macro->kind == MacroKind::bind) return {macro->body};
  return {};
}

// What a parameter stands beside is asked of the arguments of every call.
void Checker::want_words(Type type, std::size_t local) {
  if (const auto list = scope_[local].element_of) {
    const auto whole = types().list(type);
    for (const auto source : scope_[*list].sources) {
      check_words(whole, source);
    }
    want_words(whole, *list);
  }
  if (local >= out_.vocabularies.size() || !holds_enumeration(type)) return;
  auto& wanted = out_.vocabularies[local];
  if (std::ranges::find(wanted, type) == wanted.end()) wanted.push_back(type);
}

// Every text that `expression` may be, or may hold where `type` holds an enumeration.
void Checker::check_words(Type type, NodeId expression) {
  if (!holds_enumeration(type)) return;
  // Variables that stand for each other would lead to the same literal on countless ways.
  auto& done = words_checked_[static_cast<std::size_t>(expression)];
  if (std::ranges::find(done, type) != done.end()) return;
  done.push_back(type);
  for (const auto alternative : alternatives(expression)) {
    check_words(type, alternative);
  }
  if (const auto local = local_of_[static_cast<std::size_t>(expression)]) {
    want_words(type, *local);
  }
  switch (type.kind()) {
    case Kind::enumeration:
      if (std::holds_alternative<Literal>(node(expression).kind)) {
        check_word(*type.values(), expression);
      }
      return;
    case Kind::optional:
      if (const auto value = optional_value(expression)) check_words(type.parameter(0), *value);
      return;
    case Kind::list:
      for (const auto item : items(expression, false)) {
        check_words(type.parameter(0), item);
      }
      return;
    case Kind::map:
      for (const bool keys : {true, false}) {
        for (const auto item : items(expression, keys)) {
          check_words(type.parameter(keys ? 0 : 1), item);
        }
      }
      return;
    default:
      return;
  }
}

// Whether `expression` writes out a text, or a list of texts, where an enumeration or a list of
// one is declared. Whether they are its values is for check_words. Looks at no more than `left`
// expressions.
bool Checker::spells(NodeId expression, Type type, std::size_t& left) const {
  if (left == 0) return false;
  --left;
  const auto each_spells = [&](const std::vector<NodeId>& all, Type wanted) {
    return std::ranges::all_of(all, [&](NodeId one) { return spells(one, wanted, left); });
  };
  const auto among = alternatives(expression);
  if (!among.empty()) return each_spells(among, type);
  if (type.kind() == Kind::enumeration) {
    const auto settled = unifier_.settled(type_of(expression));
    return settled == type || (settled.kind() == Kind::string &&
                               std::holds_alternative<Literal>(node(expression).kind));
  }
  if (type.kind() != Kind::list) return false;
  const auto* const list = std::get_if<MakeList>(&node(expression).kind);
  return list != nullptr && list->optional.empty() &&
         each_spells(list->items, type.parameter(0));
}

void Checker::check_word(const EnumType& values, NodeId literal) {
  const auto* const text =
      std::get_if<std::string>(&std::get<Literal>(node(literal).kind).value);
  if (text == nullptr || values.find(*text) != nullptr || !told_words_.insert(literal).second)
    return;
  auto told = diag::make<Code::not_a_value>(whole(literal), *text, values.name);
  std::vector<std::string_view> ids;
  std::vector<std::string> quoted;
  for (const auto& value : values.values) {
    ids.emplace_back(value.id);
    quoted.push_back('`' + value.id + '`');
    if (std::ranges::find(value.aliases, *text) != value.aliases.end()) {
      tell(diag::help(std::move(told), {"rules write it as `" + value.id + "`",
                                        "规则中写作 `" + value.id + "`"}));
      return;
    }
  }
  told = diag::suggest(std::move(told), *text, ids);
  if (quoted.size() <= kValuesListed) {
    const auto list = base::join(quoted, ", ");
    told = diag::help(std::move(told), {"its values are " + list, "可用的值：" + list});
  }
  if (offers_text_) {
    told = diag::help(std::move(told),
                      {"where any text will do, make the other a text: `string(…)`",
                       "若任意文本均可，先把另一个变成文本：`string(…)`"});
  }
  tell(std::move(told));
}

}  // namespace zizhi::cel
