// One evaluation while it runs. `Program::run` is a short life of it; an explanation is a
// longer one, which asks for the value of node after node.
#pragma once

#include "elements.h"
#include "obstacle.h"
#include "plan.h"

#include "zizhi/cel/function.h"
#include "zizhi/cel/program.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace zizhi::cel {

/// Definitions that are evaluated while others wait for them have a budget each: all of them
/// together may hold no more memory than so many budgets.
inline constexpr std::uint64_t kNestedBudgets = 64;

/// What is left of the limits of one check. Evaluations of definitions draw on the budget of
/// their caller.
struct Budget {
  /// All that `limits` allow, with `used` bytes of the scratch memory taken.
  static Budget whole(const Limits& limits, std::size_t used) {
    return {.steps = limits.cost,
            .iterations = limits.iterations,
            .memory_end =
                std::min(used + limits.result_bytes, kNestedBudgets * limits.result_bytes)};
  }

  std::uint64_t steps = 0;
  std::uint64_t iterations = 0;
  std::size_t memory_end = 0;      ///< the scratch memory's `used()` may not pass this
  const Failure* spent = nullptr;  ///< set once a limit was met: then nothing runs any more
};

/// A program over the globals of a session, with a frame of its own for macro variables and the
/// parameters of a definition. Values that it hands out live as long as the object, unless
/// `keep` made them outlive it. Evaluations of one session end in the opposite order to that in
/// which they began.
class Evaluation {
 public:
  /// A check of its own: the whole budget.
  Evaluation(const Program& program, Session& session, std::span<const Value> arguments = {});
  /// The body of a definition, on the budget of `caller`.
  Evaluation(const Program& program, Evaluation& caller, std::span<const Value> arguments);
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;
  Evaluation(Evaluation&&) = delete;
  Evaluation& operator=(Evaluation&&) = delete;
  ~Evaluation();

  /// The value of any node, with the locals as they stand now. May be a partial list or an
  /// interval, an unknown or an error; never Tag::absent.
  Value value(NodeId node);

  /// The value of the whole, as a check has it: nothing that is only of use inside of an
  /// expression. In memory that lives as long as the session's arena (and the program).
  Value result();

  /// A macro's variable or a definition's parameter, by the slots that `Checked` gives.
  const Value& local(std::uint32_t slot) const { return locals_[slot]; }

  /// From now on every node is evaluated in full, whether or not it has a short way.
  void take_no_shortcuts() { shortcuts_ = false; }

  void set_local(std::uint32_t slot, const Value& value) { locals_[slot] = value; }

  /// The budget as it was at the start: an explanation looks at a node more than once.
  void refill();

  /// What is left of the steps since the last refill.
  std::uint64_t steps_left() const { return budget_->steps; }

  /// `value` in memory that lives as long as the session's arena; a failure when it is larger
  /// than the limits allow.
  Value keep(const Value& value);

  const Program& program() const { return *program_; }

  Session& session() const { return *session_; }

  /// Memory that is given back when this evaluation ends.
  Arena& arena() const { return *arena_; }

 private:
  using Index = std::uint32_t;  // of a node

  Value eval(Index index);
  std::optional<bool> shortcut(const PlanNode& node);

  Value operand(const PlanNode& node, std::size_t number) {
    const auto index = operands_[node.first + number];
    const auto& child = nodes_[index];
    if (child.step != Step::constant || budget_->steps == 0) return eval(index);
    --budget_->steps;
    return child.constant;
  }

  Index index_of(const PlanNode& node) const { return static_cast<Index>(&node - nodes_); }

  template <class Kind>
  const Kind& tree(const PlanNode& node) const {
    return std::get<Kind>(impl_->checked.ast.nodes[index_of(node)].kind);
  }

  // names and fields: evaluate_fields.cpp
  Value unbound(const PlanNode& node);
  Value global(const PlanNode& node);
  Value path(const PlanNode& node);
  Value selection(const PlanNode& node);
  Value select(const PlanNode& node, const Value& from);
  Value select_maybe(const PlanNode& node, const Value& holder);
  Value test(const PlanNode& node, const Value& holder);
  const Value* field(const PlanNode& node, const Record& record) const;
  Value maybe(const Value* found);

