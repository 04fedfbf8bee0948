#pragma once

#include "zizhi/report/report.h"
#include "zizhi/verdict/assessment.h"

#include <string_view>

namespace zizhi::report {

/// What stands where personal data was.
inline constexpr std::string_view kMask = "***";

/// An explanation by itself as it may be shown, as `shown` of report.h does.
verdict::Explanation shown(const verdict::Explanation& explanation, bool show_personal);

}  // namespace zizhi::report
