#pragma once

#include "zizhi/diag/diagnostic.h"
#include "zizhi/schema/schema.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::schema {

/// The field that a person meant by a key that is not there.
class FieldNames {
 public:
  explicit FieldNames(const Schema& schema) : schema_(schema) {}

  /// Adds "did you mean": the nearest of the fields of `records`; else a field of that name, or
  /// nearly so, elsewhere in the evidence, with its path. After many of them nothing is added:
  /// each look costs time.
  diag::Diagnostic suggest(diag::Diagnostic problem, std::string_view key,
                           std::span<const Record* const> records);

  /// The field of `records` that `key` is, or is a slip for.
  static const Field* meant(std::string_view key, std::span<const Record* const> records);

 private:
  void learn();

  const Schema& schema_;
  std::size_t looks_ = 0;
  std::map<std::string_view, std::string> paths_;  ///< of each field name the shortest path
};

}  // namespace zizhi::schema
