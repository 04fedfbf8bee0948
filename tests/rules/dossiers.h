#pragma once

#include "patch.h"
#include "scenario.h"

#include <map>
#include <string>

namespace zizhi::tests {

/// The day for which the examples are made.
inline constexpr std::string_view kAsOf = "2026-11-23";

/// The built-in rulebook, read once.
Book& rules();

/// The evidence of `examples/NAME` as a tree, read once.
const Tree& example(const std::string& name);

/// Outcomes of every check and subject: `CHECK` or `CHECK subject`.
std::map<std::string, verdict::Outcome> outcomes(const verdict::Assessment& assessment);

}  // namespace zizhi::tests
