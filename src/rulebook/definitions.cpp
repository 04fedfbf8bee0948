// `define`: expressions with a name, of which each may use those before it.
#include "expressions.h"
#include "names.h"
#include "shape.h"

#include "zizhi/base/overloaded.h"
#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace zizhi::rulebook {
namespace {

using data::NodeRef;
using diag::Code;

constexpr i18n::Text kDefinition{"a definition", "定义"};
constexpr auto kTypes = std::to_array<std::pair<std::string_view, cel::Kind>>({
    {"int", cel::Kind::integer},
    {"number", cel::Kind::floating},
    {"bool", cel::Kind::boolean},
    {"string", cel::Kind::string},
    {"date", cel::Kind::date},
    {"until", cel::Kind::until},
    {"month", cel::Kind::month},
    {"period", cel::Kind::period},
    {"timestamp", cel::Kind::timestamp},
    {"duration", cel::Kind::duration},
});

/// Types of parameters by the words for them; `list(project)` and the like too.
class TypeReader {
 public:
  explicit TypeReader(const Rulebook& book) : book_(book) {}

  /// Not valid when there is no such type.
  cel::Type type(std::string_view spelling) const;

  /// The simple words, for "did you mean".
  std::vector<std::string_view> words() const;

 private:
  cel::Type wrapped(std::string_view word, std::string_view inner) const;

  const Rulebook& book_;
};

cel::Type TypeReader::type(std::string_view spelling) const {
  const auto word = base::trim(spelling);
  const auto open = word.find('(');
  if (open != std::string_view::npos && word.ends_with(')')) {
    return wrapped(word.substr(0, open), word.substr(open + 1, word.size() - open - 2));
  }
  const auto* const simple =
      std::ranges::find(kTypes, word, &std::pair<std::string_view, cel::Kind>::first);
  if (simple != kTypes.end()) return book_.types->of(simple->second);
  const auto& application = book_.schema.application;
  if (word == "application.services") return application.service_type;
  if (word == "application.stage") return application.stage_type;
  const auto record = std::ranges::find(book_.schema.types, word, &schema::Record::name);
  return record == book_.schema.types.end() ? cel::Type() : book_.types->record(*record->type);
}

cel::Type TypeReader::wrapped(std::string_view word, std::string_view inner) const {
  static constexpr std::string_view kMap = "map";
  if (word == kMap) {
    const auto comma = inner.find(',');
    if (comma == std::string_view::npos) return {};
    const auto key = type(inner.substr(0, comma));
    const auto value = type(inner.substr(comma + 1));
    return key.valid() && value.valid() ? book_.types->map(key, value) : cel::Type();
  }
  const auto element = type(inner);
  if (!element.valid()) return {};
  if (word == "list") return book_.types->list(element);
  return word == "optional" ? book_.types->optional(element) : cel::Type();
}

std::vector<std::string_view> TypeReader::words() const {
  std::vector<std::string_view> words;
  words.reserve(kTypes.size() + book_.schema.types.size());
  for (const auto& [word, kind] : kTypes) {
    words.push_back(word);
  }
  for (const auto& record : book_.schema.types) {
    words.emplace_back(record.name);
  }
  return words;
}

/// Names that the expression binds itself: they hide everything else.
std::set<std::string_view> bound(const cel::Ast& ast) {
  std::set<std::string_view> names;
  for (const auto& node : ast.nodes) {
    if (const auto* const macro = std::get_if<cel::Macro>(&node.kind)) {
      names.insert(macro->first);
      names.insert(macro->second);
    }
  }
  return names;
}

/// Name or function that a node uses; empty for other nodes.
std::string_view used(const cel::Node& node) {
  if (const auto* const name = std::get_if<cel::Name>(&node.kind)) return name->text;
  const auto* const call = std::get_if<cel::Call>(&node.kind);
  return call != nullptr && call->receiver == cel::kNoNode ? std::string_view(call->function)
                                                           : std::string_view();
}

/// Reads one definition after the other.
class Reader {
 public:
  Reader(std::vector<NodeRef> entries, Reading& reading)
      : entries_(std::move(entries)), reading_(reading), types_(reading.book) {}

  void definitions();

 private:
  void definition(std::size_t position);
  std::vector<cel::DefinitionParameter> parameters(const Fields& fields);
  bool uses_earlier_only(const cel::Ast& ast, std::size_t position,
                         const std::vector<cel::DefinitionParameter>& parameters);
  std::optional<cel::Checked> expression(std::optional<NodeRef> node, std::size_t position,
                                         const std::vector<cel::DefinitionParameter>& given);

