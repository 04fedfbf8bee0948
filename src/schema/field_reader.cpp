#include "field_reader.h"

#include "choices.h"
#include "declaration.h"

#include "zizhi/base/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::schema {
namespace {

using data::NodeRef;
using diag::Code;

struct ShapeName {
  std::string_view name;
  Shape shape;
};

constexpr auto kShapes = std::to_array<ShapeName>({
    {"string", Shape::string},
    {"int", Shape::integer},
    {"number", Shape::number},
    {"bool", Shape::boolean},
    {"date", Shape::date},
    {"month", Shape::month},
    {"period", Shape::period},
    {"until", Shape::until},
    {"id", Shape::id},
    {"enum", Shape::enumeration},
    {"reference", Shape::reference},
    {"file", Shape::file},
    {"list", Shape::list},
    {"map", Shape::map},
});

constexpr std::uint32_t bit(Shape shape) {
  return std::uint32_t{1} << static_cast<std::uint32_t>(shape);
}

template <class... Shapes>
constexpr std::uint32_t bits(Shapes... shapes) {
  return (bit(shapes) | ...);
}

constexpr std::uint32_t kEvery = ~std::uint32_t{0};
constexpr std::uint32_t kMembers =
    static_cast<std::uint32_t>(Standing::field) | static_cast<std::uint32_t>(Standing::root);

/// A key of a declaration, and on what it has a meaning.
struct KeyRule {
  std::string_view key;
  std::uint32_t shapes = kEvery;
  std::uint32_t standings = kEvery;
};

constexpr auto kKeys = std::to_array<KeyRule>({
    {"type"},
    {"of", bits(Shape::list, Shape::map)},
    {"values", bits(Shape::enumeration)},
    {"to", bits(Shape::reference)},
    {"optional", ~bits(Shape::id), static_cast<std::uint32_t>(Standing::field)},
    {"event", bits(Shape::date, Shape::month)},
    {"not_before", bits(Shape::date, Shape::until, Shape::month), kMembers},
    {"exclusive", bits(Shape::file)},
    {"digest_of", bits(Shape::string), static_cast<std::uint32_t>(Standing::field)},
    {"personal", ~bits(Shape::record, Shape::id)},
    {"unit", bits(Shape::integer, Shape::number, Shape::list, Shape::map)},
    {"carry", kEvery, kMembers},
    {"ask", kEvery, kMembers},
    {"help", kEvery, kMembers},
    {"example", ~bits(Shape::record, Shape::list, Shape::map)},
    {"max_items", bits(Shape::list, Shape::map)},
    {"max_length", bits(Shape::string, Shape::id, Shape::file)},
    {"min", bits(Shape::integer, Shape::number)},
    {"max", bits(Shape::integer, Shape::number)},
    {"title", bits(Shape::string), static_cast<std::uint32_t>(Standing::field)},
});

constexpr std::int64_t kMostItems = 100'000;
constexpr std::int64_t kMostCharacters = 1'000'000;

i18n::Text words(Standing standing) {
  switch (standing) {
    case Standing::field:
      return {"a field of a type", "类型的字段"};
    case Standing::root:
      return {"a field of the evidence itself", "证据的顶层字段"};
    case Standing::element:
      return {"the entries of a list or map", "列表或映射的各项"};
  }
  ZIZHI_UNREACHABLE();
}

/// The type of a shape that has one type.
cel::Kind kind(Shape shape) {
  switch (shape) {
    case Shape::string:
    case Shape::id:
    case Shape::file:
      return cel::Kind::string;
    case Shape::integer:
      return cel::Kind::integer;
    case Shape::number:
      return cel::Kind::floating;
    case Shape::boolean:
      return cel::Kind::boolean;
    case Shape::date:
      return cel::Kind::date;
    case Shape::month:
      return cel::Kind::month;
    case Shape::period:
      return cel::Kind::period;
    case Shape::until:
      return cel::Kind::until;
    case Shape::enumeration:
    case Shape::reference:
    case Shape::record:
    case Shape::list:
    case Shape::map:
      return cel::Kind::dyn;
  }
  ZIZHI_UNREACHABLE();
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

}  // namespace

std::string_view shape_name(Shape shape) {
  const auto* const found = std::ranges::find(kShapes, shape, &ShapeName::shape);
  return found == kShapes.end() ? std::string_view() : found->name;
}

std::optional<Shape> shape_named(std::string_view name) {
  const auto* const found = std::ranges::find(kShapes, name, &ShapeName::name);
  if (found == kShapes.end()) return std::nullopt;
  return found->shape;
}

std::optional<Field> FieldReader::read(NodeRef declaration, Standing standing) {
  Field field;
  field.name = standing == Standing::element ? std::string() : std::string(declaration.key());
  field.where = declaration.key_where();
  const bool is_short = standing == Standing::element && declaration.is_scalar();
  if (is_short) {
    if (!read_type(declaration, field)) return std::nullopt;
  } else {
    constexpr i18n::Text kWanted{"a declaration `{type: …}`", "声明 `{type: …}`"};
    if (!want_map(declaration, kWanted, sink_)) return std::nullopt;
    std::array<std::string_view, kKeys.size()> keys;
    std::ranges::transform(kKeys, keys.begin(), &KeyRule::key);
    want_keys(declaration, keys, sink_);
    const auto type = want(declaration, "type", sink_);
    if (!type || !read_type(*type, field)) return std::nullopt;
    want_fitting_keys(declaration, field.shape, standing);
    read_remarks(declaration, field);
  }
  if (!read_parts(declaration, field)) return std::nullopt;
  return field;
}

bool FieldReader::read_type(NodeRef node, Field& field) {
  const auto name = read_text(node, sink_);
  if (!name) return false;
  if (const auto shape = shape_named(*name)) {
    field.shape = *shape;
    field.type = types_.of(kind(*shape));
    return true;
  }
  if (const auto found = names_.types.find(*name); found != names_.types.end()) {
    field.shape = Shape::record;
    field.record = found->second;
    field.type = types_.record(*names_.records[found->second]);
    return true;
  }
  std::vector<std::string_view> known;
  known.reserve(kShapes.size() + names_.types.size());
  for (const auto& shape : kShapes)
    known.push_back(shape.name);
  for (const auto& [type, index] : names_.types)
    known.emplace_back(type);
  auto problem =
      diag::suggest(diag::make<Code::declared_unknown_type>(node.where(), *name), *name, known);
  if (problem.helps.empty()) {
    const auto list = fmt::format("{}", fmt::join(known, ", "));
    problem = diag::help(std::move(problem), {"the types are " + list, "可用的类型：" + list});
  }
  sink_.add(std::move(problem));
  return false;
}

void FieldReader::want_fitting_keys(NodeRef declaration, Shape shape, Standing standing) {
  const auto type = declaration.find("type")->text();
  for (const auto& rule : kKeys) {
    const auto node = declaration.find(rule.key);
    if (!node) continue;
    if ((rule.shapes & bit(shape)) == 0) {
      sink_.add(
          diag::make<Code::declared_key_misplaced>(node->key_where(), rule.key, quoted(type)));
    } else if ((rule.standings & static_cast<std::uint32_t>(standing)) == 0) {
      sink_.add(diag::make<Code::declared_key_misplaced>(node->key_where(), rule.key,
                                                         words(standing)));
    }
  }
}

bool FieldReader::read_parts(NodeRef declaration, Field& field) {
  switch (field.shape) {
    case Shape::list:
    case Shape::map:
      return read_element(declaration, field);
    case Shape::reference:
      return read_reference(declaration, field);
    case Shape::enumeration:
      return read_enumeration(declaration, field);
    case Shape::string:
    case Shape::integer:
    case Shape::number:
    case Shape::boolean:
    case Shape::date:
    case Shape::month:
    case Shape::period:
    case Shape::until:
    case Shape::id:
    case Shape::file:
    case Shape::record:
      return true;
  }
  ZIZHI_UNREACHABLE();
}

bool FieldReader::read_element(NodeRef declaration, Field& field) {
  const auto of = want(declaration, "of", sink_);
  auto element = of ? read(*of, Standing::element) : std::nullopt;
  if (!element) return false;
  field.personal = field.personal || element->personal;
  element->personal = field.personal;
  if (element->unit.empty()) element->unit = field.unit;
  field.max_length = element->max_length;  // What is known of a list's texts is known of it.
  field.type = field.shape == Shape::list
                   ? types_.list(element->type)
                   : types_.map(types_.of(cel::Kind::string), element->type);
  field.element = std::make_unique<Field>(*std::move(element));
  return true;
}

bool FieldReader::read_reference(NodeRef declaration, Field& field) {
  const auto to = want(declaration, "to", sink_);
  const auto name = to ? read_text(*to, sink_) : std::nullopt;
  const auto record = name ? list(*name, to->where()) : std::nullopt;
  if (!record) return false;
  field.to = *name;
  field.type = types_.record(*names_.records[*record]);
  return true;
}

std::optional<std::uint32_t> FieldReader::list(std::string_view list, source::Span where) {
  const auto found = names_.lists.find(list);
  if (found != names_.lists.end()) {
    id_uses_.push_back({.list = std::string(list), .record = found->second, .where = where});
    return found->second;
  }
  std::vector<std::string_view> known;
  for (const auto& [name, record] : names_.lists)
    known.emplace_back(name);
  sink_.add(diag::suggest(diag::make<Code::declared_no_list>(where, list), list, known));
  return std::nullopt;
}

bool FieldReader::read_enumeration(NodeRef declaration, Field& field) {
  const auto values = want(declaration, "values", sink_);
  if (!values) return false;
  if (values->is_scalar()) {
    const bool services = values->text() == "application.services";
    if (services || values->text() == "application.stage") {
      field.type = services ? application_.service_type : application_.stage_type;
      return field.type.valid();
    }
  }
  auto read = read_values(*values, sink_);
  if (read.empty()) return false;
  field.type = types_.enumeration({.name = data::path(declaration), .values = std::move(read)});
  return true;
}

void FieldReader::read_remarks(NodeRef declaration, Field& field) {
  const auto flag = [&](std::string_view key) {
    const auto node = look(declaration, key);
    return node && read_flag(*node, sink_).value_or(false);
  };
  const auto text = [&](std::string_view key) {
    const auto node = look(declaration, key);
    return node ? read_text(*node, sink_).value_or("") : std::string();
  };
  const auto bilingual = [&](std::string_view key) {
    const auto node = look(declaration, key);
    return node ? read_bilingual(*node, {}, sink_).value_or(i18n::Localized{})
                : i18n::Localized{};
  };
  const auto count = [&](std::string_view key, std::int64_t most, std::uint32_t otherwise) {
    const auto node = look(declaration, key);
    const auto number = node ? read_count(*node, 1, most, sink_) : std::nullopt;
    return number ? static_cast<std::uint32_t>(*number) : otherwise;
  };
  field.optional = flag("optional");
  field.event = flag("event");
  field.personal = flag("personal");
  flag("title");
  field.carry = read_carry(declaration);
  field.not_before = text("not_before");
  field.exclusive = flag("exclusive");
  field.digest_of = text("digest_of");
  field.unit = text("unit");
  field.example = text("example");
  field.ask = bilingual("ask");
  field.help = bilingual("help");
  field.max_items = count("max_items", kMostItems, field.max_items);
  field.max_length = count("max_length", kMostCharacters, field.max_length);
  read_bounds(declaration, field);
}

void FieldReader::read_bounds(NodeRef declaration, Field& field) {
  const auto bound = [&](std::string_view key) {
    const auto node = look(declaration, key);
    return node ? read_real(*node, sink_) : std::nullopt;
  };
  field.min = bound("min");
  field.max = bound("max");
  if (!field.min || !field.max || *field.min <= *field.max) return;
  constexpr i18n::Text kWanted{"a number that is not below `min`", "不小于 `min` 的数字"};
  constexpr i18n::Text kBelow{"below it", "小于它的数字"};
  const auto max = *declaration.find("max");
  sink_.add(diag::make<Code::declared_shape>(max.where(), data::path(max), kWanted, kBelow));
}

std::optional<Carry> FieldReader::read_carry(NodeRef declaration) {
  constexpr auto kWords = std::to_array<std::pair<std::string_view, Carry>>(
      {{"keep", Carry::keep}, {"confirm", Carry::confirm}, {"drop", Carry::drop}});
  const auto node = look(declaration, "carry");
  if (!node) return std::nullopt;
  for (const auto& [word, carry] : kWords) {
    if (node->text() == word) return carry;
  }
  constexpr i18n::Text kWanted{"`keep`, `confirm` or `drop`", "`keep`、`confirm` 或 `drop`"};
  sink_.add(diag::make<Code::declared_shape>(node->where(), data::path(*node), kWanted,
                                             kind_in_words(*node)));
  return std::nullopt;
}

}  // namespace zizhi::schema
