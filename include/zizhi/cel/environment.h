#pragma once

#include "zizhi/cel/ast.h"
#include "zizhi/cel/function.h"
#include "zizhi/cel/type.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// A name that expressions may use; its value stands in the bindings at `slot`.
struct Variable {
  std::string name;  ///< may be qualified: `a.b.c`
  Type type;
  std::uint32_t slot = 0;
};

struct DefinitionParameter {
  std::string name;
  Type type;
  /// From Checked::vocabularies of the body: a literal argument is one of their values, or it
  /// is an error of the call.
  std::vector<Type> vocabularies{};
};

/// A named expression of a rulebook, as its callers see it.
struct DefinitionSignature {
  std::string name;
  std::vector<DefinitionParameter> parameters{};
  Type result{};
  bool has_parameters = false;  ///< `name(…)`; otherwise `name`
  std::uint32_t index = 0;      ///< its place among the program's definitions
  source::Span where{};
};

/// A function declared from outside (conformance tests): it can be called, and has no
/// implementation.
struct ForeignFunction {
  std::string name;
  bool method = false;
  std::vector<Type> parameters{};  ///< the receiver first
  Type result{};
};

/// What an expression may name: variables, definitions, types, functions.
class Environment {
 public:
  explicit Environment(Types& types) : types_(&types) {}

  /// Hands out slots in order. A name that is declared twice hides the first.
  std::uint32_t declare(std::string name, Type type);
  void declare(DefinitionSignature definition);
  void declare(ForeignFunction function);

  void container(std::string name) { container_ = std::move(name); }

  const Variable* variable(std::string_view name) const;
  const DefinitionSignature* definition(std::string_view name) const;

  std::span<const ForeignFunction> foreign() const { return foreign_; }

  std::span<const Variable> variables() const { return variables_; }

  std::span<const DefinitionSignature> definitions() const { return definitions_; }

  const std::string& container() const { return container_; }

  Types& types() const { return *types_; }

 private:
  Types* types_;
  std::vector<Variable> variables_;
  std::vector<DefinitionSignature> definitions_;
  std::vector<ForeignFunction> foreign_;
  std::string container_;
};

}  // namespace zizhi::cel
