// How an expression is told: phrases for values, blocks for conditions.
#pragma once

#include "zizhi/cel/prose.h"

#include <optional>
#include <span>
#include <vector>

namespace zizhi::cel::telling {

/// A sentence and what belongs under it.
struct Block {
  i18n::Localized text;
  std::vector<Block> under{};
};

class Teller {
 public:
  Teller(const Checked& checked, const ProseNames& names)
      : checked_(&checked), names_(&names) {}

  NodeId root() const { return checked_->ast.root; }

  bool is_condition(NodeId id) const;

  /// A condition; `holds` false tells its opposite.
  Block condition(NodeId id, bool holds = true) const;

  /// A condition within a sentence: "a is b and (c is d or e is f)".
  i18n::Localized clause(NodeId id, bool holds = true) const;

  /// A value: "“Signed on” of p, plus 4 months".
  i18n::Localized phrase(NodeId id) const;

  /// The elements that a filter keeps, with its condition under it.
  std::optional<Block> selection(NodeId id) const;

 private:
  const Node& node(NodeId id) const { return checked_->ast[id]; }

  const Reference& reference(NodeId id) const {
    return checked_->references[static_cast<std::size_t>(id)];
  }

  Type type(NodeId id) const { return checked_->types[static_cast<std::size_t>(id)]; }

  const Call* call(NodeId id) const { return std::get_if<Call>(&node(id).kind); }

  const Macro* macro(NodeId id, MacroKind kind) const;
  bool is_call(NodeId id, std::string_view function) const;
  bool joins(NodeId id) const;
  bool is_definition(NodeId id) const;

  // conditions
  Block joined(const Call& call, bool holds) const;
  Block choice(const Call& call, bool holds) const;
  Block quantified(const i18n::Text& sentence, const i18n::Localized& subject,
                   const Macro& macro) const;
  const Macro* filter_below(const Macro& macro) const;
  i18n::Localized range_of(const Macro& macro) const;
  std::optional<Block> quantifier(const Macro& macro, bool holds) const;
  std::optional<Block> counted(const Call& call, bool holds) const;
  i18n::Localized statement(NodeId id, bool holds) const;
  std::optional<i18n::Localized> call_statement(const Call& call, bool holds) const;
  std::optional<i18n::Localized> comparison(const Call& call, bool holds) const;
  i18n::Localized membership(const Call& call, bool holds) const;
  i18n::Localized definition_holds(NodeId id, bool holds) const;

  // values
  static i18n::Localized constant(const Literal& literal, Type beside);
  i18n::Localized beside(NodeId id, NodeId other) const;
  i18n::Localized name(NodeId id, const Name& name) const;
  i18n::Localized select(NodeId id, const Select& select) const;
  i18n::Localized of_call(NodeId id, const Call& call) const;
  i18n::Localized of_definition(const Call& call) const;
  i18n::Localized of_macro(const Macro& macro) const;
  static i18n::Localized variables(const Macro& macro);
  std::vector<i18n::Localized> phrases(std::span<const NodeId> ids) const;
  static std::vector<NodeId> operands(const Call& call);
  i18n::Localized in_brackets(NodeId id) const;

  const Checked* checked_;
  const ProseNames* names_;
};

/// "for at least {0} of", for a comparison of a size with a number; the words of the opposite
/// when `holds` is false. Empty for what is no comparison.
std::optional<i18n::Text> count_words(std::string_view relation, bool holds);

/// "is on or before" for `_<=_` between dates; the words of the opposite when `holds` is false.
/// Empty for what is no comparison.
std::optional<i18n::Text> relation_words(std::string_view function, Kind kind, bool holds);

/// What a function makes of its operands: "{0}, plus {1}". Null when it has no words of its
/// own.
const i18n::Text* function_words(std::string_view function, std::size_t operands);

/// What a function says of its operands, and its opposite: "{0} begins with {1}".
struct Saying {
  std::string_view function;
  i18n::Text holds;
  i18n::Text fails;
};

const Saying* saying(std::string_view function, std::size_t operands);

}  // namespace zizhi::cel::telling
