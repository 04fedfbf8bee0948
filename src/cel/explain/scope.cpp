#include "explain/scope.h"

#include "explain/phrase.h"

#include "zizhi/base/assert.h"

#include <algorithm>

namespace zizhi::cel::explaining {
namespace {

std::vector<Value> argument_values(Scope& caller, NodeId call) {
  std::vector<Value> values;
  const auto* const called = call_of(caller, call);
  if (called == nullptr) return values;
  for (const auto argument : arguments_of(*called))
    values.push_back(caller.value(argument));
  return values;
}

}  // namespace

Scope::Scope(const Program& program, Inquiry& inquiry)
    : program_(&program),
      inquiry_(&inquiry),
      evaluation_(program, *inquiry.session),
      locals_(program.checked().frame_size) {}

Scope::Scope(const Program& definition, Scope& caller, NodeId call)
    : program_(&definition),
      caller_(&caller),
      inquiry_(caller.inquiry_),
      evaluation_(definition, caller.evaluation_, argument_values(caller, call)),
      locals_(definition.checked().frame_size) {
  const auto* const called = call_of(caller, call);
  if (called == nullptr) return;
  std::size_t slot = 0;
  for (const auto argument : arguments_of(*called)) {
    if (slot < locals_.size()) locals_[slot++] = {.scope = &caller, .node = argument};
  }
}

Value Scope::value(NodeId node) {
  evaluation_.refill();
  const auto before = evaluation_.steps_left();
  const auto value = evaluation_.value(node);
  auto& work = inquiry_->allowance.work;
  work -= std::min(work, before - std::min(before, evaluation_.steps_left()));
  return value;
}

Truth Scope::truth(NodeId node) {
  const auto mark = arena().mark();
  const auto truth = truth_of(value(node));
  arena().release(mark);
  return truth;
}

void Scope::bind(std::uint32_t slot, const Value& value, Local local) {
  if (slot >= locals_.size()) return;
  evaluation_.set_local(slot, value);
  locals_[slot] = std::move(local);
}

std::vector<Scope::Held> Scope::locals() const {
  std::vector<Held> held;
  held.reserve(locals_.size());
  for (std::size_t i = 0; i < locals_.size(); ++i)
    held.push_back({evaluation_.local(static_cast<std::uint32_t>(i)), locals_[i]});
  return held;
}

void Scope::restore(std::vector<Held> locals) {
  for (std::size_t i = 0; i < locals.size(); ++i) {
    evaluation_.set_local(static_cast<std::uint32_t>(i), locals[i].value);
    locals_[i] = std::move(locals[i].local);
  }
}

void Scope::forget(std::uint32_t slot) {
  for (std::size_t i = slot; i < locals_.size(); ++i)
    locals_[i] = {};
}

const Program* Scope::definition(NodeId node) const {
  const auto* const reference = std::get_if<DefinitionRef>(&this->reference(node));
  if (reference == nullptr) return nullptr;
  return &inquiry_->session->definitions()[reference->index];
}

std::string Scope::text(NodeId node) const {
  return clipped(checked().ast.text_of(node), kLongestExpression);
}

std::optional<std::size_t> Scope::root_field(NodeId node) const {
  const auto* const global = std::get_if<GlobalRef>(&reference(node));
  const auto& roots = inquiry_->session->roots();
  if (global == nullptr || roots.type == nullptr || global->slot < roots.first)
    return std::nullopt;
  const std::size_t number = global->slot - roots.first;
  return number < roots.type->fields.size() ? std::optional(number) : std::nullopt;
}

bool Scope::visit() const {
  if (inquiry_->allowance.visits == 0) return false;
  --inquiry_->allowance.visits;
  return true;
}

/// A chain of scopes rebuilt over another session: arguments and bound values are computed
/// anew, elements stay what they are.
class Elsewhere {
 public:
  explicit Elsewhere(Session& session) : session_(&session) {}

  Evaluation& rebuild(const Scope& scope) {
    if (scope.caller_ == nullptr) {
      evaluations_.push_back(std::make_unique<Evaluation>(*scope.program_, *session_));
    } else {
      auto& caller = rebuild(*scope.caller_);
      evaluations_.push_back(
          std::make_unique<Evaluation>(*scope.program_, caller, arguments(scope, caller)));
    }
    auto& made = *evaluations_.back();
    for (std::size_t i = 0; i < scope.locals_.size(); ++i) {
      const auto slot = static_cast<std::uint32_t>(i);
      const auto& local = scope.locals_[i];
      if (local.scope == nullptr) made.set_local(slot, scope.evaluation_.local(slot));
      if (local.scope == &scope) made.set_local(slot, made.value(local.node));
    }
    return made;
  }

  Elsewhere(const Elsewhere&) = delete;
  Elsewhere& operator=(const Elsewhere&) = delete;
  Elsewhere(Elsewhere&&) = delete;
  Elsewhere& operator=(Elsewhere&&) = delete;

  // Evaluations end in the opposite order to that in which they began.
  ~Elsewhere() {
    while (!evaluations_.empty())
      evaluations_.pop_back();
  }

 private:
  static std::vector<Value> arguments(const Scope& scope, Evaluation& caller) {
    std::vector<Value> values;
    for (const auto& local : scope.locals_) {
      if (local.scope != scope.caller_) break;
      values.push_back(caller.value(local.node));
    }
    return values;
  }

  Session* session_;
  std::vector<std::unique_ptr<Evaluation>> evaluations_;
};

Value Scope::value_on(NodeId node, Session& session) const {
  Elsewhere elsewhere(session);
  auto& there = elsewhere.rebuild(*this);
  return there.keep(there.value(node));
}

Located resolve(Scope& scope, NodeId node) {
  Located at{.scope = &scope, .node = node};
  while (std::holds_alternative<Name>((*at.scope)[at.node].kind)) {
    const auto* const reference = std::get_if<LocalRef>(&at.scope->reference(at.node));
    if (reference == nullptr) break;
    const auto& local = at.scope->local(reference->slot);
    if (local.scope == nullptr) break;
    at = {.scope = local.scope,
          .node = local.node,
          .outside = local.scope == at.scope ? reference->slot : kAfterAll};
  }
  return at;
}

std::vector<NodeId> arguments_of(const Call& call) {
  std::vector<NodeId> arguments;
  if (call.receiver != kNoNode) arguments.push_back(call.receiver);
  arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
  return arguments;
}

const Call* call_of(const Scope& scope, NodeId node) {
  return std::get_if<Call>(&scope[node].kind);
}

bool is_call(const Scope& scope, NodeId node, std::string_view function) {
  const auto* const call = call_of(scope, node);
  return call != nullptr && call->function == function;
}

Truth truth_of(const Value& value) {
  if (value.is_true()) return Truth::yes;
  if (value.is_false()) return Truth::no;
  return value.is(Tag::unknown) ? Truth::unknown : Truth::error;
}

}  // namespace zizhi::cel::explaining
