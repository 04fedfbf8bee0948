// A compiled expression: one node of the plan for each node of the tree, under the same number.
#pragma once

#include "member_set.h"

#include "zizhi/cel/program.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace re2 {
class RE2;
}  // namespace re2

namespace zizhi::cel {

/// What is to be done for a node.
enum class Step : std::uint8_t {
  nothing,         ///< out of reach of the root
  constant,        ///< a literal, or folded
  local,           ///< slot
  global,          ///< slot
  path,            ///< fields of records, from a local or a global down
  unbound,         ///< a name that stands for nothing
  select,          ///< operand.field
  select_maybe,    ///< operand.?field
  test,            ///< has(operand.field)
  all_of,          ///< &&
  any_of,          ///< ||
  negation,        ///< !
  conditional,     ///< ?:
  comparison,      ///< == != < <= > >=
  call,            ///< a function of the library
  member,          ///< x in [constants]
  member_of_memo,  ///< x in definition
  matches,         ///< text.matches('literal')
  definition,      ///< without parameters: evaluated once
  definition_call,
  make_list,
  make_map,
  make_record,  ///< there are none to make: a failure
  macro,
};

/// Operations that the evaluation knows by itself: for numbers on the fast path, for intervals.
enum class Operation : std::uint8_t {
  none,
  equal,
  different,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  negate,
  size,
};

/// Stands where a node has no short way.
inline constexpr std::uint32_t kNoShortcut = 0xFFFFFFFFU;

struct PlanNode {
  Step step = Step::nothing;
  Operation operation = Operation::none;
  MacroKind macro{};
  bool two_variables = false;
  bool from_local = false;  ///< of a path
  std::uint32_t slot = 0;  ///< of a local, global or field; index of a definition, set, pattern
  std::uint32_t first = 0;               ///< into Impl::operands, of a path into Impl::fields
  std::uint32_t count = 0;               ///< of them
  std::uint32_t shortcut = kNoShortcut;  ///< of a condition: its first question; see shortcut.h
  std::uint32_t question = kNoShortcut;  ///< that it is on a short way, if it is one
  Implementation run = nullptr;          ///< where there is only one candidate
  Value constant;
};

/// A field of a record by its slot. It is no field of a value of another type, which `dyn` can
/// bring where this one was expected.
struct FieldStep {
  const RecordType* record = nullptr;
  std::uint32_t slot = 0;
};

/// Where a value is found: a constant, a local, a global or the value of a definition, or a
/// field of records from there down; or what a function makes of values that are found so.
struct Place {
  enum class From : std::uint8_t { constant, local, global, definition, call };

  From from{};
  std::uint16_t depth = 0;  ///< how many fields, or arguments
  std::uint32_t slot = 0;   ///< of a constant its number among Impl::values, of a call its node
  std::uint32_t first = 0;  ///< into Impl::fields, of a call into Impl::places
};

/// Where a row of questions ends: these stand for their numbers.
inline constexpr std::uint32_t kHolds = 0xFFFFFFFEU;
inline constexpr std::uint32_t kDoesNotHold = 0xFFFFFFFFU;

/// One question of a short way, and which comes next.
struct Question {
  enum class Kind : std::uint8_t {
    truth,       ///< of the subject
    has,         ///< the subject, a field
    comparison,  ///< of the subject with the other
    member,      ///< the subject, of a set
    matches,     ///< the subject, a pattern
    all,         ///< the body, of the elements of the subject
    exists,
    exists_one,
    count,  ///< of the elements for which the body holds, compared with the other
    size,   ///< of the subject, compared with the other
    call,   ///< the definition that stands in slot, for the arguments
  };

  Kind kind{};
  Operation operation = Operation::none;
  bool brief = false;       ///< it takes no more than a glance
  bool brief_body = false;  ///< nor does any question of the body
  Place subject{};
  Place other{};
  std::uint32_t slot =
      0;  ///< local of a macro's variable; number of a set, pattern, definition
  std::uint32_t first = 0;      ///< of a definition's arguments, into Impl::places
  std::uint32_t arguments = 0;  ///< how many
  std::uint32_t body = 0;       ///< first question of a macro's body
  std::uint32_t steps = 0;      ///< nodes that are evaluated when this question is asked
  std::uint32_t if_true = kHolds;
  std::uint32_t if_false = kDoesNotHold;
};

/// A condition that is one question about one field of a record among the globals:
/// `organization.years >= 2`, `p.form in ["a", "b"]`. Rules ask it most often, and so
/// everything that it needs is at hand. See field_test.h.
struct FieldTest {
  const RecordType* record = nullptr;  ///< of the global; null: the condition is none of these
  const MemberSet* set = nullptr;      ///< of `in`; null for a comparison
  Value constant;                      ///< of a comparison: its payload is all there is of it
  std::uint32_t global = 0;
  std::uint32_t field = 0;
  std::uint32_t steps = 0;  ///< nodes that the full evaluation evaluates
  Operation operation = Operation::none;
};

struct Program::Impl {
  Checked checked;
  std::vector<PlanNode> nodes;          ///< parallel to checked.ast.nodes
  std::vector<std::uint32_t> operands;  ///< node numbers
  std::vector<FieldStep> fields;        ///< of paths, from the outermost record down
  Arena constants;
  std::vector<MemberSet> sets;
  std::vector<std::unique_ptr<re2::RE2>> patterns;
  std::uint32_t shortcut = kNoShortcut;    ///< of the whole: its first question
  bool brief = false;                      ///< all of its questions are, and it has no frame
  FieldTest field_test;                    ///< the same as those questions, if it is one
  std::vector<Place> rests_on;             ///< what is read where all of them have to hold
  std::vector<Question> questions;         ///< of all short ways
  std::vector<Place> places;               ///< of arguments in them
  std::vector<Value> values;               ///< constants that they name
  std::vector<std::uint32_t> globals;      ///< that it names, sorted, once each
  std::size_t globals_end = 0;             ///< past the last of them
  std::vector<std::uint32_t> definitions;  ///< that it names, sorted, once each
  std::uint32_t levels = 0;                ///< nesting of the tree

  std::span<const std::uint32_t> operands_of(const PlanNode& node) const {
    return std::span(operands).subspan(node.first, node.count);
  }
};

}  // namespace zizhi::cel
