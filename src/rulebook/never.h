#pragma once

#include "zizhi/rulebook/rulebook.h"

namespace zizhi::rulebook {

/// Tells of conditions that leave a requirement or a check out for good: false whatever the
/// application and the evidence say.
void refuse_never(const Rulebook& rulebook, diag::Sink& sink);

}  // namespace zizhi::rulebook
