#pragma once

#include "zizhi/base/result.h"
#include "zizhi/cel/value.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/schema/schema.h"

/// Scalars that speak of time. The node is a scalar with a text.
namespace zizhi::schema {

base::Result<cel::Value, diag::Diagnostic> read_date(data::NodeRef node, const Field& field);
base::Result<cel::Value, diag::Diagnostic> read_until(data::NodeRef node, const Field& field);
base::Result<cel::Value, diag::Diagnostic> read_month(data::NodeRef node, const Field& field);
base::Result<cel::Value, diag::Diagnostic> read_period(data::NodeRef node, const Field& field);

}  // namespace zizhi::schema
