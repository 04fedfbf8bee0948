#include "shortcut.h"

#include "alike.h"
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

inline Shortcut::Answer Shortcut::truth_of(const Value* value) {
  if (value == nullptr || !value->is(Tag::boolean)) return Answer::none;
  return answer(value->as_bool());
}

[[gnu::always_inline]] inline Shortcut::Answer Shortcut::compared(Operation operation,
                                                                  const Value* left,
                                                                  const Value* right) {
  if (left == nullptr || right == nullptr) return Answer::none;
  const auto found = compare_alike(operation, *left, *right);
  return found ? answer(*found) : Answer::none;
}

// Null where there is no such thing to be read in the simple way.
[[gnu::always_inline]] inline const Value* Shortcut::read(const Place& place) const {
  const Value* value = nullptr;
  switch (place.from) {
    case Place::From::constant:
      return &impl_->values[place.slot];
    case Place::From::local:
      value = locals_ + place.slot;
      break;
    case Place::From::global:
      value = &globals_[place.slot];
      break;
    case Place::From::definition:
      value = session_->memo(place.slot);
      if (value == nullptr) return nullptr;
      break;
    case Place::From::call:
      return nullptr;
  }
  const auto* field = impl_->fields.data() + place.first;
  for (const auto* const end = field + place.depth; field != end; ++field) {
    if (!value->is(Tag::record)) return nullptr;
    const auto& record = value->as_record();
    if (record.type != field->record) return nullptr;
    value = &record.slots[field->slot];
  }
  return value;
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

inline Shortcut::Answer Shortcut::truth(const Question& question) const {
  return truth_of(read(question.subject));
}

[[gnu::noinline]] Shortcut::Answer Shortcut::truth_computed(const Question& question) {
  Value room;
  return truth_of(call(question.subject, room));
}

// The body goes its own short way, over the same evidence and on the same budget.
[[gnu::noinline]] Shortcut::Answer Shortcut::call_definition(const Question& question) {
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

[[gnu::always_inline]] inline Shortcut::Answer Shortcut::compare(
    const Question& question) const {
  return compared(question.operation, read(question.subject), read(question.other));
}

[[gnu::noinline]] Shortcut::Answer Shortcut::compare_computed(const Question& question) {
  Value left_room;
  Value right_room;
  const auto* const left = find(question.subject, left_room);
  const auto* const right = find(question.other, right_room);
  return compared(question.operation, left, right);
}

inline Shortcut::Answer Shortcut::is_there(const Question& question) const {
  const auto* const value = read(question.subject);
  if (value == nullptr) return Answer::none;
  if (value->is(Tag::absent)) return Answer::no;
  return value->plain() ? Answer::yes : Answer::none;
}

[[gnu::noinline]] Shortcut::Answer Shortcut::is_member(const Question& question) {
  Value room;
  const auto* const value = find(question.subject, room);
  if (value == nullptr || !value->plain()) return Answer::none;
  return answer(impl_->sets[question.slot].contains(*value));
}

[[gnu::noinline]] Shortcut::Answer Shortcut::matches(const Question& question) {
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
inline Shortcut::Answer Shortcut::visit(const Question& question, const Value& item) {
  if (iterations_ == 0) return Answer::none;
  --iterations_;
  locals_[question.slot] = item;
  return follow(question.body);
}

[[gnu::noinline]] Shortcut::Answer Shortcut::quantify(const Question& question,
                                                      Answer decides) {
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

[[gnu::noinline]] Shortcut::Answer Shortcut::compare_count(const Question& question) {
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

[[gnu::always_inline]] inline Shortcut::Answer Shortcut::ask(const Question& question) {
  switch (question.kind) {
    case Question::Kind::comparison:
      return question.computed ? compare_computed(question) : compare(question);
    case Question::Kind::truth:
      return question.computed ? truth_computed(question) : truth(question);
    case Question::Kind::has:
      return is_there(question);
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

Shortcut::Answer Shortcut::follow(std::uint32_t number) {
  while (number < kHolds) {
    const auto& question = impl_->questions[number];
    if (!charge(question.steps)) return Answer::none;
    const auto found = ask(question);
    if (found == Answer::none) return found;
    number = found == Answer::yes ? question.if_true : question.if_false;
  }
  return answer(number == kHolds);
}

}  // namespace zizhi::cel
