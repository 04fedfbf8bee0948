#pragma once

#include "text_page.h"

#include "zizhi/verdict/assessment.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// The parts of the terminal report, in the order of a page, and what they share.
namespace zizhi::report {

/// Long lists show so many, and the count of the rest.
inline constexpr std::size_t kFew = 5;
inline constexpr std::size_t kMany = 12;

/// Results of a requirement that are said in one breath: they read the same but for the
/// subject, or (several checks that wait for the same evidence) but for the check. Never empty.
using Group = std::vector<const verdict::CheckResult*>;

/// The results of `requirement` that `wanted` picks, grouped; in the order of the rulebook.
template <class Wanted>
std::vector<Group> groups(const verdict::RequirementResult& requirement, const Wanted& wanted);

std::vector<Group> grouped(const std::vector<const verdict::CheckResult*>& results);

template <class Wanted>
std::vector<Group> groups(const verdict::RequirementResult& requirement, const Wanted& wanted) {
  std::vector<const verdict::CheckResult*> picked;
  for (const auto& check : requirement.checks) {
    if (wanted(check)) picked.push_back(&check);
  }
  return grouped(picked);
}

/// Deciding, and not met: what the section GAPS tells about.
bool is_gap(const verdict::CheckResult& check);

bool is_waived(const verdict::CheckResult& check);

bool is_pass(const verdict::CheckResult& check);

/// "Risk assessment, Li Lei and 3 more"; empty where the checks have no subject.
std::string subjects(const Page& page, const Group& group);

/// The ids of a group's checks, each once.
std::vector<std::string> ids(const Group& group);

/// The first sentence there is about a result: the rulebook's, the reason, or the
/// explanation's, of a list about the first element that is to blame.
std::string sentence(const Page& page, const verdict::CheckResult& check);

/// A part that only holds others together: its parts say all there is to say.
bool is_frame(const verdict::Explanation& part);

/// The ISO date from which `explanation` holds if only time passes; empty when time alone does
/// not do it.
std::string waiting_date(const verdict::Explanation& explanation);

// text_explanation.cpp

/// Rows of evidence already on the page, so that none is shown twice.
using Shown = std::set<std::string>;

/// `path = value` with its place at the right.
void evidence_rows(Page& page, std::size_t indent,
                   const std::vector<verdict::Evidence>& evidence, Shown& shown);

/// What is shown of a tree.
struct Telling {
  bool sentences = true;    ///< not where the rulebook's own sentence was said
  bool evidence = true;     ///< not where it follows for each subject apart
  std::string_view said{};  ///< what the reader has just read: not said again
};

void explanation(Page& page, std::size_t indent, const verdict::Explanation& explanation,
                 const Telling& telling, Shown& shown);

// One section each; a section without content leaves no trace.

void head(Page& page, const verdict::Assessment& assessment);
void gaps(Page& page, const verdict::Assessment& assessment);
void waived(Page& page, const verdict::Assessment& assessment);
void passes(Page& page, const verdict::Assessment& assessment);
void to_do(Page& page, const verdict::Assessment& assessment);
void also(Page& page, const verdict::Assessment& assessment, const Options& options);
void foot(Page& page, const verdict::Assessment& assessment);

/// "3 fail · 2 missing": what is not zero, the worst first; "5 of 5 pass" where all pass.
std::string counts(const Page& page, const verdict::Counts& counts);

}  // namespace zizhi::report
