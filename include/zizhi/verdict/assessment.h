#pragma once

#include "zizhi/base/date.h"
#include "zizhi/i18n/text.h"
#include "zizhi/verdict/words.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The answer as a plain value. It refers to nothing: every text is copied in, in both
/// languages, so that any report can be made from it, now or from a saved file. Ids are never
/// localized.
namespace zizhi::verdict {

/// A spot in a file of the dossier.
struct Place {
  std::string file;          ///< as the user named it
  std::uint32_t line = 0;    ///< from 1; 0: no particular line
  std::uint32_t column = 0;  ///< from 1, code points

  friend bool operator==(const Place&, const Place&) = default;
};

/// A value of the evidence that an outcome rests on.
struct Evidence {
  std::string path;  ///< `projects[4].signed_on`
  Place place;
  std::string value;      ///< as it was read; `***` in an assessment that was saved masked
  bool personal = false;  ///< a report masks the value, unless told not to

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Evidence that would decide and is not there.
struct Need {
  std::string path;
  Place place;           ///< the unusable value, or the nearest existing parent
  bool problem = false;  ///< it is stated, but a data problem makes it unusable
  i18n::Localized ask;   ///< the question to answer; may be empty
  std::string type;      ///< `date`, `list(assessment)`; may be empty

  friend bool operator==(const Need&, const Need&) = default;
};

/// Why a check came out as it did: a tree that follows its expression, pruned to what decided.
struct Explanation {
  std::string kind;  ///< leaf all_of any_of negation conditional every some exactly_one count
                     ///< element definition binding
  Truth truth = Truth::unknown;
  std::string expression;       ///< source text of this part
  i18n::Localized text;         ///< one sentence
  std::string found;            ///< language-neutral: 2026-09-02, 3
  std::string needed;           ///< language-neutral: `>= 2`
  i18n::Localized needed_text;  ///< the same in words: "at least 2"; may be empty
  i18n::Localized distance;     ///< "2 months 9 days short"
  std::string reached_on;  ///< ISO date from which it holds if only time passes; else empty
  std::string element;     ///< of an element of a list: `people[7]`
  i18n::Localized element_title;
  std::vector<Evidence> evidence;
  std::vector<Need> needs;
  std::vector<Explanation> children;
  std::uint64_t more = 0;  ///< children left out
  bool nearest = false;    ///< of several ways to come out as wanted, the nearest
};

/// What a check is evaluated for when it is evaluated more than once.
struct Subject {
  std::string kind;  ///< the variable: `service`, `person`
  std::string id;
  i18n::Localized title;  ///< "Risk assessment", "Li Lei"
};

/// Who or what decided.
enum class DecidedBy : std::uint8_t { rule, attestation };

std::string_view name(DecidedBy decided_by);

/// The signature that decided (or failed to decide) an attest check.
struct Attestation {
  std::string by;  ///< id of the person
  std::string by_name;
  std::string on;          ///< ISO date
  std::string expires_on;  ///< ISO date of the last day it counts; empty: never
  bool conforms = false;
  std::string statement;
  std::vector<std::string> documents;
  Place place;
};

/// A waiver as far as it concerns a check.
struct Waiver {
  std::string target;   ///< requirement or check id, as the waiver names it
  std::string subject;  ///< empty: all
  std::string reason;
  std::string approver;
  std::string from;   ///< ISO date, included
  std::string until;  ///< ISO date, included
  Place place;
};

/// What became of a waiver of the dossier.
enum class WaiverState : std::uint8_t {
  applied,
  not_needed,
  unused,
  unknown,
  expired,
  not_yet,
  not_waivable
};

std::string_view name(WaiverState state);

struct WaiverResult {
  Waiver waiver;
  WaiverState state{};
  std::vector<std::string> checks;  ///< ids of the checks it moved
};

/// One check for one subject.
struct CheckResult {
  std::string id;  ///< `PERF-2.completed-project`
  Severity severity = Severity::must;
  Outcome outcome = Outcome::pass;
  std::optional<Outcome> waived_from;  ///< the outcome it would have without the waiver
  DecidedBy decided_by = DecidedBy::rule;
  std::optional<Subject> subject;
  i18n::Localized title;
  i18n::Localized statement;  ///< of an attest check: what is to be signed
  i18n::Localized message;    ///< the rulebook's own sentence about this outcome; may be empty
  i18n::Localized reason;     ///< of not_applicable, attest and error: why
  i18n::Localized fix;        ///< what to do
  LeadTime lead_time = LeadTime::days;
  std::string expression;             ///< the rule as written; empty for attest
  std::vector<i18n::Localized> show;  ///< documents that an auditor asks for
  std::optional<Explanation> explanation;
  std::vector<Evidence> evidence;  ///< what the outcome rests on, in reading order
  std::vector<Need> needs;         ///< what would decide it
  std::vector<std::string>
      problems;  ///< evidence paths of the data problems that it depends on
  std::vector<std::string> parameters;  ///< names of the parameters that the rule reads, sorted
  std::optional<Attestation> attestation;
  std::optional<Waiver> waiver;
};

struct RuleSource {
  std::string id;      ///< `seed`
  std::string clause;  ///< "performance requirement 2"
  std::string title;
  std::string confidence;  ///< "secondary page"
};

struct RequirementResult {
  std::string id;  ///< `PERF-2`
  i18n::Localized title;
  i18n::Localized text;
  std::string text_origin;  ///< of the Chinese wording: found, reconstructed
  RuleSource source;
  Outcome outcome = Outcome::pass;
  i18n::Localized reason;  ///< of not_applicable
  std::vector<CheckResult> checks;
};

/// How many requirements came out how.
struct Counts {
  std::size_t pass = 0;
  std::size_t fail = 0;
  std::size_t missing = 0;
  std::size_t attest = 0;
  std::size_t waived = 0;
  std::size_t not_applicable = 0;
  std::size_t error = 0;

