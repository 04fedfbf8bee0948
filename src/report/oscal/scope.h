#pragma once

#include "json/parts.h"

#include "zizhi/base/uuid.h"
#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <string>
#include <string_view>
#include <vector>

/// What the parts of an OSCAL document share. Its identifiers are made of what went into the
/// assessment, so that the same inputs give the same document.
namespace zizhi::report::oscal {

/// One assessment in a document. It looks at the assessment.
struct Scope {
  const verdict::Assessment* assessment = nullptr;
  i18n::Locale locale = i18n::Locale::en;
  base::Uuid id;

  /// Of the thing of that kind and name in this assessment.
  std::string uuid(std::string_view kind, std::string_view name = {}) const;

  /// The as-of date: no report holds the time at which it was made.
  std::string moment() const;
};

/// The scope of an assessment that is masked as it is shown.
Scope scope_of(const verdict::Assessment& assessment, i18n::Locale locale);

/// Properties in our own namespace. A value that is empty has none.
class Props {
 public:
  Props& add(std::string_view name, std::string_view value);

  /// Adds them to `object` as `props`, unless there are none.
  void into(Json& object) const;

 private:
  Json made_ = Json::array();
};

/// An OSCAL string: `text` on one line without white space at its ends; may be empty.
std::string string(std::string_view text);

/// A line of Markdown: `text` as it reads, a dash where it is empty.
std::string line(const Scope& scope, std::string_view text);

/// `text` as an OSCAL token: what is none in it is `_`.
std::string token(std::string_view text);

/// Adds `items` to `object` unless they are none: OSCAL has no empty lists.
void add(Json& object, std::string_view name, Json items);

/// ISO date → the beginning of that day.
std::string day(std::string_view iso);

/// Observations: of every check and subject, and of every data problem.
Json observations(const Scope& scope);

/// Risks: of every deciding check that is open or waived.
Json risks(const Scope& scope);

/// Findings: of every requirement that applies.
Json findings(const Scope& scope);

std::string observation_id(const Scope& scope, const verdict::CheckResult& check);
std::string observation_id(const Scope& scope, std::size_t problem);

/// What the observations are about: the organization, and the subjects of checks, as
/// components.
Json components(const Scope& scope);

/// Of a check with a subject its component, else the organization.
Json subjects(const Scope& scope, const verdict::CheckResult& check);

}  // namespace zizhi::report::oscal
