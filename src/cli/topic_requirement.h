#pragma once

#include "page.h"

#include "zizhi/i18n/locale.h"
#include "zizhi/rulebook/rulebook.h"

#include <string>

namespace zizhi::cli {

/// A requirement with its source, when it applies, and all its checks.
void explain_requirement(const rulebook::Rulebook& rulebook,
                         const rulebook::Requirement& requirement, i18n::Locale locale,
                         Page& page);

/// A check: its rule, what it reads, what to do when it is not met.
void explain_check(const rulebook::Rulebook& rulebook, const rulebook::Check& check,
                   i18n::Locale locale, Page& page);

/// The source and clause in words: "performance requirement 2, of: … (secondary page)".
std::string source_words(const rulebook::Rulebook& rulebook, const rulebook::SourceRef& ref,
                         i18n::Locale locale);

}  // namespace zizhi::cli
