#include "field_names.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <utility>

namespace zizhi::schema {
namespace {

constexpr std::size_t kMostLooks = 200;

using Names = std::vector<std::string_view>;

Names names_of(std::span<const Record* const> records) {
  Names names;
  for (const auto* const record : records) {
    for (const auto& field : record->fields)
      names.emplace_back(field.name);
  }
  return names;
}

/// The field that a reader of YAML 1.1 takes for `key`, if it is one: there the word `on` is
/// true, also as a key.
std::optional<std::string_view> misread(std::string_view key,
                                        std::span<const Record* const> records) {
  constexpr auto kTrue = std::to_array<std::string_view>({"on", "yes", "y"});
  constexpr auto kFalse = std::to_array<std::string_view>({"off", "no", "n"});
  const bool is_true = key == "true" || key == "True" || key == "TRUE";
  if (!is_true && key != "false" && key != "False" && key != "FALSE") return std::nullopt;
  const auto names = names_of(records);
  for (const auto word : is_true ? kTrue : kFalse) {
    if (std::ranges::find(names, word) != names.end()) return word;
  }
  return std::nullopt;
}

}  // namespace

const Field* FieldNames::meant(std::string_view key, std::span<const Record* const> records) {
  const auto name = base::nearest(key, names_of(records));
  if (!name) return nullptr;
  for (const auto* const record : records) {
    const auto found = std::ranges::find(record->fields, *name, &Field::name);
    if (found != record->fields.end()) return &*found;
  }
  return nullptr;
}

diag::Diagnostic FieldNames::suggest(diag::Diagnostic problem, data::NodeRef node,
                                     std::span<const Record* const> records) {
  if (++looks_ > kMostLooks) return problem;
  if (paths_.empty()) learn();
  const auto key = node.key();
  if (const auto word = misread(key, records)) {
    const auto quoted = "`" + std::string(*word) + "`";
    return diag::help(
        std::move(problem),
        {"did you mean " + quoted +
             "? To a converter that reads YAML 1.1 that key is a truth value",
         "是不是想写 " + quoted + "？按 YAML 1.1 读取的转换工具会把该键当作真假值"});
  }
  const auto around = data::path(*node.parent());
  const auto prefix = around.empty() ? around : around + ".";
  auto path = further_in(key, prefix);
  if (!path) {
    if (const auto* const field = meant(key, records)) path = field->name;
  }
  if (!path) {
    Names names;
    for (const auto& [name, paths] : paths_)
      names.push_back(name);
    const auto name = base::nearest(key, names);
    if (name) path = further_in(*name, prefix);
  }
  if (!path) return problem;
  const auto quoted = "`" + *path + "`";
  return diag::help(std::move(problem),
                    {"did you mean " + quoted + "?", "是不是想写 " + quoted + "？"});
}

std::optional<std::string> FieldNames::further_in(std::string_view name,
                                                  std::string_view prefix) const {
  const auto found = paths_.find(name);
  if (found == paths_.end()) return std::nullopt;
  const auto path = std::ranges::find_if(
      found->second, [prefix](const std::string& each) { return each.starts_with(prefix); });
  return path == found->second.end() ? std::nullopt : std::optional(*path);
}

void FieldNames::learn() {
  std::deque<std::pair<const Record*, std::string>> open{{&schema_.root, ""},
                                                         {&schema_.frame, ""}};
  std::set<std::uint32_t> seen;
  while (!open.empty()) {
    const auto [record, prefix] = std::move(open.front());
    open.pop_front();
    for (const auto& field : record->fields) {
      auto path = prefix + field.name;
      const auto* inner = &field;
      std::string steps;
      for (; inner->element; inner = inner->element.get())
        steps += "[]";
      if (inner->shape == Shape::record && seen.insert(inner->record).second)
        open.emplace_back(&schema_.types[inner->record], path + steps + ".");
      paths_[field.name].push_back(std::move(path));
    }
  }
}

}  // namespace zizhi::schema
