// The short way through a condition. Nearly always everything that it reads is there: then it
// needs no memory, cannot fail, and is a row of questions that each say where to go on. What
// turns out not to be so simple (something unknown, a failure, a limit in reach) has no answer
// here, and the node is evaluated in full as if nothing had been asked.
#pragma once

#include "evaluation.h"
#include "glance.h"
#include "plan.h"

#include "zizhi/cel/program.h"
#include "zizhi/cel/value.h"

#include <cstdint>
#include <optional>
#include <span>

namespace zizhi::cel {

/// Finds the conditions of a plan that have a short way, the largest ones and the bodies of
/// macros, and writes down their questions.
void plan_shortcuts(Program::Impl& impl);

/// Goes the short way with the evidence as it is bound.
class Shortcut {
 public:
  /// A frame with more has no short way.
  static constexpr std::size_t kFewLocals = 4;

  /// Definitions that are followed, one within the other: a bound on what is looked at in vain.
  static constexpr std::uint32_t kMostNested = 4;

  /// `locals` are the frame of the evaluation; variables of quantifiers are written there.
  Shortcut(const Program::Impl& impl, const Session& session, Value* locals,
           const Budget& budget)
      : impl_(&impl),
        session_(&session),
        locals_(locals),
        glance_(impl, session.globals().data(), locals),
        steps_(budget.steps),
        iterations_(budget.iterations),
        memory_end_(budget.memory_end) {}

  /// True or false as the full evaluation has it, or nothing.
  std::optional<bool> take(std::uint32_t entry) {
    if (session_->globals().size() < impl_->globals_end) return std::nullopt;
    const auto found = follow(entry);
    return found == Answer::none ? std::nullopt : std::optional(found == Answer::yes);
  }

  /// The answer to one question.
  Answer ask(const Question& question);

  /// The list that stands in a place; null where it is no such simple list.
  const List* list(const Place& place) const;

  /// Takes from `budget` what the answer took: as many steps and visits as in full.
  void leave(Budget& budget) const {
    budget.steps = steps_;
    budget.iterations = iterations_;
  }

 private:
  Answer follow(std::uint32_t number);
  Answer follow_brief(std::uint32_t number);
  Answer asked(const Question& question);
  Answer truth(const Question& question);
  Answer compare(const Question& question);
  Answer is_member(const Question& question);
  Answer matches(const Question& question);
  Answer quantify(const Question& question, Answer decides);
  Answer compare_count(const Question& question);

  Answer call_definition(const Question& question);

  const Value* read(const Place& place) const;
  const Value* find(const Place& place, Value& room);
  const Value* call(const Place& place, Value& room);
  Answer visit(const Question& question, const Value& item);
  std::optional<std::int64_t> count(const Question& question);

  bool charge(std::uint64_t steps) {
    if (steps > steps_) return false;
    steps_ -= steps;
    return true;
  }

  const Program::Impl* impl_;
  const Session* session_;
  Value* locals_;
  Glance glance_;
  std::uint64_t steps_;
  std::uint64_t iterations_;
  std::size_t memory_end_;
  std::uint32_t nested_ = 0;  ///< definitions around this one
};

}  // namespace zizhi::cel
