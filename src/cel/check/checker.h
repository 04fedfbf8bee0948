#pragma once

// The pass that gives each node of an expression its type, its meaning and its overloads.

#include "check/guard.h"
#include "check/scope.h"
#include "check/signature.h"
#include "check/unifier.h"

#include "zizhi/cel/check.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// A call with the receiver, if any, as its first argument.
struct CallSite {
  NodeId id = kNoNode;
  std::string_view function;
  bool method = false;
  std::vector<NodeId> nodes;
  std::vector<Type> types;
};

/// What overloads fit a call.
struct Match {
  std::vector<const Signature*> signatures;  ///< empty where a foreign function fits
  Type result;
};

class Checker {
 public:
  Checker(Ast ast, const Environment& environment, const CheckOptions& options,
          diag::Sink& sink);
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  Checker(Checker&&) = delete;
  Checker& operator=(Checker&&) = delete;
  ~Checker() = default;

  std::optional<Checked> run();

 private:
  // ── check.cpp: every node ──
  Type visit(NodeId id);
  Type visit_kind(NodeId id);
  Type visit_literal(const Literal& literal) const;
  Type visit_list(NodeId id);
  Type visit_map(NodeId id);
  Type visit_record(NodeId id);
  Type unwrapped_item(NodeId item, bool optional);
  Type key_type(NodeId key);
  Type join_or_dyn(std::optional<Type> so_far, Type next);
  void check_result(Type expected);

  // ── check/names.cpp: names and fields ──
  Type visit_name(NodeId id);
  Type visit_select(NodeId id);
  Type qualified(NodeId id, const Meaning& meaning);
  Type field(NodeId id, Type operand);
  Type record_field(NodeId id, const RecordType& record, bool through_optional);
  std::optional<std::string> qualified_name(NodeId id, bool* absolute) const;
  bool begins_with_local(NodeId id) const;
  void unknown_name(NodeId id, const std::string& name);
  void no_field(source::Span where, std::string_view field, const RecordType& record);
  void no_fields(NodeId id, Type operand);
  void unguarded(NodeId id);

  // ── check/calls.cpp: calls ──
  Type visit_call(NodeId id);
  Type visit_logic(NodeId id);
  Type visit_conditional(NodeId id);
  Type visit_definition(NodeId id, const DefinitionSignature& definition);
  Type visit_overloads(NodeId id);
  void want_bool(NodeId operand, Type type, std::string_view where);
  void qualify_function(NodeId id);
  const DefinitionSignature* called_definition(const Call& call) const;
  std::optional<Match> resolve(const CallSite& site);
  std::optional<Match> match(const CallSite& site, Fit fit);
  void use(const CallSite& site, const Match& match);
  std::vector<const Signature*> overloads(std::string_view function) const;
  std::vector<const ForeignFunction*> foreign(std::string_view function) const;
  bool is_function(std::string_view function) const;

  // ── check/macros.cpp ──
  Type visit_macro(NodeId id);
  Type visit_optional_macro(NodeId id);
  Type visit_bind(NodeId id);
  Type body_of(NodeId id, std::size_t variables);
  Type macro_result(NodeId id, Type key, Type element, Type body);
  std::pair<Type, Type> elements(NodeId id, Type range);

  // ── check/vocabulary.cpp: values of enumerations, and texts beside them ──
  void check_vocabulary(const CallSite& site, const Signature& signature);
  void check_words(Type type, NodeId expression);
  void want_words(Type type, std::size_t local);
  bool spells(NodeId expression, Type type, std::size_t& left) const;
  void check_word(const EnumType& values, NodeId literal);
  void check_common(std::string_view function, NodeId where, Type a, Type b);
  std::vector<NodeId> items(NodeId list, bool keys) const;
  std::optional<NodeId> optional_value(NodeId id) const;
  std::vector<NodeId> alternatives(NodeId id) const;

  // ── check/promote.cpp: int literals beside doubles ──
  bool fits(NodeId expression, Type wanted);
  bool promotable(NodeId id) const;
  Type promoted(NodeId id);
  bool promote_arguments(CallSite& site);
  void promote(NodeId id);

  // ── check/complaints.cpp: why a call does not fit ──
  void complain(const CallSite& site);
  void unknown_function(const CallSite& site);
  void wrong_form(const CallSite& site);
  void wrong_arguments(const CallSite& site);
  void unequal(const CallSite& site);
  std::vector<std::string_view> callable_names(bool method) const;
  std::optional<std::string> qualified_callee(const CallSite& site) const;
  bool takes_one(const Signature& form, const CallSite& site);
  std::optional<std::size_t> culprit(const CallSite& site);
  diag::Diagnostic with_hints(diag::Diagnostic told, const CallSite& site,
                              std::optional<std::size_t> wrong);

  // ── check/elements.cpp: functions that ask more of the elements of a list ──
  void check_elements(const CallSite& site);
  void check_keyed(const CallSite& site, const RecordType& record, std::span<const Kind> kinds);
  void check_ranges(const CallSite& site, const RecordType& record);
  void want_field(const CallSite& site, const RecordType& record, std::string_view field,
                  std::span<const Kind> kinds);

  // ── all of them ──
  Types& types() const { return unifier_.types(); }

  Type of(Kind kind) const { return types().of(kind); }

  const Node& node(NodeId id) const { return out_.ast[id]; }

  Type type_of(NodeId id) const { return out_.types[static_cast<std::size_t>(id)]; }

  Reference& reference(NodeId id) { return out_.references[static_cast<std::size_t>(id)]; }

  source::Span span(Range range) const;

  source::Span whole(NodeId id) const { return span(node(id).range); }

  source::Span focus(NodeId id) const { return span(node(id).focus); }

  std::string named(Type type) const;
  void tell(diag::Diagnostic diagnostic);

  const CheckOptions* options_;
  diag::Sink* sink_;
  Checked out_;
  Unifier unifier_;
  Scope scope_;
  Guards guards_;
  std::vector<std::optional<std::size_t>> local_of_;  ///< of a Name: index into the scope
  std::vector<std::vector<Type>> words_checked_;  ///< of a node: beside which types it stood
  std::set<NodeId> told_words_;  ///< literals that were found outside an enumeration
  bool offers_text_ = false;     ///< the text could as well be any text: `c ? status : "none"`
  std::size_t errors_ = 0;
};

/// Whether values of this type can be sorted.
bool has_order(Type type);

/// A type as diagnostics name it; an enumeration by its name.
std::string type_words(Type type);

}  // namespace zizhi::cel
