#include "choices.h"

#include "declaration.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string_view>

namespace zizhi::schema {
namespace {

using data::NodeRef;
using diag::Code;

constexpr auto kApplicationKeys =
    std::to_array<std::string_view>({"level", "stage", "services"});
constexpr auto kLevelKeys = std::to_array<std::string_view>({"values", "default"});
constexpr auto kStageKeys = kLevelKeys;
constexpr auto kServicesKeys = std::to_array<std::string_view>({"values", "at_least"});
constexpr auto kMoreOfAValue = std::to_array<std::string_view>({"aliases"});

constexpr i18n::Text kValue{"value", "取值"};

std::vector<std::string> read_aliases(NodeRef value, diag::Sink& sink) {
  std::vector<std::string> aliases;
  const auto node = look(value, "aliases");
  if (!node) return aliases;
  if (!node->is_list()) {
    sink.add(diag::make<Code::declared_shape>(node->where(), data::path(*node),
                                              i18n::Text{"a list of texts", "文本列表"},
                                              kind_in_words(*node)));
    return aliases;
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    if (auto alias = read_text((*node)[i], sink)) aliases.push_back(*std::move(alias));
  }
  return aliases;
}

std::optional<std::string> read_id(std::string_view text, source::Span where,
                                   diag::Sink& sink) {
  if (is_id(text)) return std::string(text);
  sink.add(diag::make<Code::declared_id>(where, text));
  return std::nullopt;
}

std::optional<cel::EnumValue> read_value(NodeRef node, bool in_map, diag::Sink& sink) {
  if (!in_map) {
    const auto text = read_text(node, sink);
    auto id = text ? read_id(*text, node.where(), sink) : std::nullopt;
    if (!id) return std::nullopt;
    return cel::EnumValue{.id = *id, .title = i18n::same(*id), .aliases = {}};
  }
  auto id = read_id(node.key(), node.key_where(), sink);
  auto title = read_bilingual(node, kMoreOfAValue, sink);
  if (!id || !title) return std::nullopt;
  return cel::EnumValue{
      .id = *std::move(id), .title = *std::move(title), .aliases = read_aliases(node, sink)};
}

// Whatever a person may call a value stands for that value alone: a hint must not guess.
void want_unambiguous(NodeRef node, const std::vector<cel::EnumValue>& values,
                      diag::Sink& sink) {
  std::map<std::string_view, std::size_t> meaning;
  const auto add = [&](std::string_view word, std::size_t value) {
    const auto [known, fresh] = meaning.emplace(word, value);
    if (fresh || known->second == value) return;
    sink.add(diag::make<Code::declared_twice>(node.where(), word, data::path(node)));
  };
  for (std::size_t i = 0; i < values.size(); ++i) {
    add(values[i].id, i);
    add(values[i].title.en, i);
    add(values[i].title.zh, i);
    for (const auto& alias : values[i].aliases)
      add(alias, i);
  }
}

// The same id twice in a list; in a map the reader of the file has seen it.
void want_once(NodeRef node, diag::Sink& sink) {
  std::map<std::string_view, NodeRef> seen;
  for (std::size_t i = 0; i < node.size() && node.is_list(); ++i) {
    const auto [first, fresh] = seen.emplace(node[i].text(), node[i]);
    if (fresh) continue;
    auto problem =
        diag::make<Code::declared_twice>(node[i].where(), node[i].text(), data::path(node));
    problem.labels.push_back(
        {.where = first->second.where(), .text = {"it is here first", "首次出现在此"}});
    sink.add(std::move(problem));
  }
}

std::vector<Choice> choices(NodeRef map, diag::Sink& sink) {
  std::vector<Choice> made;
  const auto values = want(map, "values", sink);
  if (!values) return made;
  for (auto& value : read_values(*values, sink)) {
    made.push_back({.id = std::move(value.id),
                    .title = std::move(value.title),
                    .aliases = std::move(value.aliases)});
  }
  return made;
}

void read_level(NodeRef map, ApplicationSchema& application, diag::Sink& sink) {
  want_keys(map, kLevelKeys, sink);
  const auto values = want(map, "values", sink);
  if (!values) return;
  if (!values->is_list()) {
    sink.add(diag::make<Code::declared_shape>(values->where(), data::path(*values),
                                              i18n::Text{"a list of whole numbers", "整数列表"},
                                              kind_in_words(*values)));
    return;
  }
  constexpr i18n::Text kLevel{"level", "级别"};
  if (values->size() == 0) {
    sink.add(
        diag::make<Code::declared_no_values>(values->where(), data::path(*values), kLevel));
  }
  want_once(*values, sink);
  for (std::size_t i = 0; i < values->size(); ++i) {
    constexpr std::int64_t kLowest = 100;
    const auto level = read_count((*values)[i], 1, kLowest, sink);
    if (level) application.levels.push_back(*level);
  }
  if (application.levels.empty()) return;
  application.default_level = std::ranges::max(application.levels);
  const auto given = look(map, "default");
  if (!given) return;
  const auto level = read_count(*given, 1, std::numeric_limits<std::int32_t>::max(), sink);
  if (!level) return;
  application.default_level = *level;
  if (std::ranges::find(application.levels, *level) == application.levels.end()) {
    sink.add(diag::make<Code::declared_default>(given->where(), given->text()));
  }
}

void read_stage(NodeRef map, ApplicationSchema& application, diag::Sink& sink) {
  want_keys(map, kStageKeys, sink);
  application.stages = choices(map, sink);
  if (application.stages.empty()) return;
  application.default_stage = application.stages.front().id;
  const auto given = look(map, "default");
  if (!given) return;
  application.default_stage = given->text();
  std::vector<std::string_view> ids;
  for (const auto& stage : application.stages)
    ids.emplace_back(stage.id);
  if (std::ranges::find(ids, given->text()) != ids.end()) return;
  sink.add(diag::suggest(diag::make<Code::declared_default>(given->where(), given->text()),
                         given->text(), ids));
}

void read_services(NodeRef map, ApplicationSchema& application, diag::Sink& sink) {
  want_keys(map, kServicesKeys, sink);
  application.services = choices(map, sink);
  const auto given = look(map, "at_least");
  if (!given || application.services.empty()) return;
  const auto most = static_cast<std::int64_t>(application.services.size());
  if (const auto least = read_count(*given, 1, most, sink)) {
    application.at_least = static_cast<std::size_t>(*least);
  }
}

}  // namespace

std::vector<cel::EnumValue> read_values(NodeRef node, diag::Sink& sink) {
  std::vector<cel::EnumValue> values;
  if (!node.is_map() && !node.is_list()) {
    sink.add(
        diag::make<Code::declared_shape>(node.where(), data::path(node),
                                         i18n::Text{"a map of ids and titles, or a list of ids",
                                                    "标识与名称的映射，或标识的列表"},
                                         kind_in_words(node)));
    return values;
  }
  const auto errors = sink.errors();
  if (node.size() == 0) {
    sink.add(diag::make<Code::declared_no_values>(node.where(), data::path(node), kValue));
  }
  want_once(node, sink);
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (auto value = read_value(node[i], node.is_map(), sink))
      values.push_back(*std::move(value));
  }
  if (sink.errors() == errors) want_unambiguous(node, values, sink);
  if (sink.errors() > errors) values.clear();
  return values;
}

ApplicationSchema read_application(NodeRef node, diag::Sink& sink) {
  ApplicationSchema application;
  constexpr i18n::Text kWanted{"a map with `level`, `stage` and `services`",
                               "含 `level`、`stage` 和 `services` 的映射"};
  if (!want_map(node, kWanted, sink)) return application;
  want_keys(node, kApplicationKeys, sink);
  constexpr i18n::Text kValues{"a map with `values`", "含 `values` 的映射"};
  const auto part = [&](std::string_view key, auto read) {
    const auto map = want(node, key, sink);
    if (map && want_map(*map, kValues, sink)) read(*map, application, sink);
  };
  part("level", read_level);
  part("stage", read_stage);
  part("services", read_services);
  return application;
}

cel::Type enumeration(std::string name, const std::vector<Choice>& choices, cel::Types& types) {
  cel::EnumType made{.name = std::move(name), .values = {}};
  for (const auto& choice : choices) {
    made.values.push_back({.id = choice.id, .title = choice.title, .aliases = choice.aliases});
  }
  return types.enumeration(std::move(made));
}

}  // namespace zizhi::schema
