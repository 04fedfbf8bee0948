#pragma once

#include "zizhi/edit/edit.h"

#include <optional>
#include <string>

namespace zizhi::edit {

/// Whether `text` says what `before` says, and `value` at `path`, and nothing else.
bool reads_back(data::NodeRef before, const std::string& text, data::Syntax syntax,
                const Path& path, const Value& value);

}  // namespace zizhi::edit
