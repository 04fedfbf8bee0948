#include "form/form.h"

#include "account.h"
#include "labels.h"
#include "prose.h"
#include "provenance.h"
#include "remarks.h"
#include "summary.h"

#include "zizhi/base/date.h"
#include "zizhi/report/report.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zizhi::report {
namespace {

using i18n::Locale;
using i18n::Text;
using verdict::CheckResult;
using verdict::Outcome;
using verdict::RequirementResult;

constexpr std::size_t kMost = 12;  // pieces of evidence in one cell

constexpr Text kTitle{"Self-assessment form: {}", "自评估表：{}"};
constexpr Text kName{"{} – self-assessment form of {}", "{} – {} 自评估表"};
constexpr Text kOrganization{"Organization", "组织名称"};
constexpr Text kDay{"Date of the assessment", "评估时间"};
constexpr Text kService{"Category and level", "服务类别/级别"};
constexpr Text kVerdict{"Result of the self-check", "自查结果"};
constexpr Text kAssessor{"Assessed by", "评估部门/人员"};
constexpr std::array<Text, 7> kColumns{{{"No.", "序号"},
                                        {"Item", "要点"},
                                        {"Clause", "条款"},
                                        {"Evidence to provide", "需提供证明材料"},
                                        {"Conclusion", "自评估结论"},
                                        {"Reasons", "理由"},
                                        {"List of evidence", "证明材料清单"}}};
constexpr Text kMissing{"no evidence provided: {}", "未提供证据：{}"};
constexpr Text kToConfirm{"to be confirmed: {}", "待确认：{}"};
constexpr Text kWaived{"waived until {}, approved by {}: {}", "已豁免至 {}，批准人 {}：{}"};
constexpr Text kUndetermined{"the rule gives no answer: {}", "规则无法得出结果：{}"};
constexpr Text kFails{"{}: {}", "{}：{}"};
constexpr Text kValue{"{} = {}", "{} = {}"};
constexpr Text kSigned{"signed statement of {}, {}", "{} 签署的声明，{}"};

Text word(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::conforms:
      return {"conforms", "符合"};
    case Conclusion::does_not_conform:
      return {"does not conform", "不符合"};
    case Conclusion::not_applicable:
      return {"not applicable", "不适用"};
  }
  ZIZHI_UNREACHABLE();
}

void add_new(std::vector<std::string>& texts, std::string text) {
  if (!text.empty() && std::ranges::find(texts, text) == texts.end()) {
    texts.push_back(std::move(text));
  }
}

std::string named(Locale locale, const Group& group) {
  auto title = prose(locale, group.front()->title.in(locale));
  if (title.empty()) title = group.front()->id;
  const auto about = subjects(locale, group);
  return about.empty() ? title : say(locale, labels::kElement, title, few(locale, about));
}

std::string reason(Locale locale, const Group& group) {
  const auto& check = *group.front();
  auto what = named(locale, group);
  switch (check.outcome) {
    case Outcome::missing: {
      std::vector<std::string> paths;
      for (const auto* const need : needs(group))
        paths.push_back(need->path);
      return say(locale, kMissing, paths.empty() ? what : few(locale, paths));
    }
    case Outcome::attest:
      return say(locale, kToConfirm, what);
    case Outcome::waived:
      if (!check.waiver) return what;
      return say(locale, kWaived, check.waiver->until, check.waiver->approver,
                 say(locale, kFails, what, check.waiver->reason));
    case Outcome::error:
      return say(locale, kUndetermined, what);
    case Outcome::fail:
    case Outcome::pass:
    case Outcome::not_applicable:
      return say(locale, kFails, what, sentence(locale, check));
  }
  ZIZHI_UNREACHABLE();
}

// `words`, and the checks that they are about where they do not name them.
std::string with_ids(Locale locale, const Group& group, const std::string& words) {
  auto names = ids(group);
  std::erase_if(
      names, [&words](const std::string& id) { return words.find(id) != std::string::npos; });
  return names.empty() ? words : say(locale, labels::kElement, words, listed(locale, names));
}

