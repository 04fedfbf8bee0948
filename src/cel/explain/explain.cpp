#include "zizhi/cel/explain.h"

#include "explain/reason.h"

namespace zizhi::cel {
namespace {

using explaining::Inquiry;
using explaining::Scope;

// A check that ran into a limit has no parts worth telling: each of them may fit.
bool ran_into_limit(const Value& value) {
  return value.is(Tag::error) && value.as_failure().code >= FailureCode::limit_cost &&
         value.as_failure().code <= FailureCode::limit_depth;
}

Explanation of_limit(Scope& scope, const Value& value) {
  auto why = explaining::bare({.scope = &scope, .node = scope.root()}, Explanation::Kind::leaf,
                              Truth::error);
  why.text = explaining::failure_words(value, false);
  return why;
}

void collect(const Explanation& explanation, std::vector<Reading>& readings) {
  explaining::add(readings, explanation.readings);
  for (const auto& child : explanation.children)
    collect(child, readings);
}

// What is unknown beside a part that decided would change nothing.
void collect(const Explanation& explanation, std::vector<Need>& needs) {
  if (explanation.truth == Truth::yes || explanation.truth == Truth::no) return;
  explaining::add(needs, explanation.needs);
  for (const auto& child : explanation.children)
    collect(child, needs);
}

}  // namespace

Explanation explain(const Program& program, Session& session,
                    std::optional<std::uint32_t> as_of) {
  const auto value = program.run(session);
  Inquiry inquiry{.session = &session, .as_of = as_of};
  Scope scope(program, inquiry);
  if (ran_into_limit(value)) return of_limit(scope, value);
  auto why = explaining::reason({.scope = &scope, .node = scope.root(), .want = true}).why;
  why.truth = explaining::truth_of(value);
  return why;
}

std::vector<Reading> readings(const Explanation& explanation) {
  std::vector<Reading> readings;
  collect(explanation, readings);
  return readings;
}

std::vector<Need> needs(const Explanation& explanation) {
  std::vector<Need> needs;
  collect(explanation, needs);
  return needs;
}

}  // namespace zizhi::cel
