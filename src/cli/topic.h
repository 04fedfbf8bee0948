#pragma once

#include "page.h"

#include "zizhi/i18n/locale.h"
#include "zizhi/rulebook/rulebook.h"

#include <string_view>
#include <vector>

namespace zizhi::cli {

/// Tells about the diagnostic called `id` (`Z3001` or its name). False when there is none.
bool explain_code(std::string_view id, i18n::Locale locale, Page& page);

/// Tells about whatever of `rulebook` is called `id`: a requirement, check, category,
/// parameter, definition, service, stage or source. False when nothing is.
bool explain_topic(const rulebook::Rulebook& rulebook, std::string_view id, i18n::Locale locale,
                   Page& page);

/// Tells about what the expression language calls `id`: a function, an operator, a macro
/// (`coveredMonths`, `<=`, `math.abs` or only `abs`), or a chapter of them (`strings`). False
/// when there is none.
bool explain_language(std::string_view id, i18n::Locale locale, Page& page);

/// Everything that `explain_language` knows by its full name.
std::vector<std::string_view> language_topics();

/// Everything that `explain_topic` knows by name, for "did you mean".
std::vector<std::string_view> topics(const rulebook::Rulebook& rulebook);

}  // namespace zizhi::cli
