#pragma once

#include "checking.h"

#include "zizhi/cel/program.h"

#include <string>

namespace zizhi::cel {

/// The value as text, `error`, or `refused` where the checker already says no.
inline std::string outcome(const std::string& text) {
  Types types;
  const Environment environment(types);
  Checking checking(environment, text);
  if (!checking.checked) return "refused";
  const auto program = compile(*std::move(checking.checked));
  Arena arena;
  const Definitions none;
  Session session(arena, {}, none);
  const auto value = program.run(session);
  return value.is(Tag::error) ? "error" : to_text(value);
}

}  // namespace zizhi::cel
