#pragma once

#include "zizhi/cel/environment.h"
#include "zizhi/diag/diagnostic.h"

#include <optional>
#include <variant>
#include <vector>

namespace zizhi::cel {

/// Stands in `Checked::slots` and `Checked::locals` where there is nothing.
inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFFU;

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
/// chain is one qualified name, the reference stands on the outermost Select of the chain; the
/// nodes below it are not to be evaluated.
using Reference = std::variant<std::monostate, LocalRef, GlobalRef, DefinitionRef, TypeRef>;

/// An expression that fits its environment. Facts stand in vectors parallel to `ast.nodes`.
///
/// The tree may differ from the parsed one: a call `a.b.f(x)` of the qualified function `a.b.f`
/// has lost its receiver (whose nodes remain, out of reach of the root), and an int literal
/// beside a double has become a double literal. No type variable and no `Kind::error` is left.
struct Checked {
  Ast ast;
  std::vector<Type> types;
  std::vector<Reference> references;  ///< of Name, Select and Call (definitions)
  /// Candidates of a Call in table order, the receiver being argument 0; one where the types
  /// decide, else the first that takes the values. Empty for definitions and foreign functions.
  /// `_&&_` and `_||_` have one, whatever the number of arguments.
  std::vector<std::vector<const Overload*>> calls;
  /// Of a Select on a record or an optional record: the field's slot. On an optional a plain
  /// select gives an optional, none where anything on the way is absent.
  std::vector<std::uint32_t> slots;
  /// Of a Macro: frame slot of its first variable (the second follows). Macros that stand side
  /// by side share slots, nested ones do not.
  std::vector<std::uint32_t> locals;
  /// Of each parameter of a definition: the enumerations that its texts stand beside in the
  /// body
  /// (`list(enum)` for a list of texts). To be put into DefinitionParameter::vocabularies.
  std::vector<std::vector<Type>> vocabularies;
  std::uint32_t frame_size = 0;  ///< locals that an evaluation needs, parameters first
};

struct CheckOptions {
  Type expected{};                                    ///< the result must fit; none: anything
  std::span<const DefinitionParameter> parameters{};  ///< of the definition whose body this is
  /// False: everything is dyn. Names and functions are still resolved, and what does not
  /// resolve is no error: the name has no reference, the call no candidates.
  bool static_types = true;
};

/// Types, overloads, names: everything that can be known without evidence. Empty iff an error
/// was added. A read `x.f` of an optional field must stand under a guard of the same field of
/// the same expression: `has(x.f) && …`, `!has(x.f) || …`, `has(x.f) ? … : …`; guards of a
/// caller do not reach into the body of a definition.
std::optional<Checked> check(Ast ast, const Environment& environment,
                             const CheckOptions& options, diag::Sink& sink);

/// Warns of every place where a value loses its type: where `dyn(…)` was written, and where
/// `dyn` arises by itself, as in a list of numbers and texts. What `dyn` then spreads to is not
/// told again; the list that `format` takes holds whatever it likes.
void find_dyn(const Checked& checked, diag::Sink& sink);

/// A field of a record type that an expression reads, by type and slot.
struct FieldRead {
  const RecordType* record = nullptr;
  std::size_t slot = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 stumbles over `<=>`
  friend auto operator<=>(const FieldRead&, const FieldRead&) = default;
};

/// Every field that `checked` selects, tests with has(), or names in `index(list, "field")` and
/// `coveredMonths`, sorted, without duplicates; definitions are not followed.
std::vector<FieldRead> fields_read(const Checked& checked);

/// Indices of the bindings that it names, sorted, without duplicates; definitions are not
/// followed.
std::vector<std::uint32_t> globals_read(const Checked& checked);

/// Indices of the definitions that it names, sorted, without duplicates.
std::vector<std::uint32_t> definitions_used(const Checked& checked);

}  // namespace zizhi::cel
