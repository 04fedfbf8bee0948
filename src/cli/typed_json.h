#pragma once

#include "zizhi/cel/type.h"
#include "zizhi/cel/value.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"

#include <optional>
#include <string>
#include <vector>

/// Values and types as JSON that keeps every type apart; docs/schemas/eval-answer.schema.json
/// says the same to programs. `read_value` reads what `typed_json` writes.
namespace zizhi::cli {

/// A plain value: null, booleans, strings and lists are themselves; everything else is an
/// object of one key: `{"int":"5"}`, `{"uint":"5"}`, `{"double":1.5}` (or `"NaN"`,
/// `"Infinity"`,
/// `"-Infinity"`, `"-0"`), `{"bytes":"00ff"}`, `{"map":[[K,V],…]}`,
/// `{"timestamp":[seconds,nanos]}`, `{"duration":[seconds,nanos]}`, `{"type":"int"}`,
/// `{"date":"2026-01-02"}` (or `"long-term"`), `{"month":"2026-01"}`, `{"period":"P1Y2M"}`,
/// `{"optional":[V]}`, `{"record":["project",{field: V}]}`. A record inside of a record is the
/// text that names it. What is not plain becomes `{"unknown":[paths]}` or `{"error":"…"}`.
std::string typed_json(const cel::Value& value);

/// A type: `"int"`, `"null_type"`, `"type"`, `"dyn"` … by its name; `["list",T]`,
/// `["map",K,V]`, `["optional",T]`, `["type",T]`, `["param","A"]`, `["abstract:NAME",T…]`,
/// `["enum",NAME]`, `["record",NAME]`.
std::string typed_json(cel::Type type);

/// Where values that are read live: records bring types of their own.
struct TypedHome {
  cel::Arena& arena;
  cel::Types& types;
};

/// The value that `node` writes down, a view of its texts. Empty iff an error was added.
std::optional<cel::Value> read_value(data::NodeRef node, TypedHome home, diag::Sink& sink);

/// The type that `node` writes down; not those that only a rulebook declares (`enum`,
/// `record`). Empty iff an error was added.
std::optional<cel::Type> read_type(data::NodeRef node, cel::Types& types, diag::Sink& sink);

/// Whether a plain `value` is one of `type`, with all that is in it.
bool fits(const cel::Value& value, cel::Type type);

/// What is missing for `value` to be decided; null where nothing is.
const cel::Unknowns* unknowns(const cel::Value& value);

/// The paths of what is missing, sorted by their bytes, once each.
std::vector<std::string> paths(const cel::Unknowns& unknowns);

/// Why an optional field that is not there is no value.
inline constexpr i18n::Text kAbsent{"it is an optional field that is not there",
                                    "这是一个未填写的可选字段"};

/// Why there is no value, in words: `division by zero`.
i18n::Localized sentence(const cel::Failure& failure);

}  // namespace zizhi::cli
