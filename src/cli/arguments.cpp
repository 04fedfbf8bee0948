// What was typed, judged: complaints are ours, with "did you mean", in both languages.
#include "arguments.h"

#include "command.h"
#include "flags.h"
#include "grammar.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

/// The command or program that a complaint is about: `zizhi`, `zizhi rulebook show`.
std::string called(std::string_view command) {
  return command.empty() ? "zizhi" : "zizhi " + std::string(command);
}

std::vector<std::string_view> option_names(std::span<const Slot> slots) {
  std::vector<std::string_view> names;
  for (const auto& slot : slots) {
    names.push_back(slot.option->name);
  }
  return names;
}

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (const auto word : words) {
    text += (text.empty() ? "`" : ", `") + std::string(word) + "`";
  }
  return text;
}

bool has_dash(const std::string& word) {
  return word.size() > 1 && word.front() == '-';
}

/// What there is no place for: unknown options first, for they explain stray operands.
bool refuse_extras(const Words& words, std::string_view command, diag::Sink& sink) {
  const auto names = option_names(words.slots);
  const auto errors = sink.errors();
  for (const auto& extra : words.extras) {
    if (!has_dash(extra)) continue;
    const auto name = extra.substr(0, extra.find('='));
    auto complaint = diag::suggest(
        diag::make<Code::unknown_option>(std::nullopt, called(command), name), name, names);
    if (command == kEval.name) {
      complaint = diag::help(std::move(complaint),
                             {"an expression that begins with `-` stands behind `--`",
                              "以 `-` 开头的表达式应写在 `--` 之后"});
    }
    sink.add(std::move(complaint));
  }
  if (sink.errors() > errors) return true;
  for (const auto& extra : words.extras) {
    sink.add(diag::make<Code::operand_extra>(std::nullopt, called(command), extra));
  }
  return sink.errors() > errors;
}

/// The words that may stand behind `first`: commands, or the commands of a group.
std::vector<std::string_view> next_words(std::string_view first) {
  std::vector<std::string_view> words;
  for (const auto* const command : commands()) {
    const auto space = command->name.find(' ');
    const bool grouped = space != std::string_view::npos;
    if (first.empty() && !grouped) words.push_back(command->name);
    if (grouped && command->name.substr(0, space) == first) {
      words.push_back(command->name.substr(space + 1));
    }
  }
  if (first.empty()) {
    for (const auto& group : groups()) {
      words.push_back(group.name);
    }
  }
  return words;
}

/// Nothing named a command: there is an unknown word, an unknown option, or nothing at all.
void refuse_no_command(const Words& words, std::string_view group, diag::Sink& sink) {
  const auto known = next_words(group);
  const auto word = std::ranges::find_if_not(words.extras, has_dash);
  if (word != words.extras.end()) {
    sink.add(diag::suggest(
        diag::make<Code::unknown_command>(std::nullopt, called(group), *word), *word, known));
    return;
  }
  if (refuse_extras(words, group, sink)) return;
  const auto list = listed(known);
  sink.add(diag::help(diag::make<Code::no_command>(std::nullopt, called(group)),
                      {"one of " + list, "可用的命令：" + list}));
}

void check_choice(const Option& option, const Arguments::Given& given, diag::Sink& sink) {
  if (option.choices == nullptr) return;
  const auto choices = option.choices();
  if (std::ranges::find(choices, given.value) != choices.end()) return;
  sink.add(diag::suggest(diag::make<Code::option_not_among>(std::nullopt, given.spelling,
                                                            listed(choices), given.value),
                         given.value, choices));
}

void refuse_repeated(std::span<const Slot> slots, diag::Sink& sink) {
  std::map<std::string_view, std::size_t> times;  // before and behind the command together
  for (const auto& slot : slots) {
    times[slot.option->name] += slot.values.size();
  }
  for (const auto& slot : slots) {
    const auto count = std::exchange(times[slot.option->name], 0);
    if (slot.option->repeatable || count < 2) continue;
    sink.add(diag::make<Code::option_repeated>(std::nullopt, slot.option->name, count));
  }
}

void take_options(std::span<const Slot> slots, Arguments& arguments, diag::Sink& sink) {
  const auto names = option_names(slots);
  for (const auto& slot : slots) {
    const auto& option = *slot.option;
    if (slot.count > 0) arguments.add(option, {"", std::string(option.name)});
    for (const auto& value : slot.values) {
      // `--level --lang zh`: an option swallowed its neighbour.
      const bool is_option = std::ranges::find(names, value) != names.end();
      if (is_option || value.empty()) {
        sink.add(diag::make<Code::option_wants_value>(std::nullopt, option.name, option.value));
        continue;
      }
      const Arguments::Given given{value, std::string(option.name)};
      check_choice(option, given, sink);
      arguments.add(option, given);
    }
  }
}

/// Options that were not typed, from their variables. The language is not among them: it had to
/// be known before (i18n::choose).
void take_variables(std::span<const Slot> slots, const i18n::Variables& variables,
                    Arguments& arguments, diag::Sink& sink) {
  for (const auto& slot : slots) {
    const auto& option = *slot.option;
    if (option.variable.empty() || option.name == kLang.name || arguments.has(option)) continue;
    const auto value = variables(option.variable);
    if (!value || value->empty()) continue;
    const Arguments::Given given{*value, std::string(option.variable)};
    check_choice(option, given, sink);
    arguments.add(option, given);
  }
}

