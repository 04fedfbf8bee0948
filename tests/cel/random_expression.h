// Random expressions over the evidence of the law's test, as people could write them.
#pragma once

#include <random>
#include <string>

namespace zizhi::cel::tests {

/// Writes random expressions over x (int), flag (bool), day (date), names (list of strings),
/// one (a record) and items (a list of records with n, ok, d and the optional note).
class RandomExpression {
 public:
  explicit RandomExpression(std::uint64_t seed) : random_(seed) {}

  /// A condition, nested about so deep.
  std::string condition(int depth);

 private:
  std::string truth(int depth);
  std::string simple_truth();
  std::string comparison(int depth);
  std::string quantifier(int depth);
  std::string counted(int depth);
  std::string number(int depth);
  std::string simple_number();
  std::string day(int depth);
  std::string text(int depth);
  std::string records(int depth);
  std::string record();

  /// `list.macro(variable, body)`, with the variable in reach of the body.
  template <class Body>
  std::string macro(const std::string& list, const char* name, Body body);

  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

  const char* one_of(std::initializer_list<const char*> choices);

  std::mt19937_64 random_;
  int variables_ = 0;  ///< macro variables in reach: v0, v1, …
};

}  // namespace zizhi::cel::tests
