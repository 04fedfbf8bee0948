#include "zizhi/assess/copy.h"

#include "zizhi/base/assert.h"

#include <string_view>

namespace zizhi::assess {
namespace {

std::string_view name(cel::Explanation::Kind kind) {
  using Kind = cel::Explanation::Kind;
  switch (kind) {
    case Kind::leaf:
      return "leaf";
    case Kind::all_of:
      return "all_of";
    case Kind::any_of:
      return "any_of";
    case Kind::negation:
      return "negation";
    case Kind::conditional:
      return "conditional";
    case Kind::every:
      return "every";
    case Kind::some:
      return "some";
    case Kind::exactly_one:
      return "exactly_one";
    case Kind::count:
      return "count";
    case Kind::element:
      return "element";
    case Kind::definition:
      return "definition";
    case Kind::binding:
      return "binding";
  }
  ZIZHI_UNREACHABLE();
}

verdict::Truth copy(cel::Truth truth) {
  switch (truth) {
    case cel::Truth::yes:
      return verdict::Truth::yes;
    case cel::Truth::no:
      return verdict::Truth::no;
    case cel::Truth::unknown:
      return verdict::Truth::unknown;
    case cel::Truth::error:
      return verdict::Truth::error;
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace

verdict::Place place(source::Span where, const source::Map& sources) {
  const auto& source = sources[where.source];
  const auto at = source.place_of(where.begin);
  return {.file = std::string(source.name()), .line = at.line, .column = at.column};
}

std::vector<verdict::Evidence> copy(const std::vector<cel::Reading>& readings,
                                    const source::Map& sources) {
  std::vector<verdict::Evidence> copies;
  copies.reserve(readings.size());
  for (const auto& reading : readings) {
    copies.push_back({.path = reading.path,
                      .place = place(reading.where, sources),
                      .value = reading.value,
                      .personal = reading.personal});
  }
  return copies;
}

std::vector<verdict::Need> copy(const std::vector<cel::Need>& needs,
                                const source::Map& sources) {
  std::vector<verdict::Need> copies;
  copies.reserve(needs.size());
  for (const auto& need : needs) {
    copies.push_back({.path = need.path,
                      .place = place(need.where, sources),
                      .problem = need.why == cel::Missing::Why::problem,
                      .ask = need.ask,
                      .type = need.type});
  }
  return copies;
}

verdict::Explanation copy(const cel::Explanation& explanation, const source::Map& sources) {
  verdict::Explanation made;
  made.kind = name(explanation.kind);
  made.truth = copy(explanation.truth);
  made.expression = explanation.expression;
  made.text = explanation.text;
  made.found = explanation.found;
  made.needed = explanation.needed;
  made.needed_text = explanation.needed_text;
  made.distance = explanation.distance;
  made.reached_on = explanation.reached_on;
  made.element = explanation.element;
  made.element_title = explanation.element_title;
  made.evidence = copy(explanation.readings, sources);
  made.needs = copy(explanation.needs, sources);
  made.more = explanation.more;
  made.nearest = explanation.nearest;
  for (const auto& child : explanation.children)
    made.children.push_back(copy(child, sources));
  return made;
}

verdict::Problem copy(const diag::Diagnostic& diagnostic, const source::Map& sources) {
  verdict::Problem problem;
  problem.code = diag::info(diagnostic.code).code;
  problem.error = diagnostic.severity() == diag::Severity::error;
  if (diagnostic.where) problem.place = place(*diagnostic.where, sources);
  problem.path = diagnostic.path;
  problem.message = diag::sentence(diagnostic);
  problem.helps = diagnostic.helps;
  return problem;
}

}  // namespace zizhi::assess
