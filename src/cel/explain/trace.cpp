#include "explain/tracer.h"

#include <algorithm>

namespace zizhi::cel {

bool trace(const Program& program, Session& session, Trace& trace) {
  trace.reads.clear();
  const auto& impl = program.impl();
  if (impl.rests_on.empty()) return explaining::Tracer(impl, session, trace).whole(true);
  if (session.globals().size() < impl.globals_end) return false;
  const Glance glance(impl, session.globals().data(), nullptr);
  return std::ranges::all_of(impl.rests_on, [&](const Place& place) {
    return place.depth == 0 ? explaining::note_global(session, place.slot, trace)
                            : explaining::note_field(impl, glance, place, trace);
  });
}

}  // namespace zizhi::cel
