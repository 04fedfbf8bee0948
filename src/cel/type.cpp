#include "zizhi/cel/type.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace zizhi::cel {
namespace {

constexpr std::size_t kKinds = static_cast<std::size_t>(Kind::abstract) + 1;

// Kinds of which there is one type each.
constexpr bool stands_alone(Kind kind) {
  return kind < Kind::list;
}

std::string_view word(Kind kind) {
  switch (kind) {
    case Kind::dyn:
      return "dyn";
    case Kind::error:
      return "error";
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "bool";
    case Kind::integer:
      return "int";
    case Kind::unsigned_integer:
      return "uint";
    case Kind::floating:
      return "double";
    case Kind::string:
      return "string";
    case Kind::bytes:
      return "bytes";
    case Kind::timestamp:
      return "timestamp";
    case Kind::duration:
      return "duration";
    case Kind::date:
      return "date";
    case Kind::until:
      return "until";
    case Kind::month:
      return "month";
    case Kind::period:
      return "period";
    case Kind::list:
      return "list";
    case Kind::map:
      return "map";
    case Kind::optional:
      return "optional";
    case Kind::type:
      return "type";
    case Kind::enumeration:
      return "enum";
    case Kind::record:
      return "record";
    case Kind::parameter:
      return "parameter";
    case Kind::abstract:
      return "abstract";
  }
  ZIZHI_UNREACHABLE();
}

void append_address(std::string& key, std::uintptr_t address) {
  key += std::to_string(address);
  key += ' ';
}

// Two types with one key are one type. Records, enumerations and parameters by address: names
// may occur twice.
std::string key_of(const TypeNode& node) {
  std::string key(word(node.kind));
  key += ' ' + node.name + ' ';
  append_address(key, std::bit_cast<std::uintptr_t>(node.record));
  append_address(key, std::bit_cast<std::uintptr_t>(node.values));
  for (const auto parameter : node.parameters) {
    append_address(key, std::bit_cast<std::uintptr_t>(parameter));
  }
  return key;
}

}  // namespace

Kind Type::kind() const {
  ZIZHI_ASSERT(valid(), "no type has no kind");
  return node_->kind;
}

std::size_t Type::parameters() const {
  ZIZHI_ASSERT(valid(), "no type has no parameters");
  return node_->parameters.size();
}

Type Type::parameter(std::size_t index) const {
  ZIZHI_ASSERT(valid() && index < node_->parameters.size(), "the kind has that parameter");
  return node_->parameters[index];
}

const RecordType* Type::record() const {
  return valid() ? node_->record : nullptr;
}

const EnumType* Type::values() const {
  return valid() ? node_->values : nullptr;
}

std::string_view Type::name() const {
  ZIZHI_ASSERT(valid(), "no type has no name");
  return node_->name;
}

const EnumValue* EnumType::find(std::string_view id) const {
  const auto found = std::ranges::find(values, id, &EnumValue::id);
  return found == values.end() ? nullptr : &*found;
}

std::optional<std::size_t> RecordType::find(std::string_view field) const {
  ZIZHI_ASSERT(by_name_.size() == fields.size(), "index() is called when fields are complete");
  const auto found =
      std::ranges::lower_bound(by_name_, field, {}, &decltype(by_name_)::value_type::first);
  if (found == by_name_.end() || found->first != field) return std::nullopt;
  return found->second;
}

void RecordType::index() {
  by_name_.clear();
  for (const auto& field : fields) {
    by_name_.emplace_back(field.name, by_name_.size());
  }
  std::ranges::sort(by_name_);
}

Types::Types() : simple_(kKinds) {
  for (std::size_t i = 0; i < kKinds; ++i) {
    const auto kind = static_cast<Kind>(i);
    if (stands_alone(kind)) simple_[i] = intern({.kind = kind});
  }
}

Type Types::of(Kind kind) const {
  ZIZHI_ASSERT(stands_alone(kind), "a type of this kind has parameters");
  return simple_[static_cast<std::size_t>(kind)];
}

Type Types::list(Type element) {
  return intern({.kind = Kind::list, .parameters = {element}});
}

Type Types::map(Type key, Type value) {
  return intern({.kind = Kind::map, .parameters = {key, value}});
}

Type Types::optional(Type value) {
  return intern({.kind = Kind::optional, .parameters = {value}});
}

Type Types::type(Type of) {
  return intern({.kind = Kind::type, .parameters = {of}});
}

Type Types::parameter(std::string_view name) {
  return intern({.kind = Kind::parameter, .name = std::string(name)});
}

Type Types::abstract(std::string_view name, std::vector<Type> parameters) {
  return intern(
      {.kind = Kind::abstract, .parameters = std::move(parameters), .name = std::string(name)});
}

RecordType& Types::declare_record(std::string name) {
  auto& record = records_.emplace_back();
  record.name = std::move(name);
  return record;
}

Type Types::record(const RecordType& record) {
  return intern({.kind = Kind::record, .record = &record});
}

Type Types::enumeration(EnumType values) {
  const auto& kept = enums_.emplace_back(std::move(values));
  return intern({.kind = Kind::enumeration, .values = &kept});
}

Type Types::intern(TypeNode node) {
  for (const auto parameter : node.parameters) {
    ZIZHI_ASSERT(parameter.valid(), "a parameter is a type");
  }
  const auto [place, fresh] = interned_.try_emplace(key_of(node), nullptr);
  if (fresh) place->second = &nodes_.emplace_back(std::move(node));
  return Type(place->second);
}

std::string spelling(Type type) {
  if (type.kind() == Kind::record) return type.record()->name;
  if (type.kind() == Kind::parameter) return std::string(type.name());
  const bool named = type.kind() == Kind::abstract;
  std::string out(named ? type.name() : word(type.kind()));
  std::string inside;
  for (std::size_t i = 0; i < type.parameters(); ++i) {
    if (i > 0) inside += ", ";
    inside += spelling(type.parameter(i));
  }
  return inside.empty() ? out : out + '(' + inside + ')';
}

}  // namespace zizhi::cel
