#pragma once

#include "zizhi/diag/diagnostic.h"

#include <string_view>

namespace zizhi::data {

/// What the YAML parser said, at an offset of `text`, in our words and with what probably
/// helps. `read_until` is how far the parser's reports reach.
diag::Diagnostic yaml_fault(std::string_view message, source::Span where, std::string_view text,
                            std::size_t read_until);

}  // namespace zizhi::data
