#pragma once

#include "zizhi/base/result.h"
#include "zizhi/cel/value.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/schema/schema.h"

#include <string>

namespace zizhi::schema {

/// How a value is called in a sentence: "`signed_on`", "`roles[1]`", "the evidence".
i18n::Localized name_of(data::NodeRef node);

/// What stands there, for a sentence: "`2026/1/5`"; words without the value where it is
/// personal.
i18n::Localized shown(data::NodeRef node, const Field& field);

/// "`people` is a list, and this is a text".
diag::Diagnostic wrong_shape(data::NodeRef node, const Field& field);

/// "write `2026-01-05`"; nothing where that would show personal data.
diag::Diagnostic advise(diag::Diagnostic problem, const Field& field, std::string_view text);

/// A value as its field's shape wants it written, or what is wrong with it. Not null. Of a
/// reference the id; lists, maps and records are not scalars and so are problems.
base::Result<cel::Value, diag::Diagnostic> read_scalar(data::NodeRef node, const Field& field,
                                                       cel::Arena& arena);

}  // namespace zizhi::schema
