#include "session.h"

#include "zizhi/base/utf8.h"

#include <algorithm>

namespace zizhi::cli {

void Session::pass(const i18n::Localized& text) {
  constexpr std::string_view kErase = "\r\x1b[K";
  if (passing) world.err(kErase);
  passing = world.terminal.err_is_terminal && world.variables("TERM") != "dumb" && !quiet &&
            !text.empty();
  if (!passing) return;
  const auto shown = base::visible(text.in(locale));
  const auto room = std::max<std::size_t>(world.terminal.width, 2) - 1;
  world.err(base::clip(shown, room));
}

void Session::say(const diag::Diagnostic& diagnostic) {
  pass({});
  const bool essential = diagnostic.severity() == diag::Severity::error ||
                         diagnostic.code == diag::Code::let_through;
  if (quiet && !essential) return;
  world.err(
      diag::render(diagnostic, sources,
                   {.locale = locale, .color = colors.err, .show_personal = show_personal}));
}

void Session::say(const diag::Sink& sink) {
  for (const auto& diagnostic : sink.sorted()) {
    say(diagnostic);
  }
}

Exit Session::print(std::string_view text, Exit code) {
  if (world.out(text) != Wrote::refused) return code;
  say(diag::make<diag::Code::stdout_refused>(std::nullopt));
  return Exit::unusable;
}

Exit worse(Exit a, Exit b) {
  return static_cast<int>(a) < static_cast<int>(b) ? b : a;
}

namespace {

bool is_set(const World& world, std::string_view variable) {
  const auto value = world.variables(variable);
  return value && !value->empty() && *value != "0";
}

}  // namespace

Colors choose_colors(std::string_view when, const World& world) {
  if (when == "always") return {.out = true, .err = true, .files = true};
  // no-color.org: any value that is not empty, `0` too.
  const auto no_color = world.variables("NO_COLOR");
  if (when == "never" || (no_color && !no_color->empty())) return {};
  if (is_set(world, "CLICOLOR_FORCE")) return {.out = true, .err = true, .files = false};
  if (world.variables("TERM") == "dumb") return {};
  return {.out = world.terminal.out_is_terminal,
          .err = world.terminal.err_is_terminal,
          .files = false};
}

}  // namespace zizhi::cli
