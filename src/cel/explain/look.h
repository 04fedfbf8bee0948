// What a part of an expression looked at in the evidence, and what it misses there.
#pragma once

#include "explain/reading.h"
#include "explain/scope.h"
#include "explain/show.h"

#include <cstdint>
#include <vector>

namespace zizhi::cel::explaining {

/// Elements of a list that are looked at one by one; the others are counted.
inline constexpr std::size_t kShown = 5;

/// Values of the evidence that the part reads, in reading order, without duplicates.
std::vector<Reading> look(Scope& scope, NodeId node);

/// True when a value of the part is made out of fields that are not to be shown.
bool is_personal(Scope& scope, NodeId node);

/// True when the value of the part depends on the as-of date.
bool mentions_as_of(Scope& scope, NodeId node);

/// True for a name, a field or an element written out: `p.contract.signed_on`, `people[0]`.
bool is_path(const Scope& scope, NodeId node);

/// The declared field that a path ends in; null where there is none.
const RecordField* field_of(Scope& scope, NodeId node);

/// Where the value of a path stands: `projects[4].signed_on`; empty when it is no evidence.
std::string path_of(Scope& scope, NodeId node);

/// How a person calls a part: the schema's question with the path, the path, what a list was
/// chosen from or a figure is made of, or the source text.
i18n::Localized label(Scope& scope, NodeId node);

/// Type and unit that the part's value is shown with.
Measure measure(Scope& scope, NodeId node);

/// What would decide an unknown value, in the order of the evidence; nothing for a known one.
std::vector<Need> needs_of(const Value& value);

/// Adds those of `more` that are not there.
void add(std::vector<Need>& needs, const std::vector<Need>& more);

}  // namespace zizhi::cel::explaining
