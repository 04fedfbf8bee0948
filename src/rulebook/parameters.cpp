// `parameters`: every number of the certification, with its type and where it comes from.
#include "names.h"
#include "parameter_value.h"
#include "reading.h"
#include "shape.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace zizhi::rulebook {
namespace {

using data::NodeRef;
using diag::Code;

constexpr i18n::Text kParameter{"a parameter", "参数"};
constexpr std::array<std::string_view, 8> kKeys{"type", "value",  "source", "title",
                                                "unit", "values", "of",     "stricter"};
constexpr std::array<std::string_view, 2> kStricter{"larger", "smaller"};
constexpr auto kTypes = std::to_array<std::pair<std::string_view, cel::Kind>>({
    {"int", cel::Kind::integer},
    {"number", cel::Kind::floating},
    {"bool", cel::Kind::boolean},
    {"string", cel::Kind::string},
    {"date", cel::Kind::date},
    {"month", cel::Kind::month},
    {"period", cel::Kind::period},
    {"enum", cel::Kind::enumeration},
    {"list", cel::Kind::list},
});

/// Reads one parameter after the other.
class Reader {
 public:
  explicit Reader(Reading& reading) : reading_(reading), sink_(reading.sink) {}

  Parameter parameter(NodeRef node);

 private:
  cel::Type type(const Fields& fields, std::string_view key);
  cel::Type enumeration(const Fields& fields);
  void values(std::optional<NodeRef> node, Parameter& parameter);
  void by_level(NodeRef node, Parameter& parameter);
  std::optional<cel::Value> value(NodeRef node, const Parameter& parameter);
  std::optional<cel::Value> plain_value(NodeRef node, const Parameter& parameter,
                                        cel::Type type);
  std::optional<std::int64_t> level(NodeRef entry);

  const std::vector<std::int64_t>& levels() const {
    return reading_.book.schema.application.levels;
  }

  Reading& reading_;
  diag::Sink& sink_;
};

Parameter Reader::parameter(NodeRef node) {
  const Fields fields(node, kParameter, kKeys, sink_);
  Parameter made;
  made.name = node.key();
  made.where = node.key_where();
  made.type = type(fields, "type");
  made.source = source_id(fields.require("source"), reading_);
  made.unit = scalar(fields.find("unit"), sink_);
  made.title = text(fields.find("title"), sink_);
  if (const auto stricter = fields.find("stricter")) {
    const auto found = choice(*stricter, kStricter, sink_);
    if (found) made.stricter = *found == 0 ? Stricter::larger : Stricter::smaller;
  }
  const auto kind = made.type.kind();
  const bool of_enum =
      kind == cel::Kind::enumeration || kind == cel::Kind::list || kind == cel::Kind::error;
  if (fields.has("values") && !of_enum) {
    sink_.add(diag::make<Code::book_key_misplaced>(fields.find("values")->key_where(), "values",
                                                   "`type: enum`"));
  }
  if (fields.has("of") && kind != cel::Kind::list && kind != cel::Kind::error) {
    sink_.add(diag::make<Code::book_key_misplaced>(fields.node().find("of")->key_where(), "of",
                                                   "`type: list`"));
  }
  values(fields.require("value"), made);
  made.default_by_level = made.by_level;
  return made;
}

/// The type under `key`; that of what was already told where there is none.
cel::Type Reader::type(const Fields& fields, std::string_view key) {
  auto& types = *reading_.book.types;
  const auto none = types.of(cel::Kind::error);
  const auto node = fields.require(key);
  const auto word = scalar(node, sink_);
  if (word.empty()) return none;
  const auto* const found =
      std::ranges::find(kTypes, word, &std::pair<std::string_view, cel::Kind>::first);
  const bool nested = key == "of";
  if (found == kTypes.end() || (nested && found->second == cel::Kind::list)) {
    std::vector<std::string_view> names;
    for (const auto& [name, kind] : kTypes) {
      if (!nested || kind != cel::Kind::list) names.push_back(name);
    }
    sink_.add(
        diag::suggest(diag::make<Code::parameter_type>(node->where(), word), word, names));
    return none;
  }
  if (found->second == cel::Kind::enumeration) return enumeration(fields);
  if (found->second != cel::Kind::list) return types.of(found->second);
  const auto element = type(fields, "of");
  return element == none ? none : types.list(element);
}

/// `values: [a, b]`, `values: {a: TEXT}`, `values: application.services`.
cel::Type Reader::enumeration(const Fields& fields) {
  auto& types = *reading_.book.types;
  const auto node = fields.require("values");
  if (!node) return types.of(cel::Kind::error);
  if (node->is_scalar()) {
    static constexpr std::array<std::string_view, 2> kWords{"application.services",
                                                            "application.stage"};
    const auto found = choice(*node, kWords, sink_);
    if (!found || !reading_.has_schema) return types.of(cel::Kind::error);
    const auto& application = reading_.book.schema.application;
    return *found == 0 ? application.service_type : application.stage_type;
  }
  cel::EnumType made;
  made.name = "params." + std::string(fields.node().key());
  Names names(Spelling::value, {"value", "取值"});
  const bool titled = node->is_map();
  for (const auto entry : titled ? entries(node, sink_) : elements(node, sink_)) {
    cel::EnumValue value;
    value.id = titled ? std::string(entry.key()) : scalar(entry, sink_);
    value.title = titled ? text(entry, sink_) : i18n::same(value.id);
    if (value.id.empty()) continue;
    names.declare(value.id, titled ? entry.key_where() : entry.where(), sink_);
    made.values.push_back(std::move(value));
  }
  return types.enumeration(std::move(made));
}

void Reader::values(std::optional<NodeRef> node, Parameter& parameter) {
  if (!node || parameter.type.kind() == cel::Kind::error) return;
  if (node->is_map()) {
    static constexpr std::array<std::string_view, 1> kByLevel{"by_level"};
    const Fields fields(*node, {"the value of a parameter", "参数的值"}, kByLevel, sink_);
    parameter.depends_on_level = true;
    const auto levels = fields.require("by_level");
    if (levels) by_level(*levels, parameter);
    return;
  }
  const auto given = value(*node, parameter);
  if (!given) return;
  for (const auto level : levels()) {
    parameter.by_level.emplace(level, *given);
  }
}

void Reader::by_level(NodeRef node, Parameter& parameter) {
  for (const auto entry : entries(node, sink_)) {
    const auto given = value(entry, parameter);
    const auto known = level(entry);
    if (given && known) parameter.by_level.emplace(*known, *given);
  }
  if (!node.is_map()) return;
  for (const auto level : levels()) {
    if (node.find(std::to_string(level))) continue;
    sink_.add(
        diag::make<Code::parameter_level_missing>(node.key_where(), parameter.name, level));
  }
}

/// The level that is an entry's key; tells of one that the rulebook does not have.
std::optional<std::int64_t> Reader::level(NodeRef entry) {
  std::string known;
  for (const auto level : levels()) {
    const auto word = std::to_string(level);
    if (word == entry.key()) return level;
    known += (known.empty() ? "" : ", ") + word;
  }
  if (reading_.has_schema) {
    sink_.add(diag::make<Code::parameter_level_unknown>(entry.key_where(), entry.key(), known));
  }
  return std::nullopt;
}

std::optional<cel::Value> Reader::value(NodeRef node, const Parameter& parameter) {
  if (parameter.type.kind() != cel::Kind::list) {
    return plain_value(node, parameter, parameter.type);
  }
  std::vector<cel::Value> values;
  const auto items = elements(node, sink_);
  for (const auto item : items) {
    const auto value = plain_value(item, parameter, parameter.type.parameter(0));
    if (value) values.push_back(*value);
  }
  if (values.empty() || values.size() < items.size()) return std::nullopt;
  return make_list(values, *reading_.book.constants);
}

std::optional<cel::Value> Reader::plain_value(NodeRef node, const Parameter& parameter,
                                              cel::Type type) {
  const auto text = scalar(node, sink_);
  if (text.empty()) return std::nullopt;
  auto value = parse_value(text, type, *reading_.book.constants);
  if (!value) {
    sink_.add(diag::suggest(
        diag::make<Code::parameter_misfit>(node.where(), parameter.name, wanted(type), text),
        text, words(type)));
  }
  return value;
}

}  // namespace

