#pragma once

#include "zizhi/rulebook/rulebook.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace zizhi::rulebook {

enum class TermId : std::uint32_t {};

/// A part of an expression, seen through definitions: two parts that say the same are the same
/// term, whatever their variables are called and wherever they stand.
struct Term {
  enum class Kind : std::uint8_t {
    literal,
    name,
    select,
    call,
    list,
    map,
    macro,
    element,
    opaque
  };

  Kind kind = Kind::opaque;
  std::string label;          ///< the name, field, function; of a literal its text
  std::vector<TermId> parts;  ///< of a call: receiver and arguments; of a macro: range, filter
                              ///< if there is one, body; of an element: the list
  cel::MacroKind macro{};     ///< when kind is macro
  const cel::Ast* ast = nullptr;  ///< where it was met first
  cel::NodeId node = cel::kNoNode;
};

/// The terms of some expressions of one rulebook, which outlives this.
class Terms {
 public:
  explicit Terms(const Rulebook& rulebook) : rulebook_(&rulebook) {}

  /// The whole expression; `variable`, if it has a name, stands for an element of `list`.
  TermId of(const cel::Program& program, const std::string& variable = {}, TermId list = {});

  const Term& operator[](TermId id) const { return terms_[static_cast<std::size_t>(id)]; }

  /// `of` gave up somewhere: definitions that use each other too often or too deeply.
  bool exhausted() const { return exhausted_; }

  /// An element of `list`.
  TermId element(TermId list);

  /// The same field of another record.
  TermId select(TermId record, const std::string& field);

 private:
  using Scope = std::vector<std::pair<std::string, TermId>>;  ///< the last of a name wins

  struct Text {
    const cel::Checked* checked = nullptr;
    Scope scope;
  };

  TermId node(Text& text, cel::NodeId id);
  TermId name(Text& text, const cel::Name& name, cel::NodeId id);
  TermId call(Text& text, const cel::Call& call, cel::NodeId id);
  TermId macro(Text& text, const cel::Macro& macro, cel::NodeId id);
  TermId definition(std::uint32_t index, std::vector<TermId> arguments);
  TermId intern(Term term);

  const Rulebook* rulebook_;
  std::vector<Term> terms_;
  std::map<std::tuple<Term::Kind, std::string, std::vector<TermId>>, TermId> by_content_;
  std::map<std::pair<std::uint32_t, std::vector<TermId>>, TermId> definitions_;
  std::size_t visited_ = 0;
  std::size_t depth_ = 0;  ///< of definitions
  bool exhausted_ = false;
};

}  // namespace zizhi::rulebook
