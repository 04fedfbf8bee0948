// A line of questions: which keys it has, what it declares, what it binds.
#include "eval_line.h"

#include "zizhi/data/json_text.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

using cel::Value;
using data::NodeRef;
using diag::Code;

constexpr std::array<std::string_view, 8> kKeys{
    "id",        "expr",          "bindings",       "type_env",
    "container", "disable_check", "disable_macros", "check_only"};
constexpr std::array<std::string_view, 2> kVariableKeys{"var", "type"};
constexpr std::array<std::string_view, 2> kFunctionKeys{"func", "overloads"};
constexpr std::array<std::string_view, 5> kOverloadKeys{"id", "params", "result", "member",
                                                        "type_params"};
constexpr std::array<std::string_view, 3> kBindingKeys{"value", "unknown", "error"};

constexpr i18n::Text kText{"a text", "文本"};
constexpr i18n::Text kSwitch{"`true` or `false`", " `true` 或 `false`"};
constexpr i18n::Text kList{"a list", "列表"};
constexpr i18n::Text kObject{"an object", "对象"};
constexpr i18n::Text kTexts{"a list of texts, at least one", "非空的文本列表"};

/// What was bound to nothing.
constexpr cel::Failure kUnbound{.code = cel::FailureCode::unbound,
                                .text = {"nothing is bound to this name", "该名称没有绑定值"}};

class LineReader {
 public:
  LineReader(cel::Environment& environment, cel::Arena& arena, diag::Sink& sink)
      : environment_(environment), arena_(arena), sink_(sink) {}

  std::optional<LineQuestion> read(NodeRef line);

 private:
  void refuse(NodeRef node, std::string_view what, const i18n::Text& wanted) {
    const auto key = "`" + std::string(what) + "`";
    sink_.add(
        diag::make<Code::value_shape>(node.where(), i18n::Localized{key, key + " "}, wanted));
  }

  void allow(NodeRef object, std::span<const std::string_view> keys) {
    for (std::size_t i = 0; i < object.size(); ++i) {
      const auto entry = object[i];
      if (std::ranges::find(keys, entry.key()) != keys.end()) continue;
      sink_.add(diag::suggest(diag::make<Code::key_unknown>(entry.key_where(), entry.key()),
                              entry.key(), keys));
    }
  }

  std::optional<NodeRef> require(NodeRef object, std::string_view key) {
    auto found = object.find(key);
    if (!found) sink_.add(diag::make<Code::key_missing>(object.where(), key));
    return found;
  }

  std::string_view text(std::optional<NodeRef> node) {
    if (!node) return {};
    if (node->kind() != data::Kind::string) refuse(*node, node->key(), kText);
    return node->text();
  }

  bool flag(NodeRef object, std::string_view key) {
    const auto node = object.find(key);
    if (!node) return false;
    if (node->kind() != data::Kind::boolean) refuse(*node, key, kSwitch);
    return node->text() == "true";
  }

  /// The elements of `key`, which is a list of objects; none where it is not there.
  std::vector<NodeRef> objects(NodeRef object, std::string_view key);

  /// At least one text.
  std::vector<std::string_view> texts(NodeRef node);

  std::optional<cel::Type> type(std::optional<NodeRef> node) {
    return node ? read_type(*node, environment_.types(), sink_) : std::nullopt;
  }

  void declare(NodeRef declaration);
  void declare_function(std::string_view name, NodeRef overload);
  void declare_bindings(NodeRef bindings);
  std::vector<Value> bind(std::optional<NodeRef> bindings);
  std::optional<Value> bound(NodeRef binding, const cel::Variable& variable);
  Value unknown(const std::vector<std::string_view>& paths);
  Value failure(const std::vector<std::string_view>& messages);

  cel::Environment& environment_;
  cel::Arena& arena_;
  diag::Sink& sink_;
};

std::vector<NodeRef> LineReader::objects(NodeRef object, std::string_view key) {
  std::vector<NodeRef> found;
  const auto list = object.find(key);
  if (!list) return found;
  if (!list->is_list()) refuse(*list, key, kList);
  for (std::size_t i = 0; list->is_list() && i < list->size(); ++i) {
    const auto element = (*list)[i];
    if (element.is_map()) {
      found.push_back(element);
    } else {
      refuse(element, key, {"a list of objects", "对象的列表"});
    }
  }
  return found;
}

std::vector<std::string_view> LineReader::texts(NodeRef node) {
  std::vector<std::string_view> found;
  bool fits = node.is_list() && node.size() > 0;
  for (std::size_t i = 0; node.is_list() && i < node.size(); ++i) {
    fits = fits && node[i].kind() == data::Kind::string;
    found.push_back(node[i].text());
  }
  if (!fits) refuse(node, node.key(), kTexts);
  return found;
}

void LineReader::declare(NodeRef declaration) {
  if (declaration.find("func")) {
    allow(declaration, kFunctionKeys);
    const auto name = text(declaration.find("func"));
    require(declaration, "overloads");
    for (const auto overload : objects(declaration, "overloads"))
      declare_function(name, overload);
    return;
  }
  allow(declaration, kVariableKeys);
  const auto name = text(require(declaration, "var"));
  const auto of = type(require(declaration, "type"));
  if (of) environment_.declare(std::string(name), *of);
}

