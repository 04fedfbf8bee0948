#include "field_test.h"

#include <algorithm>
#include <span>

namespace zizhi::cel {
namespace {

// Asked once, and decided by that.
bool is_all(const Question& question) {
  return question.if_true == kHolds && question.if_false == kDoesNotHold;
}

bool are_same(const Program::Impl& impl, const Place& a, const Place& b) {
  if (a.slot != b.slot || a.depth != b.depth) return false;
  const auto slots = [&](const Place& place) {
    return std::span(impl.fields).subspan(place.first, place.depth);
  };
  return std::ranges::equal(slots(a), slots(b), {}, &FieldStep::slot, &FieldStep::slot);
}

bool is_field_of_global(const Place& place) {
  return place.from == Place::From::global && place.depth == 1;
}

}  // namespace

std::vector<Place> rests_on(const Program::Impl& impl) {
  if (!impl.brief) return {};
  std::vector<Place> places;
  const auto read = [&](const Place& place) {
    const auto same = [&](const Place& other) { return are_same(impl, place, other); };
    if (place.from == Place::From::global && std::ranges::none_of(places, same))
      places.push_back(place);
  };
  for (auto number = impl.shortcut; number < kHolds;) {
    const auto& question = impl.questions[number];
    if (question.if_false != kDoesNotHold) return {};
    read(question.subject);
    read(question.other);
    number = question.if_true;
  }
  return places;
}

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
