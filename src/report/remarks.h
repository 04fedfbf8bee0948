#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <string>
#include <vector>

/// What nobody should overlook beside the gaps, in words and without layout.
namespace zizhi::report {

enum class Tone : std::uint8_t { plain, error, warning };

/// One thing to say.
struct Remark {
  std::string name;  ///< what it is about: an id, "error Z3001"; may be empty
  std::string body;
  verdict::Place place;            ///< all empty where there is none
  std::vector<std::string> under;  ///< more sentences
  Tone tone = Tone::plain;
  std::vector<verdict::Evidence> evidence{};  ///< what it rests on, each with its place
};

using Remarks = std::vector<Remark>;

/// Requirements and checks that do not apply, with their reasons.
Remarks not_applicable(i18n::Locale locale, const verdict::Assessment& assessment);

/// What is only advised; where something fails, with the values that contradict it.
Remarks advice(i18n::Locale locale, const verdict::Assessment& assessment);

/// Who signed on which day for what.
Remarks signatures(i18n::Locale locale, const verdict::Assessment& assessment);

/// Every waiver of the dossier and what became of it.
Remarks waivers(i18n::Locale locale, const verdict::Assessment& assessment);

/// What overlays change in levels, requirements and checks.
Remarks overlays(i18n::Locale locale, const verdict::Assessment& assessment);

Remarks parameters(i18n::Locale locale, const verdict::Assessment& assessment);

/// Data problems, errors first.
Remarks problems(i18n::Locale locale, const verdict::Assessment& assessment);

/// The notes of the assessment; with `masked` also that personal data is not shown.
Remarks notes(i18n::Locale locale, const verdict::Assessment& assessment, bool masked);

/// Whether `shown` (mask.h) left a mask where a personal value was.
bool is_masked(const verdict::Assessment& assessment);

}  // namespace zizhi::report