void LineReader::declare_function(std::string_view name, NodeRef overload) {
  allow(overload, kOverloadKeys);
  cel::ForeignFunction function;
  function.name = name;
  function.method = flag(overload, "member");
  const auto parameters = require(overload, "params");
  if (parameters && !parameters->is_list()) refuse(*parameters, "params", kList);
  for (std::size_t i = 0; parameters && parameters->is_list() && i < parameters->size(); ++i) {
    if (const auto one = type((*parameters)[i])) function.parameters.push_back(*one);
  }
  const auto result = type(require(overload, "result"));
  if (!result) return;
  function.result = *result;
  environment_.declare(std::move(function));
}

/// What no `type_env` declares may be anything.
void LineReader::declare_bindings(NodeRef bindings) {
  for (std::size_t i = 0; i < bindings.size(); ++i) {
    const auto name = bindings[i].key();
    if (environment_.variable(name) != nullptr) continue;
    environment_.declare(std::string(name), environment_.types().of(cel::Kind::dyn));
  }
}

Value LineReader::unknown(const std::vector<std::string_view>& paths) {
  const cel::Unknowns* all = nullptr;
  for (const auto path : paths) {
    const auto* const missing = arena_.make<cel::Missing>(nullptr, path);
    const auto& one = cel::unknown_of(arena_, *missing).as_unknowns();
    all = all == nullptr ? &one : cel::unite(arena_, all, &one);
  }
  return Value::unknown(all);
}

Value LineReader::failure(const std::vector<std::string_view>& messages) {
  std::string detail;
  for (const auto message : messages)
    detail.append(detail.empty() ? "" : "; ").append(message);
  return Value::error(arena_.make<cel::Failure>(
      cel::FailureCode::unbound,
      i18n::Text{"an error is bound to this name", "该名称绑定的是错误"}, arena_.copy(detail)));
}

std::optional<Value> LineReader::bound(NodeRef binding, const cel::Variable& variable) {
  if (!binding.is_map() || binding.size() != 1) {
    refuse(binding, variable.name,
           {"`{\"value\":VALUE}`, `{\"unknown\":[PATH,…]}` or `{\"error\":[TEXT,…]}`",
            " `{\"value\":值}`、`{\"unknown\":[路径,…]}` 或 `{\"error\":[文本,…]}`"});
    return std::nullopt;
  }
  allow(binding, kBindingKeys);
  const auto content = binding[0];
  if (content.key() != "value") {
    const auto said = texts(content);
    if (sink_.errors() > 0) return std::nullopt;
    return content.key() == "unknown" ? unknown(said) : failure(said);
  }
  const auto value = read_value(content, {arena_, environment_.types()}, sink_);
  if (value && !fits(*value, variable.type)) {
    sink_.add(diag::make<Code::binding_misfit>(content.where(), variable.name,
                                               cel::spelling(variable.type)));
  }
  return value;
}

std::vector<Value> LineReader::bind(std::optional<NodeRef> bindings) {
  std::vector<Value> globals(environment_.variables().size(), Value::error(&kUnbound));
  for (std::size_t i = 0; bindings && i < bindings->size(); ++i) {
    const auto& variable = *environment_.variable((*bindings)[i].key());
    if (const auto value = bound((*bindings)[i], variable)) globals[variable.slot] = *value;
  }
  return globals;
}

std::optional<LineQuestion> LineReader::read(NodeRef line) {
  if (!line.is_map()) {
    sink_.add(
        diag::make<Code::value_shape>(line.where(), i18n::Text{"a line", "一行"},
                                      i18n::Text{"an object such as `{\"expr\":\"1 + 2\"}`",
                                                 "对象，如 `{\"expr\":\"1 + 2\"}`"}));
    return std::nullopt;
  }
  allow(line, kKeys);
  const auto id = line.find("id");
  if (id && !id->is_null() && !id->is_scalar())
    refuse(
        *id, "id",
        {"a text, a number, `true`, `false` or `null`", "文本、数、`true`、`false` 或 `null`"});
  LineQuestion question;
  question.expression = text(require(line, "expr"));
  question.options.static_types = !flag(line, "disable_check");
  question.options.macros = !flag(line, "disable_macros");
  question.check_only = flag(line, "check_only");
  environment_.container(std::string(text(line.find("container"))));
  for (const auto declaration : objects(line, "type_env"))
    declare(declaration);
  auto bindings = line.find("bindings");
  if (bindings && !bindings->is_map()) refuse(*bindings, "bindings", kObject);
  if (sink_.errors() > 0) return std::nullopt;
  if (bindings) declare_bindings(*bindings);
  question.globals = bind(bindings);
  return sink_.errors() > 0 ? std::nullopt : std::optional(std::move(question));
}

}  // namespace

std::string line_id(NodeRef line) {
  const auto id = line.is_map() ? line.find("id") : std::nullopt;
  if (!id || !id->is_scalar()) return "null";
  return id->kind() == data::Kind::string ? data::json_string(id->text())
                                          : std::string(id->text());
}

std::optional<LineQuestion> read_line(NodeRef line, cel::Environment& environment,
                                      cel::Arena& arena, diag::Sink& sink) {
  return LineReader(environment, arena, sink).read(line);
}

}  // namespace zizhi::cli