  std::vector<NodeRef> entries_;
  Reading& reading_;
  TypeReader types_;
};

void Reader::definitions() {
  Names names(Spelling::identifier, {"definition", "定义"});
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    names.declare(entries_[i].key(), entries_[i].key_where(), reading_.sink);
    definition(i);
  }
}

void Reader::definition(std::size_t position) {
  static constexpr std::array<std::string_view, 2> kKeys{"params", "expr"};
  const auto node = entries_[position];
  auto& book = reading_.book;
  refuse_taken(node.key(), {"definition", "定义"}, node.key_where(), *book.environment,
               reading_.sink);
  const Fields fields(node, kDefinition, kKeys, reading_.sink);
  cel::DefinitionSignature signature;
  signature.name = node.key();
  signature.where = node.key_where();
  signature.index = static_cast<std::uint32_t>(position);
  signature.parameters = parameters(fields);
  signature.has_parameters = !signature.parameters.empty();
  signature.result = book.types->of(cel::Kind::error);
  auto checked = expression(fields.require("expr"), position, signature.parameters);
  if (checked) {
    signature.result = checked->types[static_cast<std::size_t>(checked->ast.root)];
    for (std::size_t i = 0; i < signature.parameters.size(); ++i) {
      signature.parameters[i].vocabularies = checked->vocabularies[i];
    }
    book.definitions.push_back(cel::compile(*std::move(checked)));
  } else {
    book.definitions.emplace_back();  // The rulebook does not load: this only keeps the place.
  }
  book.definition_names.push_back(signature.name);
  book.environment->declare(std::move(signature));
}

std::vector<cel::DefinitionParameter> Reader::parameters(const Fields& fields) {
  std::vector<cel::DefinitionParameter> made;
  if (!fields.has("params")) return made;
  Names names(Spelling::identifier, {"parameter", "参数"});
  for (const auto entry : entries(fields.find("params"), reading_.sink)) {
    names.declare(entry.key(), entry.key_where(), reading_.sink);
    refuse_taken(entry.key(), {"parameter", "参数"}, entry.key_where(),
                 *reading_.book.environment, reading_.sink);
    const auto spelling = scalar(entry, reading_.sink);
    auto type = types_.type(spelling);
    if (!type.valid()) {
      type = reading_.book.types->of(cel::Kind::error);
      if (reading_.has_schema && !spelling.empty()) {
        reading_.sink.add(
            diag::suggest(diag::make<Code::definition_type>(entry.where(), spelling), spelling,
                          types_.words()));
      }
    }
    made.push_back({.name = std::string(entry.key()), .type = type});
  }
  return made;
}

/// Tells of the first use of a definition that is not declared yet.
bool Reader::uses_earlier_only(const cel::Ast& ast, std::size_t position,
                               const std::vector<cel::DefinitionParameter>& parameters) {
  auto hidden = bound(ast);
  for (const auto& parameter : parameters) {
    hidden.insert(parameter.name);
  }
  for (const auto& node : ast.nodes) {
    const auto name = used(node);
    if (name.empty() || hidden.contains(name)) continue;
    const auto found =
        std::ranges::find(entries_, name, [](NodeRef entry) { return entry.key(); });
    if (found == entries_.end() ||
        found < entries_.begin() + static_cast<std::ptrdiff_t>(position)) {
      continue;
    }
    const auto where = ast.fragment.locate(node.focus);
    auto told = found->position() == entries_[position].position()
                    ? diag::make<Code::definition_of_itself>(where, name)
                    : diag::make<Code::definition_later>(where, name);
    told.labels.push_back({found->key_where(), {"declared here", "声明在此"}});
    reading_.sink.add(std::move(told));
    return false;
  }
  return true;
}

std::optional<cel::Checked> Reader::expression(
    std::optional<NodeRef> node, std::size_t position,
    const std::vector<cel::DefinitionParameter>& given) {
  const auto text = scalar(node, reading_.sink);
  if (text.empty()) return std::nullopt;
  auto ast = parse(*node, {0, text.size()}, reading_);
  if (!ast || !reading_.has_schema || !uses_earlier_only(*ast, position, given)) {
    return std::nullopt;
  }
  cel::CheckOptions options;
  options.parameters = given;
  auto checked =
      cel::check(*std::move(ast), *reading_.book.environment, options, reading_.sink);
  if (checked) cel::find_dyn(*checked, reading_.sink);
  return checked;
}

}  // namespace

void read_definitions(std::optional<NodeRef> node, Reading& reading) {
  if (node) Reader(entries(node, reading.sink), reading).definitions();
}

}  // namespace zizhi::rulebook
