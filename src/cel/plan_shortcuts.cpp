// Which conditions have a short way, and the questions on it.
#include "glance.h"
#include "shortcut.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <span>
#include <variant>

namespace zizhi::cel {
namespace {

using Index = std::uint32_t;  // of a node

constexpr std::uint32_t kFewArguments = Shortcut::kFewLocals;

// Operands of a macro.
constexpr std::size_t kRange = 0;
constexpr std::size_t kBody = 1;

class ShortcutPlanner {
 public:
  explicit ShortcutPlanner(Program::Impl& impl) : impl_(&impl), known_(impl.nodes.size()) {}

  /// Gives the largest conditions at and below a node their short ways.
  void plan(Index index);

  /// Of all questions that were written from `first` on: those of one condition.
  bool are_brief(std::size_t first) const {
    return std::ranges::all_of(std::span(impl_->questions).subspan(first), &Question::brief);
  }

 private:
  enum class Known : std::uint8_t { untouched, yes, no };

  const PlanNode& node(Index index) const { return impl_->nodes[index]; }

  Index operand(Index index, std::size_t number) const {
    return impl_->operands[node(index).first + number];
  }

  Index selected(Index index) const {
    const auto& tree = impl_->checked.ast.nodes[index];
    return static_cast<Index>(std::get<Select>(tree.kind).operand);
  }

  Type type(Index index) const { return impl_->checked.types[index]; }

  bool is_condition(Index index);
  bool could_be_condition(Index index);
  bool are_conditions(Index index);
  bool is_comparison(Index index);
  bool is_quantifier(Index index);
  bool is_macro_over_place(Index index);
  bool is_size(Index index) const;
  bool has_place(Index index) const;
  bool are_places(Index index) const;
  bool is_simple_call(Index index) const;
  bool is_field(Index index) const;

  Place place(Index index);
  Place field(Index index);
  Index places(Index index);
  std::uint32_t steps(Index index) const;
  Index write(Index index, Index if_true, Index if_false);
  Index write_logic(Index index, Index if_true, Index if_false);
  Index write_conditional(Index index, Index if_true, Index if_false);
  Question question(Index index);
  Question comparison(Index index);
  Question over_list(Index index, Question::Kind kind);

