#pragma once

#include "zizhi/cel/function.h"

#include <optional>
#include <string>

namespace zizhi::cel::functions {

/// Appends `value` as `%s` shows it: text as it is, `[a, b]`, `{k: v}` sorted by key. The
/// result is empty, or what stood in the way: unknown elements, a kind without a text, the
/// memory limit.
std::optional<Value> append_plain(Context& context, const Value& value, std::string& out);

}  // namespace zizhi::cel::functions
