// Why a call does not fit, and what would.
#include "check/checker.h"
#include "check/hints.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::cel {

using diag::Code;

namespace {

constexpr std::size_t kFormsListed = 6;

bool is_order(std::string_view function) {
  return function == "_<_" || function == "_<=_" || function == "_>_" || function == "_>=_";
}

bool is_equality(std::string_view function) {
  return function == "_==_" || function == "_!=_";
}

// Those of which `is_near` holds, or all when there are none.
template <class IsNear>
std::vector<const Signature*> preferred(std::vector<const Signature*> forms,
                                        const IsNear& is_near) {
  auto near = forms;
  std::erase_if(near, [&](const Signature* form) { return !is_near(*form); });
  return near.empty() ? forms : near;
}

bool is_number(Type type) {
  return type.kind() == Kind::integer || type.kind() == Kind::unsigned_integer ||
         type.kind() == Kind::floating;
}

diag::Diagnostic list_forms(diag::Diagnostic told, const std::vector<const Signature*>& forms) {
  std::vector<std::string> lines;
  for (const auto* const form : forms) {
    if (lines.size() == kFormsListed) break;
    lines.push_back('`' + written(*form) + '`');
  }
  if (lines.empty()) return told;
  auto list = base::join(lines, ", ");
  const auto more = forms.size() - lines.size();
  auto zh = list;
  if (more > 0) {
    list += " and " + std::to_string(more) + " more";
    zh += " 等 " + std::to_string(forms.size()) + " 种";
  }
  return diag::help(std::move(told), {"it takes " + list, "可用的形式：" + zh});
}

}  // namespace

void Checker::complain(const CallSite& site) {
  const auto is_error = [this](Type type) {
    return unifier_.settled(type).kind() == Kind::error;
  };
  if (std::ranges::any_of(site.types, is_error)) return;  // It was told already.
  const auto same_form = [&](const auto* each) {
    return each->method == site.method && each->parameters.size() == site.types.size();
  };
  if (std::ranges::none_of(overloads(site.function), same_form) &&
      std::ranges::none_of(foreign(site.function), same_form)) {
    wrong_form(site);
  } else if (is_equality(site.function)) {
    unequal(site);
  } else {
    wrong_arguments(site);
  }
}

// The functions that could be called in this style.
std::vector<std::string_view> Checker::callable_names(bool method) const {
  std::vector<std::string_view> names;
  for (const auto function : function_names()) {
    const auto same_style = [&](const Signature& form) { return form.method == method; };
    if (std::ranges::any_of(signatures(function), same_style)) names.push_back(function);
  }
  for (const auto& definition : scope_.environment().definitions()) {
    if (definition.has_parameters && !method) names.push_back(definition.name);
  }
  return names;
}

// `math.floro(x)`: the receiver is no value but the first half of a function's name.
std::optional<std::string> Checker::qualified_callee(const CallSite& site) const {
  if (!site.method || begins_with_local(site.nodes[0])) return std::nullopt;
  bool absolute = false;
  const auto before = qualified_name(site.nodes[0], &absolute);
  if (!before || scope_.global(before->substr(0, before->find('.')), absolute)) {
    return std::nullopt;
  }
  const auto begins = [&](std::string_view name) { return name.starts_with(*before + '.'); };
  if (std::ranges::none_of(function_names(), begins)) return std::nullopt;
  return *before + '.' + std::string(site.function);
}

void Checker::unknown_function(const CallSite& site) {
  const std::string name(site.function);
  if (const auto callee = qualified_callee(site)) {
    tell(diag::suggest(diag::make<Code::unknown_function>(whole(site.id), *callee), *callee,
                       callable_names(false)));
    return;
  }
  auto told = diag::make<Code::unknown_function>(focus(site.id), name);
  const auto* const definition = scope_.environment().definition(name);
  if (site.method && definition != nullptr) {
    told =
        diag::help(std::move(told), {"`" + name + "` is a definition: write `" + name + "(…)`",
                                     "`" + name + "` 是定义：写作 `" + name + "(…)`"});
  } else if (!site.method && (scope_.local(name) || scope_.global(name, false))) {
    told = diag::help(std::move(told), {"`" + name + "` is a value and cannot be called",
                                        "`" + name + "` 是值，不能调用"});
  } else if (auto form = habit(name)) {
    told = diag::help(std::move(told), std::move(*form));
  } else {
    told = diag::suggest(std::move(told), name, callable_names(site.method));
  }
  tell(std::move(told));
}

