#include "account.h"

#include "labels.h"
#include "prose.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::CheckResult;
using verdict::Explanation;
using verdict::Outcome;

void add_words(const Explanation& explanation, std::string& words) {
  words.append(explanation.text.in(Locale::en))
      .append("\n")
      .append(explanation.needed)
      .append("\n");
  words.append(explanation.distance.in(Locale::en)).append("\n");
  for (const auto& child : explanation.children)
    add_words(child, words);
}

// Everything that is said about a result, but for where it was found.
std::string words_of(const CheckResult& check) {
  std::string words(name(check.outcome));
  words.append("\n")
      .append(check.message.in(Locale::en))
      .append("\n")
      .append(check.reason.in(Locale::en));
  if (check.attestation) {
    words.append("\n").append(check.attestation->by).append(check.attestation->on);
  }
  if (check.waiver) words.append("\n").append(check.waiver->target).append(check.waiver->until);
  if (check.outcome == Outcome::missing) {
    for (const auto& need : check.needs)
      words.append("\n").append(need.ask.in(Locale::en)).append(need.type);
  } else if (check.explanation && check.message.empty()) {
    words += "\n";
    add_words(*check.explanation, words);
  }
  return words;
}

// Checks that are missing for exactly the same evidence: told once, under all their ids.
bool same_needs(const CheckResult& a, const CheckResult& b) {
  return a.outcome == Outcome::missing && b.outcome == Outcome::missing && !a.subject &&
         !b.subject && !a.needs.empty() && a.needs == b.needs && a.message == b.message;
}

void add_new(std::vector<std::string>& texts, std::string text) {
  if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
}

bool is_open(Outcome outcome) {
  return outcome == Outcome::fail || outcome == Outcome::missing ||
         outcome == Outcome::attest || outcome == Outcome::error;
}

}  // namespace

std::vector<Group> grouped(const std::vector<const CheckResult*>& results) {
  std::vector<Group> made;
  std::map<std::string, std::size_t> by_words;
  for (const auto* const check : results) {
    const auto [found, fresh] =
        by_words.try_emplace(check->id + "\n" + words_of(*check), made.size());
    if (!fresh) {
      made[found->second].push_back(check);
      continue;
    }
    const auto alike = std::ranges::find_if(
        made, [check](const Group& group) { return same_needs(*group.front(), *check); });
    if (alike != made.end()) {
      found->second = static_cast<std::size_t>(alike - made.begin());
      alike->push_back(check);
    } else {
      made.push_back({check});
    }
  }
  return made;
}

std::vector<Series> series(std::vector<Group> groups, std::size_t most) {
  std::vector<Series> made;
  for (auto& group : groups) {
    const auto& check = *group.front();
    const auto* const before = made.empty() ? nullptr : made.back().shown.front().front();
    const bool goes_on =
        before != nullptr && before->id == check.id && before->outcome == check.outcome;
    if (!goes_on) made.emplace_back();
    auto& last = made.back();
    if (last.shown.size() < most) {
      last.shown.push_back(std::move(group));
    } else {
      last.rest.insert(last.rest.end(), group.begin(), group.end());
    }
  }
  return made;
}

bool is_gap(const CheckResult& check) {
  return decides(check.severity) && is_open(check.outcome);
}

bool is_waived(const CheckResult& check) {
  return decides(check.severity) && check.outcome == Outcome::waived;
}

bool is_pass(const CheckResult& check) {
  return check.outcome == Outcome::pass;
}

bool is_not_applicable(const CheckResult& check) {
  return check.outcome == Outcome::not_applicable;
}

bool is_advice(const CheckResult& check) {
  return check.severity == verdict::Severity::advise &&
         (check.outcome == Outcome::fail || check.outcome == Outcome::missing ||
          check.outcome == Outcome::error);
}

bool is_undecided(const verdict::RequirementResult& requirement) {
  return requirement.outcome == Outcome::missing && groups(requirement, is_gap).empty();
}

Outcome worst(const std::vector<Group>& groups) {
  auto outcome = groups.front().front()->outcome;
  for (const auto& group : groups)
    outcome = verdict::worse(outcome, group.front()->outcome);
  return outcome;
}

std::vector<std::string> subjects(i18n::Locale locale, const Group& group) {
  std::vector<std::string> names;
  for (const auto* const check : group) {
    if (!check->subject) continue;
    const auto title = check->subject->title.in(locale);
    names.emplace_back(title.empty() ? std::string_view(check->subject->id) : title);
  }
  return names;
}

std::vector<std::string> ids(const Group& group) {
  std::vector<std::string> ids;
  for (const auto* const check : group)
    add_new(ids, check->id);
  return ids;
}

std::vector<const verdict::Need*> needs(const Group& group) {
  std::vector<const verdict::Need*> all;
  for (const auto* const check : group) {
    for (const auto& need : check->needs) {
      const bool known = std::ranges::any_of(
          all, [&need](const verdict::Need* other) { return *other == need; });
      if (!known) all.push_back(&need);
    }
  }
  return all;
}

bool is_frame(const Explanation& part) {
  return !part.children.empty() && (part.kind == "all_of" || part.kind == "definition" ||
                                    part.kind == "binding" || part.kind == "conditional");
}

