#pragma once

#include "zizhi/base/assert.h"
#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

/// The words of the reports, both languages side by side. `{}` stands for an argument; both
/// languages take the same ones in the same order.
namespace zizhi::report {

/// `text` in `locale` with its arguments filled in.
template <class... Arguments>
std::string say(i18n::Locale locale, const i18n::Text& text, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(text.in(locale)), arguments...);
}

/// Singular and plural of a sentence about a number: its first argument.
struct Counted {
  i18n::Text one;
  i18n::Text many;

  constexpr const i18n::Text& of(std::size_t count) const { return count == 1 ? one : many; }
};

constexpr i18n::Text word(verdict::Outcome outcome) {
  using verdict::Outcome;
  switch (outcome) {
    case Outcome::pass:
      return {"pass", "符合"};
    case Outcome::fail:
      return {"fail", "不符合"};
    case Outcome::missing:
      return {"missing", "证据缺失"};
    case Outcome::attest:
      return {"to attest", "待签署"};
    case Outcome::waived:
      return {"waived", "已豁免"};
    case Outcome::not_applicable:
      return {"not applicable", "不适用"};
    case Outcome::error:
      return {"error", "出错"};
  }
  ZIZHI_UNREACHABLE();
}

/// The mark of an outcome, in one cell; a word goes with it.
constexpr std::string_view mark(verdict::Outcome outcome) {
  using verdict::Outcome;
  switch (outcome) {
    case Outcome::pass:
      return "✔";
    case Outcome::fail:
      return "✘";
    case Outcome::missing:
      return "?";
    case Outcome::attest:
      return "✎";
    case Outcome::waived:
      return "~";
    case Outcome::not_applicable:
      return "–";
    case Outcome::error:
      return "!";
  }
  ZIZHI_UNREACHABLE();
}

constexpr i18n::Text word(verdict::Verdict verdict) {
  using verdict::Verdict;
  switch (verdict) {
    case Verdict::ready:
      return {"READY", "就绪"};
    case Verdict::not_ready:
      return {"NOT READY", "未就绪"};
    case Verdict::incomplete:
      return {"INCOMPLETE", "资料不全"};
  }
  ZIZHI_UNREACHABLE();
}

constexpr i18n::Text word(verdict::LeadTime lead_time) {
  using verdict::LeadTime;
  switch (lead_time) {
    case LeadTime::now:
      return {"now", "随时"};
    case LeadTime::days:
      return {"days", "数日"};
    case LeadTime::weeks:
      return {"weeks", "数周"};
    case LeadTime::months:
      return {"months", "数月"};
  }
  ZIZHI_UNREACHABLE();
}

constexpr i18n::Text word(verdict::WaiverState state) {
  using verdict::WaiverState;
  switch (state) {
    case WaiverState::applied:
      return {"applied", "已生效"};
    case WaiverState::not_needed:
      return {"not needed: the check passes without it", "无需豁免：该项本已符合"};
    case WaiverState::unused:
      return {"unused: it concerns nothing that was assessed", "未使用：与本次评估的内容无关"};
    case WaiverState::unknown:
      return {"unknown: the rulebook has no such check", "未知：规则手册中没有该项"};
    case WaiverState::expired:
      return {"expired: it does not count", "已到期：不计入"};
    case WaiverState::not_yet:
      return {"not in force yet: it does not count", "尚未生效：不计入"};
    case WaiverState::not_waivable:
      return {"refused: the rulebook does not let it be waived", "不可豁免：规则手册不允许"};
  }
  ZIZHI_UNREACHABLE();
}

