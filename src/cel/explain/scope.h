// Where a part of an expression is looked at: a program, the values of its locals, and what
// those locals stand for.
#pragma once

#include "evaluation.h"

#include "zizhi/cel/explain.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zizhi::cel::explaining {

class Scope;

/// A value's place in the evidence.
struct Spot {
  std::string path;
  source::Span where;
};

/// What a local stands for: an expression of some scope (an argument, a bound value), or an
/// element of a list.
struct Local {
  Scope* scope = nullptr;  ///< of the expression; null for an element
  NodeId node = kNoNode;
  std::optional<Spot> spot{};  ///< of an element that is evidence and no record
  bool personal = false;       ///< of an element: it was made out of personal fields
};

/// What one explanation may spend, whatever the expression: it ends soon, and is short.
struct Allowance {
  std::uint32_t parts = 1'000;      ///< nodes of the tree
  std::uint32_t visits = 50'000;    ///< nodes of expressions looked at for readings and labels
  std::uint32_t glances = 200'000;  ///< the same to find out whether time matters
  std::uint32_t days = 1'500;       ///< evaluations as of another day
  std::uint64_t work =
      2'000'000;  ///< steps of evaluation; then lists are not counted to the end
};

/// What is the same for every part of one explanation.
struct Inquiry {
  Session* session = nullptr;
  std::optional<std::uint32_t> as_of{};  ///< slot among the globals
  bool words = true;  ///< false: parts that came out as wanted need no sentence
  Allowance allowance{};
};

class Scope {
 public:
  /// The expression itself.
  Scope(const Program& program, Inquiry& inquiry);

  /// The body of the definition that `call` names in `caller`, its arguments bound.
  Scope(const Program& definition, Scope& caller, NodeId call);

  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  Scope(Scope&&) = delete;
  Scope& operator=(Scope&&) = delete;
  ~Scope() = default;

  const Checked& checked() const { return program_->checked(); }

  const Node& operator[](NodeId node) const { return checked().ast[node]; }

  NodeId root() const { return checked().ast.root; }

  /// As the locals stand now; on a budget of its own.
  Value value(NodeId node);

  /// What becomes of a condition; takes no memory.
  Truth truth(NodeId node);

  void bind(std::uint32_t slot, const Value& value, Local local);

  /// A local as it stands.
  struct Held {
    Value value;
    Local local;
  };

  std::vector<Held> locals() const;
  void restore(std::vector<Held> locals);

  /// The locals from `slot` on mean nothing, as outside of the macro that declares it.
  void forget(std::uint32_t slot);

  const Local& local(std::uint32_t slot) const { return locals_[slot]; }

  const Value& local_value(std::uint32_t slot) const { return evaluation_.local(slot); }

  /// The definition that `node` calls or names; null if it is something else.
  const Program* definition(NodeId node) const;

  const Reference& reference(NodeId node) const {
    return checked().references[static_cast<std::size_t>(node)];
  }

  Type type(NodeId node) const { return checked().types[static_cast<std::size_t>(node)]; }

  /// Where `node` names a field of the evidence itself: its number; empty for anything else.
  std::optional<std::size_t> root_field(NodeId node) const;

  /// The slot of a macro's first variable.
  std::uint32_t variable(NodeId macro) const {
    return checked().locals[static_cast<std::size_t>(macro)];
  }

  /// The source text of a part, on one line, cut where it is long.
  std::string text(NodeId node) const;

  /// Memory that lives as long as the scope.
  Arena& arena() const { return evaluation_.arena(); }

  Inquiry& inquiry() const { return *inquiry_; }

  /// Takes one look from the allowance; false when it is spent.
  bool visit() const;

  /// The value that `node` would have on another day, all else equal: `session` has that day
  /// among its globals.
  Value value_on(NodeId node, Session& session) const;

 private:
  friend class Elsewhere;

  const Program* program_;
  Scope* caller_ = nullptr;
  Inquiry* inquiry_;
  Evaluation evaluation_;
  std::vector<Local> locals_;
};

/// Keeps the locals of a scope: puts them back at its end. A local means something only inside
/// of the macro that declares it.
class Frozen {
 public:
  explicit Frozen(Scope& scope) : scope_(&scope), locals_(scope.locals()) {}

  Frozen(const Frozen&) = delete;
  Frozen& operator=(const Frozen&) = delete;
  Frozen(Frozen&&) = delete;
  Frozen& operator=(Frozen&&) = delete;

  ~Frozen() { scope_->restore(std::move(locals_)); }

 private:
  Scope* scope_;
  std::vector<Scope::Held> locals_;
};

inline constexpr std::uint32_t kAfterAll = 0xFFFFFFFFU;

/// The expression that a local stands for.
struct Located {
  Scope* scope = nullptr;
  NodeId node = kNoNode;
  std::uint32_t outside =
      kAfterAll;  ///< the macro variables that mean nothing there begin here
};

/// `node` itself, or, as long as that is a local that stands for an expression, what it stands
/// for.
Located resolve(Scope& scope, NodeId node);

/// A look at a located expression, as if from its place: its own macros may use slots that are
/// in use now.
class Outside {
 public:
  explicit Outside(const Located& at) : frozen_(*at.scope) { at.scope->forget(at.outside); }

 private:
  Frozen frozen_;
};

/// The arguments of a call, the receiver first.
std::vector<NodeId> arguments_of(const Call& call);

/// `node` is a call of `function`, or null.
const Call* call_of(const Scope& scope, NodeId node);

/// True for `_||_` and such.
bool is_call(const Scope& scope, NodeId node, std::string_view function);

Truth truth_of(const Value& value);

}  // namespace zizhi::cel::explaining
