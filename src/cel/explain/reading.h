// A value of the evidence as a reading: its path, its place, what it says.
#pragma once

#include "zizhi/cel/explain.h"
#include "zizhi/cel/program.h"
#include "zizhi/cel/value.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace zizhi::cel::explaining {

/// A field of a record; none of a record that is no evidence, and of a value that is unknown.
std::optional<Reading> reading_of_field(const Record& record, std::size_t slot);

/// A field of the evidence itself, by its number among the session's roots; none of a value
/// that is unknown.
std::optional<Reading> reading_of_root(const Session& session, std::size_t number);

/// Adds those of `more` that are not there.
void add(std::vector<Reading>& readings, const std::vector<Reading>& more);

}  // namespace zizhi::cel::explaining
