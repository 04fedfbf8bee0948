#pragma once

#include "zizhi/cel/cost.h"
#include "zizhi/rulebook/rulebook.h"

#include <string>
#include <vector>

namespace zizhi::rulebook {

/// What one expression takes, whatever a dossier within the bounds of the schema says.
struct Cost {
  std::string name;  ///< full id of its check, or the definition's or the requirement's
  const cel::Program* program = nullptr;  ///< of the rulebook
  cel::Estimate estimate;
};

/// Of every expression that has a budget of its own: definitions without parameters, then
/// `applies`, `for_each`, `when` and rules in the order of the rulebook. No list of the dossier
/// has more than `most_items`, whatever the schema allows.
std::vector<Cost> costs(const Rulebook& rulebook, std::uint64_t most_items = cel::kEndless);

/// `12 to 9,034,005 steps, 0 to 4,004,000 elements`; a `+` where there is no bound.
i18n::Localized in_words(const cel::Estimate& estimate);

/// Tells of expressions that take more than the limits of one evaluation allow: an error where
/// every run does, a warning where one over a dossier of ordinary size may. Part of `read`.
void find_dear(const Rulebook& rulebook, diag::Sink& sink);

}  // namespace zizhi::rulebook
