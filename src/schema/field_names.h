#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/schema/schema.h"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::schema {

/// The field that a person meant by a key that is not there.
class FieldNames {
 public:
  explicit FieldNames(const Schema& schema) : schema_(schema) {}

  /// Adds "did you mean" to what is said of the key of `node`: a field of that name further in;
  /// else the nearest of the fields of `records`; else one further in with nearly that name.
  /// After many of them nothing is added: each look costs time.
  diag::Diagnostic suggest(diag::Diagnostic problem, data::NodeRef node,
                           std::span<const Record* const> records);

  /// The field of `records` that `key` is, or is a slip for.
  static const Field* meant(std::string_view key, std::span<const Record* const> records);

 private:
  void learn();
  std::optional<std::string> further_in(std::string_view name, std::string_view prefix) const;

  const Schema& schema_;
  std::size_t looks_ = 0;
  std::map<std::string_view, std::vector<std::string>>
      paths_;  ///< where a field of that name is wanted, shortest first
};

}  // namespace zizhi::schema
