// What is asked of the dossier: a run, its explanation, what it rests on.
#include "explain_dossier.h"

namespace zizhi::cel {

Value ExplainDossier::run(const std::string& expression) {
  const auto program = compiled(expression);
  Session session(arena_, globals_, definitions_, limits);
  return program.run(session);
}

Explanation ExplainDossier::explain(const std::string& expression) {
  const auto program = compiled(expression);
  Session session(arena_, globals_, definitions_, limits);
  session.describe(roots_);
  return cel::explain(program, session, as_of_);
}

std::vector<Reading> ExplainDossier::grounds(const std::string& expression) {
  const auto program = compiled(expression);
  Session session(arena_, globals_, definitions_, limits);
  session.describe(roots_);
  return cel::grounds(program, session);
}

bool ExplainDossier::is_traced(const std::string& expression) {
  const auto program = compiled(expression);
  Session session(arena_, globals_, definitions_, limits);
  session.describe(roots_);
  Trace found;
  return program.run(session).is_true() && trace(program, session, found);
}

}  // namespace zizhi::cel
