#pragma once

#include "zizhi/cel/value.h"
#include "zizhi/data/document.h"

namespace zizhi::cli {

/// A JSON tree as plain values of the expression language, in `arena`; texts are views into the
/// document. Whole numbers become int, or uint where they are too large for that; all other
/// numbers double. Empty where a map has a key twice (which the reader has reported).
std::optional<cel::Value> plain_value(data::NodeRef node, cel::Arena& arena);

}  // namespace zizhi::cli
