#pragma once

#include "zizhi/verdict/assessment.h"

#include <functional>
#include <string>
#include <vector>

/// What strangers may write into their files, and where it gets to in an assessment.
namespace zizhi::tests {

/// Calls `change` with every text of `assessment` that comes from a file of somebody: names,
/// values, paths, sentences, in both languages. Ids, enum values and dates are not among them.
void for_each_text(verdict::Assessment& assessment,
                   const std::function<void(std::string&)>& change);

/// Texts that break out of careless reports: markup, terminal escapes, bidirectional controls,
/// line breaks, formulas, workflow commands, huge and empty ones, emoji, malformed UTF-8.
std::vector<std::string> nasty_texts();

}  // namespace zizhi::tests
