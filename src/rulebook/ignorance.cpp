#include "ignorance.h"

#include "parameter_value.h"

#include <algorithm>

namespace zizhi::rulebook {
namespace {

cel::Value record(cel::Arena& arena, const cel::RecordType& type,
                  const std::vector<cel::Value>& values) {
  const auto slots = arena.array<cel::Value>(values.size());
  std::ranges::copy(values, slots.begin());
  auto* const record = arena.make<cel::Record>();
  record->type = &type;
  record->slots = slots.data();
  return cel::Value::record(record);
}

}  // namespace

Ignorance::Ignorance(const Rulebook& rulebook)
    : rulebook_(&rulebook),
      globals_(rulebook.globals.count),
      session_(arena_, globals_, rulebook.definitions) {
  for (const auto& variable : rulebook.environment->variables()) {
    globals_[variable.slot] = unknown(variable.name);
  }
  globals_.back() = unknown("subject");
}

Ignorance::Ignorance(const Rulebook& rulebook, const Selection& selection)
    : Ignorance(rulebook) {
  bind(rulebook.globals.application, application(selection));
  bind(rulebook.globals.params, params(selection.level));
}

bool Ignorance::excludes(const cel::Program& condition) {
  return condition.run(session_).is_false();
}

bool Ignorance::grants(const cel::Program& condition) {
  return condition.run(session_).is_true();
}

bool Ignorance::may_apply(const Check& check) {
  if (!check.for_each) return may_apply_to(check, unknown("subject"));
  const auto list = check.for_each->list.run(session_);
  if (!list.is(cel::Tag::list)) return may_apply_to(check, unknown(check.for_each->variable));
  const auto subjects = list.as_list().span();
  return std::ranges::any_of(
      subjects, [&](const cel::Value& subject) { return may_apply_to(check, subject); });
}

bool Ignorance::may_apply_to(const Check& check, const cel::Value& subject) {
  bind(rulebook_->globals.count - 1, subject);
  return !check.when || !excludes(*check.when);
}

cel::Value Ignorance::unknown(std::string_view name) {
  auto* const missing = arena_.make<cel::Missing>();
  missing->field = name;
  return cel::unknown_of(arena_, *missing);
}

cel::Value Ignorance::application(const Selection& selection) {
  std::vector<cel::Value> services;
  services.reserve(selection.services.size());
  for (const auto& service : selection.services) {
    services.push_back(cel::Value::string(service));
  }
  return record(arena_, *rulebook_->application_type,
                {make_list(services, arena_), cel::Value::string(selection.stage),
                 cel::Value::of(selection.level)});
}

cel::Value Ignorance::params(std::int64_t level) {
  std::vector<cel::Value> values;
  for (const auto& parameter : rulebook_->parameters) {
    const auto given = parameter.by_level.find(level);
    values.push_back(given == parameter.by_level.end() ? unknown(parameter.name)
                                                       : given->second);
  }
  return record(arena_, *rulebook_->params_type, values);
}

void Ignorance::bind(std::uint32_t slot, const cel::Value& value) {
  globals_[slot] = value;
  session_.rebind(globals_, std::span(&slot, 1));
}

}  // namespace zizhi::rulebook
