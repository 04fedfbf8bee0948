#pragma once

#include "zizhi/cel/value.h"

#include <string>

namespace zizhi::cli {

/// A plain value as JSON that keeps its type: null, booleans, strings and lists are themselves;
/// everything else is an object of one key: `{"int":"5"}`, `{"double":1.5}`,
/// `{"bytes":"00ff"}`,
/// `{"map":[[K,V],…]}`, `{"timestamp":[seconds,nanos]}`, `{"type":"int"}`,
/// `{"date":"2026-01-02"}`,
/// `{"optional":[V]}`, `{"record":["project",{field: V}]}`. What is not plain becomes
/// `{"unknown":[paths]}` or `{"error":"…"}`.
std::string typed_json(const cel::Value& value);

}  // namespace zizhi::cli
