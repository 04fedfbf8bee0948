#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/rulebook/rulebook.h"

#include <set>
#include <string>
#include <vector>

namespace zizhi::cli {

/// What a requirement or a check looks at, definitions followed.
struct Reads {
  std::set<std::string> roots;        ///< evidence roots, by name
  std::set<cel::FieldRead> fields;    ///< of evidence records
  std::set<std::string> parameters;   ///< by name
  std::set<std::string> definitions;  ///< by name
};

Reads reads(const rulebook::Rulebook& rulebook, const rulebook::Check& check);

/// Of all its checks, and of what says whether it applies.
Reads reads(const rulebook::Rulebook& rulebook, const rulebook::Requirement& requirement);

/// Of a definition.
Reads reads(const rulebook::Rulebook& rulebook, const cel::Program& program);

}  // namespace zizhi::cli
