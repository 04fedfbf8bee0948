#include "zizhi/cel/environment.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace zizhi::cel {
namespace {

// The last one wins: it hides those before it.
template <class Named>
const Named* last_named(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::find_if(all.rbegin(), all.rend(),
                                  [name](const Named& each) { return each.name == name; });
  return found == all.rend() ? nullptr : &*found;
}

}  // namespace

std::uint32_t Environment::declare(std::string name, Type type) {
  const auto slot = static_cast<std::uint32_t>(variables_.size());
  variables_.push_back({.name = std::move(name), .type = type, .slot = slot});
  return slot;
}

void Environment::declare(DefinitionSignature definition) {
  definitions_.push_back(std::move(definition));
}

void Environment::declare(ForeignFunction function) {
  foreign_.push_back(std::move(function));
}

const Variable* Environment::variable(std::string_view name) const {
  return last_named(variables_, name);
}

const DefinitionSignature* Environment::definition(std::string_view name) const {
  return last_named(definitions_, name);
}

}  // namespace zizhi::cel