std::vector<std::string> reasons_of(Locale locale, const RequirementResult& requirement) {
  std::vector<std::string> made;
  if (requirement.outcome == Outcome::not_applicable) {
    for (auto& why : reasons(locale, requirement))
      add_new(made, prose(locale, why));
    return made;
  }
  if (is_undecided(requirement)) add_new(made, std::string(labels::kUndecided.in(locale)));
  const auto open = [](const CheckResult& check) { return is_gap(check) || is_waived(check); };
  for (const auto& group : groups(requirement, open))
    add_new(made, with_ids(locale, group, prose(locale, reason(locale, group))));
  return made;
}

// What an auditor asks for; of the deciding checks.
std::vector<std::string> to_provide(Locale locale, const RequirementResult& requirement) {
  std::vector<std::string> made;
  for (const auto& check : requirement.checks) {
    if (!decides(check.severity)) continue;
    for (const auto& document : check.show)
      add_new(made, prose(locale, document.in(locale)));
  }
  return made;
}

std::vector<std::string> evidence_of(Locale locale, const RequirementResult& requirement,
                                     std::string_view folder) {
  std::vector<std::string> made;
  for (const auto& check : requirement.checks) {
    if (!decides(check.severity)) continue;
    if (check.attestation && check.outcome == Outcome::pass) {
      const auto& attestation = *check.attestation;
      add_new(made, prose(locale, say(locale, kSigned, signer(attestation), attestation.on)));
      for (const auto& document : attestation.documents)
        add_new(made, prose(locale, document));
    }
    for (const auto& item : check.evidence) {
      const auto text = say(locale, kValue, item.path, value(locale, item.value));
      const auto place = spelt(item.place, folder);
      add_new(made,
              prose(locale, place.empty() ? text : say(locale, labels::kElement, text, place)));
    }
  }
  const auto more = cut_to(made, kMost);
  if (more > 0) made.push_back(say(locale, labels::kMore, more));
  return made;
}

// What the form is no, what it rests on, what changed the yardstick, and what is wrong with the
// dossier.
std::vector<std::string> foot(Locale locale, const verdict::Assessment& assessment) {
  auto lines = provenance(locale, assessment);
  std::rotate(lines.begin(), std::prev(lines.end()), lines.end());
  for (const auto& made : {changes(locale, assessment), overlay_changes(locale, assessment)})
    lines.insert(lines.end(), made.begin(), made.end());
  for (const auto& remark : problems(locale, assessment)) {
    const auto line = say(locale, labels::kReason, remark.name, remark.body);
    const auto place = spelt(remark.place, common_folder(assessment));
    lines.push_back(place.empty() ? line
                                  : prose(locale, say(locale, labels::kElement, line, place)));
  }
  return lines;
}

}  // namespace

Conclusion conclusion_of(Outcome outcome) {
  if (outcome == Outcome::pass) return Conclusion::conforms;
  return outcome == Outcome::not_applicable ? Conclusion::not_applicable
                                            : Conclusion::does_not_conform;
}

Form form(Locale locale, const verdict::Assessment& assessment) {
  Form made;
  made.title = say(locale, kTitle, prose(locale, assessment.rulebook.title.in(locale)));
  auto name = prose(locale, assessment.organization);
  if (name.empty()) name = labels::kNameless.in(locale);
  made.name = say(locale, kName, name, base::format(assessment.as_of));
  made.head = {{std::string(kOrganization.in(locale)), name},
               {std::string(kDay.in(locale)), base::format(assessment.as_of)},
               {std::string(kService.in(locale)), application(locale, assessment.application)},
               {std::string(kVerdict.in(locale)), headline(locale, assessment)},
               {std::string(kAssessor.in(locale)), ""}};
  for (std::size_t i = 0; i < kColumns.size(); ++i)
    made.columns.at(i) = kColumns.at(i).in(locale);
  const auto folder = common_folder(assessment);
  for_each_requirement(assessment, [&](const RequirementResult& requirement) {
    FormRow row;
    row.item = prose(locale, say(locale, kFails, requirement.id, requirement.title.in(locale)));
    row.clause = prose(locale, requirement.text.in(locale));
    row.to_provide = to_provide(locale, requirement);
    row.outcome = requirement.outcome;
    row.conclusion = word(conclusion_of(requirement.outcome)).in(locale);
    row.reasons = reasons_of(locale, requirement);
    row.evidence = evidence_of(locale, requirement, folder);
    made.rows.push_back(std::move(row));
  });
  made.foot = foot(locale, assessment);
  return made;
}

}  // namespace zizhi::report
