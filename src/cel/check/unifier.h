#pragma once

// Type variables of one check, and what they turn out to be.

#include "check/signature.h"

#include "zizhi/cel/type.h"

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// How freely a type fits another. `dyn` and `error` fit everything either way.
enum class Fit : std::uint8_t {
  exact,  ///< the same type
  wide,   ///< also a date as an until, an enumeration as a string, null as what can be null
};

/// Infers types with variables. A variable is a type parameter that this object made; it is
/// bound to the first type that it meets and grows to hold the later ones (`wide` permitting).
class Unifier {
 public:
  /// The types that the type parameters of one signature stand for.
  using Instance = std::map<std::string_view, Type, std::less<>>;

  explicit Unifier(Types& types) : types_(&types) {}

  Types& types() const { return *types_; }

  /// A new variable.
  Type fresh();

  /// `pattern` with a variable for each type parameter, the same one for the same `instance`.
  Type instantiate(const Pattern& pattern, Instance& instance);
  Type instantiate(Type declared, Instance& instance);

  /// Whether a value of type `from` may stand where `to` is wanted. Binds variables; what it
  /// bound before it found a misfit stays bound, see `attempt`.
  bool assign(Type from, Type to, Fit fit);

  /// The narrowest type that holds both, if there is one. Binds variables likewise.
  std::optional<Type> join(Type a, Type b, Fit fit);

  /// Runs `trial`; when it is false every variable is as it was before.
  bool attempt(const std::function<bool()>& trial);

  /// `type` without bound variables.
  Type resolved(Type type) const { return replaced(type, false); }

  /// `type` without variables: free ones become dyn.
  Type settled(Type type) const { return replaced(type, true); }

  /// Whether `type` has more than so many parts. Takes no more steps than that.
  bool larger_than(Type type, std::size_t nodes) const;

  /// The number of a variable; empty for any other type.
  static std::optional<std::size_t> variable(Type type);

 private:
  Type followed(Type type) const;
  Type replaced(Type type, bool settle) const;
  Type rebuild(Type like, std::vector<Type> parameters) const;
  bool occurs(std::size_t variable, Type in) const;
  void absorb(Type whole, Type parts);
  std::optional<Type> grow(std::size_t variable, Type with, Fit fit);
  std::optional<Type> join_parameters(Type a, Type b, Fit fit);

  Types* types_;
  std::vector<std::optional<Type>> bound_;
};

/// Whether two types have the same outer shape: the kind, the name of an abstract type, and the
/// number of parameters.
bool same_shape(Type a, Type b);

}  // namespace zizhi::cel
