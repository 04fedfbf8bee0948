// What the assessment is about: flags over the evidence's own words over the rulebook's
// defaults.
#include "zizhi/assess/assess.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace zizhi::assess {
namespace {

using diag::Code;

const schema::Choice* find(const std::vector<schema::Choice>& choices, std::string_view id) {
  const auto found = std::ranges::find(choices, id, &schema::Choice::id);
  return found == choices.end() ? nullptr : &*found;
}

/// Everything a person might call one of `choices`, for "did you mean".
std::vector<std::string_view> words(const std::vector<schema::Choice>& choices) {
  std::vector<std::string_view> words;
  words.reserve(choices.size());
  for (const auto& choice : choices)
    words.emplace_back(choice.id);
  return words;
}

/// The choice that `word` names in a language or by an alias.
const schema::Choice* called(const std::vector<schema::Choice>& choices,
                             std::string_view word) {
  const auto found = std::ranges::find_if(choices, [word](const schema::Choice& choice) {
    return choice.title.en == word || choice.title.zh == word ||
           std::ranges::find(choice.aliases, word) != choice.aliases.end();
  });
  return found == choices.end() ? nullptr : &*found;
}

diag::Diagnostic hint(diag::Diagnostic diagnostic, const std::vector<schema::Choice>& choices,
                      std::string_view word) {
  if (const auto* const choice = called(choices, word)) {
    const auto line = "`" + std::string(word) + "` → `" + choice->id + "`";
    return diag::help(std::move(diagnostic), i18n::same(line));
  }
  return diag::suggest(std::move(diagnostic), word, words(choices));
}

std::string join(const std::vector<std::int64_t>& levels) {
  std::string text;
  for (const auto level : levels) {
    if (!text.empty()) text += ", ";
    text += std::to_string(level);
  }
  return text;
}

bool known_level(const schema::ApplicationSchema& schema, std::int64_t level,
                 diag::Sink& sink) {
  if (std::ranges::find(schema.levels, level) != schema.levels.end()) return true;
  sink.add(diag::make<Code::unknown_level>(std::nullopt, level, join(schema.levels)));
  return false;
}

/// The services applied for, each once, in the rulebook's order.
std::vector<std::string> services(const schema::ApplicationSchema& schema,
                                  const std::vector<std::string>& wanted, diag::Sink& sink) {
  for (const auto& service : wanted) {
    if (find(schema.services, service) != nullptr) continue;
    sink.add(hint(diag::make<Code::unknown_service>(std::nullopt, service), schema.services,
                  service));
  }
  std::vector<std::string> chosen;
  for (const auto& choice : schema.services) {
    if (std::ranges::find(wanted, choice.id) != wanted.end()) chosen.push_back(choice.id);
  }
  return chosen;
}

/// Levels of the services: a flag is for all of them; else the evidence's `levels`, `level`,
/// the default.
void choose_levels(const schema::ApplicationSchema& schema,
                   const schema::StatedApplication& stated, const Options& options,
                   Selection& selection, diag::Sink& sink) {
  const auto general = options.level.value_or(stated.level.value_or(schema.default_level));
  known_level(schema, general, sink);
  selection.level = general;
  for (const auto& service : selection.services) {
    auto level = general;
    if (const auto own = stated.levels.find(service);
        own != stated.levels.end() && !options.level) {
      level = own->second;
      known_level(schema, level, sink);
    }
    selection.levels[service] = level;
  }
  if (!selection.levels.empty()) {
    selection.level = std::ranges::min_element(selection.levels, {}, [](const auto& entry) {
                        return entry.second;
                      })->second;
  }
  const bool differs = stated.level.has_value() && *stated.level != general;
  const bool overrides = options.level && (differs || !stated.levels.empty());
  if (overrides) selection.overridden.emplace_back("level");
}

bool differ(std::vector<std::string> a, std::vector<std::string> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a != b;
}

}  // namespace

std::optional<Selection> select(const schema::Schema& schema,
                                const schema::StatedApplication& stated, const Options& options,
                                diag::Sink& sink) {
  const auto errors = sink.errors();
  const auto& application = schema.application;
  Selection selection;

  const auto stated_services = stated.services.value_or(std::vector<std::string>{});
  const auto& wanted = options.services.empty() ? stated_services : options.services;
  selection.services = services(application, wanted, sink);
  if (!options.services.empty() && stated.services && differ(wanted, stated_services)) {
    selection.overridden.emplace_back("services");
  }
  const std::set<std::string_view> distinct(wanted.begin(), wanted.end());
  if (distinct.size() < std::max<std::size_t>(application.at_least, 1)) {
    sink.add(diag::make<Code::no_service>(std::nullopt));
  }

  choose_levels(application, stated, options, selection, sink);

  selection.stage = options.stage.value_or(stated.stage.value_or(application.default_stage));
  if (find(application.stages, selection.stage) == nullptr) {
    sink.add(hint(diag::make<Code::unknown_stage>(std::nullopt, selection.stage),
                  application.stages, selection.stage));
  }
  if (options.stage && stated.stage && *options.stage != *stated.stage) {
    selection.overridden.emplace_back("stage");
  }
  if (sink.errors() > errors) return std::nullopt;
  return selection;
}

}  // namespace zizhi::assess
