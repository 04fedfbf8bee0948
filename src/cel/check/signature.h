#pragma once

// The `signature` strings of the function tables, read once.

#include "zizhi/cel/function.h"
#include "zizhi/cel/type.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// A type as a signature writes it: `map<K, list<int>>`.
struct Pattern {
  Kind kind = Kind::dyn;
  std::string_view name;  ///< of a type parameter: `K`
  std::vector<Pattern> parameters;
};

struct Signature {
  const Overload* overload = nullptr;
  std::string_view function;
  bool method = false;
  std::vector<Pattern> parameters;  ///< the receiver first
  Pattern result;
};

/// The overloads of a function in table order; empty when no function has that name.
std::span<const Signature> signatures(std::string_view function);

/// The name of every function that is written with a name, sorted, without duplicates.
std::span<const std::string_view> function_names();

/// As it is used: `date + period -> date`, `string.charAt(int) -> string`.
std::string written(const Signature& signature);

/// How a person writes the operator behind a function name: `+` for `_+_`; other names as they
/// are.
std::string_view operator_text(std::string_view function);

}  // namespace zizhi::cel
