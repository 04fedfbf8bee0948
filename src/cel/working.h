// What a session keeps between one evaluation and the next.
#pragma once

#include "functions/patterns.h"
#include "member_set.h"

#include "zizhi/cel/program.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace zizhi::cel {

/// What is known of a definition in a session.
struct Memo {
  std::optional<Value> value;  ///< of one without parameters, once it was computed
  std::optional<MemberSet> members;
  bool members_tried = false;  ///< whether `members` was tried to make
};

/// Facts about a definition that follow from its text and that of those it uses.
struct DefinitionFacts {
  std::uint64_t levels = 0;  ///< nesting of its tree and of those of the definitions in it
  std::vector<std::uint32_t> globals;  ///< that it depends on, sorted, once each
};

struct Session::Working {
  Arena scratch;  ///< taken while programs run, and given back
  PatternCache patterns;
  std::vector<Value> pile;  ///< results that a macro gathers; each uses its upper end
  std::vector<Memo> memos;  ///< by definition
  std::vector<DefinitionFacts> facts;  ///< by definition; empty until they are needed
};

/// The facts about each of `definitions`. One that uses itself, which no rulebook has, counts
/// as nested without end.
std::vector<DefinitionFacts> facts_of(const Definitions& definitions);

/// Whether a definition nests deeper than an evaluation goes.
bool is_too_deep(const DefinitionFacts& facts, const Limits& limits);

/// Whether the definition nests deeper than the limits of the session allow.
bool too_deep(const Session& session, std::uint32_t definition);

}  // namespace zizhi::cel
