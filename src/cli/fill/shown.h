#pragma once

#include "fill/agenda.h"
#include "fill/answers.h"
#include "page.h"

#include "zizhi/i18n/locale.h"
#include "zizhi/rulebook/rulebook.h"

#include <string>
#include <vector>

/// What the one who answers sees.
namespace zizhi::cli {

/// The question, and what there is to choose from. `present` is what stands there now.
void write_question(const Question& question, const std::vector<Choice>& choices,
                    const std::string& present, i18n::Locale locale, Page& page);

/// Why it is asked, by which clause, and an example.
void write_more(const Question& question, const rulebook::Rulebook& rulebook,
                i18n::Locale locale, Page& page);

/// The things to choose from, numbered.
void write_choices(const std::vector<Choice>& choices, i18n::Locale locale, Page& page);

}  // namespace zizhi::cli
