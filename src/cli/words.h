#pragma once

#include "page.h"
#include "reads.h"

#include "zizhi/cel/program.h"
#include "zizhi/i18n/locale.h"
#include "zizhi/rulebook/rulebook.h"

#include <string>

namespace zizhi::cli {

/// An expression of `rulebook` in words, as an indented list: names are called by the titles
/// and prompts of the rulebook, parameters with their values of the default level.
void write_words(const rulebook::Rulebook& rulebook, const cel::Program& program,
                 i18n::Locale locale, std::size_t indent, Page& page);

/// Every definition in `names` in words, each once.
void write_definitions(const rulebook::Rulebook& rulebook, const std::set<std::string>& names,
                       i18n::Locale locale, Page& page);

/// `within(d, w)`: how a definition is used.
std::string usage(const rulebook::Rulebook& rulebook, std::size_t definition);

}  // namespace zizhi::cli
