// What an overlay adds to a rulebook, and the parameters that it sets.
#include "laying.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zizhi::rulebook {
namespace {

using data::Branch;
using data::NodeRef;
using diag::Code;

constexpr std::array<std::string_view, 3> kParameterKeys{"value", "source", "title"};
constexpr std::array<std::string_view, 5> kParameterRefused{"type", "unit", "values", "of",
                                                            "stricter"};

constexpr Subject kParameter{{"parameter", "参数"},
                             {"a change of a parameter", "参数的更改"},
                             kParameterKeys,
                             kParameterRefused};

std::string id_text(const Branch& entry) {
  const auto found = std::ranges::find(entry.children, "id", &Branch::key);
  return found == entry.children.end() ? std::string() : std::string(found->from.text());
}

std::string value_text(const Branch& value) {
  if (value.children.empty()) return std::string(value.from.text());
  std::string text;
  for (const auto& element : value.children) {
    if (!text.empty()) text += ',';
    text += element.from.text();
  }
  return text;
}

/// The texts of a parameter's value by level, under an empty key where there is one for all.
std::map<std::string, std::string> texts_of(Branch& parameter) {
  std::map<std::string, std::string> texts;
  auto* const value = parameter.find("value");
  if (value == nullptr) return texts;
  if (auto* const levels = value->find("by_level")) {
    for (const auto& level : levels->children)
      texts.emplace(level.key, value_text(level));
  } else {
    texts.emplace("", value_text(*value));
  }
  return texts;
}

}  // namespace

void put(Branch& parent, NodeRef value) {
  if (auto* const old = parent.find(value.key())) {
    *old = data::branch(value);
  } else {
    parent.children.push_back(data::branch(value));
  }
}

Branch& Laying::part(Branch& parent, NodeRef section) {
  if (auto* const known = parent.find(section.key())) return *known;
  parent.children.push_back({.from = section, .key = std::string(section.key())});
  return parent.children.back();
}

std::string Laying::id_of(NodeRef entry, const Subject& subject) {
  const auto id = entry.find("id");
  if (id) return scalar(id, sink_);
  if (!entry.is_map()) {
    sink_.add(wrong_shape(entry, {"a map", "映射"}));
  } else {
    sink_.add(diag::make<Code::book_missing_key>(entry.where(), subject.change, "id"));
  }
  return {};
}

bool Laying::may(NodeRef entry, const Subject& subject, std::string_view name) {
  const auto errors = sink_.errors();
  std::vector<std::string_view> known(subject.keys.begin(), subject.keys.end());
  known.insert(known.end(), subject.refused.begin(), subject.refused.end());
  const Fields fields(entry, subject.change, known, sink_);
  for (const auto key : subject.refused) {
    const auto found = entry.find(key);
    if (!found) continue;
    sink_.add(diag::help(
        diag::make<Code::overlay_refused>(found->key_where(), key, subject.what, name),
        {"an overlay adds, sets parameters, replaces texts, makes advice decide by `severity: "
         "must`, and disables a check by `disable:` and a reason",
         "附加手册可以增加内容、设定参数、替换文字、以 `severity: must` "
         "使建议成为判定，以及以 `disable:` 写明理由停用检查项"}));
  }
  if (sink_.errors() > errors) return false;
  const auto says = [&](std::string_view key) { return key != "id" && entry.find(key); };
  if (std::ranges::any_of(subject.keys, says)) return true;
  sink_.add(diag::make<Code::overlay_says_nothing>(entry.where(), subject.what, name));
  return false;
}

void Laying::unknown(source::Span where, const Subject& subject, std::string_view name,
                     const Branch& among) {
  std::vector<std::string> ids;
  for (const auto& child : among.children)
    ids.push_back(child.key.empty() ? id_text(child) : child.key);
  const std::vector<std::string_view> names(ids.begin(), ids.end());
  sink_.add(
      diag::suggest(diag::make<Code::overlay_unknown>(where, subject.what, name), name, names));
}

void Laying::twice(NodeRef entry, const i18n::Text& what, std::string_view name,
                   const Branch& first) {
  auto problem = diag::make<Code::book_twice>(entry.key_where(), what, name);
  problem.labels.push_back(
      {.where = first.from.key_where(), .text = {"it is here first", "首次出现在此"}});
  sink_.add(std::move(problem));
}

void Laying::note_added(const i18n::Text& what, std::span<const std::string> names) {
  if (names.empty()) return;
  const std::vector<std::string_view> words(names.begin(), names.end());
  const auto quoted = quoted_list(words);
  note(fmt::format("adds {} {}", what.en, quoted), fmt::format("增加{} {}", what.zh, quoted));
}

