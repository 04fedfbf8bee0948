#pragma once

#include "zizhi/cel/environment.h"
#include "zizhi/cel/value.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// The conformance suite as tests/tools/cel_suite.mjs writes it: typed values and types as
/// JSON.
namespace zizhi::tests {

using nlohmann::json;

/// A typed value (`{"int":"5"}`, `[true]` …) in `arena`; texts are views into `value`.
cel::Value to_value(const json& value, cel::Arena& arena);

/// Whether `value` is exactly `expected`: of the same kind, NaN equal to NaN, maps without
/// order.
bool is(const cel::Value& value, const json& expected);

/// A type (`"int"`, `["list", T]`, `["optional", T]`, `["param", "A"]` …).
cel::Type to_type(const json& type, cel::Types& types);

}  // namespace zizhi::tests
