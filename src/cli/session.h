#pragma once

#include "witness.h"

#include "zizhi/cli/run.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/diag/render.h"
#include "zizhi/i18n/text.h"
#include "zizhi/source/source.h"

#include <string>
#include <string_view>

namespace zizhi::cli {

/// Whether to colour, from `--color` and the environment.
struct Colors {
  bool out = false;
  bool err = false;
  bool files = false;
};

/// One run of a command: the world, and how to speak in it.
struct Session {
  World& world;    ///< its files are `files`
  Witness& files;  ///< what was read and written
  i18n::Locale locale = i18n::Locale::en;
  Colors colors;
  bool quiet = false;          ///< no report on standard output, no notes and warnings
  bool show_personal = false;  ///< source lines with personal data may be shown
  source::Map sources;         ///< every text of this run
  bool passing = false;        ///< a passing line stands on the terminal

  /// Writes what was found to standard error, in reading order.
  void say(const diag::Sink& sink);
  void say(const diag::Diagnostic& diagnostic);

  /// Shows a line on the terminal of standard error until something else is said, or until
  /// `text` is empty. Nothing where there is no terminal, or where it should be quiet.
  void pass(const i18n::Localized& text);

  /// Writes to standard output. `code`, or unusable when it takes no more (which is said).
  Exit print(std::string_view text, Exit code);
};

/// The worse of two.
Exit worse(Exit a, Exit b);

/// `--color WHEN` over NO_COLOR over CLICOLOR_FORCE over what the output is.
Colors choose_colors(std::string_view when, const World& world);

}  // namespace zizhi::cli
