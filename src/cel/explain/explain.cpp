#include "zizhi/cel/explain.h"

#include "explain/reason.h"

#include <algorithm>

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

// Each field once.
std::vector<Reading> told(const Trace& trace, const Session& session) {
  std::vector<Reading> readings;
  std::vector<Trace::Read> known;
  for (const auto& read : trace.reads) {
    if (std::ranges::find(known, read) != known.end()) continue;
    known.push_back(read);
    auto reading = read.record == nullptr
                       ? explaining::reading_of_root(session, read.number)
                       : explaining::reading_of_field(*read.record, read.number);
    if (reading) explaining::add(readings, {*std::move(reading)});
  }
  return readings;
}

// True where each child has its own way to hold, and so its own day.
bool is_choice(const Explanation& part) {
  const auto marked = std::ranges::any_of(part.children, &Explanation::nearest);
  const bool elements =
      !part.children.empty() && part.children.front().kind == Explanation::Kind::element;
  return marked || elements;
}

// A day is said once: not again by the parts that it comes from.
void say_once(Explanation& part, const std::string& day) {
  const bool again = !day.empty() && part.reached_on == day;
  const auto below = is_choice(part) ? std::string() : part.reached_on;
  if (again) part.reached_on.clear();
  for (auto& child : part.children)
    say_once(child, below);
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
  say_once(why, {});
  return why;
}

std::vector<Reading> grounds(const Program& program, Session& session) {
  const auto value = program.run(session);
  if (ran_into_limit(value)) return {};
  Trace traced;
  if (value.is_true() && trace(program, session, traced)) return told(traced, session);
  Inquiry inquiry{.session = &session, .as_of = {}, .words = false};
  Scope scope(program, inquiry);
  return readings(
      explaining::reason({.scope = &scope, .node = scope.root(), .want = true}).why);
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
