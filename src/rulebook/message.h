#pragma once

#include "reading.h"

namespace zizhi::rulebook {

/// A message in two languages with expressions in `{{ }}`.
Message read_message(std::optional<data::NodeRef> node, const cel::Environment& environment,
                     Reading& reading);

}  // namespace zizhi::rulebook
