#pragma once

#include "zizhi/assess/bench.h"
#include "zizhi/verdict/assessment.h"

namespace zizhi::assess {

/// One requirement with all its checks, for all their subjects (semantics rules 5 to 7).
/// Waivers come later: see waive.h.
verdict::RequirementResult evaluate(const rulebook::Requirement& requirement, Bench& bench,
                                    diag::Sink& sink);

/// The subjects that `check` has, or may have, in this dossier; empty when it has none, or they
/// cannot be told.
std::vector<verdict::Subject> subjects(const rulebook::Check& check, Bench& bench);

}  // namespace zizhi::assess
