#include "zizhi/cli/run.h"

#include "arguments.h"
#include "command.h"
#include "flags.h"
#include "help.h"
#include "session.h"

#include <array>
#include <exception>

namespace zizhi::cli {
namespace {

constexpr std::array<const Command*, 9> kCommands{
    &kCheck,   &kReport, &kInit,         &kFill,         &kSeal,
    &kExplain, &kEval,   &kRulebookList, &kRulebookShow,
};

constexpr std::array kGroups{
    Group{"rulebook", {"Looks at rulebooks.", "查看规则手册。"}},
};

/// `world`, with `files` before its own.
World watched(const World& world, Witness& files) {
  return {.files = files,
          .read_input = world.read_input,
          .stream_input = world.stream_input,
          .read_line = world.read_line,
          .out = world.out,
          .err = world.err,
          .variables = world.variables,
          .today = world.today,
          .terminal = world.terminal};
}

Exit run_unguarded(std::span<const std::string> arguments, World& outside) {
  Witness files(outside.files);
  auto world = watched(outside, files);
  // Known before anything else, so that complaints about the command line are in the right
  // language and colour.
  auto locale = i18n::choose(world.variables);
  if (const auto flag = peek(arguments, kLang.name)) {
    locale = i18n::parse_locale(*flag).value_or(locale);
  }
  const auto color_variable = world.variables(kColor.variable).value_or("auto");
  const auto when = peek(arguments, kColor.name).value_or(color_variable);
  Session session{.world = world,
                  .files = files,
                  .locale = locale,
                  .colors = choose_colors(when, world),
                  .quiet = false,
                  .show_personal = false,
                  .sources = {}};

  diag::Sink sink;
  const auto parsed = parse(arguments, world.variables, sink);
  session.say(sink);
  if (!parsed) return Exit::unusable;
  session.quiet = parsed->arguments.has(kQuiet);

  const HelpOptions options{
      .locale = locale, .width = world.terminal.width, .color = session.colors.out};
  if (parsed->version) {
    return session.print("zizhi " + std::string(version()) + "\n", Exit::ready);
  }
  if (parsed->help && parsed->command != nullptr) {
    return session.print(help(*parsed->command, options), Exit::ready);
  }
  for (const auto& group : groups()) {
    if (parsed->help && parsed->group == group.name) {
      return session.print(help(group, options), Exit::ready);
    }
  }
  if (parsed->help) return session.print(overview(options), Exit::ready);
  return parsed->command->run(parsed->arguments, session);
}

}  // namespace

std::span<const Command* const> commands() {
  return kCommands;
}

std::span<const Group> groups() {
  return kGroups;
}

std::string_view version() {
  return ZIZHI_VERSION;
}

Exit run(std::span<const std::string> arguments, World& world) {
  try {
    return run_unguarded(arguments, world);
  } catch (const std::exception& error) {
    // The one place where an exception ends: memory ran out, or a fault of ours.
    world.err(std::string("zizhi: internal error: ") + error.what() + "\n");
    return Exit::internal;
  }
}

}  // namespace zizhi::cli