namespace labels {

// The head of a report.
inline constexpr i18n::Text kNameless{"(organization not named)", "（未写明组织名称）"};
inline constexpr i18n::Text kCount{"{} {}", "{} 项{}"};
inline constexpr i18n::Text kAllPass{"{0} of {0} pass", "{0} 项均符合"};
inline constexpr Counted kDataErrors{{"{} data problem", "{} 处数据问题"},
                                     {"{} data problems", "{} 处数据问题"}};
inline constexpr Counted kAdviceErrors{{"{} error in the advice", "{} 项建议出错"},
                                       {"{} errors in the advice", "{} 项建议出错"}};
inline constexpr i18n::Text kVerdict{"{}: {}", "{}：{}"};
inline constexpr i18n::Text kLevel{"Level {}", "{} 级"};
inline constexpr i18n::Text kNoServices{"no service declared", "未申报服务类别"};
inline constexpr i18n::Text kServiceLevel{"{} (level {})", "{}（{} 级）"};
inline constexpr i18n::Text kAsOfGiven{"as of {} (given)", "评估日 {}（指定）"};
inline constexpr i18n::Text kAsOfToday{"as of {} (today)", "评估日 {}（今天）"};
inline constexpr i18n::Text kOverridden{"Set by a flag, not by the evidence: {}",
                                        "由命令行选项指定，未采用证据文件中的值：{}"};

// Headings.
inline constexpr i18n::Text kGaps{"GAPS", "差距"};
inline constexpr i18n::Text kWaived{"WAIVED", "已豁免"};
inline constexpr i18n::Text kPasses{"PASSED", "符合项"};
inline constexpr i18n::Text kToDo{"TO DO, what takes longest first", "待办（耗时最长者在前）"};
inline constexpr i18n::Text kAlso{"ALSO", "其他"};

// A gap.
inline constexpr i18n::Text kClause{"{}, {}", "{}，{}"};
inline constexpr i18n::Text kNeeded{"needed {}", "要求 {}"};
inline constexpr i18n::Text kReached{"reached on {} if nothing else changes",
                                     "若其他不变，{} 起满足"};
inline constexpr i18n::Text kReachedAll{"Reached on {} if nothing else changes.",
                                        "若其他不变，{} 起满足。"};
inline constexpr i18n::Text kNearest{"nearest: ", "最接近："};
inline constexpr i18n::Text kElement{"{} ({})", "{}（{}）"};
inline constexpr i18n::Text kUndecided{
    "No check decided it: what the checks look at has no entries.",
    "没有任何检查项作出判定：检查所针对的列表中没有条目。"};
inline constexpr i18n::Text kFillIn{"Fill in: ", "填写："};
inline constexpr i18n::Text kCorrect{"Correct: ", "改正："};
inline constexpr i18n::Text kTyped{"{} ({})", "{}（{}）"};
inline constexpr i18n::Text kToSign{"To sign: ", "待签署声明："};
inline constexpr i18n::Text kStatement{"Statement: ", "声明："};
inline constexpr i18n::Text kSign{"Sign for it: an entry for {} under `attestations`.",
                                  "签署：在 `attestations` 下为 {} 添加一项。"};
inline constexpr i18n::Text kSigned{"Signed by {} on {}", "{} 于 {} 签署"};
inline constexpr i18n::Text kCountsUntil{"counts until {}", "有效期至 {}"};
inline constexpr i18n::Text kConforms{"states that it conforms", "声明符合"};
inline constexpr i18n::Text kDoesNotConform{"states that it does not conform", "声明不符合"};
inline constexpr i18n::Text kShow{"Show: ", "应出示："};
inline constexpr i18n::Text kWaivedFrom{
    "Without the waiver: {}. Waived until {}, approved by {}: ",
    "未豁免时：{}。豁免至 {}，批准人 {}："};
inline constexpr i18n::Text kMore{"and {} more", "另有 {} 项"};
inline constexpr i18n::Text kAndMore{" and {} more", "，另有 {} 个"};
inline constexpr i18n::Text kMoreOf{"and {} more: {}", "另有 {} 项：{}"};
inline constexpr i18n::Text kCut{"{}… ({} more characters)", "{}…（另有 {} 个字符）"};
inline constexpr i18n::Text kWaiversDoNotDecide{
    "A waiver moves the exit code, not the verdict: what is waived still counts as found.",
    "豁免只影响退出码，不影响结论：被豁免的项仍按实际结果计。"};

// The to-do list.
inline constexpr i18n::Text kDoFillIn{"fill in {}", "填写 {}"};
inline constexpr i18n::Text kDoCorrect{"correct {}", "改正 {}"};
inline constexpr i18n::Text kDoAnd{"{} (and {} more)", "{}（另有 {} 项）"};
inline constexpr i18n::Text kChecks{"{} ({} checks)", "{}（{} 项检查）"};
inline constexpr i18n::Text kDoSettle{"the rule gives no answer: {}", "规则无法得出结果：{}"};
inline constexpr i18n::Text kDoSign{"sign: {}", "签署：{}"};

// What nobody should overlook.
inline constexpr i18n::Text kNotApplicable{"Not applicable", "不适用"};
inline constexpr i18n::Text kAdvice{"Advice (does not decide)", "建议（不影响结论）"};
inline constexpr i18n::Text kAttested{"Rests on signatures", "依据签署判定"};
inline constexpr i18n::Text kDocuments{"documents: {}", "文件：{}"};
inline constexpr i18n::Text kWaivers{"Waivers", "豁免"};
inline constexpr i18n::Text kParameters{"Parameters changed", "已改参数"};
inline constexpr i18n::Text kProblems{"Data problems", "数据问题"};
inline constexpr i18n::Text kNotes{"Notes", "说明"};
inline constexpr i18n::Text kOverlays{"Changed by overlays", "附加手册的更改"};
inline constexpr i18n::Text kNone{"None: {}.", "无：{}。"};
inline constexpr i18n::Text kNoneAdvice{"advice", "建议"};
inline constexpr i18n::Text kNoneWaivers{"waivers", "豁免"};
inline constexpr i18n::Text kNoneParameters{"changed parameters", "参数改动"};
inline constexpr i18n::Text kNoneProblems{"data problems", "数据问题"};
inline constexpr i18n::Text kReason{"{}: {}", "{}：{}"};
inline constexpr i18n::Text kCounted{"{} ({})", "{}（{}）"};
inline constexpr i18n::Text kError{"error", "错误"};
inline constexpr i18n::Text kWarning{"warning", "警告"};
inline constexpr i18n::Text kAffects{"affects: {}", "影响：{}"};
inline constexpr i18n::Text kAffectsNothing{"no outcome depends on it", "不影响任何判定"};
inline constexpr i18n::Text kParameter{"{} = {} (default {}), set by {}",
                                       "{} = {}（默认 {}），由 {} 设定"};
inline constexpr i18n::Text kWaiver{"{} to {}, approved by {}: {}", "{} 至 {}，批准人 {}：{}"};
inline constexpr i18n::Text kMoved{"moved: {}", "影响的检查项：{}"};
inline constexpr i18n::Text kMasked{"Personal data is shown as {}; --show-personal shows it.",
                                    "个人信息以 {} 代替；--show-personal 可显示。"};

// The foot.
inline constexpr Counted kConfirmed{
    {"{1} of {0} requirement confirmed, up to {2} if what is missing were met.",
     "适用要求 {0} 项，已确认 {1} 项；若缺失的证据均补齐，至多 {2} 项。"},
    {"{1} of {0} requirements confirmed, up to {2} if what is missing were met.",
     "适用要求 {0} 项，已确认 {1} 项；若缺失的证据均补齐，至多 {2} 项。"}};
inline constexpr Counted kAllConfirmed{
    {"The one requirement that applies is confirmed.", "适用的 1 项要求已确认。"},
    {"All {} requirements that apply are confirmed.", "适用的 {} 项要求均已确认。"}};
inline constexpr i18n::Text kNoRequirement{"No requirement applies: this is no result.",
                                           "没有适用的要求：不构成结果。"};
inline constexpr i18n::Text kDisclaimer{"A self-check, not a certification decision.",
                                        "本报告为自查结果，不是认证决定。"};
inline constexpr i18n::Text kRulebookIsThePlan{"The rulebook stands for the assessment plan.",
                                               "以规则手册作为评估计划。"};
inline constexpr i18n::Text kOverlay{"overlay {} {}", "附加手册 {} {}"};
inline constexpr i18n::Text kDraftOverlay{"draft overlay {} {}", "附加手册草案 {} {}"};
inline constexpr Counted kOverlayChanges{{"{1}, {0} change", "{1}，{0} 处更改"},
                                         {"{1}, {0} changes", "{1}，{0} 处更改"}};
inline constexpr i18n::Text kChangedParameter{"parameter changed: {}", "已改参数：{}"};
inline constexpr i18n::Text kWithOverlay{"Overlay: {}", "附加手册：{}"};
inline constexpr i18n::Text kWithDraft{"Draft overlay: {}", "附加手册草案：{}"};
inline constexpr i18n::Text kRulebook{"rulebook {} {}", "规则手册 {} {}"};
inline constexpr i18n::Text kEdition{", edition {}", "，版本依据 {}"};
inline constexpr i18n::Text kSha256{"sha256 {}", "sha256 {}"};
inline constexpr i18n::Text kTool{"zizhi {}", "zizhi {}"};

inline constexpr i18n::Text kComma{", ", "、"};
inline constexpr i18n::Text kPause{", ", "，"};  // between parts of a sentence
inline constexpr i18n::Text kColon{": ", "："};

}  // namespace labels

/// `pieces` as a list in running text.
template <class Pieces>
std::string listed(i18n::Locale locale, const Pieces& pieces) {
  return fmt::format("{}", fmt::join(pieces, labels::kComma.in(locale)));
}

}  // namespace zizhi::report