void read_parameters(std::optional<NodeRef> node, Reading& reading) {
  auto& book = reading.book;
  Names names(Spelling::identifier, {"parameter", "参数"});
  Reader reader(reading);
  auto& record = book.types->declare_record("params");
  if (node) {
    for (const auto entry : entries(node, reading.sink)) {
      names.declare(entry.key(), entry.key_where(), reading.sink);
      auto parameter = reader.parameter(entry);
      cel::RecordField field;
      field.name = parameter.name;
      field.type = parameter.type;
      field.ask = parameter.title;
      field.unit = parameter.unit;
      record.fields.push_back(std::move(field));
      book.parameters.push_back(std::move(parameter));
    }
  }
  record.index();
  book.params_type = &record;
}

bool set_parameter(Rulebook& rulebook, std::string_view name, std::string_view text,
                   diag::Sink& sink) {
  const auto found = std::ranges::find(rulebook.parameters, name, &Parameter::name);
  if (found == rulebook.parameters.end()) {
    std::vector<std::string_view> names;
    for (const auto& parameter : rulebook.parameters) {
      names.emplace_back(parameter.name);
    }
    sink.add(
        diag::suggest(diag::make<Code::parameter_unknown>(std::nullopt, name), name, names));
    return false;
  }
  const bool list = found->type.kind() == cel::Kind::list;
  const auto type = list ? found->type.parameter(0) : found->type;
  std::vector<cel::Value> values;
  for (const auto piece : list ? base::split(text, ',') : std::vector{text}) {
    const auto trimmed = base::trim(piece);
    if (trimmed.empty()) {
      sink.add(diag::make<Code::book_empty>(std::nullopt, name));
      return false;
    }
    const auto value = parse_value(trimmed, type, *rulebook.constants);
    if (!value) {
      sink.add(diag::suggest(
          diag::make<Code::parameter_misfit>(std::nullopt, name, wanted(type), trimmed),
          trimmed, words(type)));
      return false;
    }
    values.push_back(*value);
  }
  const auto value = list ? make_list(values, *rulebook.constants) : values.front();
  for (auto& [level, given] : found->by_level) {
    given = value;
  }
  const bool overlaid = found->set_by.starts_with("overlay ");
  found->set_by = overlaid ? "--set over " + found->set_by : "--set";
  return true;
}

}  // namespace zizhi::rulebook
