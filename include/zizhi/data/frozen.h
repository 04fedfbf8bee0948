#pragma once

#include "zizhi/data/document.h"

#include <string>
#include <string_view>

/// A tree as bytes: what was read when the program was built need not be read at each start.
namespace zizhi::data {

/// `document`, which was read from the one text `text`, as bytes.
std::string freeze(const Document& document, std::string_view text);

/// What was frozen, with `id`, whose text is `text`, as its source. Only for bytes that
/// `freeze` made of this text: others are a fault of the program, and end it.
Document thaw(std::string_view bytes, source::Id id, std::string_view text);

}  // namespace zizhi::data
