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

/// Everything that `explain_topic` knows by name, for "did you mean".
std::vector<std::string_view> topics(const rulebook::Rulebook& rulebook);

}  // namespace zizhi::cli