// There is such a function, and not with so many arguments or not in this style.
void Checker::wrong_form(const CallSite& site) {
  const auto forms = preferred(overloads(site.function), [&](const Signature& form) {
    return form.method == site.method;
  });
  const auto count = site.types.size() - (site.method ? 1 : 0);
  const auto number = std::to_string(count);
  const i18n::Localized given =
      site.method ? i18n::Localized{"as a method with " + number +
                                        (count == 1 ? " argument" : " arguments"),
                                    "以方法形式带 " + number + " 个参数"}
                  : i18n::Localized{"as a function with " + number +
                                        (count == 1 ? " argument" : " arguments"),
                                    "以函数形式带 " + number + " 个参数"};
  tell(list_forms(
      diag::make<Code::wrong_form>(focus(site.id), operator_text(site.function), given),
      forms));
}

// The only argument that, were it of another type, would make the call fit.
std::optional<std::size_t> Checker::culprit(const CallSite& site) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < site.types.size(); ++i) {
    auto other = site;
    other.types[i] = of(Kind::dyn);
    std::optional<Match> match;
    unifier_.attempt([&] {
      match = resolve(other);
      return false;
    });
    if (!match) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

void Checker::wrong_arguments(const CallSite& site) {
  if (is_order(site.function)) {
    for (std::size_t i = 0; i < site.types.size(); ++i) {
      const auto type = unifier_.settled(site.types[i]);
      if (has_order(type)) continue;
      auto told = diag::make<Code::no_order>(whole(site.nodes[i]), named(type),
                                             operator_text(site.function));
      tell(with_hints(std::move(told), site, i));
      return;
    }
  }
  std::vector<std::string> types;
  for (const auto type : site.types) {
    types.push_back(named(type));
  }
  const auto wrong = culprit(site);
  const auto where = wrong ? whole(site.nodes[*wrong]) : whole(site.id);
  auto told = diag::make<Code::wrong_arguments>(where, operator_text(site.function),
                                                '(' + base::join(types, ", ") + ')');
  told = with_hints(std::move(told), site, wrong);
  tell(list_forms(std::move(told),
                  preferred(overloads(site.function),
                            [&](const Signature& form) { return takes_one(form, site); })));
}

// Whether an overload takes one of the arguments where it stands.
bool Checker::takes_one(const Signature& form, const CallSite& site) {
  if (form.parameters.size() != site.types.size() || form.method != site.method) return false;
  Unifier::Instance instance;
  bool takes = false;
  for (std::size_t i = 0; i < site.types.size(); ++i) {
    unifier_.attempt([&] {
      const auto wanted = unifier_.instantiate(form.parameters[i], instance);
      takes = takes || unifier_.assign(site.types[i], wanted, Fit::wide);
      return false;
    });
  }
  return takes;
}

void Checker::unequal(const CallSite& site) {
  const auto left = unifier_.settled(site.types[0]);
  const auto right = unifier_.settled(site.types[1]);
  for (const std::size_t null : {0U, 1U}) {
    if (unifier_.settled(site.types[null]).kind() != Kind::null) continue;
    const auto other = 1 - null;
    auto told =
        diag::make<Code::never_null>(whole(site.nodes[other]), named(site.types[other]));
    tell(with_hints(std::move(told), site, null));
    return;
  }
  if (is_number(left) && is_number(right)) {
    wrong_arguments(site);  // They may well be equal, and not as they were written.
    return;
  }
  auto told = diag::make<Code::never_equal>(whole(site.id), operator_text(site.function),
                                            named(left), named(right));
  tell(with_hints(std::move(told), site, std::nullopt));
}

// Adds what was probably wanted: of an operator judged by its two operands, of a function by
// the types that the wrong argument could have.
diag::Diagnostic Checker::with_hints(diag::Diagnostic told, const CallSite& site,
                                     std::optional<std::size_t> wrong) {
  const auto text = [this](NodeId id) {
    const auto* const literal = std::get_if<Literal>(&node(id).kind);
    const auto* const found =
        literal != nullptr ? std::get_if<std::string>(&literal->value) : nullptr;
    return found != nullptr ? std::string_view(*found) : std::string_view();
  };
  const auto type = [&](std::size_t i) { return unifier_.settled(site.types[i]); };
  std::optional<i18n::Localized> advice;
  if (operator_text(site.function) != site.function && site.types.size() == 2) {
    advice = operator_hint(site.function, type(0), type(1));
    if (!advice) advice = hint(type(0), type(1), text(site.nodes[1]));
    if (!advice) advice = hint(type(1), type(0), text(site.nodes[0]));
  } else if (wrong) {
    for (const auto* const form : overloads(site.function)) {
      if (advice || form->parameters.size() != site.types.size()) continue;
      Unifier::Instance instance;
      const auto wanted = unifier_.instantiate(form->parameters[*wrong], instance);
      advice = hint(unifier_.settled(wanted), type(*wrong), text(site.nodes[*wrong]));
    }
  }
  return advice ? diag::help(std::move(told), std::move(*advice)) : told;
}

}  // namespace zizhi::cel
