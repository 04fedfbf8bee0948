#pragma once

#include "zizhi/base/date.h"
#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <string>
#include <vector>

/// The days ahead that an assessment knows of.
namespace zizhi::report {

enum class Occasion : std::uint8_t {
  reached,         ///< a check holds from this day if nothing else changes
  signature_ends,  ///< the last day that a signature counts
  waiver_ends,     ///< the last day of a waiver that applies
  stated           ///< a date of the evidence that an outcome rests on
};

/// What falls on one day.
struct Entry {
  base::Date date;
  Occasion occasion = Occasion::stated;
  std::vector<std::string> names;         ///< ids of checks; of `stated` paths; each once
  const verdict::Place* place = nullptr;  ///< of `stated`, of the first
};

/// Every day from the as-of date on, in order; one entry for each occasion of a day.
std::vector<Entry> calendar(const verdict::Assessment& assessment);

/// "in 2 months and 3 days", "today": how far `date` is from `from`, which is not later.
std::string ahead(i18n::Locale locale, base::Date from, base::Date date);

}  // namespace zizhi::report
