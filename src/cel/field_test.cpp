#include "field_test.h"

namespace zizhi::cel {
namespace {

// Asked once, and decided by that.
bool is_all(const Question& question) {
  return question.if_true == kHolds && question.if_false == kDoesNotHold;
}

bool is_field_of_global(const Place& place) {
  return place.from == Place::From::global && place.depth == 1;
}

}  // namespace

FieldTest field_test(const Program::Impl& impl) {
  if (!impl.brief || impl.shortcut >= kHolds) return {};
  const auto& question = impl.questions[impl.shortcut];
  if (!is_all(question) || !is_field_of_global(question.subject)) return {};
  const auto& field = impl.fields[question.subject.first];
  FieldTest test;
  test.global = question.subject.slot;
  test.field = field.slot;
  test.steps = question.steps;
  test.operation = question.operation;
  if (question.kind == Question::Kind::member) {
    test.set = &impl.sets[question.slot];
  } else if (question.kind == Question::Kind::comparison &&
             question.other.from == Place::From::constant) {
    test.constant = impl.values[question.other.slot];
    if (!by_payload(test.constant.tag())) return {};
  } else {
    return {};
  }
  test.record = field.record;
  return test;
}

}  // namespace zizhi::cel
