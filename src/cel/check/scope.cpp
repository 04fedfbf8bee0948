#include "check/scope.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::cel {
namespace {

// The names that type() gives at run time. `dyn` has no values of its own, so no name either.
constexpr auto kSimpleTypes = std::to_array<std::pair<std::string_view, Kind>>({
    {"bool", Kind::boolean},
    {"int", Kind::integer},
    {"uint", Kind::unsigned_integer},
    {"double", Kind::floating},
    {"string", Kind::string},
    {"bytes", Kind::bytes},
    {"null_type", Kind::null},
    {"google.protobuf.Timestamp", Kind::timestamp},
    {"google.protobuf.Duration", Kind::duration},
    {"date", Kind::date},
    {"month", Kind::month},
    {"period", Kind::period},
});

}  // namespace

Type type_named(std::string_view name, Types& types) {
  const auto any = types.of(Kind::dyn);
  for (const auto& [known, kind] : kSimpleTypes) {
    if (known == name) return types.of(kind);
  }
  if (name == "list") return types.list(any);
  if (name == "map") return types.map(any, any);
  if (name == "optional_type") return types.optional(any);
  if (name == "type") return types.type(any);
  return {};
}

Scope::Scope(const Environment& environment, std::span<const DefinitionParameter> parameters)
    : environment_(&environment) {
  for (const auto& parameter : parameters) {
    push(parameter.name, parameter.type);
  }
}

std::size_t Scope::push(std::string name, Type type, std::vector<NodeId> sources,
                        std::optional<std::size_t> element_of) {
  const auto slot = next_slot();
  locals_.push_back({std::move(name), type, slot, std::move(sources), element_of});
  live_.push_back(locals_.size() - 1);
  frame_size_ = std::max(frame_size_, next_slot());
  return locals_.size() - 1;
}

void Scope::pop() {
  live_.pop_back();
}

std::optional<std::size_t> Scope::local(std::string_view name) const {
  const auto found = std::find_if(live_.rbegin(), live_.rend(), [&](std::size_t index) {
    return locals_[index].name == name;
  });
  if (found == live_.rend()) return std::nullopt;
  return *found;
}

std::optional<Meaning> Scope::declared(const std::string& name) const {
  if (const auto* const variable = environment_->variable(name)) {
    return Meaning{GlobalRef{variable->slot}, variable->type};
  }
  if (const auto* const definition = environment_->definition(name)) {
    return Meaning{DefinitionRef{definition->index}, definition->result, definition};
  }
  if (const auto type = type_named(name, environment_->types()); type.valid()) {
    return Meaning{TypeRef{name}, environment_->types().type(type)};
  }
  return std::nullopt;
}

std::vector<std::string> Scope::candidates(std::string_view name, bool absolute) const {
  std::vector<std::string> all;
  if (!absolute) {
    auto container = environment_->container();
    while (!container.empty()) {
      all.push_back(container + '.' + std::string(name));
      const auto point = container.rfind('.');
      container.resize(point == std::string::npos ? 0 : point);
    }
  }
  all.emplace_back(name);
  return all;
}

std::optional<Meaning> Scope::global(std::string_view name, bool absolute) const {
  for (const auto& candidate : candidates(name, absolute)) {
    if (auto meaning = declared(candidate)) return meaning;
  }
  return std::nullopt;
}

std::vector<std::string_view> Scope::names() const {
  std::vector<std::string_view> all;
  for (const auto index : live_) {
    all.emplace_back(locals_[index].name);
  }
  for (const auto& variable : environment_->variables()) {
    all.emplace_back(variable.name);
  }
  for (const auto& definition : environment_->definitions()) {
    all.emplace_back(definition.name);
  }
  return all;
}

}  // namespace zizhi::cel
