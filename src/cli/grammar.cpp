// The command line, taken apart by CLI11: the only file that knows it.
#include "grammar.h"

#include "flags.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>
#include <iterator>
#include <string_view>
#include <utility>

namespace zizhi::cli {
namespace {

/// A CLI11 app with what it fills in.
struct Bound {
  CLI::App* app = nullptr;
  std::deque<Slot> slots;  // CLI11 keeps their addresses
  bool has_operands = false;
};

void bind(Bound& bound, std::span<const Option> options) {
  for (const auto& option : options) {
    auto& slot = bound.slots.emplace_back();
    slot.option = &option;
    std::string names(option.letter);
    if (!names.empty()) names += ',';
    names += option.name;
    if (option.value.empty()) {
      bound.app->add_flag(names, slot.count)->disable_flag_override();
    } else {
      bound.app->add_option(names, slot.values)
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
}

void prepare(CLI::App& app) {
  app.set_help_flag();  // ours is in the table
  app.allow_extras();   // operands, which CLI11 would take for lists where they begin with `[`,
                        // and what there is no place for, which is named one by one
  app.require_subcommand(0, 1);
}

bool is_option(std::string_view word) {
  return word.size() > 1 && word.front() == '-';
}

Words words(const Bound& bound) {
  Words made;
  made.slots.assign(bound.slots.begin(), bound.slots.end());
  for (auto& word : bound.app->remaining()) {
    auto& place = bound.has_operands && !is_option(word) ? made.operands : made.extras;
    place.push_back(std::move(word));
  }
  return made;
}

/// The tables as CLI11 sees them.
class Grammar {
 public:
  Grammar() : app_("", "zizhi") {
    prepare(app_);
    program_.app = &app_;
    bind(program_, common_options());
    bind(program_, std::span(&kVersion, 1));
    for (const auto& group : groups()) {
      auto& bound = groups_.emplace_back();
      bound.app = app_.add_subcommand(std::string(group.name));
      prepare(*bound.app);
      bind(bound, common_options());
    }
    for (const auto* const command : commands()) {
      add(*command);
    }
  }

  Sorted sort(std::span<const std::string> arguments) {
    // Behind `--` there are only operands.
    const auto dashes = std::ranges::find(arguments, "--");
    std::vector<std::string> before(arguments.begin(), dashes);
    std::ranges::reverse(before);  // CLI11 wants them last to first
    app_.parse(std::move(before));
    Sorted sorted;
    sorted.program = words(program_);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (!groups_[i].app->parsed()) continue;
      sorted.group = &groups()[i];
      sorted.of_group = words(groups_[i]);
    }
    for (std::size_t i = 0; i < commands_.size(); ++i) {
      if (!commands_[i].app->parsed()) continue;
      sorted.command = commands()[i];
      sorted.of_command = words(commands_[i]);
    }
    if (dashes != arguments.end()) add_operands(sorted, {std::next(dashes), arguments.end()});
    return sorted;
  }

 private:
  static void add_operands(Sorted& sorted, std::span<const std::string> operands) {
    const bool taken = sorted.command != nullptr && !sorted.command->operands.empty();
    auto& words = sorted.command != nullptr ? sorted.of_command : sorted.program;
    auto& place = taken ? words.operands : words.extras;
    place.insert(place.end(), operands.begin(), operands.end());
  }

  void add(const Command& command) {
    auto* parent = &app_;
    auto word = command.name;
    if (const auto space = word.find(' '); space != std::string_view::npos) {
      parent = app_.get_subcommand(std::string(word.substr(0, space)));
      word.remove_prefix(space + 1);
    }
    auto& bound = commands_.emplace_back();
    bound.app = parent->add_subcommand(std::string(word));
    prepare(*bound.app);
    bind(bound, command.options);
    bind(bound, common_options());
    bound.has_operands = !command.operands.empty();
  }

  CLI::App app_;
  Bound program_;
  std::deque<Bound> groups_;    // parallel to groups()
  std::deque<Bound> commands_;  // parallel to commands()
};

}  // namespace

base::Result<Sorted, std::string> sort(std::span<const std::string> arguments) {
  Grammar grammar;
  try {
    return grammar.sort(arguments);
  } catch (const CLI::ParseError& error) {
    return base::failure(std::string(error.what()));
  }
}

}  // namespace zizhi::cli
