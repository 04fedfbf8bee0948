// What evidence a selection asks for: the fields that the checks which may apply read.
#include "ignorance.h"

#include <algorithm>
#include <set>

namespace zizhi::rulebook {
namespace {

using cel::FieldRead;

/// Fields of the evidence, each once, with all that comes along.
class Collector {
 public:
  explicit Collector(const Rulebook& rulebook)
      : rulebook_(rulebook), schema_(rulebook.schema), followed_(rulebook.definitions.size()) {}

  void program(const cel::Program& program);
  void check(const Check& check, Ignorance& ignorance);
  void root(std::string_view name);

  std::vector<FieldRead> take() const { return {fields_.begin(), fields_.end()}; }

 private:
  void field(const FieldRead& read);
  void record(const cel::RecordType& type);
  const schema::Record* declared(const cel::RecordType* type) const;

  const Rulebook& rulebook_;
  const schema::Schema& schema_;
  std::set<FieldRead> fields_;
  std::vector<bool> followed_;  ///< definitions
};

void Collector::program(const cel::Program& program) {
  const auto& checked = program.checked();
  for (const auto& read : cel::fields_read(checked)) {
    if (declared(read.record) != nullptr) field(read);
  }
  const auto first = rulebook_.globals.first_root;
  for (const auto slot : cel::globals_read(checked)) {
    if (slot >= first && slot - first < schema_.root.fields.size()) {
      field({.record = schema_.root.type, .slot = slot - first});
    }
  }
  for (const auto index : cel::definitions_used(checked)) {
    if (followed_[index]) continue;
    followed_[index] = true;
    this->program(rulebook_.definitions[index]);
  }
}

void Collector::check(const Check& check, Ignorance& ignorance) {
  if (check.for_each) program(check.for_each->list);
  if (check.when && !ignorance.grants(*check.when)) program(*check.when);
  if (check.rule) program(*check.rule);
  if (check.severity == verdict::Severity::attest) root(schema_.signatories);
}

/// A field of the evidence itself, by name; nothing for a name that it does not have.
void Collector::root(std::string_view name) {
  const auto found = std::ranges::find(schema_.root.fields, name, &schema::Field::name);
  if (found == schema_.root.fields.end()) return;
  field({.record = schema_.root.type,
         .slot = static_cast<std::size_t>(found - schema_.root.fields.begin())});
}

void Collector::field(const FieldRead& read) {
  if (!fields_.insert(read).second) return;
  record(*read.record);
  const auto* inner = &declared(read.record)->fields[read.slot];
  while (inner->element) {
    inner = inner->element.get();
  }
  if (inner->shape == schema::Shape::record) record(*schema_.types[inner->record].type);
  if (inner->shape == schema::Shape::reference) root(inner->to);
}

/// What a person knows the records of `type` by.
void Collector::record(const cel::RecordType& type) {
  for (const auto slot : {type.id_field, type.title_field}) {
    if (slot) fields_.insert({.record = &type, .slot = *slot});
  }
}

/// Null for records that are no evidence: `application`, `params`.
const schema::Record* Collector::declared(const cel::RecordType* type) const {
  if (type == schema_.root.type) return &schema_.root;
  const auto found = std::ranges::find(schema_.types, type, &schema::Record::type);
  return found == schema_.types.end() ? nullptr : &*found;
}

}  // namespace

std::vector<FieldRead> fields_needed(const Rulebook& rulebook, const Selection& selection) {
  Ignorance ignorance(rulebook, selection);
  Collector collector(rulebook);
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      if (requirement.applies && ignorance.excludes(*requirement.applies)) continue;
      bool applies = false;
      for (const auto& check : requirement.checks) {
        if (!ignorance.may_apply(check)) continue;
        applies = true;
        collector.check(check, ignorance);
      }
      // A condition that the application alone fulfils asks for no evidence.
      const bool asks = requirement.applies && !ignorance.grants(*requirement.applies);
      if (applies && asks) collector.program(*requirement.applies);
    }
  }
  return collector.take();
}

}  // namespace zizhi::rulebook
