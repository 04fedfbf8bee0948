#include "evaluation.h"
#include "field_test.h"
#include "shortcut.h"
#include "working.h"

#include <array>

namespace zizhi::cel {
namespace {

// Without an evaluation, which takes longer to set up than most conditions take to answer.
std::optional<bool> run_shortcut(const Program::Impl& impl, const Session& session,
                                 Value* locals) {
  const auto used = session.working().scratch.used();
  const auto budget = Budget::whole(session.limits(), used);
  if (used > budget.memory_end) return std::nullopt;
  return Shortcut(impl, session, locals, budget).take(impl.shortcut);
}

std::optional<bool> run_shortcut(const Program::Impl& impl, const Session& session) {
  if (impl.checked.frame_size == 0) return run_shortcut(impl, session, nullptr);
  if (impl.checked.frame_size > Shortcut::kFewLocals) return std::nullopt;
  std::array<Value, Shortcut::kFewLocals> locals;
  return run_shortcut(impl, session, locals.data());
}

// Apart, so that the short way has a small frame.
[[gnu::noinline]] Value run_in_full(const Program& program, Session& session,
                                    std::span<const Value> arguments) {
  return Evaluation(program, session, arguments).result();
}

// The same, with the small frame that its callers find.
[[gnu::noinline]] Value run_at_length(const Program& program, Session& session,
                                      std::span<const Value> arguments) {
  const auto& impl = program.impl();
  if (impl.shortcut != kNoShortcut && arguments.empty()) {
    if (const auto answer = run_shortcut(impl, session)) return Value::of(*answer);
  }
  return run_in_full(program, session, arguments);
}

// A condition that takes no more than a glance has not even limits to be set up.
[[gnu::noinline]] Value run_brief(const Program& program, Session& session) {
  const auto& impl = program.impl();
  const auto globals = session.globals();
  std::uint64_t steps = 0;
  auto found = Answer::none;
  if (globals.size() >= impl.globals_end)
    found = Glance(impl, globals.data(), nullptr).follow(impl.shortcut, steps);
  if (found == Answer::none || steps > session.limits().cost)
    return run_at_length(program, session, {});
  return Value::of(found == Answer::yes);
}

}  // namespace

Value Program::run(Session& session, std::span<const Value> arguments) const {
  const auto& impl = *impl_;
  if (!arguments.empty()) return run_at_length(*this, session, arguments);
  const auto globals = session.globals();
  const auto& test = impl.field_test;
  if (test.record != nullptr && globals.size() >= impl.globals_end &&
      test.steps <= session.limits().cost) {
    const auto found = ask(test, globals.data());
    if (found != Answer::none) return Value::of(found == Answer::yes);
  }
  return impl.brief ? run_brief(*this, session) : run_at_length(*this, session, arguments);
}

}  // namespace zizhi::cel
