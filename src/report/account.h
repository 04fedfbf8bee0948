#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <cstddef>
#include <string>
#include <vector>

/// What there is to tell about an assessment, whatever the format: which results belong
/// together, what is open, and the sentence about each. Nothing here knows of layout.
namespace zizhi::report {

/// Results of a requirement that are said in one breath: they read the same but for the
/// subject, or (several checks that wait for the same evidence) but for the check. Never empty.
using Group = std::vector<const verdict::CheckResult*>;

std::vector<Group> grouped(const std::vector<const verdict::CheckResult*>& results);

/// The results of `requirement` that `wanted` picks, grouped; in the order of the rulebook.
template <class Wanted>
std::vector<Group> groups(const verdict::RequirementResult& requirement, const Wanted& wanted) {
  std::vector<const verdict::CheckResult*> picked;
  for (const auto& check : requirement.checks) {
    if (wanted(check)) picked.push_back(&check);
  }
  return grouped(picked);
}

/// Groups of one check and outcome that stand one after the other.
struct Series {
  std::vector<Group> shown;  ///< the first few, to be told in full; never empty
  Group rest;                ///< the results of the others, to be counted
};

/// How a long row of findings is cut, in every format: of each check and outcome the first
/// `most` groups are told, and of the rest the number; no outcome is lost behind another.
std::vector<Series> series(std::vector<Group> groups, std::size_t most);

/// Leaves the first `most` of `items`; how many it took away, for whoever shows them to say.
template <class Items>
std::size_t cut_to(Items& items, std::size_t most) {
  if (items.size() <= most) return 0;
  const auto more = items.size() - most;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(most), items.end());
  return more;
}

/// Calls `visit` with each requirement, in the order of the rulebook.
template <class Visit>
void for_each_requirement(const verdict::Assessment& assessment, const Visit& visit) {
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements)
      visit(requirement);
  }
}

/// Deciding, and not met.
bool is_gap(const verdict::CheckResult& check);

/// Deciding, and let through by a waiver.
bool is_waived(const verdict::CheckResult& check);

bool is_pass(const verdict::CheckResult& check);

bool is_not_applicable(const verdict::CheckResult& check);

/// Not deciding, and open: what is only advised.
bool is_advice(const verdict::CheckResult& check);

/// A requirement that is open although none of its checks is: it has no check that decides.
bool is_undecided(const verdict::RequirementResult& requirement);

/// The worst outcome among the results of `groups`, which are not empty.
verdict::Outcome worst(const std::vector<Group>& groups);

/// The names of the group's subjects; empty where the checks have none.
std::vector<std::string> subjects(i18n::Locale locale, const Group& group);

/// The ids of a group's checks, each once.
std::vector<std::string> ids(const Group& group);

/// What the results of a group need, each once.
std::vector<const verdict::Need*> needs(const Group& group);

/// The first sentence there is about a result: the rulebook's, the reason, or the
/// explanation's, of a list about the first element that is to blame.
std::string sentence(i18n::Locale locale, const verdict::CheckResult& check);

/// "Without the waiver: fail. Waived until 2026-12-31, approved by Li Lei: we move": of a check
/// that is waived.
std::string waiver_words(i18n::Locale locale, const verdict::CheckResult& check);

/// Why a requirement does not apply: its own reason, or those of its checks, each once.
std::vector<std::string> reasons(i18n::Locale locale,
                                 const verdict::RequirementResult& requirement);

/// "PERF-1, performance requirement 1": the source of a requirement and the clause in it.
std::string clause(i18n::Locale locale, const verdict::RuleSource& source);

/// A part that only holds others together: its parts say all there is to say.
bool is_frame(const verdict::Explanation& part);

/// The part that tells why a check came out as it did: the first on the way of the outcome that
/// is more than a frame. Null where there is no explanation.
const verdict::Explanation* main_part(const verdict::CheckResult& check);

/// The place that a result is about: of what is missing first, else of the first evidence. All
/// empty where there is none.
verdict::Place place_of(const verdict::CheckResult& check);

/// The ISO date from which `explanation` holds if only time passes; empty when time alone does
/// not do it.
std::string waiting_date(const verdict::Explanation& explanation);

/// What one person signed on one day: the passes that rest on it.
struct Signing {
  const verdict::Attestation* attestation = nullptr;  ///< of the first of them
  std::vector<std::string> checks;                    ///< ids, each once
  std::vector<std::string> documents;                 ///< each once
};

/// Every signature that an outcome rests on, in the order of the rulebook.
std::vector<Signing> signings(const verdict::Assessment& assessment);

/// The person who signed: the name, or the id where there is none.
const std::string& signer(const verdict::Attestation& attestation);

}  // namespace zizhi::report
