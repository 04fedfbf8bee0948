// Which results of a requirement the terminal report tells about together, and their names.
#include "text_parts.h"

#include <algorithm>
#include <map>

namespace zizhi::report {
namespace {

using verdict::CheckResult;
using verdict::Explanation;
using verdict::Outcome;

void add_words(const Explanation& explanation, std::string& words) {
  words.append(explanation.text.en).append("\n").append(explanation.needed).append("\n");
  words.append(explanation.distance.en).append("\n");
  for (const auto& child : explanation.children)
    add_words(child, words);
}

// Everything that is said about a result, but for where it was found.
std::string words_of(const CheckResult& check) {
  std::string words(name(check.outcome));
  words.append("\n").append(check.message.en).append("\n").append(check.reason.en);
  if (check.attestation) {
    words.append("\n").append(check.attestation->by).append(check.attestation->on);
  }
  if (check.waiver) words.append("\n").append(check.waiver->target).append(check.waiver->until);
  if (check.outcome == Outcome::missing) {
    for (const auto& need : check.needs)
      words.append("\n").append(need.ask.en).append(need.type);
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

bool is_gap(const CheckResult& check) {
  return decides(check.severity) && is_open(check.outcome);
}

bool is_waived(const CheckResult& check) {
  return decides(check.severity) && check.outcome == Outcome::waived;
}

bool is_pass(const CheckResult& check) {
  return check.outcome == Outcome::pass;
}

std::string subjects(const Page& page, const Group& group) {
  std::vector<std::string> names;
  for (const auto* const check : group) {
    if (!check->subject) continue;
    const auto title = prose(page.locale(), page.in(check->subject->title));
    names.push_back(title.empty() ? check->subject->id : title);
  }
  if (names.size() <= kFew) return listed(page.locale(), names);
  const auto more = names.size() - kFew;
  names.resize(kFew);
  return listed(page.locale(), names) + page.say(labels::kAndMore, more);
}

std::vector<std::string> ids(const Group& group) {
  std::vector<std::string> ids;
  for (const auto* const check : group) {
    if (std::ranges::find(ids, check->id) == ids.end()) ids.push_back(check->id);
  }
  return ids;
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
std::string words_of(const Page& page, const Explanation& element) {
  const auto& point = point_of(element);
  if (&point == &element || !blames_elements(point)) return std::string(page.in(element.text));
  const auto words = words_of(page, point.children.front());
  const auto name = page.in(element.element_title);
  return name.empty() ? words : page.say(labels::kReason, name, words);
}

}  // namespace

std::string sentence(const Page& page, const CheckResult& check) {
  if (!check.message.empty()) return std::string(page.in(check.message));
  if (!check.reason.empty()) return std::string(page.in(check.reason));
  const auto* part = check.explanation ? &*check.explanation : nullptr;
  while (part != nullptr && is_frame(*part))
    part = &decisive(*part);
  if (part == nullptr || part->text.empty()) return std::string(page.in(check.title));
  if (!blames_elements(*part)) return std::string(page.in(part->text));
  const auto others = part->kind == "every" ? std::ranges::count(part->children, part->truth,
                                                                 &Explanation::truth) -
                                                  1 + static_cast<std::ptrdiff_t>(part->more)
                                            : 0;
  const auto first = words_of(page, part->children.front());
  return others == 0 ? first : first + page.say(labels::kAndMore, others);
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

}  // namespace zizhi::report
