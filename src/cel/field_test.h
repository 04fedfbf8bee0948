// Brief conditions of the simplest shapes: those that test one field, and their answer; those
// that join such tests, and what they rest on.
#pragma once

#include "alike.h"
#include "plan.h"

#include "zizhi/cel/value.h"

#include <vector>

namespace zizhi::cel {

/// The test that a planned condition is, or none. Refers to the plan.
FieldTest field_test(const Program::Impl& impl);

/// The fields and globals that a brief condition rests on which is true, each once, in reading
/// order: of one that holds only where each of its questions does. Empty for any other.
std::vector<Place> rests_on(const Program::Impl& impl);

/// `test` is one; `globals` reach as far as `Impl::globals_end`.
[[gnu::always_inline]] inline Answer ask(const FieldTest& test, const Value* globals) {
  const auto& from = globals[test.global];
  if (!from.is(Tag::record)) return Answer::none;
  const auto& record = from.as_record();
  if (record.type != test.record) return Answer::none;
  const auto& value = record.slots[test.field];
  if (test.set != nullptr)
    return value.plain() ? answer(test.set->contains(value)) : Answer::none;
  if (!value.is(test.constant.tag())) return Answer::none;
  return answer(holds(test.operation, value.as_int(), test.constant.as_int()));
}

}  // namespace zizhi::cel
