#pragma once

#include "zizhi/schema/schema.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::schema {

/// Where a declaration stands: what it may say depends on it.
enum class Standing : std::uint8_t {
  field = 1,    ///< of a type
  root = 2,     ///< of the evidence
  element = 4,  ///< `of` a list or map
};

/// The word for a shape in a declaration: `string`, `enum`; empty for records, which have
/// names.
std::string_view shape_name(Shape shape);

/// The shape of that name.
std::optional<Shape> shape_named(std::string_view name);

/// What the declarations of fields need to know of each other.
struct Names {
  std::map<std::string, std::uint32_t, std::less<>> types;  ///< → Schema::types
  std::map<std::string, std::uint32_t, std::less<>> lists;  ///< root that is a list of records
  std::vector<cel::RecordType*> records;                    ///< parallel to Schema::types
};

/// A use of a list's ids, to be judged when all types are read.
struct IdUse {
  std::string list;
  std::uint32_t record = 0;
  source::Span where;
};

/// Reads `{type: …, …}`. Everything that is wrong with it is reported.
class FieldReader {
 public:
  FieldReader(const Names& names, const ApplicationSchema& application, cel::Types& types,
              diag::Sink& sink)
      : names_(names), application_(application), types_(types), sink_(sink) {}

  /// Empty iff an error was added that leaves the field without a type.
  std::optional<Field> read(data::NodeRef declaration, Standing standing);

  /// The record of `list`, when it is one that references may name.
  std::optional<std::uint32_t> list(std::string_view list, source::Span where);

  const std::vector<IdUse>& id_uses() const { return id_uses_; }

 private:
  bool read_type(data::NodeRef node, Field& field);
  bool read_parts(data::NodeRef declaration, Field& field);
  bool read_element(data::NodeRef declaration, Field& field);
  bool read_reference(data::NodeRef declaration, Field& field);
  bool read_enumeration(data::NodeRef declaration, Field& field);
  void read_remarks(data::NodeRef declaration, Field& field);
  void read_bounds(data::NodeRef declaration, Field& field);
  std::optional<Carry> read_carry(data::NodeRef declaration);
  void want_fitting_keys(data::NodeRef declaration, Shape shape, Standing standing);

  const Names& names_;
  const ApplicationSchema& application_;
  cel::Types& types_;
  diag::Sink& sink_;
  std::vector<IdUse> id_uses_;
};

}  // namespace zizhi::schema
