#include "waive.h"

#include "zizhi/assess/copy.h"

#include <algorithm>
#include <string_view>

namespace zizhi::assess {
namespace {

using diag::Code;
using verdict::CheckResult;
using verdict::Outcome;
using verdict::WaiverState;

verdict::Waiver copy(const schema::Waiver& waiver, const source::Map& sources) {
  return {.target = waiver.target,
          .subject = waiver.subject,
          .reason = waiver.reason,
          .approver = waiver.approver,
          .from = base::format(waiver.from),
          .until = base::format(waiver.until),
          .place = place(waiver.where, sources)};
}

/// Both days included. The one place that knows when a waiver counts.
std::optional<WaiverState> out_of_time(const schema::Waiver& waiver, base::Date as_of) {
  if (as_of < waiver.from) return WaiverState::not_yet;
  if (as_of > waiver.until) return WaiverState::expired;
  return std::nullopt;
}

/// The deciding results that `waiver` names.
std::vector<CheckResult*> named(const schema::Waiver& waiver,
                                std::vector<verdict::CategoryResult>& categories) {
  std::vector<CheckResult*> found;
  for (auto& category : categories) {
    for (auto& requirement : category.requirements) {
      for (auto& check : requirement.checks) {
        const bool meant = waiver.target == requirement.id || waiver.target == check.id;
        const bool subject = waiver.subject.empty() || waiver.subject == "*" ||
                             (check.subject && check.subject->id == waiver.subject);
        if (meant && subject && verdict::decides(check.severity)) found.push_back(&check);
      }
    }
  }
  return found;
}

bool can_be_waived(Outcome outcome) {
  return outcome == Outcome::fail || outcome == Outcome::missing || outcome == Outcome::attest;
}

bool waivable(const CheckResult& result, const rulebook::Rulebook& rulebook) {
  const auto* const check = rulebook.find_check(result.id);
  return check != nullptr && check->waivable;
}

/// Moves the open results among `targets`; what they came to says what became of the waiver.
WaiverState apply(const verdict::Waiver& waiver, const std::vector<CheckResult*>& targets,
                  const rulebook::Rulebook& rulebook, std::vector<std::string>& moved) {
  bool refused = false;
  bool met = false;
  for (auto* const result : targets) {
    met = met || result->outcome == Outcome::pass;
    if (!can_be_waived(result->outcome)) continue;
    if (!waivable(*result, rulebook)) {
      refused = true;
      continue;
    }
    result->waived_from = result->outcome;
    result->outcome = Outcome::waived;
    result->waiver = waiver;
    if (std::ranges::find(moved, result->id) == moved.end()) moved.push_back(result->id);
  }
  if (!moved.empty()) return WaiverState::applied;
  if (refused) return WaiverState::not_waivable;
  return met ? WaiverState::not_needed : WaiverState::unused;
}

std::vector<std::string_view> every_id(const rulebook::Rulebook& rulebook) {
  std::vector<std::string_view> ids;
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      ids.emplace_back(requirement.id);
      for (const auto& check : requirement.checks)
        ids.emplace_back(check.id);
    }
  }
  return ids;
}

bool known(std::string_view target, const rulebook::Rulebook& rulebook) {
  return rulebook.find_requirement(target) != nullptr || rulebook.find_check(target) != nullptr;
}

/// Subjects that results of the waiver's target have, and whether they are all there are.
struct Subjects {
  std::vector<std::string_view> ids;
  bool complete = true;

  bool contains(std::string_view id) const { return std::ranges::find(ids, id) != ids.end(); }
};

/// Calls `visit` with each check that `waiver` names, of the results or of the rulebook.
template <class Categories, class Visit>
void for_each_named(const schema::Waiver& waiver, const Categories& categories,
                    const Visit& visit) {
  for (const auto& category : categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        if (waiver.target == requirement.id || waiver.target == check.id) visit(check);
      }
    }
  }
}

Subjects subjects(const schema::Waiver& waiver, const rulebook::Rulebook& rulebook,
                  const std::vector<verdict::CategoryResult>& categories) {
  Subjects found;
  for_each_named(waiver, categories, [&](const CheckResult& result) {
    if (result.subject) {
      found.ids.emplace_back(result.subject->id);
    } else if (const auto* const declared = rulebook.find_check(result.id)) {
      found.complete = found.complete && !declared->for_each;
    }
  });
  return found;
}

/// Is the waiver's subject one of a known set, though not one of this dossier?
bool is_of_a_set(const schema::Waiver& waiver, const rulebook::Rulebook& rulebook) {
  bool found = false;
  for_each_named(waiver, rulebook.categories, [&](const rulebook::Check& check) {
    if (!check.for_each || check.for_each->element.kind() != cel::Kind::enumeration) return;
    found = found || check.for_each->element.values()->find(waiver.subject) != nullptr;
  });
  return found;
}

void report_unused(const schema::Waiver& waiver, const rulebook::Rulebook& rulebook,
                   const std::vector<verdict::CategoryResult>& categories, diag::Sink& sink) {
  if (waiver.subject.empty() || waiver.subject == "*") return;
  const auto known = subjects(waiver, rulebook, categories);
  if (!known.complete || known.contains(waiver.subject) || is_of_a_set(waiver, rulebook)) {
    return;
  }
  sink.add(diag::suggest(diag::make<Code::waiver_unknown_subject>(
                             waiver.subject_where, waiver.target, waiver.subject),
                         waiver.subject, known.ids));
}

void report(const schema::Waiver& waiver, WaiverState state, const rulebook::Rulebook& rulebook,
            const std::vector<verdict::CategoryResult>& categories, diag::Sink& sink) {
  switch (state) {
    case WaiverState::expired:
      sink.add(diag::make<Code::waiver_expired>(waiver.where, waiver.target,
                                                base::format(waiver.until)));
      return;
    case WaiverState::not_yet:
      sink.add(diag::make<Code::waiver_not_yet>(waiver.where, waiver.target,
                                                base::format(waiver.from)));
      return;
    case WaiverState::not_waivable:
      sink.add(diag::make<Code::waiver_not_waivable>(waiver.target_where, waiver.target));
      return;
    case WaiverState::unused:
      return report_unused(waiver, rulebook, categories, sink);
    case WaiverState::applied:
    case WaiverState::not_needed:
    case WaiverState::unknown:
      return;
  }
}

}  // namespace

std::vector<verdict::WaiverResult> waive(const Bench& bench,
                                         std::vector<verdict::CategoryResult>& categories,
                                         diag::Sink& sink) {
  std::vector<verdict::WaiverResult> results;
  for (const auto& waiver : bench.evidence().waivers) {
    verdict::WaiverResult result{
        .waiver = copy(waiver, bench.sources()), .state = WaiverState::unknown, .checks = {}};
    if (const auto* const disabled = bench.rulebook().find_disabled(waiver.target)) {
      sink.add(diag::make<Code::waiver_disabled>(waiver.target_where, disabled->check,
                                                 disabled->overlay));
      result.state = WaiverState::unused;
    } else if (!known(waiver.target, bench.rulebook())) {
      const auto ids = every_id(bench.rulebook());
      sink.add(diag::suggest(
          diag::make<Code::waiver_unknown_target>(waiver.target_where, waiver.target),
          waiver.target, ids));
    } else if (const auto state = out_of_time(waiver, bench.as_of())) {
      result.state = *state;
    } else {
      result.state =
          apply(result.waiver, named(waiver, categories), bench.rulebook(), result.checks);
    }
    report(waiver, result.state, bench.rulebook(), categories, sink);
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace zizhi::assess
