#include "mask_identity.h"

#include "mask.h"

#include "zizhi/base/identity.h"

#include <string>

namespace zizhi::report {
namespace {

using i18n::Localized;

// Each `clean` changes what it is given, in place; digests and what only the rulebook says are
// left alone.

void clean(std::string& text) {
  if (!base::identity_numbers(text).empty()) text = base::without_identity_numbers(text, kMask);
}

void clean(Localized& text) {
  clean(text.en);
  clean(text.zh);
}

void clean(verdict::Place& place) {
  clean(place.file);
}

template <class Item>
void clean(std::vector<Item>& items);

void clean(verdict::Evidence& item) {
  clean(item.path);
  clean(item.place);
  clean(item.value);
}

void clean(verdict::Need& need) {
  clean(need.path);
  clean(need.place);
}

void clean(verdict::Explanation& part) {
  clean(part.text);
  clean(part.found);
  clean(part.needed);
  clean(part.needed_text);
  clean(part.distance);
  clean(part.element);
  clean(part.element_title);
  clean(part.evidence);
  clean(part.needs);
  clean(part.children);
}

void clean(verdict::Attestation& attestation) {
  clean(attestation.by);
  clean(attestation.by_name);
  clean(attestation.statement);
  clean(attestation.documents);
  clean(attestation.place);
}

void clean(verdict::Waiver& waiver) {
  clean(waiver.target);
  clean(waiver.subject);
  clean(waiver.reason);
  clean(waiver.approver);
  clean(waiver.place);
}

void clean(verdict::WaiverResult& result) {
  clean(result.waiver);
}

void clean(verdict::CheckResult& check) {
  if (check.subject) {
    clean(check.subject->id);
    clean(check.subject->title);
  }
  clean(check.message);
  clean(check.reason);
  clean(check.fix);
  if (check.explanation) clean(*check.explanation);
  clean(check.evidence);
  clean(check.needs);
  clean(check.problems);
  if (check.attestation) clean(*check.attestation);
  if (check.waiver) clean(*check.waiver);
}

void clean(verdict::RequirementResult& requirement) {
  clean(requirement.reason);
  clean(requirement.checks);
}

void clean(verdict::CategoryResult& category) {
  clean(category.requirements);
}

void clean(verdict::Problem& problem) {
  if (problem.place) clean(*problem.place);
  clean(problem.path);
  clean(problem.message);
  clean(problem.helps);
}

void clean(verdict::Parameter& parameter) {
  clean(parameter.value);
}

void clean(verdict::InputFile& file) {
  clean(file.name);
}

template <class Item>
void clean(std::vector<Item>& items) {
  for (auto& item : items)
    clean(item);
}

}  // namespace

void mask_identity_numbers(verdict::Assessment& assessment) {
  clean(assessment.organization);
  clean(assessment.categories);
  clean(assessment.problems);
  clean(assessment.waivers);
  clean(assessment.parameters_changed);
  clean(assessment.evidence);
  clean(assessment.attachments);
  clean(assessment.notes);
}

void mask_identity_numbers(verdict::Explanation& explanation) {
  clean(explanation);
}

}  // namespace zizhi::report
