#pragma once

#include "zizhi/cel/value.h"
#include "zizhi/i18n/text.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace zizhi::cel {

class Evaluation;    // the running evaluation: arena, budget, as_of; see evaluation.h
class PatternCache;  // compiled regular expressions; see functions/patterns.h

/// What an implementation may use of the evaluation it runs in.
class Context {
 public:
  /// Without `patterns` each regular expression is compiled where it is used.
  explicit Context(Arena& arena, PatternCache* patterns = nullptr)
      : arena_(&arena), patterns_(patterns) {}

  Arena& arena() const { return *arena_; }

  PatternCache* patterns() const { return patterns_; }

  /// Takes `steps` of the budget (for work that grows with the arguments).
  void charge(std::uint64_t steps) { charged_ += steps; }

  std::uint64_t charged() const { return charged_; }

  /// A failure as a value. `detail` is copied.
  Value fail(FailureCode code, std::string_view detail = {});

 private:
  Arena* arena_;
  PatternCache* patterns_;
  std::uint64_t charged_ = 0;
};

/// All arguments are plain (never partial, unknown, error …), and of the overload's types where
/// the checker could tell; `dyn` arguments of the wrong kind must give no_such_overload. The
/// receiver of a method comes first.
using Implementation = Value (*)(Context& context, std::span<const Value> arguments);

/// One overload of one function: type, implementation and documentation in one row.
///
/// `signature` is read as people write it. Types: bool int uint double string bytes null date
/// until month period timestamp duration dyn type, list<A>, map<K, V>, optional<A>, and type
/// parameters A B K V.
///   "size(string) -> int"              a function
///   "string.charAt(int) -> string"     a method; the receiver is the first argument
///   "_+_(int, int) -> int"             an operator
///   "math.abs(int) -> int"             a function with a qualified name; where the name begins
///   like a type
///                                      it is written with a point before it:
///                                      ".period.between(date, date) -> period"
struct Overload {
  std::string_view signature;
  Implementation run = nullptr;
  std::string_view en;  ///< one sentence
  std::string_view zh;
  std::string_view example;  ///< an expression that is true, executed by a test; empty for
                             ///< operators without a telling one
};

/// One family's rows, in the order of the documentation: "strings", "math", "dates" …
struct Family {
  std::string_view name;
  i18n::Text title;
  std::span<const Overload> overloads;
};

/// The whole library: one table, one file a family.
std::span<const Family> families();

/// `size`, `charAt`, `_+_`, `math.greatest` out of a signature.
std::string_view function_name(const Overload& overload);
bool is_method(const Overload& overload);

}  // namespace zizhi::cel
