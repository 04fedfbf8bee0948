#pragma once

#include "zizhi/verdict/assessment.h"

#include <string_view>

namespace zizhi::report {

/// What stands where personal data was.
inline constexpr std::string_view kMask = "***";

/// `assessment` as it may be shown. Without `show_personal`, every personal value is replaced
/// by kMask: where it stands, in the sentences that speak of it, and (where it is long enough
/// to be told from other words) everywhere else.
verdict::Assessment shown(const verdict::Assessment& assessment, bool show_personal);

/// The same for an explanation by itself.
verdict::Explanation shown(const verdict::Explanation& explanation, bool show_personal);

}  // namespace zizhi::report
