// Random expressions over the evidence of the law's test, as people could write them.
#pragma once

#include <initializer_list>
#include <random>
#include <string>

namespace zizhi::cel::tests {

/// Writes random expressions over x (int), flag (bool), day (date), names (list of strings),
/// one (a record) and items (a list of records with n, ok, d, id, tags, boss, spans and the
/// optional note and nicks),
/// and over the definitions fine, ids, by_id, grouped, fits(item, int) and tagged(string).
class RandomExpression {
 public:
  explicit RandomExpression(std::uint64_t seed) : random_(seed) {}

  /// A condition, nested about so deep.
  std::string condition(int depth) { return truth(depth); }

 private:
  std::string truth(int depth);
  std::string simple_truth();
  std::string logic(int depth);
  std::string comparison(int depth);
  std::string quantifier(int depth);
  std::string counted(int depth);
  std::string defined(int depth);
  std::string of_texts(int depth);
  std::string number(int depth);
  std::string simple_number();
  std::string gathered_number(int depth);
  std::string day(int depth);
  std::string text(int depth);
  std::string texts(int depth);
  std::string records(int depth);
  std::string record();
  std::string guarded(const std::string& it);

  /// `list.macro(variable, body)`, with the variable in reach of the body.
  template <class Body>
  std::string macro(const std::string& list, const char* name, Body body);

  /// The same with a position before the variable.
  template <class Body>
  std::string numbered(const std::string& list, const char* name, Body body);

  bool may_nest() const;

  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

  std::string one_of(std::initializer_list<const char*> choices);

  std::string order() { return one_of({" < ", " <= ", " > ", " >= ", " == ", " != "}); }

  std::mt19937_64 random_;
  int variables_ = 0;  ///< macro variables in reach: v0, v1, …
};

}  // namespace zizhi::cel::tests
