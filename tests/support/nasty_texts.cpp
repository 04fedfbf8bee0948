#include "nasty_texts.h"

namespace zizhi::tests {
namespace {

using Change = std::function<void(std::string&)>;

void each(i18n::Localized& text, const Change& change) {
  change(text.en);
  change(text.zh);
}

void each(std::vector<i18n::Localized>& texts, const Change& change) {
  for (auto& text : texts)
    each(text, change);
}

void each(std::vector<std::string>& texts, const Change& change) {
  for (auto& text : texts)
    change(text);
}

void each(std::vector<verdict::Evidence>& evidence, const Change& change) {
  for (auto& item : evidence) {
    change(item.path);
    change(item.place.file);
    change(item.value);
  }
}

void each(std::vector<verdict::Need>& needs, const Change& change) {
  for (auto& need : needs) {
    change(need.path);
    change(need.place.file);
    each(need.ask, change);
    change(need.type);
  }
}

void each(verdict::Explanation& part, const Change& change) {
  change(part.expression);
  each(part.text, change);
  change(part.found);
  change(part.needed);
  each(part.distance, change);
  change(part.element);
  each(part.element_title, change);
  each(part.evidence, change);
  each(part.needs, change);
  for (auto& child : part.children)
    each(child, change);
}

void each(verdict::Waiver& waiver, const Change& change) {
  change(waiver.target);
  change(waiver.subject);
  change(waiver.reason);
  change(waiver.approver);
  change(waiver.place.file);
}

void each(verdict::Attestation& attestation, const Change& change) {
  change(attestation.by);
  change(attestation.by_name);
  change(attestation.statement);
  each(attestation.documents, change);
  change(attestation.place.file);
}

void each(verdict::CheckResult& check, const Change& change) {
  if (check.subject) {
    change(check.subject->id);
    each(check.subject->title, change);
  }
  for (auto* const text :
       {&check.title, &check.statement, &check.message, &check.reason, &check.fix}) {
    each(*text, change);
  }
  change(check.expression);
  each(check.show, change);
  if (check.explanation) each(*check.explanation, change);
  each(check.evidence, change);
  each(check.needs, change);
  each(check.problems, change);
  if (check.attestation) each(*check.attestation, change);
  if (check.waiver) each(*check.waiver, change);
}

void each(verdict::RequirementResult& requirement, const Change& change) {
  each(requirement.title, change);
  each(requirement.text, change);
  each(requirement.reason, change);
  change(requirement.text_origin);
  change(requirement.source.id);
  change(requirement.source.clause);
  change(requirement.source.title);
  change(requirement.source.confidence);
  for (auto& check : requirement.checks)
    each(check, change);
}

void each(verdict::Problem& problem, const Change& change) {
  if (problem.place) change(problem.place->file);
  change(problem.path);
  each(problem.message, change);
  each(problem.helps, change);
}

void each(verdict::Parameter& parameter, const Change& change) {
  each(parameter.title, change);
  change(parameter.value);
  change(parameter.default_value);
  change(parameter.unit);
  change(parameter.set_by);
}

}  // namespace

void for_each_text(verdict::Assessment& assessment, const Change& change) {
  change(assessment.organization);
  each(assessment.rulebook.title, change);
  change(assessment.rulebook.version);
  change(assessment.rulebook.edition);
  each(assessment.application.stage_title, change);
  for (auto& service : assessment.application.services)
    each(service.title, change);
  for (auto& category : assessment.categories) {
    each(category.title, change);
    for (auto& requirement : category.requirements)
      each(requirement, change);
  }
  for (auto& problem : assessment.problems)
    each(problem, change);
  for (auto& result : assessment.waivers)
    each(result.waiver, change);
  for (auto& parameter : assessment.parameters_changed)
    each(parameter, change);
  for (auto& file : assessment.evidence)
    change(file.name);
  each(assessment.notes, change);
}

std::vector<std::string> nasty_texts() {
  std::string huge;
  while (huge.size() < 20000)
    huge += "a long word 一个很长的词 ";
  std::string marks = "e";
  while (marks.size() < 5000)
    marks += "\u0301";
  return {
      "",
      " ",
      "\n\n\n",
      "line 1\nline 2\r\nline 3",
      "tab\there",
      std::string("nul\0byte", 8),
      "\x1b[2J\x1b[31mred\x1b[0m",
      "\x1b]8;;https://example.com\x07link\x1b]8;;\x07",
      "\x1b]0;title\x07",
      "\u009b31m",
      "\x7f\b\b\b\a",
      "\u202egnp.exe",
      "\u2066isolate\u2069",
      "zero\u200bwidth\u200d\ufeff",
      "\u2028separator\u2029",
      "soft\u00adhyphen",
      "\U000e0041\U000e007f tags",
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "]]>",
      "--><!--",
      "&amp;&lt;&#x1b;",
      "=cmd|' /C calc'!A0",
      "+1+1",
      "-1",
      "@SUM(A1)",
      "::error file=x::owned",
      "::set-output name=a::b",
      "%0A%0D",
      "| pipe | table |\n|---|",
      "# heading\n* item",
      "```\ncode",
      "[link](javascript:alert(1))",
      "{\"json\": [1, 2]}",
      "{} {0} {:>1000000}",
      "%s%n%99999d",
      "$(rm -rf /) `id` ; && ||",
      "'; DROP TABLE checks; --",
      "../../../etc/passwd",
      "\\u{1b}\\x1b\\033",
      "\xff\xfe malformed \xc3\x28 \xed\xa0\x80",
      "\xf0\x9f\x98\x80 emoji \U0001f469\u200d\U0001f4bb \U0001f1e8\U0001f1f3",
      "中文，标点。「引号」（括号）！",
      "ｆｕｌｌ　ｗｉｄｔｈ",
      "العربية ושלום",
      marks,
      std::string(5000, 'x'),
      std::string(3000, '/') + "end",
      huge,
  };
}

}  // namespace zizhi::tests