namespace {

// The first part that came out as the whole did.
const Explanation& decisive(const Explanation& frame) {
  const auto found = std::ranges::find(frame.children, frame.truth, &Explanation::truth);
  return found == frame.children.end() ? frame.children.front() : *found;
}

// Where an element of a list says more than how many there are of its kind.
bool blames_elements(const Explanation& part) {
  return (part.kind == "every" || part.kind == "some") && part.truth == verdict::Truth::no &&
         !part.children.empty() && part.children.front().truth == verdict::Truth::no;
}

// The one part that an element comes down to.
const Explanation& point_of(const Explanation& element) {
  const auto* part = &element;
  while (part->children.size() == 1 && part->more == 0 && !blames_elements(*part))
    part = &part->children.front();
  return *part;
}

// Of an element that fails because a list of its own does, the element of that list.
std::string words_of(i18n::Locale locale, const Explanation& element) {
  const auto& point = point_of(element);
  if (&point == &element || !blames_elements(point)) {
    return std::string(element.text.in(locale));
  }
  const auto words = words_of(locale, point.children.front());
  const auto name = element.element_title.in(locale);
  return name.empty() ? words : say(locale, labels::kReason, name, words);
}

}  // namespace

const Explanation* main_part(const CheckResult& check) {
  const auto* part = check.explanation ? &*check.explanation : nullptr;
  while (part != nullptr && is_frame(*part))
    part = &decisive(*part);
  return part;
}

std::string sentence(i18n::Locale locale, const CheckResult& check) {
  if (!check.message.empty()) return std::string(check.message.in(locale));
  if (!check.reason.empty()) return std::string(check.reason.in(locale));
  const auto* const part = main_part(check);
  if (part == nullptr || part->text.empty()) return std::string(check.title.in(locale));
  if (!blames_elements(*part)) return std::string(part->text.in(locale));
  const auto others = part->kind == "every" ? std::ranges::count(part->children, part->truth,
                                                                 &Explanation::truth) -
                                                  1 + static_cast<std::ptrdiff_t>(part->more)
                                            : 0;
  const auto first = words_of(locale, part->children.front());
  return others == 0 ? first : first + say(locale, labels::kAndMore, others);
}

std::string waiver_words(i18n::Locale locale, const CheckResult& check) {
  const auto from = word(check.waived_from.value_or(check.outcome)).in(locale);
  const auto& waiver = *check.waiver;
  return say(locale, labels::kWaivedFrom, from, waiver.until, prose(locale, waiver.approver)) +
         prose(locale, waiver.reason);
}

std::vector<std::string> reasons(i18n::Locale locale,
                                 const verdict::RequirementResult& requirement) {
  if (!requirement.reason.empty()) return {std::string(requirement.reason.in(locale))};
  std::vector<std::string> reasons;
  for (const auto& check : requirement.checks) {
    std::string reason(check.reason.in(locale));
    if (!reason.empty()) add_new(reasons, std::move(reason));
  }
  return reasons;
}

std::string clause(i18n::Locale locale, const verdict::RuleSource& source) {
  if (source.id.empty() || source.clause.empty()) return source.clause;
  return say(locale, labels::kClause, source.id, source.clause);
}

verdict::Place place_of(const CheckResult& check) {
  if (check.outcome == Outcome::missing && !check.needs.empty()) {
    return check.needs.front().place;
  }
  return check.evidence.empty() ? verdict::Place{} : check.evidence.front().place;
}

namespace {

std::string latest(const std::vector<Explanation>& parts) {
  std::string date;
  for (const auto& part : parts) {
    if (part.truth == verdict::Truth::yes) continue;
    const auto of_part = waiting_date(part);
    if (of_part.empty()) return {};
    date = std::max(date, of_part);
  }
  return date;
}

std::string earliest(const std::vector<Explanation>& parts) {
  std::string date;
  for (const auto& part : parts) {
    const auto of_part = waiting_date(part);
    if (!of_part.empty() && (date.empty() || of_part < date)) date = of_part;
  }
  return date;
}

}  // namespace

std::string waiting_date(const Explanation& explanation) {
  if (!explanation.reached_on.empty()) return explanation.reached_on;
  if (explanation.more > 0 || explanation.truth != verdict::Truth::no) return {};
  const auto& kind = explanation.kind;
  if (kind == "any_of") return earliest(explanation.children);
  if (kind == "all_of" || kind == "every") return latest(explanation.children);
  const bool passes_on = kind == "definition" || kind == "element" || kind == "binding";
  if (passes_on && explanation.children.size() == 1) {
    return waiting_date(explanation.children.front());
  }
  return {};
}

const std::string& signer(const verdict::Attestation& attestation) {
  return attestation.by_name.empty() ? attestation.by : attestation.by_name;
}

std::vector<Signing> signings(const verdict::Assessment& assessment) {
  std::vector<Signing> made;
  const auto add = [&made](const CheckResult& check) {
    const auto& signature = *check.attestation;
    auto same = std::ranges::find_if(made, [&signature](const Signing& other) {
      return signer(*other.attestation) == signer(signature) &&
             other.attestation->on == signature.on &&
             other.attestation->expires_on == signature.expires_on;
    });
    if (same == made.end()) {
      made.push_back({.attestation = &signature, .checks = {}, .documents = {}});
      same = std::prev(made.end());
    }
    add_new(same->checks, check.id);
    for (const auto& document : signature.documents)
      add_new(same->documents, document);
  };
  for_each_requirement(assessment, [&add](const verdict::RequirementResult& requirement) {
    for (const auto& check : requirement.checks) {
      if (check.outcome == Outcome::pass && check.attestation) add(check);
    }
  });
  return made;
}

}  // namespace zizhi::report
