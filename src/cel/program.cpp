#include "evaluation.h"

namespace zizhi::cel {

Value Program::run(Session& session, std::span<const Value> arguments) const {
  return Evaluation(*this, session, arguments).result();
}

}  // namespace zizhi::cel
