#include "reads.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

/// Collects over several programs; each definition is followed once.
class Collector {
 public:
  explicit Collector(const rulebook::Rulebook& rulebook) : rulebook_(rulebook) {}

  void program(const cel::Program& program) {
    const auto& checked = program.checked();
    for (const auto& read : cel::fields_read(checked)) {
      field(read);
    }
    for (const auto slot : cel::globals_read(checked)) {
      global(slot);
    }
    for (const auto index : cel::definitions_used(checked)) {
      if (reads_.definitions.insert(rulebook_.definition_names[index]).second) {
        this->program(rulebook_.definitions[index]);
      }
    }
  }

  void check(const rulebook::Check& check) {
    if (check.rule) program(*check.rule);
    if (check.when) program(*check.when);
    if (check.for_each) program(check.for_each->list);
  }

  Reads take() { return std::move(reads_); }

 private:
  void field(const cel::FieldRead& read) {
    if (read.record == rulebook_.application_type) return;
    if (read.record == rulebook_.params_type) {
      reads_.parameters.insert(read.record->fields[read.slot].name);
    } else {
      reads_.fields.insert(read);
    }
  }

  void global(std::uint32_t slot) {
    const auto& fields = rulebook_.schema.root.fields;
    const auto first = rulebook_.globals.first_root;
    if (slot >= first && slot - first < fields.size()) {
      reads_.roots.insert(fields[slot - first].name);
    }
  }

  const rulebook::Rulebook& rulebook_;
  Reads reads_;
};

}  // namespace

Reads reads(const rulebook::Rulebook& rulebook, const rulebook::Check& check) {
  Collector collector(rulebook);
  collector.check(check);
  return collector.take();
}

Reads reads(const rulebook::Rulebook& rulebook, const rulebook::Requirement& requirement) {
  Collector collector(rulebook);
  if (requirement.applies) collector.program(*requirement.applies);
  for (const auto& check : requirement.checks) {
    collector.check(check);
  }
  return collector.take();
}

Reads reads(const rulebook::Rulebook& rulebook, const cel::Program& program) {
  Collector collector(rulebook);
  collector.program(program);
  return collector.take();
}

}  // namespace zizhi::cli
