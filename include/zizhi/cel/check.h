#pragma once

#include "zizhi/cel/environment.h"
#include "zizhi/diag/diagnostic.h"

#include <optional>
#include <variant>
#include <vector>

namespace zizhi::cel {

/// What a name or a qualified name (`a.b.c`) turned out to be.
struct LocalRef {
  std::uint32_t slot = 0;  ///< of the frame: macro variables and definition parameters
};

struct GlobalRef {
  std::uint32_t slot = 0;  ///< of the bindings
};

struct DefinitionRef {
  std::uint32_t index = 0;
};

struct TypeRef {
  std::string name;  ///< `int`, `google.protobuf.Timestamp`
};

/// Resolution of a node; monostate where there is nothing to resolve. On a Select whose whole
/// chain is one qualified variable, the reference stands on the outermost Select of the chain.
using Reference = std::variant<std::monostate, LocalRef, GlobalRef, DefinitionRef, TypeRef>;

/// An expression that fits its environment. Facts stand in vectors parallel to `ast.nodes`.
struct Checked {
  Ast ast;
  std::vector<Type> types;
  std::vector<Reference> references;  ///< of Name, Select and Call (definitions)
  std::vector<std::vector<const Overload*>>
      calls;  ///< candidates of a Call, in table order; one where the types decide
  std::vector<std::uint32_t> slots;  ///< of a Select on a record: its slot
  std::vector<std::uint32_t>
      locals;  ///< of a Macro: frame slot of its first variable (the second follows)
  std::uint32_t frame_size = 0;  ///< locals that an evaluation needs, parameters first
};

struct CheckOptions {
  Type expected;                                    ///< the result must fit; none: anything
  std::span<const DefinitionParameter> parameters;  ///< of the definition whose body this is
  bool static_types =
      true;  ///< false: everything is dyn, names and functions are still resolved
};

/// Types, overloads, names: everything that can be known without evidence. Empty iff an error
/// was added. Reads of an optional field must stand under a guard (`has(x.f) && …`).
std::optional<Checked> check(Ast ast, const Environment& environment,
                             const CheckOptions& options, diag::Sink& sink);

/// A field of a record type that an expression reads, by type and slot.
struct FieldRead {
  const RecordType* record = nullptr;
  std::size_t slot = 0;

  friend auto operator<=>(const FieldRead&, const FieldRead&) = default;
};

/// Every field that `checked` selects, sorted, without duplicates; definitions are not
/// followed.
std::vector<FieldRead> fields_read(const Checked& checked);

/// Indices of the bindings that it names, sorted, without duplicates; definitions are not
/// followed.
std::vector<std::uint32_t> globals_read(const Checked& checked);

/// Indices of the definitions that it names, sorted, without duplicates.
std::vector<std::uint32_t> definitions_used(const Checked& checked);

}  // namespace zizhi::cel
