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
bool asks_equality(std::string_view function) {
  constexpr auto kFunctions =
      std::to_array<std::string_view>({"_==_", "_!=_", "@in", "indexOf", "lastIndexOf",
                                       "sets.contains", "sets.equivalent", "sets.intersects"});
  return std::ranges::find(kFunctions, function) != kFunctions.end();
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
  } else if (const auto local = local_of_[static_cast<std::size_t>(list)]) {
    for (const auto source : scope_[*local].sources) {
      const auto more = items(source, keys);
      found.insert(found.end(), more.begin(), more.end());
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

// The expressions that stand at the type parameter `name` of a pattern.
std::vector<NodeId> Checker::parts(NodeId id, const Pattern& pattern,
                                   std::string_view name) const {
  if (pattern.kind == Kind::parameter) {
    return pattern.name == name ? std::vector{id} : std::vector<NodeId>();
  }
  std::vector<NodeId> found;
  if (pattern.kind == Kind::optional) {
    const auto value = optional_value(id);
    return value ? parts(*value, pattern.parameters[0], name) : found;
  }
  if (pattern.kind != Kind::list && pattern.kind != Kind::map) return found;
  for (std::size_t i = 0; i < pattern.parameters.size(); ++i) {
    const bool keys = pattern.kind == Kind::map && i == 0;
    for (const auto item : items(id, keys)) {
      const auto more = parts(item, pattern.parameters[i], name);
      found.insert(found.end(), more.begin(), more.end());
    }
  }
  return found;
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
    for (const auto part : parts(site.nodes[b], patterns[b], name)) {
      for (const auto type : types) {
        check_words(type, part);
      }
    }
    std::vector<Type> others;
    types_at(unifier_.settled(site.types[b]), patterns[b], name, others);
    for (std::size_t i = 0; a < b && i < std::min(types.size(), others.size()); ++i) {
      check_common(site.function, site.id, types[i], others[i]);
    }
  };
  for (const auto name : names) {
    for (std::size_t a = 0; a < patterns.size(); ++a) {
      for (std::size_t b = 0; b < patterns.size(); ++b) {
        if (a != b) beside(a, b, name);
      }
    }
  }
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

// Every text that `expression` may be, or may hold where `type` holds an enumeration.
void Checker::check_words(Type type, NodeId expression) {
  for (const auto alternative : alternatives(expression)) {
    check_words(type, alternative);
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
// one is declared. Whether they are its values is for check_words.
bool Checker::spells(NodeId expression, Type type) const {
  const auto among = alternatives(expression);
  if (!among.empty()) {
    return std::ranges::all_of(among, [&](NodeId each) { return spells(each, type); });
  }
  const auto settled = unifier_.settled(type_of(expression));
  if (type.kind() == Kind::enumeration) {
    return settled == type || (settled.kind() == Kind::string &&
                               std::holds_alternative<Literal>(node(expression).kind));
  }
  if (type.kind() != Kind::list) return false;
  const auto* const list = std::get_if<MakeList>(&node(expression).kind);
  return list != nullptr && list->optional.empty() &&
         std::ranges::all_of(list->items,
                             [&](NodeId item) { return spells(item, type.parameter(0)); });
}

void Checker::check_word(const EnumType& values, NodeId id) {
  const auto* const text = std::get_if<std::string>(&std::get<Literal>(node(id).kind).value);
  if (text == nullptr || values.find(*text) != nullptr || !told_words_.insert(id).second)
    return;
  auto told = diag::make<Code::not_a_value>(whole(id), *text, values.name);
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
  tell(std::move(told));
}

}  // namespace zizhi::cel
