#include "shortcut.h"

#include "evaluation.h"
#include "functions/patterns.h"
#include "working.h"

#include "zizhi/base/assert.h"

#include <re2/re2.h>

#include <array>
#include <span>

namespace zizhi::cel {
namespace {

// What an element takes in the list that a filter makes.
constexpr std::size_t kBytesOfElement = sizeof(Value) + sizeof(source::Span);

}  // namespace

// Null where there is no such thing to be read in the simple way.
inline const Value* Shortcut::read(const Place& place) const {
  if (place.from != Place::From::definition) return glance_.read(place);
  const auto* const computed = session_->memo(place.slot);
  return computed == nullptr ? nullptr : glance_.descend(computed, place);
}

// The same, or what a function makes, in `room`.
const Value* Shortcut::find(const Place& place, Value& room) {
  return place.from == Place::From::call ? call(place, room) : read(place);
}

// What it takes of the scratch memory is given back: the result stands in itself.
const Value* Shortcut::call(const Place& place, Value& room) {
  std::array<Value, kFewLocals> arguments;
  const auto given = std::span(arguments).first(place.depth);
  for (std::uint32_t i = 0; i < given.size(); ++i) {
    const auto* const value = find(impl_->places[place.first + i], given[i]);
    if (value == nullptr || !value->plain()) return nullptr;
    given[i] = *value;
  }
  auto& working = session_->working();
  const auto mark = working.scratch.mark();
  Context context(working.scratch, &working.patterns);
  room = impl_->nodes[place.slot].run(context, given);
  const bool fits = charge(context.charged()) && working.scratch.used() <= memory_end_;
  working.scratch.release(mark);
  return fits && is_scalar(room) ? &room : nullptr;
}

[[gnu::noinline]] Answer Shortcut::truth(const Question& question) {
  Value room;
  return Glance::truth_of(find(question.subject, room));
}

// The body goes its own short way, over the same evidence and on the same budget.
[[gnu::noinline]] Answer Shortcut::call_definition(const Question& question) {
  if (nested_ == kMostNested || too_deep(*session_, question.slot)) return Answer::none;
  const auto& body = session_->definitions()[question.slot].impl();
  if (body.shortcut == kNoShortcut || body.checked.frame_size > kFewLocals) return Answer::none;
  const auto bytes = (question.arguments + body.checked.frame_size) * sizeof(Value);
  if (session_->working().scratch.used() + bytes > memory_end_) return Answer::none;
  std::array<Value, kFewLocals> locals;
  for (std::uint32_t i = 0; i < question.arguments; ++i) {
    const auto* const value = find(impl_->places[question.first + i], locals.at(i));
    if (value == nullptr || !value->plain()) return Answer::none;
    locals.at(i) = *value;
  }
  const Budget left{.steps = steps_, .iterations = iterations_, .memory_end = memory_end_};
  Shortcut way(body, *session_, locals.data(), left);
  way.nested_ = nested_ + 1;
  const auto found = way.take(body.shortcut);
  if (!found) return Answer::none;
  steps_ = way.steps_;
  iterations_ = way.iterations_;
  return answer(*found);
}

[[gnu::noinline]] Answer Shortcut::compare(const Question& question) {
  Value left_room;
  Value right_room;
  const auto* const left = find(question.subject, left_room);
  const auto* const right = find(question.other, right_room);
  return Glance::compared(question.operation, left, right);
}

[[gnu::noinline]] Answer Shortcut::is_member(const Question& question) {
  Value room;
  const auto* const value = find(question.subject, room);
  if (value == nullptr || !value->plain()) return Answer::none;
  return answer(impl_->sets[question.slot].contains(*value));
}

[[gnu::noinline]] Answer Shortcut::matches(const Question& question) {
  Value room;
  const auto* const value = find(question.subject, room);
  if (value == nullptr || !value->is(Tag::string)) return Answer::none;
  const auto text = value->as_text();
  if (!charge(steps_to_match(text))) return Answer::none;
  const re2::StringPiece piece(text.data(), text.size());
  return answer(re2::RE2::PartialMatch(piece, *impl_->patterns[question.slot]));
}

const List* Shortcut::list(const Place& place) const {
  const auto* const value = read(place);
  return value != nullptr && value->is(Tag::list) ? &value->as_list() : nullptr;
}

// What the body says of one element.
inline Answer Shortcut::visit(const Question& question, const Value& item) {
  if (iterations_ == 0) return Answer::none;
  --iterations_;
  locals_[question.slot] = item;
  return question.brief_body ? follow_brief(question.body) : follow(question.body);
}

[[gnu::noinline]] Answer Shortcut::quantify(const Question& question, Answer decides) {
  const auto* const elements = list(question.subject);
  if (elements == nullptr) return Answer::none;
  for (const auto& item : elements->span()) {
    const auto found = visit(question, item);
    if (found == Answer::none || found == decides) return found;
  }
  return decides == Answer::yes ? Answer::no : Answer::yes;
}

[[gnu::noinline]] std::optional<std::int64_t> Shortcut::count(const Question& question) {
  const auto* const elements = list(question.subject);
  if (elements == nullptr) return std::nullopt;
  std::int64_t found = 0;
  for (const auto& item : elements->span()) {
    const auto belongs = visit(question, item);
    if (belongs == Answer::none) return std::nullopt;
    found += belongs == Answer::yes ? 1 : 0;
  }
  return found;
}

[[gnu::noinline]] Answer Shortcut::compare_count(const Question& question) {
  const auto* const elements = list(question.subject);
  Value room;
  const auto* const other = find(question.other, room);
  if (elements == nullptr || other == nullptr || !other->is(Tag::integer)) return Answer::none;
  auto found = static_cast<std::int64_t>(elements->size);
  if (question.kind == Question::Kind::count) {
    // The list that the full evaluation makes has to have room.
    const auto bytes = sizeof(List) + elements->size * kBytesOfElement;
    if (session_->working().scratch.used() + bytes > memory_end_) return Answer::none;
    const auto counted = count(question);
    if (!counted) return Answer::none;
    found = *counted;
  }
  return answer(holds(question.operation, found, other->as_int()));
}

[[gnu::always_inline]] inline Answer Shortcut::asked(const Question& question) {
  if (question.brief) return glance_.ask(question);
  switch (question.kind) {
    case Question::Kind::comparison:
      return compare(question);
    case Question::Kind::truth:
      return truth(question);
    case Question::Kind::has:
      return Glance::there(read(question.subject));
    case Question::Kind::member:
      return is_member(question);
    case Question::Kind::matches:
      return matches(question);
    case Question::Kind::all:
      return quantify(question, Answer::no);
    case Question::Kind::exists:
      return quantify(question, Answer::yes);
    case Question::Kind::exists_one: {
      const auto found = count(question);
      return found ? answer(*found == 1) : Answer::none;
    }
    case Question::Kind::count:
    case Question::Kind::size:
      return compare_count(question);
    case Question::Kind::call:
      return call_definition(question);
  }
  ZIZHI_UNREACHABLE();
}

// So few questions are asked first and paid for afterwards.
inline Answer Shortcut::follow_brief(std::uint32_t number) {
  std::uint64_t steps = 0;
  const auto found = glance_.follow(number, steps);
  return charge(steps) ? found : Answer::none;
}

Answer Shortcut::follow(std::uint32_t number) {
  while (number < kHolds) {
    const auto& question = impl_->questions[number];
    if (!charge(question.steps)) return Answer::none;
    const auto found = asked(question);
    if (found == Answer::none) return found;
    number = found == Answer::yes ? question.if_true : question.if_false;
  }
  return answer(number == kHolds);
}

Answer Shortcut::ask(const Question& question) {
  return asked(question);
}

}  // namespace zizhi::cel
