#pragma once

#include "zizhi/cel/explain.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/verdict/assessment.h"

#include <vector>

/// From the engine's words to those of the assessment, which refers to nothing: spans become
/// places, views become copies.
namespace zizhi::assess {

verdict::Place place(source::Span where, const source::Map& sources);
verdict::Explanation copy(const cel::Explanation& explanation, const source::Map& sources);
std::vector<verdict::Evidence> copy(const std::vector<cel::Reading>& readings,
                                    const source::Map& sources);
std::vector<verdict::Need> copy(const std::vector<cel::Need>& needs,
                                const source::Map& sources);
verdict::Problem copy(const diag::Diagnostic& diagnostic, const source::Map& sources);

}  // namespace zizhi::assess
