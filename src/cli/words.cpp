// Rules in words: what the names of a rulebook are called.
#include "words.h"

#include "zizhi/cel/prose.h"

namespace zizhi::cli {
namespace {

using i18n::Localized;
using rulebook::Rulebook;

Localized quoted(const Localized& text) {
  return {"“" + std::string(text.in(i18n::Locale::en)) + "”",
          "“" + std::string(text.in(i18n::Locale::zh)) + "”"};
}

/// Whether some check with that variable runs over the services applied for.
bool stands_for_services(const Rulebook& rulebook, std::uint32_t slot) {
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        if (check.for_each && check.for_each->slot == slot)
          return check.for_each->over_services;
      }
    }
  }
  return false;
}

Localized name_of_global(const Rulebook& rulebook, std::uint32_t slot) {
  const auto& globals = rulebook.globals;
  if (slot == globals.as_of) return {"the as-of date", "评估基准日"};
  if (slot == globals.application) return {"the application", "申请"};
  if (slot == globals.params) return {"the parameters", "参数"};
  const auto& roots = rulebook.schema.root.fields;
  if (slot >= globals.first_root && slot - globals.first_root < roots.size()) {
    const auto& root = roots[slot - globals.first_root];
    return root.ask.empty() ? i18n::same(root.name) : quoted(cel::short_prompt(root.ask));
  }
  if (stands_for_services(rulebook, slot))
    return {"the service in question", "所评估的服务类别"};
  return {};
}

// “least projects signed and completed” (1)
Localized name_of_parameter(const rulebook::Parameter& parameter, std::int64_t level) {
  const auto found = parameter.by_level.find(level);
  const auto& value =
      found == parameter.by_level.end() ? parameter.by_level.begin()->second : found->second;
  const auto words = cel::in_words(value, parameter.type, parameter.unit);
  const auto name =
      parameter.title.empty() ? i18n::same(parameter.name) : quoted(parameter.title);
  const bool chosen = parameter.type.kind() == cel::Kind::boolean ||
                      parameter.type.kind() == cel::Kind::enumeration;
  const i18n::Text open = chosen ? i18n::Text{" (set to ", "（设为"} : i18n::Text{" (", "（"};
  return {name.en + std::string(open.en) + words.en + ")",
          name.zh + std::string(open.zh) + words.zh + "）"};
}

Localized name_of_field(const Rulebook& rulebook, const cel::RecordType& record,
                        std::size_t slot) {
  if (&record == rulebook.params_type) {
    return name_of_parameter(rulebook.parameters.at(slot),
                             rulebook.schema.application.default_level);
  }
  if (&record != rulebook.application_type) return {};
  const auto& name = record.fields[slot].name;
  if (name == "services") return {"the services applied for", "申请的服务类别"};
  if (name == "stage") return {"the stage applied for", "申请的阶段"};
  return {"the level applied for", "申请的级别"};
}

cel::ProseNames names_of(const Rulebook& rulebook) {
  return {
      .global = [&rulebook](std::uint32_t slot) { return name_of_global(rulebook, slot); },
      .field = [&rulebook](const cel::RecordType& record,
                           std::size_t slot) { return name_of_field(rulebook, record, slot); }};
}

}  // namespace

void write_words(const Rulebook& rulebook, const cel::Program& program, i18n::Locale locale,
                 std::size_t indent, Page& page) {
  for (const auto& line : cel::prose(program.checked(), names_of(rulebook))) {
    const auto text = std::string(line.text.in(locale));
    if (line.depth == 0) {
      page.paragraph(text, indent);
    } else {
      page.item("- ", text, indent + 2 * (line.depth - 1));
    }
  }
}

std::string usage(const Rulebook& rulebook, std::size_t definition) {
  auto text = rulebook.definition_names[definition];
  const auto* const signature = rulebook.environment->definition(text);
  if (signature == nullptr || !signature->has_parameters) return text;
  text += '(';
  for (const auto& parameter : signature->parameters) {
    if (!text.ends_with('(')) text += ", ";
    text += parameter.name;
  }
  return text + ')';
}

void write_definitions(const Rulebook& rulebook, const std::set<std::string>& names,
                       i18n::Locale locale, Page& page) {
  if (names.empty()) return;
  page.space();
  page.heading(i18n::Text{"Words that it uses", "用到的定义"}.in(locale));
  for (std::size_t i = 0; i < rulebook.definition_names.size(); ++i) {
    if (!names.contains(rulebook.definition_names[i])) continue;
    page.line(usage(rulebook, i), 2);
    write_words(rulebook, rulebook.definitions[i], locale, 4, page);
  }
}

}  // namespace zizhi::cli
