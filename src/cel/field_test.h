// Conditions that test one field: what they are, and their answer where it is simple.
#pragma once

#include "alike.h"
#include "plan.h"

#include "zizhi/cel/value.h"

namespace zizhi::cel {

/// The test that a planned condition is, or none. Refers to the plan.
FieldTest field_test(const Program::Impl& impl);

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
