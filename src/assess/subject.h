#pragma once

#include "zizhi/cel/value.h"
#include "zizhi/verdict/assessment.h"

#include <string_view>

namespace zizhi::assess {

/// How a subject is named: by its id and title where it is a record, by the enumeration's words
/// where it is one of a known set, else by its own text.
verdict::Subject subject(std::string_view variable, cel::Type type, const cel::Value& element);

}  // namespace zizhi::assess
