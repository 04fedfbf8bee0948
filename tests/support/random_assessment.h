#pragma once

#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zizhi::tests {

/// An assessment such as `assess` might make, out of dice: every outcome and severity,
/// subjects, trees, needs, waivers, signatures, problems; its texts are among `texts`, which
/// are valid UTF-8. The same seed gives the same one. Tallied.
verdict::Assessment random_assessment(std::uint32_t seed,
                                      const std::vector<std::string>& texts);

}  // namespace zizhi::tests