  std::size_t& of(Outcome outcome);
  std::size_t of(Outcome outcome) const;

  /// Without the not applicable ones.
  std::size_t applicable() const { return pass + fail + missing + attest + waived + error; }

  friend bool operator==(const Counts&, const Counts&) = default;
};

struct CategoryResult {
  std::string id;
  i18n::Localized title;
  Counts counts;  ///< of its requirements
  std::vector<RequirementResult> requirements;
};

/// One thing wrong with the dossier itself.
struct Problem {
  std::string code;   ///< `Z3001`
  bool error = true;  ///< false: a warning
  std::optional<Place> place;
  std::string path;  ///< evidence path, if any
  i18n::Localized message;
  std::vector<i18n::Localized> helps;
  std::vector<std::string> affects;  ///< ids of the checks whose outcome depends on it, sorted
};

/// What was laid over the rulebook.
struct OverlayInfo {
  std::string id;
  std::string version;
  i18n::Localized title;
  std::string sha256;
  bool draft = false;  ///< nobody stands for its numbers yet
  std::vector<i18n::Localized>
      changes;  ///< of levels, requirements and checks, a sentence each
};

struct RulebookInfo {
  std::string id;
  std::string version;
  i18n::Localized title;
  std::string edition;
  std::string sha256;
  std::vector<OverlayInfo> overlays;  ///< in the order in which they were laid on
};

/// A value of the application, where it came from, and what the evidence said instead if a flag
/// overrode it.
struct Application {
  std::vector<Subject> services;
  std::string level;  ///< the highest applied for: "3"
  std::vector<std::pair<std::string, std::string>>
      levels;  ///< service → level, where they differ
  std::string stage;
  i18n::Localized stage_title;
  std::vector<std::string>
      overridden;  ///< "services", "level", "stage": set by a flag against the evidence
};

struct Parameter {
  std::string name;
  i18n::Localized title;
  std::string value;  ///< in force
  std::string default_value;
  std::string unit;
  std::string set_by;  ///< "--set", "overlay NAME"; empty when not changed
};

struct InputFile {
  std::string name;
  std::string sha256;
};

/// The whole answer.
struct Assessment {
  std::string tool_version;
  std::string organization;  ///< its name; may be empty
  base::Date as_of;
  bool as_of_given = false;  ///< by flag, variable or file; otherwise read from the clock
  std::string stated_on;     ///< ISO date or empty
  RulebookInfo rulebook;
  Application application;
  Verdict verdict = Verdict::incomplete;
  Counts counts;              ///< of requirements
  std::size_t confirmed = 0;  ///< requirements that pass
  std::size_t possible = 0;   ///< that would pass if everything missing were met
  std::vector<CategoryResult> categories;
  std::vector<Problem> problems;
  std::vector<WaiverResult> waivers;
  std::vector<Parameter> parameters_changed;
  std::vector<InputFile> evidence;  ///< files read
  std::vector<InputFile>
      attachments;  ///< files that the evidence names, by path from its folder
  std::vector<i18n::Localized> notes;  ///< "as_of is before stated_on"
};

/// The worst of the deciding checks (semantics rule 6); not_applicable when all of them are;
/// missing when there is no deciding check at all, so that nothing passes by being empty.
Outcome outcome_of(const RequirementResult& requirement);

/// The verdict of semantics rule 8 over what stands in `assessment`.
Verdict verdict_of(const Assessment& assessment);

/// Fills the requirements' outcomes, counts (of categories too), confirmed, possible and the
/// verdict from the checks.
void tally(Assessment& assessment);

/// What makes the exit code 1.
enum class Gate : std::uint8_t { fail, missing, advise, never };

std::optional<Gate> parse_gate(std::string_view name);

/// Semantics rule 9: 0 passed, 1 gaps, 2 a data problem of severity error or an `error`
/// outcome.
int exit_code(const Assessment& assessment, Gate gate);

}  // namespace zizhi::verdict
