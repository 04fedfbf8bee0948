// A small dossier for explanations: an organization, people, projects, what is missing and what
// may not be shown.
#pragma once

#include "zizhi/cel/environment.h"
#include "zizhi/cel/explain.h"
#include "zizhi/cel/program.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// What a rulebook sees of a dossier, built by hand: rooms above are not needed. Places in the
/// evidence are running numbers, each field one.
class ExplainDossier {
 public:
  /// `as_of` is ISO. The text of an expression's problems is printed and the run ended.
  explicit ExplainDossier(std::string_view as_of = "2026-11-23");

  Program compiled(const std::string& expression) const;

  Value run(const std::string& expression);
  Explanation explain(const std::string& expression);
  std::vector<Reading> grounds(const std::string& expression);

  /// Whether the expression holds and can be traced.
  bool is_traced(const std::string& expression);

  /// Puts more projects behind the others, all like the first.
  void add_projects(std::size_t count);
  void add_people(std::size_t count);

  std::uint32_t as_of_slot() const { return as_of_; }

  Arena& arena() { return arena_; }

  std::vector<Value>& globals() { return globals_; }

  const Definitions& definitions() const { return definitions_; }

  Limits limits;

 private:
  struct Place;

  void declare_types();
  void declare_globals();
  void declare_roots();
  void define(const std::string& name, std::vector<DefinitionParameter> parameters, Type result,
              const std::string& body);
  source::Span next();
  const Origin* origin(const Origin* parent, std::string_view field, std::int64_t index = -1);
  Value record(const RecordType& type, const Origin* origin, std::vector<Value> slots);
  Value list(const Origin* origin, const std::vector<Value>& items);
  Value strings(const Origin* origin, const std::vector<std::string_view>& items);
  Value missing(const Origin* parent, const RecordType& type, std::string_view field,
                Missing::Why why = Missing::Why::absent);
  Value date(std::string_view iso) const;
  Value document(const Origin* parent, std::string_view status, std::string_view from,
                 const Value& until);
  Value assessment(const Origin* list, std::int64_t index, std::string_view service,
                   std::string_view on, std::string_view result);
  Value person(std::int64_t index);
  Value project(std::int64_t index, const Value& people);
  Value organization();
  Value parameters();

  Types types_;
  Environment environment_{types_};
  Arena arena_;
  std::vector<Value> globals_;
  Definitions definitions_;
  std::uint32_t as_of_ = 0;
  std::uint32_t places_ = 0;
  const RecordType* document_ = nullptr;
  const RecordType* assessment_ = nullptr;
  const RecordType* person_ = nullptr;
  const RecordType* project_ = nullptr;
  const RecordType* organization_ = nullptr;
  const RecordType* parameters_ = nullptr;
  std::vector<source::Span> root_places_;
  Roots roots_;
};

/// The tree as text, one fact a line, both languages.
std::string dump(const Explanation& explanation);

/// A line for each.
std::string dump(const std::vector<Reading>& readings);

}  // namespace zizhi::cel