  Program::Impl* impl_;
  std::vector<Known> known_;  // by node, whether it is a condition
};

bool is_leaf(Step step) {
  return step == Step::constant || step == Step::local || step == Step::global ||
         step == Step::path || step == Step::definition;
}

// Its values stand in themselves.
bool is_scalar(Type type) {
  switch (type.kind()) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::unsigned_integer:
    case Kind::floating:
    case Kind::timestamp:
    case Kind::duration:
    case Kind::date:
    case Kind::until:
    case Kind::month:
    case Kind::period:
      return true;
    case Kind::dyn:
    case Kind::error:
    case Kind::null:
    case Kind::string:
    case Kind::bytes:
    case Kind::list:
    case Kind::map:
    case Kind::optional:
    case Kind::type:
    case Kind::enumeration:
    case Kind::record:
    case Kind::parameter:
    case Kind::abstract:
      return false;
  }
  ZIZHI_UNREACHABLE();
}

void ShortcutPlanner::plan(Index index) {
  const auto step = node(index).step;
  if (is_leaf(step) || step == Step::nothing || step == Step::unbound) return;
  if (is_condition(index)) {
    impl_->nodes[index].shortcut = write(index, kHolds, kDoesNotHold);
    return;
  }
  const bool selects = step == Step::select || step == Step::select_maybe || step == Step::test;
  if (selects) return plan(selected(index));
  for (std::size_t i = 0; i < node(index).count; ++i)
    plan(operand(index, i));
}

// Asked of a node by each that stands above it, and worked out once.
bool ShortcutPlanner::is_condition(Index index) {
  auto& known = known_[index];
  if (known == Known::untouched) {
    known = could_be_condition(index) ? Known::yes : Known::no;
  }
  return known == Known::yes;
}

bool ShortcutPlanner::could_be_condition(Index index) {
  switch (node(index).step) {
    case Step::all_of:
    case Step::any_of:
    case Step::negation:
    case Step::conditional:
      return are_conditions(index);
    case Step::comparison:
      return is_comparison(index);
    case Step::test:
      return is_field(index);
    case Step::member:
    case Step::matches:
      return has_place(operand(index, 0));
    case Step::macro:
      return is_quantifier(index);
    case Step::definition_call:
      return type(index).kind() == Kind::boolean && are_places(index);
    case Step::call:
    case Step::constant:
    case Step::local:
    case Step::global:
    case Step::path:
    case Step::definition:
      return type(index).kind() == Kind::boolean && has_place(index);
    case Step::nothing:
    case Step::unbound:
    case Step::select:
    case Step::select_maybe:
    case Step::member_of_memo:
    case Step::make_list:
    case Step::make_map:
    case Step::make_record:
      return false;
  }
  ZIZHI_UNREACHABLE();
}

bool ShortcutPlanner::are_conditions(Index index) {
  for (std::size_t i = 0; i < node(index).count; ++i) {
    if (!is_condition(operand(index, i))) return false;
  }
  return true;
}

bool ShortcutPlanner::is_comparison(Index index) {
  const auto left = operand(index, 0);
  if (!has_place(operand(index, 1))) return false;
  if (has_place(left)) return true;
  if (!is_size(left)) return false;
  const auto list = operand(left, 0);
  const bool filters = node(list).step == Step::macro && node(list).macro == MacroKind::filter;
  return has_place(list) || (filters && is_macro_over_place(list));
}

bool ShortcutPlanner::is_quantifier(Index index) {
  const auto macro = node(index).macro;
  const bool asks =
      macro == MacroKind::all || macro == MacroKind::exists || macro == MacroKind::exists_one;
  return asks && is_macro_over_place(index);
}

bool ShortcutPlanner::is_macro_over_place(Index index) {
  return !node(index).two_variables && has_place(operand(index, kRange)) &&
         is_condition(operand(index, kBody));
}

// Of a list for sure: sizes of texts and maps are left to the function.
bool ShortcutPlanner::is_size(Index index) const {
  const auto& call = node(index);
  return call.step == Step::call && call.operation == Operation::size && call.run != nullptr &&
         type(operand(index, 0)).kind() == Kind::list;
}

bool ShortcutPlanner::has_place(Index index) const {
  return is_leaf(node(index).step) || is_simple_call(index);
}

bool ShortcutPlanner::are_places(Index index) const {
  if (node(index).count > kFewArguments) return false;
  for (std::size_t i = 0; i < node(index).count; ++i) {
    if (!has_place(operand(index, i))) return false;
  }
  return true;
}

// Of one implementation, and with a result that takes no memory.
bool ShortcutPlanner::is_simple_call(Index index) const {
  const auto& call = node(index);
  return call.step == Step::call && call.run != nullptr && is_scalar(type(index)) &&
         are_places(index);
}

// A field of a record, by its slot.
bool ShortcutPlanner::is_field(Index index) const {
  const auto from = selected(index);
  return is_leaf(node(from).step) && type(from).kind() == Kind::record &&
         impl_->checked.slots[index] != kNoSlot;
}

Place ShortcutPlanner::place(Index index) {
  const auto& leaf = node(index);
  if (leaf.step == Step::constant) {
    impl_->values.push_back(leaf.constant);
    return {.from = Place::From::constant,
            .slot = static_cast<Index>(impl_->values.size() - 1)};
  }
  if (leaf.step == Step::call) {
    return {.from = Place::From::call,
            .depth = static_cast<std::uint16_t>(leaf.count),
            .slot = index,
            .first = places(index)};
  }
  Place made{.slot = leaf.slot};
  const bool local = leaf.step == Step::local || (leaf.step == Step::path && leaf.from_local);
  made.from = local ? Place::From::local : Place::From::global;
  if (leaf.step == Step::definition) made.from = Place::From::definition;
  if (leaf.step == Step::path) {
    made.first = leaf.first;
    made.depth = static_cast<std::uint16_t>(leaf.count);
  }
  return made;
}

// Those of the operands, which follow each other; returns the number of the first.
Index ShortcutPlanner::places(Index index) {
  std::vector<Place> made;
  for (std::size_t i = 0; i < node(index).count; ++i)
    made.push_back(place(operand(index, i)));
  const auto first = static_cast<Index>(impl_->places.size());
  impl_->places.insert(impl_->places.end(), made.begin(), made.end());
  return first;
}

// Nodes that are evaluated for a place, or for a call and its arguments.
std::uint32_t ShortcutPlanner::steps(Index index) const {
  if (is_leaf(node(index).step)) return 1;
  std::uint32_t made = 1;
  for (std::size_t i = 0; i < node(index).count; ++i)
    made += steps(operand(index, i));
  return made;
}

// The place of what has() asks for.
Place ShortcutPlanner::field(Index index) {
  const auto from = selected(index);
  auto made = place(from);
  auto& fields = impl_->fields;
  const auto first = static_cast<Index>(fields.size());
  for (std::uint32_t i = 0; i < made.depth; ++i) {
    const auto above = fields[made.first + i];
    fields.push_back(above);
  }
  fields.push_back({.record = type(from).record(), .slot = impl_->checked.slots[index]});
  made.first = first;
  ++made.depth;
  return made;
}

// Writes down the questions of a condition, the last one first; returns the number of the one
// to begin with.
Index ShortcutPlanner::write(Index index, Index if_true, Index if_false) {
  const auto step = node(index).step;
  if (step == Step::all_of || step == Step::any_of)
    return write_logic(index, if_true, if_false);
  if (step == Step::conditional) return write_conditional(index, if_true, if_false);
  if (step == Step::negation) {
    const auto first = write(operand(index, 0), if_false, if_true);
    ++impl_->questions[first].steps;
    return first;
  }
  auto made = question(index);
  made.brief = is_brief(made);
  made.if_true = if_true;
  made.if_false = if_false;
  impl_->questions.push_back(made);
  return impl_->nodes[index].question = static_cast<Index>(impl_->questions.size() - 1);
}

Index ShortcutPlanner::write_logic(Index index, Index if_true, Index if_false) {
  auto& goes_on = node(index).step == Step::all_of ? if_true : if_false;
  for (auto i = std::size_t{node(index).count}; i-- > 0;)
    goes_on = write(operand(index, i), if_true, if_false);
  ++impl_->questions[goes_on].steps;
  return goes_on;
}

Index ShortcutPlanner::write_conditional(Index index, Index if_true, Index if_false) {
  const auto then = write(operand(index, 1), if_true, if_false);
  const auto otherwise = write(operand(index, 2), if_true, if_false);
  const auto first = write(operand(index, 0), then, otherwise);
  ++impl_->questions[first].steps;
  return first;
}

Question ShortcutPlanner::question(Index index) {
  using Kind = Question::Kind;
  const auto& asked = node(index);
  if (asked.step == Step::comparison) return comparison(index);
  if (asked.step == Step::macro) {
    const bool all = asked.macro == MacroKind::all;
    const bool one = asked.macro == MacroKind::exists_one;
    return over_list(index, all ? Kind::all : one ? Kind::exists_one : Kind::exists);
  }
  if (asked.step == Step::test) return {.kind = Kind::has, .subject = field(index), .steps = 2};
  if (asked.step == Step::member || asked.step == Step::matches) {
    return {.kind = asked.step == Step::member ? Kind::member : Kind::matches,
            .subject = place(operand(index, 0)),
            .slot = asked.slot,
            .steps = 1 + steps(operand(index, 0))};
  }
  if (asked.step == Step::definition_call) {
    return {.kind = Kind::call,
            .slot = asked.slot,
            .first = places(index),
            .arguments = asked.count,
            .steps = steps(index)};
  }
  return {.kind = Kind::truth, .subject = place(index), .steps = steps(index)};
}

Question ShortcutPlanner::comparison(Index index) {
  const auto left = operand(index, 0);
  Question made;
  if (is_size(left) && is_leaf(node(operand(left, 0)).step)) {
    made = {.kind = Question::Kind::size, .subject = place(operand(left, 0)), .steps = 2};
  } else if (has_place(left)) {
    made = {.kind = Question::Kind::comparison, .subject = place(left), .steps = steps(left)};
  } else {
    made = over_list(operand(left, 0), Question::Kind::count);
    ++made.steps;  // for size()
  }
  made.operation = node(index).operation;
  made.other = place(operand(index, 1));
  made.steps += 1 + steps(operand(index, 1));
  return made;
}

Question ShortcutPlanner::over_list(Index index, Question::Kind kind) {
  const auto body = operand(index, kBody);
  const auto written = impl_->questions.size();
  const auto entry = write(body, kHolds, kDoesNotHold);
  impl_->nodes[body].shortcut = entry;  // where the macro itself has to go the long way
  return {.kind = kind,
          .brief_body = are_brief(written),
          .subject = place(operand(index, kRange)),
          .slot = node(index).slot,
          .body = entry,
          .steps = 2};
}

}  // namespace

void plan_shortcuts(Program::Impl& impl) {
  const auto root = static_cast<Index>(impl.checked.ast.root);
  ShortcutPlanner planner(impl);
  planner.plan(root);
  impl.shortcut = impl.nodes[root].shortcut;
  const bool framed = impl.checked.frame_size != 0;
  impl.brief = impl.shortcut != kNoShortcut && !framed && planner.are_brief(0);
}

}  // namespace zizhi::cel
