#pragma once

#include "zizhi/assess/bench.h"
#include "zizhi/verdict/assessment.h"

namespace zizhi::assess {

/// Applies the dossier's waivers to the results (semantics rule 11) and tells what became of
/// each.
std::vector<verdict::WaiverResult> waive(const Bench& bench,
                                         std::vector<verdict::CategoryResult>& categories,
                                         diag::Sink& sink);

}  // namespace zizhi::assess
