#include "field_names.h"

#include "zizhi/base/text.h"

#include <algorithm>
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

diag::Diagnostic FieldNames::suggest(diag::Diagnostic problem, std::string_view key,
                                     std::span<const Record* const> records) {
  if (++looks_ > kMostLooks) return problem;
  if (paths_.empty()) learn();
  // The same word elsewhere is meant more surely than a word like it here.
  const auto elsewhere = paths_.find(key);
  if (elsewhere == paths_.end()) {
    if (const auto* const field = meant(key, records)) {
      const Names one{field->name};
      return diag::suggest(std::move(problem), key, one);
    }
  }
  Names names;
  for (const auto& [name, path] : paths_)
    names.push_back(name);
  const auto name =
      elsewhere != paths_.end() ? std::optional(elsewhere->first) : base::nearest(key, names);
  if (!name) return problem;
  const auto quoted = "`" + paths_.at(*name) + "`";
  return diag::help(std::move(problem),
                    {"did you mean " + quoted + "?", "是不是想写 " + quoted + "？"});
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
      paths_.emplace(field.name, std::move(path));
    }
  }
}

}  // namespace zizhi::schema
