#pragma once

#include "zizhi/verdict/assessment.h"

/// Assessments made by hand: what the reports are tested with.
namespace zizhi::tests {

/// Not ready: every outcome, several subjects, waivers, attestations, needs, explanation trees,
/// personal data, data problems, a draft overlay, a changed parameter.
verdict::Assessment sample_assessment();

/// Ready: one requirement rests on a signature, one is not applicable.
verdict::Assessment ready_assessment();

}  // namespace zizhi::tests
