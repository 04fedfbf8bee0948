#include "zizhi/assess/bench.h"

#include "zizhi/base/assert.h"

#include <algorithm>

namespace zizhi::assess {
namespace {

cel::Value record(cel::Arena& arena, const cel::RecordType& type,
                  const std::vector<cel::Value>& values) {
  ZIZHI_ASSERT(values.size() == type.fields.size(), "one value a slot");
  const auto slots = arena.array<cel::Value>(values.size());
  std::ranges::copy(values, slots.begin());
  return cel::Value::record(arena.make<cel::Record>(&type, slots.data()));
}

}  // namespace

Bench::Bench(const rulebook::Rulebook& rulebook, const schema::Evidence& evidence,
             const Selection& selection, const Options& options, const source::Map& sources)
    : rulebook_(&rulebook),
      evidence_(&evidence),
      selection_(&selection),
      sources_(&sources),
      as_of_(options.as_of),
      explains_passes_(options.explain_passes),
      globals_(rulebook.globals.count),
      session_(arena_, globals_, rulebook.definitions, options.limits) {
  const auto& slots = rulebook.globals;
  globals_[slots.application] = application();
  globals_[slots.as_of] = cel::Value::date(options.as_of);
  std::ranges::copy(evidence.roots, globals_.begin() + slots.first_root);
  globals_[slots.params] = params(selection.level);
  session_.describe({.first = slots.first_root,
                     .type = rulebook.schema.root.type,
                     .where = evidence.places.data()});
}

cel::Value Bench::application() {
  const auto& services = selection_->services;
  const auto items = arena_.array<cel::Value>(services.size());
  std::ranges::transform(services, items.begin(),
                         [](const std::string& id) { return cel::Value::string(id); });
  const auto* const list = arena_.make<cel::List>(items.data(), items.size());
  return record(arena_, *rulebook_->application_type,
                {cel::Value::list(list), cel::Value::string(selection_->stage),
                 cel::Value::of(selection_->level)});
}

const cel::Value& Bench::params(std::int64_t level) {
  const auto found = params_.find(level);
  if (found != params_.end()) return found->second;
  std::vector<cel::Value> values;
  values.reserve(rulebook_->parameters.size());
  for (const auto& parameter : rulebook_->parameters)
    values.push_back(parameter.by_level.at(level));
  return params_.emplace(level, record(arena_, *rulebook_->params_type, values)).first->second;
}

void Bench::set(std::uint32_t slot, const cel::Value& value) {
  globals_[slot] = value;
  session_.rebind(globals_, std::span(&slot, 1));
}

void Bench::bind(const rulebook::ForEach& for_each, const cel::Value& element) {
  set(for_each.slot, element);
  if (!for_each.over_services) return;
  const auto own = element.is(cel::Tag::string)
                       ? selection_->levels.find(std::string(element.as_text()))
                       : selection_->levels.end();
  const auto level = own == selection_->levels.end() ? selection_->level : own->second;
  set(rulebook_->globals.params, params(level));
}

void Bench::unbind(const rulebook::ForEach& for_each) {
  set(for_each.slot, cel::Value());
  if (for_each.over_services) set(rulebook_->globals.params, params(selection_->level));
}

}  // namespace zizhi::assess
