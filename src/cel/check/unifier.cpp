#include "check/unifier.h"

#include "zizhi/base/assert.h"

#include <charconv>
#include <string>
#include <utility>

namespace zizhi::cel {
namespace {

// No type parameter that a person writes begins like this.
constexpr char kMark = '#';

bool fits_all(Type type) {
  return type.kind() == Kind::dyn || type.kind() == Kind::error;
}

bool may_be_null(Type type) {
  return type.kind() == Kind::optional || type.kind() == Kind::timestamp ||
         type.kind() == Kind::duration || type.kind() == Kind::abstract;
}

// A value of type `from` is one of type `to` without being changed.
bool widens(Type from, Type to) {
  switch (from.kind()) {
    case Kind::null:
      return may_be_null(to);
    case Kind::date:
      return to.kind() == Kind::until;
    case Kind::enumeration:
      return to.kind() == Kind::string;
    default:
      return false;
  }
}

}  // namespace

bool same_shape(Type a, Type b) {
  return a.kind() == b.kind() && a.parameters() == b.parameters() &&
         (a.kind() != Kind::abstract || a.name() == b.name());
}

std::optional<std::size_t> Unifier::variable(Type type) {
  if (type.kind() != Kind::parameter || !type.name().starts_with(kMark)) return std::nullopt;
  const auto digits = type.name().substr(1);
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

Type Unifier::fresh() {
  bound_.emplace_back();
  return types_->parameter(kMark + std::to_string(bound_.size() - 1));
}

Type Unifier::instantiate(const Pattern& pattern, Instance& instance) {
  std::vector<Type> parameters;
  parameters.reserve(pattern.parameters.size());
  for (const auto& parameter : pattern.parameters) {
    parameters.push_back(instantiate(parameter, instance));
  }
  switch (pattern.kind) {
    case Kind::parameter: {
      const auto [place, first] = instance.try_emplace(pattern.name);
      if (first) place->second = fresh();
      return place->second;
    }
    case Kind::list:
      return types_->list(parameters.at(0));
    case Kind::map:
      return types_->map(parameters.at(0), parameters.at(1));
    case Kind::optional:
      return types_->optional(parameters.at(0));
    case Kind::type:
      return types_->type(types_->of(Kind::dyn));
    default:
      return types_->of(pattern.kind);
  }
}

Type Unifier::instantiate(Type declared, Instance& instance) {
  if (declared.kind() == Kind::parameter) {
    const auto [place, first] = instance.try_emplace(declared.name());
    if (first) place->second = fresh();
    return place->second;
  }
  if (declared.parameters() == 0) return declared;
  std::vector<Type> parameters;
  for (std::size_t i = 0; i < declared.parameters(); ++i) {
    parameters.push_back(instantiate(declared.parameter(i), instance));
  }
  return rebuild(declared, std::move(parameters));
}

// A variable that is bound to another one is that other one.
Type Unifier::followed(Type type) const {
  for (auto number = variable(type); number && bound_[*number]; number = variable(type)) {
    if (!variable(*bound_[*number])) break;
    type = *bound_[*number];
  }
  return type;
}

bool Unifier::assign(Type from, Type to, Fit fit) {
  from = followed(from);
  to = followed(to);
  if (from == to) return true;
  if (const auto wanted = variable(to)) return grow(*wanted, from, fit).has_value();
  if (const auto given = variable(from)) {
    if (const auto known = bound_[*given]) return assign(*known, to, fit);
    return grow(*given, to, fit).has_value();
  }
  if (fits_all(from)) {
    absorb(from, to);
    return true;
  }
  if (fits_all(to)) return true;
  if (from.kind() == Kind::type && to.kind() == Kind::type) return true;
  if (fit == Fit::wide && widens(from, to)) return true;
  if (!same_shape(from, to) || from.parameters() == 0) return false;
  for (std::size_t i = 0; i < from.parameters(); ++i) {
    if (!assign(from.parameter(i), to.parameter(i), fit)) return false;
  }
  return true;
}

// What is inside a dyn is dyn: the variables of the type that it stands for are known by it.
void Unifier::absorb(Type whole, Type parts) {
  if (const auto number = variable(parts)) {
    grow(*number, whole, Fit::exact);
    return;
  }
  for (std::size_t i = 0; i < parts.parameters(); ++i) {
    absorb(whole, parts.parameter(i));
  }
}

std::optional<Type> Unifier::join(Type a, Type b, Fit fit) {
  a = followed(a);
  b = followed(b);
  if (a == b) return a;
  if (const auto first = variable(a)) return grow(*first, b, fit);
  if (const auto second = variable(b)) return grow(*second, a, fit);
  if (a.kind() == Kind::error) return b;
  if (b.kind() == Kind::error) return a;
  if (a.kind() == Kind::dyn || b.kind() == Kind::dyn) return types_->of(Kind::dyn);
  if (a.kind() == Kind::type && b.kind() == Kind::type) {
    return types_->type(types_->of(Kind::dyn));
  }
  if (fit == Fit::wide) {
    if (widens(a, b)) return b;
    if (widens(b, a)) return a;
    if (a.kind() == Kind::enumeration && b.kind() == Kind::enumeration) {
      return types_->of(Kind::string);
    }
  }
  return same_shape(a, b) ? join_parameters(a, b, fit) : std::nullopt;
}

std::optional<Type> Unifier::join_parameters(Type a, Type b, Fit fit) {
  if (a.parameters() == 0) return std::nullopt;
  std::vector<Type> parameters;
  for (std::size_t i = 0; i < a.parameters(); ++i) {
    const auto joined = join(a.parameter(i), b.parameter(i), fit);
    if (!joined) return std::nullopt;
    parameters.push_back(*joined);
  }
  return rebuild(a, std::move(parameters));
}

// Binds a free variable; lets a bound one hold `with` too. Neither is another name of the
// other.
std::optional<Type> Unifier::grow(std::size_t variable, Type with, Fit fit) {
  const auto joined = bound_[variable] ? join(*bound_[variable], with, fit) : with;
  if (!joined) return std::nullopt;
  const auto known = bound_[variable].has_value();
  if (!occurs(variable, *joined)) {
    bound_[variable] = joined;
  } else if (!known) {
    return std::nullopt;
  }
  return joined;
}

bool Unifier::attempt(const std::function<bool()>& trial) {
  const auto before = bound_;
  if (trial()) return true;
  // Variables made during the trial stay: types that name them may have been handed out.
  for (std::size_t i = 0; i < bound_.size(); ++i) {
    bound_[i] = i < before.size() ? before[i] : std::nullopt;
  }
  return false;
}

bool Unifier::occurs(std::size_t variable, Type in) const {
  if (const auto other = Unifier::variable(in)) {
    if (*other == variable) return true;
    return bound_[*other] && occurs(variable, *bound_[*other]);
  }
  for (std::size_t i = 0; i < in.parameters(); ++i) {
    if (occurs(variable, in.parameter(i))) return true;
  }
  return false;
}

Type Unifier::replaced(Type type, bool settle) const {
  if (const auto number = variable(type)) {
    if (bound_[*number]) return replaced(*bound_[*number], settle);
    return settle ? types_->of(Kind::dyn) : type;
  }
  if (type.parameters() == 0) return type;
  std::vector<Type> parameters;
  for (std::size_t i = 0; i < type.parameters(); ++i) {
    parameters.push_back(replaced(type.parameter(i), settle));
  }
  return rebuild(type, std::move(parameters));
}

bool Unifier::larger_than(Type type, std::size_t nodes) const {
  std::vector<Type> pending{type};
  for (std::size_t seen = 0; !pending.empty(); ++seen) {
    if (seen == nodes) return true;
    const auto next = pending.back();
    pending.pop_back();
    const auto number = variable(next);
    if (number && bound_[*number]) pending.push_back(*bound_[*number]);
    for (std::size_t i = 0; i < next.parameters(); ++i) {
      pending.push_back(next.parameter(i));
    }
  }
  return false;
}

Type Unifier::rebuild(Type like, std::vector<Type> parameters) const {
  switch (like.kind()) {
    case Kind::list:
      return types_->list(parameters.at(0));
    case Kind::map:
      return types_->map(parameters.at(0), parameters.at(1));
    case Kind::optional:
      return types_->optional(parameters.at(0));
    case Kind::type:
      return types_->type(parameters.at(0));
    case Kind::abstract:
      return types_->abstract(like.name(), std::move(parameters));
    default:
      ZIZHI_ASSERT(false, "only these have parameters");
      return like;
  }
}

}  // namespace zizhi::cel
