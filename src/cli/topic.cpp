// `zizhi explain ID` finds what is called so in a rulebook, and tells about it.
#include "topic.h"

#include "reads.h"
#include "topic_requirement.h"
#include "words.h"

#include "zizhi/base/text.h"
#include "zizhi/cel/type.h"

#include <algorithm>
#include <string>

namespace zizhi::cli {
namespace {

using rulebook::Rulebook;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kIdColumn = 14;

void explain(const rulebook::Category& category, i18n::Locale locale, Page& page) {
  page.heading(category.id + "  " + std::string(category.title.in(locale)));
  for (const auto& requirement : category.requirements) {
    page.row(requirement.id, requirement.title.in(locale), kIndent, kIdColumn);
  }
}

/// Ids of the checks for which `uses` is true, one a line.
template <class Uses>
void list_users(const Rulebook& rulebook, const Uses& uses, i18n::Locale locale, Page& page) {
  page.space();
  page.heading(i18n::Text{"Used by", "用于"}.in(locale));
  bool any = false;
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        if (!uses(reads(rulebook, check))) continue;
        page.line(check.id, kIndent);
        any = true;
      }
    }
  }
  if (!any) page.line(i18n::Text{"no check", "没有检查项"}.in(locale), kIndent);
}

std::string level_words(std::int64_t level, i18n::Locale locale) {
  return locale == i18n::Locale::zh ? std::to_string(level) + " 级"
                                    : "level " + std::to_string(level);
}

void explain(const Rulebook& rulebook, const rulebook::Parameter& parameter,
             i18n::Locale locale, Page& page) {
  page.heading(parameter.name);
  page.paragraph(parameter.title.in(locale), kIndent);
  page.space();
  for (const auto& [level, value] : parameter.by_level) {
    auto text = rulebook::parameter_text(value);
    if (!parameter.unit.empty()) text += " " + parameter.unit;
    page.row(parameter.depends_on_level ? level_words(level, locale)
                                        : std::string(i18n::Text{"value", "取值"}.in(locale)),
             text, kIndent, kIdColumn);
    if (!parameter.depends_on_level) break;
  }
  page.row(i18n::Text{"type", "类型"}.in(locale), cel::spelling(parameter.type), kIndent,
           kIdColumn);
  page.row(i18n::Text{"source", "来源"}.in(locale),
           source_words(rulebook, {.id = parameter.source, .clause = {}}, locale), kIndent,
           kIdColumn);
  page.row(i18n::Text{"to change", "修改"}.in(locale), "--set " + parameter.name + "=VALUE",
           kIndent, kIdColumn);
  list_users(
      rulebook, [&](const Reads& reads) { return reads.parameters.contains(parameter.name); },
      locale, page);
}

void explain_definition(const Rulebook& rulebook, std::size_t index, i18n::Locale locale,
                        Page& page) {
  const auto& name = rulebook.definition_names[index];
  const auto* const signature = rulebook.environment->definition(name);
  auto heading = name;
  if (signature != nullptr && signature->has_parameters) {
    heading += "(";
    for (const auto& parameter : signature->parameters) {
      if (!heading.ends_with('(')) heading += ", ";
      heading += parameter.name + ": " + cel::spelling(parameter.type);
    }
    heading += ")";
  }
  if (signature != nullptr) heading += ": " + cel::spelling(signature->result);
  page.heading(heading);
  const auto& program = rulebook.definitions[index];
  page.block(base::trim(program.checked().ast.fragment.text), kIndent);
  page.space();
  page.heading(i18n::Text{"In words", "含义"}.in(locale));
  write_words(rulebook, program, locale, kIndent, page);
  auto used = reads(rulebook, program).definitions;
  used.erase(name);
  write_definitions(rulebook, used, locale, page);
  list_users(
      rulebook, [&](const Reads& reads) { return reads.definitions.contains(name); }, locale,
      page);
}

void explain(const schema::Choice& choice, i18n::Text kind, i18n::Locale locale, Page& page) {
  page.heading(choice.id);
  page.row(kind.in(locale), choice.title.in(locale), kIndent, kIdColumn);
  std::string aliases;
  for (const auto& alias : choice.aliases)
    aliases += (aliases.empty() ? "" : ", ") + alias;
  if (!aliases.empty()) {
    page.row(i18n::Text{"also called", "别称"}.in(locale), aliases, kIndent, kIdColumn);
  }
}

void explain(const rulebook::Source& source, i18n::Locale locale, Page& page) {
  page.heading(source.id);
  page.paragraph(source.title.in(locale), kIndent);
  const auto row = [&](i18n::Text label, const std::string& text) {
    if (!text.empty()) page.row(label.in(locale), text, kIndent, kIdColumn);
  };
  row({"address", "地址"}, source.address);
  row({"retrieved", "获取日期"}, source.retrieved);
  row({"confidence", "可信程度"}, source.confidence);
}

template <class Items>
auto* find_by_id(Items& items, std::string_view id) {
  const auto found =
      std::ranges::find_if(items, [id](const auto& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

/// Parameters, definitions, services, stages, sources.
bool explain_word(const Rulebook& rulebook, std::string_view id, i18n::Locale locale,
                  Page& page) {
  if (const auto* const parameter = rulebook.find_parameter(id)) {
    explain(rulebook, *parameter, locale, page);
    return true;
  }
  const auto definition = std::ranges::find(rulebook.definition_names, id);
  if (definition != rulebook.definition_names.end()) {
    const auto index = definition - rulebook.definition_names.begin();
    explain_definition(rulebook, static_cast<std::size_t>(index), locale, page);
    return true;
  }
  const auto& application = rulebook.schema.application;
  if (const auto* const service = find_by_id(application.services, id)) {
    explain(*service, {"service", "服务类别"}, locale, page);
    return true;
  }
  if (const auto* const stage = find_by_id(application.stages, id)) {
    explain(*stage, {"stage", "阶段"}, locale, page);
    return true;
  }
  if (const auto* const source = rulebook.find_source(id)) {
    explain(*source, locale, page);
    return true;
  }
  return false;
}

}  // namespace

bool explain_topic(const Rulebook& rulebook, std::string_view id, i18n::Locale locale,
                   Page& page) {
  if (const auto* const requirement = rulebook.find_requirement(id)) {
    explain_requirement(rulebook, *requirement, locale, page);
    return true;
  }
  if (const auto* const check = rulebook.find_check(id)) {
    explain_check(rulebook, *check, locale, page);
    return true;
  }
  if (const auto* const category = find_by_id(rulebook.categories, id)) {
    explain(*category, locale, page);
    return true;
  }
  return explain_word(rulebook, id, locale, page);
}

std::vector<std::string_view> topics(const Rulebook& rulebook) {
  std::vector<std::string_view> names;
  for (const auto& category : rulebook.categories) {
    names.emplace_back(category.id);
    for (const auto& requirement : category.requirements) {
      names.emplace_back(requirement.id);
      for (const auto& check : requirement.checks)
        names.emplace_back(check.id);
    }
  }
  for (const auto& parameter : rulebook.parameters)
    names.emplace_back(parameter.name);
  for (const auto& definition : rulebook.definition_names)
    names.emplace_back(definition);
  for (const auto& service : rulebook.schema.application.services)
    names.emplace_back(service.id);
  for (const auto& stage : rulebook.schema.application.stages)
    names.emplace_back(stage.id);
  for (const auto& source : rulebook.sources)
    names.emplace_back(source.id);
  return names;
}

}  // namespace zizhi::cli
