// A small world in which expressions are tried: evidence with holes, definitions, limits.
#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/cel/environment.h"
#include "zizhi/cel/limits.h"
#include "zizhi/cel/program.h"
#include "zizhi/cel/value.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zizhi::cel::tests {

/// Values of a record's fields in slot order; one that is not stated is empty.
using Cells = std::vector<std::optional<Value>>;

class Laboratory {
 public:
  Laboratory();

  Types& types() { return types_; }

  Arena& arena() { return arena_; }

  /// Declares a variable and binds it.
  std::uint32_t declare(std::string name, Type type, const Value& value);

  void bind(std::uint32_t slot, const Value& value) { globals_.at(slot) = value; }

  /// Adds a definition; its parameters are written `name`, type.
  void define(std::string name, std::vector<DefinitionParameter> parameters,
              std::string_view expression);

  RecordType& declare_record(std::string name, std::vector<RecordField> fields);

  const Origin* root(std::string_view field);
  const Origin* element(const Origin* list, std::int64_t index);

  /// A field that is not stated, of `parent` or at the root.
  Value absent(const Origin* parent, std::string_view field,
               Missing::Why why = Missing::Why::absent);
  Value record(const RecordType& type, const Origin* origin, const Cells& cells);
  Value list(const std::vector<Value>& items, const Origin* origin = nullptr);
  Value strings(const std::vector<std::string_view>& texts);
  static Value date(std::string_view text);

  Program compile(std::string_view expression, bool static_types = true);

  /// What the expression comes to, in the session that all calls share.
  Value run(std::string_view expression);

  Value run(const Program& program) { return program.run(session()); }

  /// As text: `true`, `[1, 2]`, `unknown(people[0].age)`, `error(division by zero)`. The paths
  /// of an unknown in alphabetical order.
  std::string text(std::string_view expression);

  Session& session();

  const Definitions& definitions() const { return definitions_; }

  /// The session starts anew with these limits.
  void limit(const Limits& limits);

 private:
  Environment& environment() { return environment_; }

  Arena arena_;
  Types types_;
  Environment environment_{types_};
  std::vector<Value> globals_;
  Definitions definitions_;
  std::deque<Program> programs_;  ///< whose constants results may hold
  Limits limits_;
  std::optional<Session> session_;
};

/// `unknown(a, b)` with its paths in alphabetical order, anything else as `to_text` has it.
std::string sorted_text(const Value& value);

/// The laboratory with three people, of whom not everything is known, and single facts:
///
///   people[0]  ann, 41, joined 2019-03-01, still there, skills audit and risk, senior
///   people[1]  ben, age not stated, joined 2024-02-29, left 2025-01-31, no skills, junior
///   people[2]  cho, 29, day of joining not stated, still there, skills not stated, senior
///   spoilt teams      a list that is not stated u v        bools that are not stated; i, an
///   int; s, a string; d, a date yes no two as_of (2026-11-23), nobody (an empty list), prices
///   {'a': 1, 'b': 2}, any (dyn 5)
class SmallWorld : public Laboratory {
 public:
  SmallWorld();
};

}  // namespace zizhi::cel::tests