void take_operands(const Command& command, const Words& words, Arguments& arguments,
                   diag::Sink& sink) {
  if (command.operands.empty()) return;
  const auto& operand = command.operands.front();
  if (words.operands.empty() && operand.required) {
    sink.add(
        diag::make<Code::operand_missing>(std::nullopt, called(command.name), operand.name));
  }
  for (std::size_t i = 0; i < words.operands.size(); ++i) {
    if (i > 0 && !operand.repeatable) {
      sink.add(diag::make<Code::operand_extra>(std::nullopt, called(command.name),
                                               words.operands[i]));
      continue;
    }
    arguments.add_operand(words.operands[i]);
  }
}

/// The option that `word` spells, of whatever command; null for none.
const Option* option_of(std::string_view word) {
  const auto spells = [word](const Option& option) {
    return word == option.name || (word == option.letter && !word.empty());
  };
  for (const auto* const command : commands()) {
    const auto found = std::ranges::find_if(command->options, spells);
    if (found != command->options.end()) return &*found;
  }
  const auto common = common_options();
  if (const auto found = std::ranges::find_if(common, spells); found != common.end()) {
    return &*found;
  }
  return spells(kVersion) ? &kVersion : nullptr;
}

/// What the parser refuses by itself: a last option without its value, or a switch with one.
diag::Diagnostic refused(std::span<const std::string> arguments, std::string_view why) {
  for (const std::string_view argument : arguments) {
    const auto equals = argument.find('=');
    if (equals == std::string_view::npos) continue;
    const auto* const option = option_of(argument.substr(0, equals));
    if (option != nullptr && option->value.empty()) {
      return diag::make<Code::option_takes_no_value>(std::nullopt, option->name);
    }
  }
  const auto* const option = arguments.empty() ? nullptr : option_of(arguments.back());
  if (option != nullptr && !option->value.empty()) {
    return diag::make<Code::option_wants_value>(std::nullopt, option->name, option->value);
  }
  return diag::make<Code::command_line_unreadable>(std::nullopt, why);
}

/// `--level=` and bytes that are no text: what the parser would take for something else.
bool refuse_early(std::span<const std::string> arguments, diag::Sink& sink) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (base::is_utf8(arguments[i])) continue;
    sink.add(diag::make<Code::argument_malformed>(std::nullopt, i + 1));
  }
  for (const std::string_view argument : arguments) {
    if (argument == "--") break;
    if (!argument.starts_with("--") || argument.find('=') + 1 != argument.size()) continue;
    const auto* const option = option_of(argument.substr(0, argument.size() - 1));
    if (option == nullptr) continue;
    sink.add(diag::make<Code::option_wants_value>(std::nullopt, option->name, option->value));
  }
  return sink.errors() > 0;
}

bool is_given(const Words& words, const Option& option) {
  return std::ranges::any_of(words.slots, [&option](const Slot& slot) {
    return slot.option->name == option.name && slot.count > 0;
  });
}

std::optional<Parsed> judge(const Sorted& sorted, const i18n::Variables& variables,
                            diag::Sink& sink) {
  Parsed parsed;
  parsed.command = sorted.command;
  if (sorted.group != nullptr) parsed.group = sorted.group->name;
  parsed.version = is_given(sorted.program, kVersion);
  parsed.help = is_given(sorted.program, kHelp) || is_given(sorted.of_group, kHelp) ||
                is_given(sorted.of_command, kHelp);
  if (parsed.help || parsed.version) return parsed;

  if (sorted.command == nullptr) {
    refuse_no_command(sorted.group != nullptr ? sorted.of_group : sorted.program, parsed.group,
                      sink);
    return std::nullopt;
  }
  refuse_extras(sorted.program, "", sink);
  refuse_extras(sorted.of_group, parsed.group, sink);
  const bool stray = refuse_extras(sorted.of_command, sorted.command->name, sink);
  auto slots = sorted.program.slots;
  slots.insert(slots.end(), sorted.of_group.slots.begin(), sorted.of_group.slots.end());
  slots.insert(slots.end(), sorted.of_command.slots.begin(), sorted.of_command.slots.end());
  refuse_repeated(slots, sink);
  take_options(slots, parsed.arguments, sink);
  take_variables(slots, variables, parsed.arguments, sink);
  if (!stray) take_operands(*sorted.command, sorted.of_command, parsed.arguments, sink);
  if (sink.errors() > 0) return std::nullopt;
  return parsed;
}

}  // namespace

std::optional<Arguments::Given> Arguments::one(const Option& option) const {
  const auto found = all(option);
  if (found.empty()) return std::nullopt;
  return found.back();
}

std::span<const Arguments::Given> Arguments::all(const Option& option) const {
  const auto found = given_.find(option.name);
  if (found == given_.end()) return {};
  return found->second;
}

std::optional<Parsed> parse(std::span<const std::string> arguments,
                            const i18n::Variables& variables, diag::Sink& sink) {
  if (refuse_early(arguments, sink)) return std::nullopt;
  const auto sorted = sort(arguments);
  if (!sorted) {
    sink.add(refused(arguments, sorted.error()));
    return std::nullopt;
  }
  return judge(*sorted, variables, sink);
}

std::optional<std::string_view> peek(std::span<const std::string> arguments,
                                     std::string_view name) {
  std::optional<std::string_view> found;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;
    if (argument == name && i + 1 < arguments.size()) found = arguments[i + 1];
    const bool joined = argument.starts_with(name) && argument.size() > name.size() &&
                        argument[name.size()] == '=';
    if (joined) found = argument.substr(name.size() + 1);
  }
  return found;
}

}  // namespace zizhi::cli
