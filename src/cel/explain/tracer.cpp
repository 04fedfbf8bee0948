#include "explain/tracer.h"

#include "working.h"

#include <variant>

namespace zizhi::cel::explaining {
namespace {

// Operands of a macro.
constexpr std::size_t kRange = 0;
constexpr std::size_t kBody = 1;

Budget whole_budget(const Session& session) {
  return Budget::whole(session.limits(), session.working().scratch.used());
}

// What an index reads is more than its arguments, and of a conditional value it is less.
bool reads_its_arguments(const Program::Impl& impl, std::uint32_t node) {
  const auto* const call = std::get_if<Call>(&impl.checked.ast.nodes[node].kind);
  return call != nullptr && call->function != "_[_]" && call->function != "_[?_]" &&
         call->function != "_?_:_";
}

bool is_filter(const PlanNode& node) {
  return node.step == Step::macro && node.macro == MacroKind::filter && !node.two_variables;
}

bool is_definition(const Place& place) {
  return place.from == Place::From::definition && place.depth == 0;
}

// Where the value of a leaf stands; a call for anything else.
Place place_of(const PlanNode& node) {
  switch (node.step) {
    case Step::local:
      return {.from = Place::From::local, .slot = node.slot};
    case Step::global:
      return {.from = Place::From::global, .slot = node.slot};
    case Step::definition:
      return {.from = Place::From::definition, .slot = node.slot};
    case Step::path:
      return {.from = node.from_local ? Place::From::local : Place::From::global,
              .depth = static_cast<std::uint16_t>(node.count),
              .slot = node.slot,
              .first = node.first};
    default:
      return {.from = Place::From::call};
  }
}

// A list, map or record of the evidence.
bool is_whole(const Value& value) {
  switch (value.tag()) {
    case Tag::list:
      return value.as_list().origin != nullptr;
    case Tag::map:
      return value.as_map().origin != nullptr;
    case Tag::record:
      return value.as_record().origin != nullptr;
    default:
      return value.is(Tag::optional);
  }
}

Answer flipped(Answer answer) {
  if (answer == Answer::none) return answer;
  return answer == Answer::yes ? Answer::no : Answer::yes;
}

}  // namespace

bool note_global(const Session& session, std::uint32_t slot, Trace& trace) {
  const auto& roots = session.roots();
  if (roots.type != nullptr && slot >= roots.first &&
      slot - roots.first < roots.type->fields.size()) {
    trace.reads.push_back({.record = nullptr, .number = slot - roots.first});
    return true;
  }
  return !is_whole(session.globals()[slot]);
}

Tracer::Tracer(const Program::Impl& impl, Session& session, Trace& trace)
    : Tracer(impl, session, trace, nullptr, nullptr) {}

Tracer::Tracer(const Program::Impl& impl, Session& session, Trace& trace, Tracer* caller,
               const Question* call)
    : impl_(&impl),
      session_(&session),
      trace_(&trace),
      caller_(caller),
      call_(call),
      bound_(impl.checked.frame_size <= Shortcut::kFewLocals &&
             session.globals().size() >= impl.globals_end),
      nested_(caller == nullptr ? 0 : caller->nested_ + 1),
      way_(impl, session, locals_.data(), whole_budget(session)),
      glance_(impl, session.globals().data(), locals_.data()) {}

Tracer::Tracer(const Program::Impl& body, Tracer& caller, const Question* call)
    : Tracer(body, *caller.session_, *caller.trace_, &caller, call) {
  if (call == nullptr) return;
  bound_ = bound_ && call->arguments <= Shortcut::kFewLocals;
  for (std::uint32_t i = 0; bound_ && i < call->arguments; ++i) {
    const auto* const value = caller.glance_.read(caller.impl_->places[call->first + i]);
    bound_ = value != nullptr && value->plain();
    if (bound_) locals_.at(i) = *value;
  }
}

[[gnu::always_inline]] inline bool Tracer::note(const Place& place) {
  if (place.from == Place::From::constant) return true;
  const bool names = place.from == Place::From::global || place.from == Place::From::local;
  return names && place.depth != 0 ? note_field(*impl_, glance_, place, *trace_)
                                   : note_other(place);
}

// Which parts are told is what junction(), quantifier() and so on of reason.h say of parts that
// came out as wanted.
inline bool Tracer::condition(Index index, bool want) {
  const auto& node = impl_->nodes[index];
  if (node.question == kNoShortcut) return compound(index, want);
  const auto& question = impl_->questions[node.question];
  if (!question.brief) return answered(node, question, want);
  return note(question.subject) && note(question.other);
}

bool Tracer::whole(bool want) {
  return bound_ && condition(static_cast<Index>(impl_->checked.ast.root), want);
}

bool Tracer::compound(Index index, bool want) {
  const auto& node = impl_->nodes[index];
  switch (node.step) {
    case Step::all_of:
    case Step::any_of:
      return junction(node, want);
    case Step::negation:
      return condition(operand(node, 0), !want);
    case Step::conditional:
      return conditional(node, want);
    default:
      return note_value(index);
  }
}

// Apart, so that the frame of what is brief is small.
[[gnu::noinline]] bool Tracer::answered(const PlanNode& node, const Question& question,
                                        bool want) {
  switch (question.kind) {
    case Question::Kind::all:
    case Question::Kind::exists:
    case Question::Kind::exists_one:
      return quantifier(node, question, want);
    case Question::Kind::count:
      return count(node, question);
    case Question::Kind::size:
      return size(question);
    case Question::Kind::call:
      return definition(question, want);
    case Question::Kind::truth:
      return is_definition(question.subject) ? definition(question, want)
                                             : note(question.subject);
    default:
      return note(question.subject) && note(question.other);
  }
}

bool Tracer::junction(const PlanNode& node, bool want) {
  const bool all = (node.step == Step::all_of) == want;
  for (std::size_t i = 0; i < node.count; ++i) {
    const auto part = operand(node, i);
    if (!all) {
      const auto found = truth(part);
      if (found == Answer::none) return false;
      if ((found == Answer::yes) != want) continue;
    }
    if (!condition(part, want)) return false;
  }
  return true;
}

bool Tracer::conditional(const PlanNode& node, bool want) {
  const auto chosen = truth(operand(node, 0));
  if (chosen == Answer::none) return false;
  const bool first = chosen == Answer::yes;
  return condition(operand(node, 0), first) && condition(operand(node, first ? 1 : 2), want);
}

bool Tracer::quantifier(const PlanNode& node, const Question& question, bool want) {
  // Of a list that has not exactly one, those that come nearest to it are told.
  if (question.kind == Question::Kind::exists_one && !want) return false;
  std::size_t shown = 0;
  return note_list(question.subject) && elements(node, question.subject, want, shown);
}

// Where none counts, others are told than those that do.
bool Tracer::count(const PlanNode& node, const Question& question) {
  const auto& filter = impl_->nodes[operand(impl_->nodes[operand(node, 0)], 0)];
  std::size_t shown = 0;
  return note_list(question.subject) && note(question.other) &&
         elements(filter, question.subject, true, shown) && shown > 0;
}

// Of a list that a definition filters, what counts is told as if the filter stood here.
bool Tracer::size(const Question& question) {
  if (question.subject.from == Place::From::local && question.subject.depth == 0) return false;
  if (!is_definition(question.subject)) return note(question.subject) && note(question.other);
  const auto told = [&](Tracer& at, const PlanNode& filter) {
    const auto range = at.operand(filter, kRange);
    std::size_t shown = 0;
    return at.note_list(range) && note(question.other) &&
           at.elements(filter, place_of(at.impl_->nodes[range]), true, shown) && shown > 0;
  };
  return filter(question.subject.slot, told);
}

// Calls `found` with the filter that a definition stands for.
bool Tracer::filter(Index index, const std::function<bool(Tracer&, const PlanNode&)>& found) {
  if (nested_ == Shortcut::kMostNested) return false;
  const auto& body = session_->definitions()[index].impl();
  const auto& root = body.nodes[static_cast<std::size_t>(body.checked.ast.root)];
  Tracer inside(body, *this, nullptr);
  if (!inside.bound_) return false;
  if (root.step == Step::definition) return inside.filter(root.slot, found);
  return is_filter(root) && found(inside, root);
}

// The first elements for which the body came out as `want`. Of other things than records the
// place would be that of an element.
bool Tracer::elements(const PlanNode& macro, const Place& range, bool want,
                      std::size_t& shown) {
  const auto* const list = way_.list(range);
  if (list == nullptr) return false;
  const auto body = operand(macro, kBody);
  // All of them came out so.
  const bool known = want ? macro.macro == MacroKind::all : macro.macro == MacroKind::exists;
  for (const auto& item : list->span()) {
    if (shown == kShown) break;
    if (!item.is(Tag::record)) return false;
    locals_.at(macro.slot) = item;
    const auto found = known ? answer(want) : truth(body);
    if (found == Answer::none) return false;
    if (found != answer(want)) continue;
    if (!condition(body, want)) return false;
    ++shown;
  }
  return true;
}

bool Tracer::definition(const Question& question, bool want) {
  const auto slot =
      question.kind == Question::Kind::call ? question.slot : question.subject.slot;
  if (nested_ == Shortcut::kMostNested || too_deep(*session_, slot)) return false;
  const auto* const call = question.kind == Question::Kind::call ? &question : nullptr;
  return Tracer(session_->definitions()[slot].impl(), *this, call).whole(want);
}

Answer Tracer::truth(Index index) {
  const auto& node = impl_->nodes[index];
  if (node.shortcut != kNoShortcut) {
    const auto found = way_.take(node.shortcut);
    return found ? answer(*found) : Answer::none;
  }
  switch (node.step) {
    case Step::all_of:
    case Step::any_of: {
      const auto decides = node.step == Step::all_of ? Answer::no : Answer::yes;
      for (std::size_t i = 0; i < node.count; ++i) {
        const auto found = truth(operand(node, i));
        if (found == decides || found == Answer::none) return found;
      }
      return flipped(decides);
    }
    case Step::negation:
      return flipped(truth(operand(node, 0)));
    case Step::conditional: {
      const auto chosen = truth(operand(node, 0));
      return chosen == Answer::none ? chosen
                                    : truth(operand(node, chosen == Answer::yes ? 1 : 2));
    }
    default:
      // A leaf that is the whole body of a filter is no question.
      return node.question == kNoShortcut ? Glance::truth_of(glance_.read(place_of(node)))
                                          : way_.ask(impl_->questions[node.question]);
  }
}

[[gnu::noinline]] bool Tracer::note_other(const Place& place) {
  if (place.from == Place::From::global) return note_global(*session_, place.slot, *trace_);
  if (place.from == Place::From::local) return note_local(place);
  if (place.from == Place::From::call) return note_value(place.slot);
  if (place.depth != 0 || nested_ == Shortcut::kMostNested) return false;
  const auto& body = session_->definitions()[place.slot].impl();
  Tracer inside(body, *this, nullptr);
  return inside.bound_ && inside.note_value(static_cast<Index>(body.checked.ast.root));
}

// What a leaf reads, or a function of leaves.
bool Tracer::note_value(Index index) {
  const auto& node = impl_->nodes[index];
  if (node.step == Step::constant) return true;
  if (node.step != Step::call) {
    const auto place = place_of(node);
    return place.from != Place::From::call && note(place);
  }
  if (!reads_its_arguments(*impl_, index)) return false;
  for (std::size_t i = 0; i < node.count; ++i) {
    if (!note_value(operand(node, i))) return false;
  }
  return true;
}

// Of a list that filters make, the one that they began with.
bool Tracer::note_list(const Place& place) {
  if (!is_definition(place)) return note(place);
  if (nested_ == Shortcut::kMostNested) return false;
  const auto& body = session_->definitions()[place.slot].impl();
  Tracer inside(body, *this, nullptr);
  return inside.bound_ && inside.note_list(static_cast<Index>(body.checked.ast.root));
}

bool Tracer::note_list(Index index) {
  const auto& node = impl_->nodes[index];
  if (is_filter(node)) return note_list(operand(node, kRange));
  const auto place = place_of(node);
  return place.from != Place::From::call && note_list(place);
}

// An argument is what the caller gave; an element is told as a whole.
bool Tracer::note_local(const Place& place) {
  if (call_ == nullptr || place.slot >= call_->arguments) return false;
  return caller_->note(caller_->impl_->places[call_->first + place.slot]);
}

}  // namespace zizhi::cel::explaining
