#pragma once

#include "labels.h"

#include "zizhi/verdict/assessment.h"

/// The words that only the HTML report says.
namespace zizhi::report::html::words {

inline constexpr i18n::Text kLanguage{"English", "中文"};
inline constexpr i18n::Text kSkip{"Skip to the verdict", "跳到结论"};
inline constexpr i18n::Text kBrand{"zizhi self-assessment", "zizhi 自评估"};
inline constexpr i18n::Text kTitle{"{}: {} – self-assessment of {}", "{}：{} – {} 自评估"};
inline constexpr i18n::Text kOpenAll{"Open all", "全部展开"};
inline constexpr i18n::Text kCloseAll{"Close all", "全部收起"};
inline constexpr i18n::Text kPrint{"Print", "打印"};
inline constexpr i18n::Text kContents{"Contents", "目录"};

// Sections.
inline constexpr i18n::Text kOverview{"Overview", "概览"};
inline constexpr i18n::Text kGaps{"Gaps", "差距"};
inline constexpr i18n::Text kToDo{"To do", "待办"};
inline constexpr i18n::Text kToDoOrder{
    "What takes longest comes first, so that nothing waits for what could have begun today.",
    "耗时最长者在前，以便尽早着手。"};
inline constexpr i18n::Text kDates{"Dates ahead", "后续日期"};
inline constexpr i18n::Text kRequirements{"All requirements", "全部要求"};
inline constexpr i18n::Text kWaived{"Waived", "已豁免"};
inline constexpr i18n::Text kBasis{"What this rests on", "评估依据"};

// The head.
inline constexpr i18n::Text kVerdict{"Verdict", "结论"};
inline constexpr i18n::Text kLevel{"Level", "级别"};
inline constexpr i18n::Text kStage{"Stage", "阶段"};
inline constexpr i18n::Text kServices{"Declared categories", "申报类别"};
inline constexpr i18n::Text kAsOf{"As of", "评估日"};
inline constexpr i18n::Text kGiven{"{} (given, not read from the clock)",
                                   "{}（指定，非取自系统时钟）"};
inline constexpr i18n::Text kToday{"{} (the day of the run)", "{}（运行当日）"};
inline constexpr i18n::Text kStatedOn{"Evidence stated on", "资料陈述日期"};
inline constexpr i18n::Text kScaleTitle{"Requirements confirmed and possible",
                                        "已确认与可能达到的要求"};
inline constexpr i18n::Text kConfirmed{"{} confirmed", "已确认 {} 项"};
inline constexpr i18n::Text kPossible{"up to {} possible", "至多 {} 项"};
inline constexpr i18n::Text kOf{"of {} that apply", "共 {} 项适用"};

// The overview.
inline constexpr i18n::Text kCategory{"Category", "类别"};
inline constexpr i18n::Text kPicture{"Requirements", "各项要求"};
inline constexpr i18n::Text kResult{"Result", "结果"};
inline constexpr i18n::Text kStripTitle{"Requirements of “{}”", "“{}”的各项要求"};
inline constexpr i18n::Text kKey{"Marks", "图例"};

// A gap.
inline constexpr i18n::Text kFound{"Found", "实际情况"};
inline constexpr i18n::Text kNeeded{"Needed", "要求"};
inline constexpr i18n::Text kDistance{"Distance", "差距"};
inline constexpr i18n::Text kWhere{"Where", "位置"};
inline constexpr i18n::Text kWhatToDo{"What to do", "应做"};
inline constexpr i18n::Text kDocuments{"Documents to show", "应出示"};
inline constexpr i18n::Text kWhy{"How it was decided", "判定过程"};
inline constexpr i18n::Text kRule{"Rule", "规则"};
inline constexpr i18n::Text kReads{"Parameters read", "所用参数"};
inline constexpr i18n::Text kFillIn{"Fill in", "填写"};
inline constexpr i18n::Text kCorrect{"Correct", "改正"};
inline constexpr i18n::Text kToSign{"To sign", "待签署声明"};
inline constexpr i18n::Text kStatement{"Statement", "声明"};
inline constexpr i18n::Text kWordingFound{"wording seen at the source", "措辞见于来源"};
inline constexpr i18n::Text kWordingReconstructed{"wording reconstructed", "措辞系重构"};
inline constexpr i18n::Text kNoGaps{"No gap: every requirement that applies is met.",
                                    "没有差距：适用的要求均已符合。"};
inline constexpr i18n::Text kMoreSubjects{"{} more of {}: {}", "另有 {} 个 {}：{}"};

constexpr i18n::Text word(verdict::Truth truth) {
  using verdict::Truth;
  switch (truth) {
    case Truth::yes:
      return {"holds", "成立"};
    case Truth::no:
      return {"does not hold", "不成立"};
    case Truth::unknown:
      return {"not decided", "无法判定"};
    case Truth::error:
      return {"error", "出错"};
  }
  ZIZHI_UNREACHABLE();
}

// Dates ahead.
inline constexpr i18n::Text kReachedOn{"Reached if nothing else changes:",
                                       "若其他不变即满足："};
inline constexpr i18n::Text kSignatureEnds{"Last day of the signature for:",
                                           "签署有效的最后一天："};
inline constexpr i18n::Text kWaiverEnds{"Last day of the waiver of:", "豁免的最后一天："};
inline constexpr i18n::Text kStated{"In the evidence:", "资料中的日期："};
inline constexpr i18n::Text kAssessed{"The day of this assessment", "本次评估日"};

// All requirements.
inline constexpr i18n::Text kShowOnly{"Show", "显示"};
inline constexpr i18n::Text kEvery{"all", "全部"};
inline constexpr i18n::Text kSource{"Source: {}", "来源：{}"};
inline constexpr i18n::Text kSeeGap{"what to do about it", "如何处理"};
inline constexpr i18n::Text kAdviceOnly{"advice", "建议"};

// What it rests on.
inline constexpr i18n::Text kOverlay{"Overlay", "附加手册"};
inline constexpr i18n::Text kRulebook{"Rulebook", "规则手册"};
inline constexpr i18n::Text kEdition{"edition {}", "版本依据 {}"};
inline constexpr i18n::Text kSources{"Sources of the requirements", "要求的来源"};
inline constexpr i18n::Text kEvidence{"Evidence", "证据文件"};
inline constexpr i18n::Text kTool{"Tool", "工具"};

}  // namespace zizhi::report::html::words