void Laying::add_entries(const Fields& overlay, std::string_view section,
                         const i18n::Text& what) {
  const auto added = overlay.find(section);
  if (!added) return;
  std::vector<std::string> names;
  auto& known = part(book_, *added);
  for (const auto entry : entries(added, sink_)) {
    if (const auto* const first = known.find(entry.key())) {
      twice(entry, what, entry.key(), *first);
    } else {
      known.children.push_back(data::branch(entry));
      names.emplace_back(entry.key());
    }
  }
  note_added(what, names);
}

/// New types, and new fields of types that are there.
void Laying::add_fields(const Fields& overlay) {
  const auto added = overlay.find("types");
  if (!added) return;
  std::vector<std::string> types;
  std::vector<std::string> fields;
  auto& known = part(book_, *added);
  for (const auto entry : entries(added, sink_)) {
    auto* const type = known.find(entry.key());
    if (type == nullptr) {
      known.children.push_back(data::branch(entry));
      types.emplace_back(entry.key());
      continue;
    }
    for (const auto field : entries(entry, sink_)) {
      if (const auto* const first = type->find(field.key())) {
        twice(field, {"field", "字段"}, field.key(), *first);
      } else {
        type->children.push_back(data::branch(field));
        fields.push_back(fmt::format("{}.{}", entry.key(), field.key()));
      }
    }
  }
  note_added({"type", "类型"}, types);
  note_added({"field", "字段"}, fields);
}

void Laying::add_levels(const Fields& overlay) {
  static constexpr std::array<std::string_view, 1> kApplication{"level"};
  static constexpr std::array<std::string_view, 1> kLevel{"values"};
  const auto application = overlay.find("application");
  if (!application) return;
  const Fields asked(*application, {"the application of an overlay", "附加手册的申请部分"},
                     kApplication, sink_);
  const auto level = asked.require("level");
  if (!level) return;
  const Fields fields(*level, {"the level of an overlay", "附加手册的级别"}, kLevel, sink_);
  auto* known = book_.find("application");
  for (const auto* const key : {"level", "values"}) {
    if (known != nullptr) known = known->find(key);
  }
  for (const auto value : elements(fields.require("values"), sink_)) {
    const auto is_this = [&](const Branch& one) { return one.from.text() == value.text(); };
    if (known == nullptr || std::ranges::any_of(known->children, is_this)) continue;
    known->children.push_back(data::branch(value));
    note(fmt::format("adds level {}", value.text()), fmt::format("增加 {} 级", value.text()));
  }
}

void Laying::set_parameters(const Fields& overlay) {
  const auto settings = overlay.find("parameters");
  if (!settings) return;
  std::vector<std::string> added;
  auto& parameters = part(book_, *settings);
  for (const auto entry : entries(settings, sink_)) {
    if (auto* const known = parameters.find(entry.key())) {
      if (may(entry, kParameter, entry.key())) set_parameter(*known, entry);
    } else if (entry.find("type")) {
      parameters.children.push_back(data::branch(entry));
      added.emplace_back(entry.key());
    } else {
      unknown(entry.key_where(), kParameter, entry.key(), parameters);
    }
  }
  note_added(kParameter.what, added);
}

/// Values by level are set one by one; any other value takes the place of what was there.
void Laying::set_parameter(Branch& known, NodeRef entry) {
  static constexpr std::array<std::string_view, 2> kTexts{"title", "source"};
  const auto value = Fields(entry, kParameter.change, kParameterKeys, sink_).find("value");
  replace(known, entry, entry.key(), value ? std::span(kTexts).first(1) : std::span(kTexts));
  if (!value) return;
  if (const auto source = entry.find("source")) put(known, *source);
  Setting setting{.name = std::string(entry.key()),
                  .before = texts_of(known),
                  .after = {},
                  .sourced = entry.find("source").has_value()};
  auto* const old = known.find("value");
  auto* const old_levels = old != nullptr ? old->find("by_level") : nullptr;
  const auto levels = value->find("by_level");
  if (old_levels != nullptr && levels && levels->is_map() && value->size() == 1) {
    for (std::size_t i = 0; i < levels->size(); ++i)
      put(*old_levels, (*levels)[i]);
  } else {
    put(known, *value);
  }
  setting.after = texts_of(known);
  laid_.settings.push_back(std::move(setting));
}

void Laying::replace(Branch& known, NodeRef entry, std::string_view name,
                     std::span<const std::string_view> keys) {
  for (const auto key : keys) {
    const auto text = entry.find(key);
    if (!text) continue;
    put(known, *text);
    note(fmt::format("replaces the {} of `{}`", key, name),
         fmt::format("替换 `{}` 的 {}", name, key));
  }
}

void Laying::lay(const Fields& overlay) {
  add_entries(overlay, "sources", {"source", "来源"});
  add_levels(overlay);
  set_parameters(overlay);
  add_fields(overlay);
  add_entries(overlay, "evidence", {"part of the evidence", "证据部分"});
  add_entries(overlay, "define", {"definition", "定义"});
  change_categories(overlay);
}

}  // namespace zizhi::rulebook
