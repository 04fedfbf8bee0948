#pragma once

#include "zizhi/base/lifetime.h"
#include "zizhi/i18n/text.h"
#include "zizhi/source/source.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// The kinds of type of the language. `date`, `until`, `month`, `period`, `enumeration` and
/// `record` are ours; the others are those of the Common Expression Language.
enum class Kind : std::uint8_t {
  dyn,
  error,  ///< the type of what was already diagnosed: fits everywhere, so one fault is told
          ///< once
  null,
  boolean,
  integer,
  unsigned_integer,
  floating,
  string,
  bytes,
  timestamp,
  duration,
  date,
  until,  ///< a date or "long-term", which is after every date; a date fits into it
  month,
  period,
  list,         ///< one parameter
  map,          ///< two parameters
  optional,     ///< one parameter
  type,         ///< one parameter: the type of a type
  enumeration,  ///< a string out of a known set
  record,       ///< declared by an evidence schema
  parameter,    ///< `A` in the signature of an overload
  abstract,     ///< an opaque type by name, with parameters (conformance tests declare some)
};

struct TypeNode;
struct RecordType;
struct EnumType;

/// A type: a pointer into the `Types` that made it, and as long-lived. Equal types are the same
/// pointer.
class Type {
 public:
  constexpr Type() = default;

  constexpr explicit Type(const TypeNode* node) : node_(node) {}

  Kind kind() const;
  std::size_t parameters() const;  ///< how many
  Type parameter(std::size_t index) const;
  const RecordType* record() const;  ///< null unless kind is record
  const EnumType* values() const;    ///< null unless kind is enumeration
  std::string_view name() const;     ///< of a parameter or an abstract type

  constexpr bool valid() const { return node_ != nullptr; }

  friend constexpr bool operator==(Type, Type) = default;

 private:
  const TypeNode* node_ = nullptr;
};

struct TypeNode {
  Kind kind = Kind::dyn;
  std::vector<Type> parameters{};
  const RecordType* record = nullptr;
  const EnumType* values = nullptr;
  std::string name{};
};

/// One value of an enumeration, with what a person calls it.
struct EnumValue {
  std::string id;  ///< `risk-assessment`
  i18n::Localized title{};
  std::vector<std::string> aliases{};
};

struct EnumType {
  std::string name;  ///< for diagnostics: `project.service`
  std::vector<EnumValue> values{};

  const EnumValue* find(std::string_view id) const;
};

/// One field of a record as expressions and explanations see it.
struct RecordField {
  std::string name;
  Type type;
  bool optional = false;  ///< absence is itself a statement; else an absent field is unknown
  bool personal = false;  ///< values are masked in what people see
  i18n::Localized ask{};  ///< the question that a person answers
  std::string unit{};     ///< "CNY", "m2"; empty when there is none
  std::uint32_t max_items = 1000;    ///< of a list
  std::uint32_t max_length = 10000;  ///< of a string, code points
};

/// A record type: fields in slot order.
struct RecordType {
  std::string name;
  std::vector<RecordField> fields;
  std::optional<std::size_t> id_field;  ///< slot of the field that names a record of this type
  std::optional<std::size_t> title_field;  ///< slot of the field that a person knows it by
  std::optional<source::Span> where;       ///< its declaration, for diagnostics

  /// Slot of a field. O(log n).
  std::optional<std::size_t> find(std::string_view field) const;

  /// To be called once after the fields are complete.
  void index();

 private:
  std::vector<std::pair<std::string_view, std::size_t>> by_name_;
};

/// Owns and interns types. Addresses stay valid as long as the object.
class Types {
 public:
  Types();
  Types(const Types&) = delete;
  Types& operator=(const Types&) = delete;
  Types(Types&&) = default;
  Types& operator=(Types&&) = default;
  ~Types() = default;

  /// A type without parameters: everything from `dyn` to `period`.
  Type of(Kind kind) const;
  Type list(Type element);
  Type map(Type key, Type value);
  Type optional(Type value);
  Type type(Type of);
  Type parameter(std::string_view name);
  Type abstract(std::string_view name, std::vector<Type> parameters);

  /// Declares a record type and hands it out to be filled in (so types can refer to each
  /// other); call `index()` on it when its fields are complete.
  RecordType& declare_record(std::string name);
  Type record(const RecordType& record);
  Type enumeration(EnumType values);

 private:
  Type intern(TypeNode node);

  std::deque<TypeNode> nodes_;
  std::deque<RecordType> records_;
  std::deque<EnumType> enums_;
  std::map<std::string, const TypeNode*, std::less<>> interned_;  ///< by what tells them apart
  std::vector<Type> simple_;
};

/// The type as a person writes it: `list(project)`, `map(string, int)`, `enum`.
std::string spelling(Type type);

}  // namespace zizhi::cel
