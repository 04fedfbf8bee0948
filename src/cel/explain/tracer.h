// What a condition rests on that came out as it should, along its short way: the same parts
// that an explanation tells, found without a tree, a sentence or a piece of memory.
#pragma once

#include "explain/look.h"
#include "glance.h"
#include "shortcut.h"

#include "zizhi/cel/explain.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace zizhi::cel::explaining {

/// Adds the field in which a place ends, from a global or local down. False where there is
/// none.
[[gnu::always_inline]] inline bool note_field(const Program::Impl& impl, const Glance& glance,
                                              const Place& place, Trace& trace) {
  const auto* const record = glance.holder(place);
  if (record == nullptr) return false;
  trace.reads.push_back(
      {.record = record, .number = impl.fields[place.first + place.depth - 1].slot});
  return true;
}

/// Adds a global, if it is a field of the evidence; one that is not adds nothing. False for a
/// whole list, map or record of it, which is no field.
bool note_global(const Session& session, std::uint32_t slot, Trace& trace);

/// Traces the conditions of one program over one frame. False from any of its functions: there
/// is no simple answer, and the trace means nothing.
class Tracer {
 public:
  /// A condition of its own. `trace` is added to.
  Tracer(const Program::Impl& impl, Session& session, Trace& trace);

  /// The body of the definition that `call` names, its arguments bound; without a call of one
  /// that has none.
  Tracer(const Program::Impl& body, Tracer& caller, const Question* call);

  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;
  Tracer(Tracer&&) = delete;
  Tracer& operator=(Tracer&&) = delete;
  ~Tracer() = default;

  /// The condition that the program is, which came out as `want`.
  bool whole(bool want);

 private:
  using Index = std::uint32_t;  // of a node of the plan

  Tracer(const Program::Impl& impl, Session& session, Trace& trace, Tracer* caller,
         const Question* call);

  bool condition(Index index, bool want);
  bool compound(Index index, bool want);
  bool answered(const PlanNode& node, const Question& question, bool want);
  bool junction(const PlanNode& node, bool want);
  bool conditional(const PlanNode& node, bool want);
  bool quantifier(const PlanNode& node, const Question& question, bool want);
  bool count(const PlanNode& node, const Question& question);
  bool size(const Question& question);
  bool elements(const PlanNode& macro, const Place& range, bool want, std::size_t& shown);
  bool definition(const Question& question, bool want);

  Answer truth(Index index);

  bool note(const Place& place);
  bool note_other(const Place& place);
  bool note_value(Index index);
  bool note_list(const Place& place);
  bool note_list(Index index);
  bool note_local(const Place& place);

  bool filter(Index index, const std::function<bool(Tracer&, const PlanNode&)>& found);

  Index operand(const PlanNode& node, std::size_t number) const {
    return impl_->operands[node.first + number];
  }

  const Program::Impl* impl_;
  Session* session_;
  Trace* trace_;
  Tracer* caller_;        // null for a condition of its own
  const Question* call_;  // in the caller; null where the definition has no parameters
  bool bound_;            // the frame has what it needs
  std::uint32_t nested_;  // definitions around this one
  std::array<Value, Shortcut::kFewLocals> locals_{};
  Shortcut way_;
  Glance glance_;
};

}  // namespace zizhi::cel::explaining
