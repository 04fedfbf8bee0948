// Types as JSON, and which values are of a type.
#include "typed_json.h"

#include "zizhi/base/assert.h"
#include "zizhi/data/json_text.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

using cel::Kind;
using cel::Tag;
using cel::Value;
using data::json_string;
using data::NodeRef;
using diag::Code;

struct Named {
  std::string_view name;
  Kind kind;
  std::size_t parameters = 0;
};

constexpr std::array kNamed = std::to_array<Named>({
    {"int", Kind::integer},
    {"uint", Kind::unsigned_integer},
    {"double", Kind::floating},
    {"bool", Kind::boolean},
    {"string", Kind::string},
    {"bytes", Kind::bytes},
    {"null_type", Kind::null},
    {"timestamp", Kind::timestamp},
    {"duration", Kind::duration},
    {"date", Kind::date},
    {"until", Kind::until},
    {"month", Kind::month},
    {"period", Kind::period},
    {"dyn", Kind::dyn},
    {"type", Kind::type, 1},
    {"list", Kind::list, 1},
    {"optional", Kind::optional, 1},
    {"map", Kind::map, 2},
});

constexpr std::string_view kAbstract = "abstract:";

/// What stands first in the list of a type with parameters or a name.
std::string head(cel::Type type) {
  const auto* const named = std::ranges::find(kNamed, type.kind(), &Named::kind);
  if (named != kNamed.end()) return json_string(named->name);
  if (type.kind() == Kind::enumeration) return "\"enum\"," + json_string(type.values()->name);
  if (type.kind() == Kind::record) return "\"record\"," + json_string(type.record()->name);
  if (type.kind() == Kind::parameter) return "\"param\"," + json_string(type.name());
  return json_string(std::string(kAbstract) + std::string(type.name()));
}

/// A reader of types: its parts know where types are made, and where to complain.
class TypeReader {
 public:
  TypeReader(cel::Types& types, diag::Sink& sink) : types_(types), sink_(sink) {}

  std::optional<cel::Type> read(NodeRef node) {
    if (node.kind() == data::Kind::string) return simple(node);
    if (node.is_list() && node.size() > 0 && node[0].kind() == data::Kind::string)
      return compound(node);
    sink_.add(diag::make<Code::typed_form>(
        node.where(), i18n::Text{"a type", "类型"},
        i18n::Text{"`\"int\"`, `[\"list\",TYPE]`, `[\"map\",TYPE,TYPE]` …",
                   "`\"int\"`、`[\"list\",类型]`、`[\"map\",类型,类型]` 等"}));
    return std::nullopt;
  }

 private:
  std::optional<cel::Type> simple(NodeRef node) {
    if (node.text() == "type") return types_.type(types_.of(Kind::dyn));
    const auto* const named = std::ranges::find(kNamed, node.text(), &Named::name);
    if (named != kNamed.end() && named->parameters == 0) return types_.of(named->kind);
    return unknown(node);
  }

  std::optional<cel::Type> compound(NodeRef node) {
    const auto word = node[0].text();
    if (word == "param" && node.size() == 2 && node[1].kind() == data::Kind::string)
      return types_.parameter(node[1].text());
    std::vector<cel::Type> inner;
    const bool abstract = word.starts_with(kAbstract);
    const auto* const named = std::ranges::find(kNamed, word, &Named::name);
    if (!abstract && (named == kNamed.end() || named->parameters != node.size() - 1))
      return unknown(node);
    for (std::size_t i = 1; i < node.size(); ++i) {
      const auto type = read(node[i]);
      if (!type) return std::nullopt;
      inner.push_back(*type);
    }
    if (abstract) return types_.abstract(word.substr(kAbstract.size()), std::move(inner));
    if (inner.empty()) return types_.of(named->kind);
    return of(named->kind, inner);
  }

  cel::Type of(Kind kind, const std::vector<cel::Type>& inner) {
    if (kind == Kind::list) return types_.list(inner[0]);
    if (kind == Kind::map) return types_.map(inner[0], inner[1]);
    if (kind == Kind::optional) return types_.optional(inner[0]);
    return types_.type(inner[0]);
  }

  std::optional<cel::Type> unknown(NodeRef node) {
    const auto name = node.is_list() ? node[0].text() : node.text();
    std::vector<std::string_view> names;
    names.reserve(kNamed.size());
    for (const auto& named : kNamed)
      names.push_back(named.name);
    sink_.add(diag::suggest(diag::make<Code::typed_type>(node.where(), name), name, names));
    return std::nullopt;
  }

  cel::Types& types_;
  diag::Sink& sink_;
};

bool all_fit(std::span<const Value> values, cel::Type type) {
  return std::ranges::all_of(values, [type](const Value& value) { return fits(value, type); });
}

bool entries_fit(const cel::Map& map, cel::Type type) {
  return std::ranges::all_of(map.span(), [type](const cel::Entry& entry) {
    return fits(entry.key, type.parameter(0)) && fits(entry.value, type.parameter(1));
  });
}

}  // namespace

std::string typed_json(cel::Type type) {
  const bool any_type = type.kind() == Kind::type && type.parameter(0).kind() == Kind::dyn;
  const auto* const named = std::ranges::find(kNamed, type.kind(), &Named::kind);
  if (any_type || (named != kNamed.end() && named->parameters == 0)) return head(type);
  auto text = "[" + head(type);
  for (std::size_t i = 0; i < type.parameters(); ++i)
    text += "," + typed_json(type.parameter(i));
  return text + "]";
}

std::optional<cel::Type> read_type(NodeRef node, cel::Types& types, diag::Sink& sink) {
  return TypeReader(types, sink).read(node);
}

bool fits(const Value& value, cel::Type type) {
  switch (type.kind()) {
    case Kind::dyn:
    case Kind::error:
    case Kind::parameter:
      return true;
    case Kind::null:
      return value.is(Tag::null);
    case Kind::boolean:
      return value.is(Tag::boolean);
    case Kind::integer:
      return value.is(Tag::integer);
    case Kind::unsigned_integer:
      return value.is(Tag::unsigned_integer);
    case Kind::floating:
      return value.is(Tag::floating);
    case Kind::string:
      return value.is(Tag::string);
    case Kind::bytes:
      return value.is(Tag::bytes);
    case Kind::timestamp:
      return value.is(Tag::timestamp);
    case Kind::duration:
      return value.is(Tag::duration);
    case Kind::date:
      return value.is(Tag::date) && !value.is_long_term();
    case Kind::until:
      return value.is(Tag::date);
    case Kind::month:
      return value.is(Tag::month);
    case Kind::period:
      return value.is(Tag::period);
    case Kind::list:
      return value.is(Tag::list) && all_fit(value.as_list().span(), type.parameter(0));
    case Kind::map:
      return value.is(Tag::map) && entries_fit(value.as_map(), type);
    case Kind::optional:
      return value.is(Tag::optional) &&
             (value.as_optional() == nullptr || fits(*value.as_optional(), type.parameter(0)));
    case Kind::type:
      return value.is(Tag::type);
    case Kind::enumeration:
      return value.is(Tag::string) && type.values()->find(value.as_text()) != nullptr;
    case Kind::record:
      return value.is(Tag::record) && value.as_record().type == type.record();
    case Kind::abstract:
      return false;
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::cli
