#include "mask.h"

#include "mask_identity.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace zizhi::report {
namespace {

// A value with fewer code points ("30", "F") stands in many a sentence that is not about it.
constexpr std::size_t kTelling = 5;

using verdict::Evidence;
using verdict::Explanation;

// Longest first, so that no value is left over in part because another one is within it.
struct Longer {
  bool operator()(const std::string& a, const std::string& b) const {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  }
};

using Values = std::set<std::string, Longer>;

void collect(const std::vector<Evidence>& evidence, Values& values) {
  for (const auto& item : evidence) {
    if (item.personal && !item.value.empty()) values.insert(item.value);
  }
}

// "3 items", "1…3 items": how many there are says nothing about anybody, and stands in many a
// sentence that is about something else.
bool is_count(std::string_view found) {
  const auto digits = std::min(found.find_first_not_of("0123456789…"), found.size());
  const auto unit = found.substr(digits);
  return digits > 0 && (unit == " item" || unit == " items");
}

// The personal values of a tree; what a part found counts where the part reads personal data.
void collect(const Explanation& explanation, Values& values) {
  collect(explanation.evidence, values);
  if (!explanation.found.empty() && !is_count(explanation.found) &&
      std::ranges::any_of(explanation.evidence, &Evidence::personal)) {
    values.insert(explanation.found);
  }
  for (const auto& child : explanation.children)
    collect(child, values);
}

// The functions below change what they are given, in place.

constexpr bool is_word(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

// Whether the `size` bytes at `at` stand for themselves, as the 3 in "a 3 b" and not in "30".
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const bool joined_before = at > 0 && is_word(text[at - 1]) && is_word(text[at]);
  const auto end = at + size;
  const bool joined_after = end < text.size() && is_word(text[end]) && is_word(text[end - 1]);
  return !joined_before && !joined_after;
}

void mask(std::string& text, const std::string& value) {
  const bool telling = base::code_points(value) >= kTelling;
  for (auto at = text.find(value); at != std::string::npos; at = text.find(value, at)) {
    if (telling || stands_alone(text, at, value.size())) {
      text.replace(at, value.size(), kMask);
      at += kMask.size();
    } else {
      at += value.size();
    }
  }
}

void mask(std::string& text, const Values& values) {
  for (const auto& value : values)
    mask(text, value);
}

void mask(i18n::Localized& text, const Values& values) {
  mask(text.en, values);
  mask(text.zh, values);
}

void mask(std::vector<Evidence>& evidence, const Values& values) {
  for (auto& item : evidence) {
    if (item.personal) {
      item.value = kMask;
    } else {
      mask(item.value, values);
    }
  }
}

void mask(Explanation& explanation, const Values& outer) {
  auto values = outer;
  collect(explanation, values);
  mask(explanation.text, values);
  mask(explanation.found, values);
  mask(explanation.needed, values);
  mask(explanation.needed_text, values);
  mask(explanation.distance, values);
  mask(explanation.element_title, values);
  mask(explanation.evidence, values);
  for (auto& child : explanation.children)
    mask(child, outer);
}

void mask(verdict::CheckResult& check, const Values& outer) {
  auto values = outer;
  collect(check.evidence, values);
  if (check.explanation) collect(*check.explanation, values);
  mask(check.message, values);
  mask(check.reason, values);
  mask(check.evidence, outer);
  if (check.subject) mask(check.subject->title, outer);
  if (check.explanation) mask(*check.explanation, outer);
}

template <class Assessment, class Visit>
void for_each_check(Assessment& assessment, const Visit& visit) {
  for (auto& category : assessment.categories) {
    for (auto& requirement : category.requirements) {
      for (auto& check : requirement.checks)
        visit(check);
    }
  }
}

Values telling_values(const verdict::Assessment& assessment) {
  Values values;
  for_each_check(assessment, [&values](const verdict::CheckResult& check) {
    collect(check.evidence, values);
    if (check.explanation) collect(*check.explanation, values);
  });
  std::erase_if(values,
                [](const std::string& value) { return base::code_points(value) < kTelling; });
  return values;
}

// Of a list of texts an empty one says nothing, whatever the format.
void leave_out_empty_texts(verdict::Assessment& assessment) {
  for_each_check(assessment, [](verdict::CheckResult& check) {
    std::erase_if(check.show, [](const i18n::Localized& text) { return text.empty(); });
  });
  for (auto& problem : assessment.problems)
    std::erase_if(problem.helps, [](const i18n::Localized& text) { return text.empty(); });
  for (auto& overlay : assessment.rulebook.overlays)
    std::erase_if(overlay.changes, [](const i18n::Localized& text) { return text.empty(); });
  std::erase_if(assessment.notes, [](const i18n::Localized& text) { return text.empty(); });
}

}  // namespace

verdict::Assessment shown(const verdict::Assessment& assessment, bool show_personal) {
  auto copy = assessment;
  leave_out_empty_texts(copy);
  if (show_personal) return copy;
  const auto values = telling_values(assessment);
  for_each_check(copy, [&values](verdict::CheckResult& check) { mask(check, values); });
  for (auto& problem : copy.problems) {
    mask(problem.message, values);
    for (auto& help : problem.helps)
      mask(help, values);
  }
  mask_identity_numbers(copy);
  return copy;
}

verdict::Explanation shown(const verdict::Explanation& explanation, bool show_personal) {
  auto copy = explanation;
  if (show_personal) return copy;
  mask(copy, {});
  mask_identity_numbers(copy);
  return copy;
}

}  // namespace zizhi::report
