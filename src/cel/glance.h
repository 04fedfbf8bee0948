// The questions of a short way that take no more than a glance: what stands in a place is read
// and compared, and nothing can fail, take memory, or take long.
#pragma once

#include "alike.h"
#include "plan.h"

#include "zizhi/cel/value.h"

#include <cstdint>

namespace zizhi::cel {

/// Whether a question is about what stands in the evidence or the program and is only to be
/// read.
inline bool is_brief(const Question& question) {
  const auto stands = [](const Place& place) {
    return place.from != Place::From::definition && place.from != Place::From::call;
  };
  switch (question.kind) {
    case Question::Kind::comparison:
    case Question::Kind::truth:
    case Question::Kind::has:
    case Question::Kind::member:
      return stands(question.subject) && stands(question.other);
    default:
      return false;
  }
}

/// The evidence as it is bound, to be glanced at.
class Glance {
 public:
  /// `globals` reach as far as `Impl::globals_end`; `locals` are the frame of the evaluation.
  Glance(const Program::Impl& impl, const Value* globals, const Value* locals)
      : impl_(&impl), globals_(globals), locals_(locals) {}

  /// The value in a place, or null where there is no such thing to be read in the simple way.
  const Value* read(const Place& place) const;

  /// From `value`, where the place begins, down its fields.
  const Value* descend(const Value* value, const Place& place) const;

  /// The record that has the field in which a place ends, from a global or local down; null
  /// where there is none.
  const Record* holder(const Place& place) const;

  static Answer there(const Value* value);
  static Answer truth_of(const Value* value);
  static Answer compared(Operation operation, const Value* left, const Value* right);

  /// A question that is brief.
  Answer ask(const Question& question) const;

  /// The condition that begins with a question, all of whose questions are brief. Adds to
  /// `steps` what the full evaluation takes.
  Answer follow(std::uint32_t number, std::uint64_t& steps) const;

 private:
  const Program::Impl* impl_;
  const Value* globals_;
  const Value* locals_;
};

// These are where the time goes: each is a part of the loop that uses it.

[[gnu::always_inline]] inline const Value* Glance::read(const Place& place) const {
  if (place.from == Place::From::global) return descend(globals_ + place.slot, place);
  if (place.from == Place::From::constant) return &impl_->values[place.slot];
  if (place.from == Place::From::local) return descend(locals_ + place.slot, place);
  return nullptr;
}

[[gnu::always_inline]] inline const Value* Glance::descend(const Value* value,
                                                           const Place& place) const {
  const auto* field = impl_->fields.data() + place.first;
  for (const auto* const end = field + place.depth; field != end; ++field) {
    if (!value->is(Tag::record)) return nullptr;
    const auto& record = value->as_record();
    if (record.type != field->record) return nullptr;
    value = &record.slots[field->slot];
  }
  return value;
}

[[gnu::always_inline]] inline const Record* Glance::holder(const Place& place) const {
  const auto* value = (place.from == Place::From::global ? globals_ : locals_) + place.slot;
  auto above = place;
  --above.depth;
  value = descend(value, above);
  if (value == nullptr || !value->is(Tag::record)) return nullptr;
  const auto& record = value->as_record();
  return record.type == impl_->fields[place.first + above.depth].record ? &record : nullptr;
}

[[gnu::always_inline]] inline Answer Glance::there(const Value* value) {
  if (value == nullptr) return Answer::none;
  if (value->is(Tag::absent)) return Answer::no;
  return value->plain() ? Answer::yes : Answer::none;
}

[[gnu::always_inline]] inline Answer Glance::truth_of(const Value* value) {
  if (value == nullptr || !value->is(Tag::boolean)) return Answer::none;
  return answer(value->as_bool());
}

[[gnu::always_inline]] inline Answer Glance::compared(Operation operation, const Value* left,
                                                      const Value* right) {
  if (left == nullptr || right == nullptr) return Answer::none;
  return compare_alike(operation, *left, *right);
}

[[gnu::always_inline]] inline Answer Glance::ask(const Question& question) const {
  const auto* const subject = read(question.subject);
  switch (question.kind) {
    case Question::Kind::comparison:
      return compared(question.operation, subject, read(question.other));
    case Question::Kind::truth:
      return truth_of(subject);
    case Question::Kind::has:
      return there(subject);
    default:
      if (subject == nullptr || !subject->plain()) return Answer::none;
      return answer(impl_->sets[question.slot].contains(*subject));
  }
}

[[gnu::always_inline]] inline Answer Glance::follow(std::uint32_t number,
                                                    std::uint64_t& steps) const {
  while (number < kHolds) {
    const auto& question = impl_->questions[number];
    steps += question.steps;
    const auto found = ask(question);
    if (found == Answer::none) return found;
    number = found == Answer::yes ? question.if_true : question.if_false;
  }
  return answer(number == kHolds);
}

}  // namespace zizhi::cel
