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

struct PlanNode {
  Step step = Step::nothing;
  Operation operation = Operation::none;
  MacroKind macro{};
  bool two_variables = false;
  bool from_local = false;  ///< of a path
  std::uint32_t slot = 0;  ///< of a local, global or field; index of a definition, set, pattern
  std::uint32_t first = 0;       ///< into Impl::operands, of a path into Impl::fields
  std::uint32_t count = 0;       ///< of them
  Implementation run = nullptr;  ///< where there is only one candidate
  Value constant;
};

/// A field of a record by its slot. It is no field of a value of another type, which `dyn` can
/// bring where this one was expected.
struct FieldStep {
  const RecordType* record = nullptr;
  std::uint32_t slot = 0;
};

struct Program::Impl {
  Checked checked;
  std::vector<PlanNode> nodes;          ///< parallel to checked.ast.nodes
  std::vector<std::uint32_t> operands;  ///< node numbers
  std::vector<FieldStep> fields;        ///< of paths, from the outermost record down
  Arena constants;
  std::vector<MemberSet> sets;
  std::vector<std::unique_ptr<re2::RE2>> patterns;
  std::vector<std::uint32_t> globals;      ///< that it names, sorted, once each
  std::vector<std::uint32_t> definitions;  ///< that it names, sorted, once each
  std::uint32_t levels = 0;                ///< nesting of the tree

  std::span<const std::uint32_t> operands_of(const PlanNode& node) const {
    return std::span(operands).subspan(node.first, node.count);
  }
};

}  // namespace zizhi::cel