  // definitions: evaluate_definitions.cpp
  Value definition(const PlanNode& node);
  Value call_definition(const PlanNode& node);
  const MemberSet* members(std::uint32_t definition, const Value& list) const;
  Value member_of_memo(const PlanNode& node);

  // logic, operators and calls: evaluate_calls.cpp
  Value logic(const PlanNode& node, bool decides);
  Value doubtful_logic(const PlanNode& node, bool decides, std::size_t number,
                       const Value& first);
  Value negation(const PlanNode& node);
  Value conditional(const PlanNode& node);
  Value comparison(const PlanNode& node);
  Value call(const PlanNode& node);
  Value member(const PlanNode& node);
  Value matches(const PlanNode& node);
  Value apply(const PlanNode& node, std::span<const Value> arguments);
  Value apply_doubtful(const PlanNode& node, std::span<const Value> arguments);
  Value run(const PlanNode& node, std::span<const Value> arguments);
  Value make_list(const PlanNode& node);
  Value make_map(const PlanNode& node);
  Value map_of(const PlanNode& node, std::span<const Entry> entries);
  Value truth(Index index);
  Value as_truth(Index index, const Value& value);

  // macros: evaluate_macros.cpp, evaluate_gathering.cpp
  Value macro(const PlanNode& node);
  Value over(const PlanNode& node, const Elements& elements, const Value& range);
  Value quantifier(const PlanNode& node, const Elements& elements, const Value& range);
  Value exists_one(const PlanNode& node, const Elements& elements, const Value& range);
  Value filter(const PlanNode& node, const Elements& elements, const Value& range);
  Value map(const PlanNode& node, const Elements& elements);
  Value transform_map(const PlanNode& node, const Elements& elements);
  Value sort_by(const PlanNode& node, const Elements& elements);
  Value bind(const PlanNode& node);
  Value optional_map(const PlanNode& node);
  bool enter(const PlanNode& node, const Elements& elements, std::size_t i);
  Value body_truth(const PlanNode& node);
  bool note_element(Obstacle& obstacle, bool definite, const Value& range, const Value& body);
  std::optional<Value> gathered(const PlanNode& node, Obstacle& obstacle);

  // failures and limits: evaluation.cpp
  Value fail(Index index, FailureCode code, std::string_view detail = {});
  Value located(Index index, const Value& value);
  Value relocated(Index index, const Failure& failure);
  Value obstacle_of(const Value& value);
  Value met(Index index, FailureCode limit);
  Value spent(Index index);

  Value spent() const { return Value::error(budget_->spent); }

  bool over_memory() const { return arena_->used() > budget_->memory_end; }

  /// Takes `steps` of the budget; false when there are not so many left.
  bool charge(std::uint64_t steps);

  const Program* program_;
  const Program::Impl* impl_;
  const PlanNode* nodes_;  // of impl_, at hand
  const Index* operands_;
  Session* session_;
  Session::Working* working_;
  Arena* arena_;
  Arena::Mark mark_;
  Context context_;
  Budget own_;
  Budget* budget_;
  std::span<Value> locals_;
  bool shortcuts_ = true;
  bool leaves_memory_ = false;  ///< to the caller, whose value stands in it
};

/// Whether nothing of the value stands in the memory of an evaluation.
inline bool is_scalar(const Value& value) {
  constexpr auto kBit = [](Tag tag) { return 1U << static_cast<unsigned>(tag); };
  constexpr auto kScalars = kBit(Tag::null) | kBit(Tag::boolean) | kBit(Tag::integer) |
                            kBit(Tag::unsigned_integer) | kBit(Tag::floating) |
                            kBit(Tag::timestamp) | kBit(Tag::duration) | kBit(Tag::date) |
                            kBit(Tag::month) | kBit(Tag::period) | kBit(Tag::record);
  return (kBit(value.tag()) & kScalars) != 0;
}

}  // namespace zizhi::cel
