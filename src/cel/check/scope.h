#pragma once

// What names mean: variables of macros, parameters, and what the environment declares.

#include "zizhi/cel/check.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// A variable of a macro, or a parameter of a definition.
struct Local {
  std::string name;
  Type type;
  std::uint32_t slot = 0;
  /// Expressions of which it takes the value, where these are known: the items of a list
  /// literal.
  std::vector<NodeId> sources;
  std::optional<std::size_t> element_of;  ///< the local, a list, of which it is an element
};

/// What a name was found to mean.
struct Meaning {
  Reference reference;
  Type type;
  const DefinitionSignature* definition = nullptr;
};

class Scope {
 public:
  Scope(const Environment& environment, std::span<const DefinitionParameter> parameters);

  const Environment& environment() const { return *environment_; }

  /// Declares a local in the next slot. It stays reachable by its index after it was dropped.
  std::size_t push(std::string name, Type type, std::vector<NodeId> sources = {},
                   std::optional<std::size_t> element_of = {});
  void pop();

  /// Index of the live local of that name, the innermost one.
  std::optional<std::size_t> local(std::string_view name) const;

  const Local& operator[](std::size_t index) const { return locals_[index]; }

  /// What the environment calls `name`, a qualified name or not: the names that the container
  /// makes of it are tried from the longest down. Locals are not looked at.
  std::optional<Meaning> global(std::string_view name, bool absolute) const;

  /// `a.b.f`, `a.f`, `f` in container `a.b`.
  std::vector<std::string> candidates(std::string_view name, bool absolute) const;

  /// Every name that could be meant here: locals, variables, definitions.
  std::vector<std::string_view> names() const;

  std::uint32_t next_slot() const { return static_cast<std::uint32_t>(live_.size()); }

  std::uint32_t frame_size() const { return frame_size_; }

 private:
  std::optional<Meaning> declared(const std::string& name) const;

  const Environment* environment_;
  std::deque<Local> locals_;
  std::vector<std::size_t> live_;
  std::uint32_t frame_size_ = 0;
};

/// The type that a name such as `int` or `google.protobuf.Timestamp` stands for; no type when
/// it is no type's name.
Type type_named(std::string_view name, Types& types);

}  // namespace zizhi::cel
