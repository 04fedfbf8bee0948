#include "personal_types.h"

#include <cstdint>

namespace zizhi::schema {
namespace {

// The field itself, or what its list or map is made of.
const Field& innermost(const Field& field) {
  const auto* inner = &field;
  while (inner->element)
    inner = inner->element.get();
  return *inner;
}

}  // namespace

PersonalTypes::PersonalTypes(const Schema& schema) : types_(schema.types.size()) {
  std::vector<std::vector<std::uint32_t>> users(types_.size());
  std::vector<std::uint32_t> found;
  for (std::uint32_t type = 0; type < types_.size(); ++type) {
    for (const auto& field : schema.types[type].fields) {
      const auto& inner = innermost(field);
      if (inner.shape == Shape::record) users[inner.record].push_back(type);
      if (!inner.personal || types_[type]) continue;
      types_[type] = true;
      found.push_back(type);
    }
  }
  while (!found.empty()) {
    const auto type = found.back();
    found.pop_back();
    for (const auto user : users[type]) {
      if (types_[user]) continue;
      types_[user] = true;
      found.push_back(user);
    }
  }
}

bool PersonalTypes::within(const Field& field) const {
  const auto& inner = innermost(field);
  return field.personal || inner.personal ||
         (inner.shape == Shape::record && types_[inner.record]);
}

}  // namespace zizhi::schema
