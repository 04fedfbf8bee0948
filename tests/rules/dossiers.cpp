#include "dossiers.h"

#include "zizhi/data/read.h"

#include <stdexcept>

namespace zizhi::tests {

Book& rules() {
  static const auto made = built_in();
  return *made;
}

const Tree& example(const std::string& name) {
  static std::map<std::string, Tree> read;
  const auto known = read.find(name);
  if (known != read.end()) return known->second;
  const auto path =
      "examples/" + name + (name == "surveillance" ? "/evidence.json" : "/evidence.yaml");
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add(path, read_project_file(path));
  const auto document = data::read(id, sources, data::Syntax::by_name, {}, sink);
  if (!document) throw std::runtime_error(rendered(sink, sources));
  return read.emplace(name, tree(document->root())).first->second;
}

std::map<std::string, verdict::Outcome> outcomes(const verdict::Assessment& assessment) {
  std::map<std::string, verdict::Outcome> found;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        found[check.id + (check.subject ? " " + check.subject->id : "")] = check.outcome;
      }
    }
  }
  return found;
}

}  // namespace zizhi::tests
