#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

/// Of a dossier that could not be assessed there is a result without a category: it only says
/// what stood in the way.
namespace zizhi::report {

inline bool is_assessed(const verdict::Assessment& assessment) {
  return !assessment.categories.empty();
}

namespace labels {

inline constexpr i18n::Text kNotAssessed{"NOT ASSESSED", "未评估"};
inline constexpr i18n::Text kUnassessed{"Nothing was assessed: this is no result.",
                                        "未能评估：不构成结果。"};
inline constexpr i18n::Text kNoApplication{"What is applied for is not known.",
                                           "申请内容未知。"};

}  // namespace labels

}  // namespace zizhi::report
