#pragma once

#include "zizhi/schema/schema.h"

#include <vector>

namespace zizhi::schema {

/// Which types hold personal data, in themselves or further in.
class PersonalTypes {
 public:
  explicit PersonalTypes(const Schema& schema);

  /// Whether a value of `field` may hold some.
  bool within(const Field& field) const;

 private:
  std::vector<bool> types_;  ///< parallel to Schema::types
};

}  // namespace zizhi::schema
