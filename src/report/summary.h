#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/report/report.h"
#include "zizhi/verdict/assessment.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The sentences about an assessment as a whole.
namespace zizhi::report {

/// Long lists of names show so many, and the count of the rest.
inline constexpr std::size_t kFew = 5;

/// The worst outcome that is counted; not_applicable where no other is.
verdict::Outcome worst(const verdict::Counts& counts);

/// "3 fail · 2 missing": what is not zero, the worst first; "5 of 5 pass" where all pass.
std::string counts(i18n::Locale locale, const verdict::Counts& counts);

/// "Level 3, initial certification: risk assessment".
std::string application(i18n::Locale locale, const verdict::Application& application);

/// From what is confirmed to what is possible; never a share of what happened to be decided.
std::string interval(i18n::Locale locale, const verdict::Assessment& assessment);

/// `names` as a list in running text, "and 3 more" after the first few.
std::string few(i18n::Locale locale, std::vector<std::string> names);

/// The folder of all evidence files, with its slash; empty where they have none in common.
std::string_view common_folder(const verdict::Assessment& assessment ZIZHI_LIFETIMEBOUND);

/// `evidence.yaml:12:3`, or the file alone where there is no line; empty without a file.
/// Without `folder`, where the file is in it.
std::string spelt(const verdict::Place& place, std::string_view folder = {});

}  // namespace zizhi::report
