// The report as a workbook: a summary, the gaps, every check, and the evidence that was read.
#include "account.h"
#include "facts.h"
#include "formats.h"
#include "labels.h"
#include "mask.h"
#include "prose.h"
#include "provenance.h"
#include "remarks.h"
#include "summary.h"
#include "tasks.h"
#include "xlsx/workbook.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace zizhi::report {
namespace {

using i18n::Text;
using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;
using verdict::RequirementResult;
using Row = std::vector<Cell>;

constexpr Text kSummary{"Summary", "概要"};
constexpr Text kGaps{"Gaps", "差距"};
constexpr Text kAllChecks{"All checks", "全部检查项"};
constexpr Text kEvidence{"Evidence", "证据索引"};

constexpr Text kOrganization{"Organization", "组织"};
constexpr Text kVerdict{"Verdict", "结论"};
constexpr Text kConfirmed{"Confirmed … possible", "已确认 … 至多"};
constexpr Text kApplication{"Application", "申请"};
constexpr Text kAsOf{"As of", "评估日"};
constexpr Text kRulebook{"Rulebook", "规则手册"};
constexpr Text kOverlay{"Overlay", "附加手册"};
constexpr Text kChanged{"Changed", "改动"};
constexpr Text kFile{"Evidence file", "证据文件"};
constexpr Text kTool{"Tool", "工具"};
constexpr Text kNature{"Nature", "性质"};

constexpr Text kCategory{"Category", "类别"};
constexpr Text kRequirement{"Requirement", "要求"};
constexpr Text kTitle{"Title", "名称"};
constexpr Text kCheck{"Check", "检查项"};
constexpr Text kWhat{"What is checked", "检查内容"};
constexpr Text kSubject{"Subject", "对象"};
constexpr Text kOutcome{"Outcome", "结果"};
constexpr Text kSeverity{"Decides", "是否影响结论"};
constexpr Text kSays{"What was found", "实际情况"};
constexpr Text kNeeded{"Needed", "要求达到"};
constexpr Text kDistance{"Distance", "差距"};
constexpr Text kWhere{"Where", "位置"};
constexpr Text kToDo{"What to do", "应做"};
constexpr Text kShow{"Documents to show", "应出示"};
constexpr Text kWhen{"When", "时间"};
constexpr Text kClause{"Clause", "条款"};
constexpr Text kRests{"Rests on", "依据"};
constexpr Text kPath{"Path", "路径"};
constexpr Text kValue{"Value", "值"};
constexpr Text kLine{"Line", "行"};
constexpr Text kColumn{"Column", "列"};
constexpr Text kChecks{"Checks", "检查项"};

constexpr std::size_t kMost = 8;  // comparisons, needs and values in one cell

constexpr std::size_t kRoom = 30'000;  // bytes; a cell holds 32,767 characters

constexpr Text kYes{"yes", "是"};
constexpr Text kNo{"advice only", "否（建议）"};

class Writer {
 public:
  Writer(const Assessment& assessment, i18n::Locale locale)
      : assessment_(assessment), locale_(locale), folder_(common_folder(assessment)) {}

  std::vector<Sheet> sheets() const { return {summary(), gaps(), all_checks(), evidence()}; }

 private:
  std::string in(const Text& text) const { return std::string(text.in(locale_)); }

  std::string in(const i18n::Localized& text) const { return prose(locale_, text.in(locale_)); }

  Row head(std::initializer_list<Text> titles) const {
    Row row;
    for (const auto& title : titles)
      row.emplace_back(in(title), Look::head);
    return row;
  }

  Cell outcome(Outcome outcome) const { return {in(word(outcome)), look_of(outcome)}; }

  Sheet summary() const {
    Sheet sheet{.name = in(kSummary), .rows = {}, .table = false};
    const auto add = [&](const Text& name, std::string value) {
      sheet.rows.push_back({{in(name), Look::strong}, {std::move(value)}});
    };
    add(kOrganization, prose(locale_, assessment_.organization));
    add(kVerdict, headline(locale_, assessment_));
    add(kConfirmed, interval(locale_, assessment_));
    add(kNature, in(labels::kDisclaimer));
    add(kApplication, application(locale_, assessment_.application));
    add(kAsOf, day(locale_, assessment_));
    const auto& rulebook = assessment_.rulebook;
    add(kRulebook, report::rulebook(locale_, rulebook) + digest(locale_, rulebook.sha256));
    for (const auto& overlay : rulebook.overlays) {
      add(kOverlay, overlay_by_title(locale_, overlay) + "; " +
                        overlay_by_id(locale_, overlay) + digest(locale_, overlay.sha256));
    }
    for (const auto& change : changes(locale_, assessment_))
      add(kChanged, change);
    for (const auto& file : assessment_.evidence)
      add(kFile, prose(locale_, file.name) + digest(locale_, file.sha256));
    add(kTool, say(locale_, labels::kTool, assessment_.tool_version));
    sheet.rows.emplace_back();
    categories(sheet);
    const auto part = [&](const Text& title, const Remarks& remarks) {
      if (remarks.empty()) return;
      sheet.rows.emplace_back();
      sheet.rows.push_back({{in(title), Look::strong}});
      for (const auto& remark : remarks)
        sheet.rows.push_back(row_of(remark));
    };
    part(labels::kProblems, problems(locale_, assessment_));
    part(labels::kNotApplicable, not_applicable(locale_, assessment_));
    part(labels::kAdvice, advice(locale_, assessment_));
    part(labels::kAttested, signatures(locale_, assessment_));
    part(labels::kWaivers, waivers(locale_, assessment_));
    part(labels::kOverlays, overlays(locale_, assessment_));
    part(labels::kParameters, parameters(locale_, assessment_));
    part(labels::kNotes, notes(locale_, assessment_, is_masked(assessment_)));
    return sheet;
  }

  Row row_of(const Remark& remark) const {
    auto words = remark.body;
    for (const auto& line : remark.under)
      words += "; " + line;
    return {{remark.name}, {words}, {where(remark.place)}};
  }

  void categories(Sheet& sheet) const {
    constexpr auto kOutcomes =
        std::to_array<Outcome>({Outcome::pass, Outcome::fail, Outcome::missing, Outcome::attest,
                                Outcome::waived, Outcome::error, Outcome::not_applicable});
    Row titles{{in(kCategory), Look::head}, {in(kOutcome), Look::head}};
    for (const auto one : kOutcomes)
      titles.push_back(outcome(one));
    sheet.rows.push_back(std::move(titles));
    for (const auto& category : assessment_.categories) {
      Row row{{in(category.title), Look::strong}, outcome(worst(category.counts))};
      for (const auto one : kOutcomes)
        row.emplace_back(category.counts.of(one));
      sheet.rows.push_back(std::move(row));
    }
  }

  std::string where(const verdict::Place& place) const {
    const auto spelling = spelt(place, folder_);
    return spelling.empty() ? spelling : value(locale_, spelling);
  }

  std::string subject(const CheckResult& check) const {
    return prose(locale_, listed(locale_, subjects(locale_, {&check})));
  }

  // One row for each result; what decided it is joined into one cell each.
  Sheet gaps() const {
    Sheet sheet{.name = in(kGaps), .rows = {}};
    sheet.rows.push_back(head({kRequirement, kTitle, kCheck, kWhat, kSubject, kOutcome, kSays,
                               kNeeded, kDistance, kWhere, kToDo, kShow, kWhen, kClause}));
    for_each_requirement(assessment_, [&](const RequirementResult& requirement) {
      if (is_undecided(requirement)) sheet.rows.push_back(undecided(requirement));
      for (const auto& check : requirement.checks) {
        if (is_gap(check) || is_waived(check)) sheet.rows.push_back(gap(requirement, check));
      }
    });
    return sheet;
  }

  Row undecided(const RequirementResult& requirement) const {
    return {{requirement.id},          {in(requirement.title)}, {""}, {""}, {""},
            outcome(Outcome::missing), {in(labels::kUndecided)}};
  }

  Row gap(const RequirementResult& requirement, const CheckResult& check) const {
    std::vector<std::string> says;
    std::vector<std::string> needs_to_be;
    std::vector<std::string> distances;
    std::vector<std::string> places;
    if (!check.message.empty() || !check.reason.empty())
      says.push_back(sentence(locale_, check));
    auto compared = comparisons(locale_, {&check});
    const auto more = cut_to(compared, kMost) + left_out({&check});
    for (const auto& one : compared) {
      auto words = found(locale_, one.fact);
      if (!one.about.empty()) words = say(locale_, labels::kReason, one.about, words);
      says.push_back(std::move(words));
      const auto needed_words = needed(locale_, one.fact);
      needs_to_be.push_back(needed_words);
      distances.push_back(needed_words.empty() ? std::string() : in(one.fact.part->distance));
      places.push_back(where(one.place));
    }
    if (more > 0) says.push_back(say(locale_, labels::kMore, more));
    if (places.empty()) places.push_back(where(place_of(check)));
    return {{requirement.id},    {in(requirement.title)},
            {check.id},          {in(check.title)},
            {subject(check)},    outcome(check.outcome),
            {joined(says)},      {joined(needs_to_be)},
            {joined(distances)}, {joined(places)},
            {to_do(check)},      {documents(check)},
            {when(check)},       {prose(locale_, clause(locale_, requirement.source))}};
  }

  // Each once, those that are empty not at all; as many as a cell has room for.
  std::string joined(const std::vector<std::string>& texts) const {
    std::vector<std::string> once;
    std::size_t size = 0;
    std::size_t left = 0;
    for (const auto& text : texts) {
      if (text.empty() || std::ranges::find(once, text) != once.end()) continue;
      size += text.size();
      if (size > kRoom) {
        ++left;
      } else {
        once.push_back(text);
      }
    }
    if (left > 0) once.push_back(say(locale_, labels::kMore, left));
    return fmt::format("{}", fmt::join(once, "; "));
  }

  std::string to_do(const CheckResult& check) const {
    std::vector<std::string> steps;
    if (!check.fix.empty()) steps.push_back(in(check.fix));
    auto needed_for = needs({&check});
    const auto more = cut_to(needed_for, kMost);
    for (const auto* const need : needed_for) {
      steps.push_back(in(need->problem ? labels::kCorrect : labels::kFillIn) +
                      prose(locale_, need->path));
    }
    if (more > 0) steps.push_back(say(locale_, labels::kMore, more));
    return joined(steps);
  }

  std::string documents(const CheckResult& check) const {
    std::vector<std::string> names;
    for (const auto& document : check.show)
      names.push_back(in(document));
    return listed(locale_, names);
  }

  std::string when(const CheckResult& check) const {
    const auto date = check.explanation ? waiting_date(*check.explanation) : std::string();
    return date.empty() ? in(word(check.lead_time)) : date;
  }

  Sheet all_checks() const {
    Sheet sheet{.name = in(kAllChecks), .rows = {}};
    sheet.rows.push_back(head({kCategory, kRequirement, kTitle, kOutcome, kCheck, kWhat,
                               kSubject, kOutcome, kSeverity, kSays, kRests, kWhere}));
    for (const auto& category : assessment_.categories) {
      for (const auto& requirement : category.requirements) {
        for (const auto& check : requirement.checks)
          sheet.rows.push_back(row_of(category, requirement, check));
      }
    }
    return sheet;
  }

  Row row_of(const verdict::CategoryResult& category, const RequirementResult& requirement,
             const CheckResult& check) const {
    const auto words = sentence(locale_, check);
    const bool says = check.outcome != Outcome::pass && words != check.title.in(locale_);
    return {{in(category.title)},
            {requirement.id},
            {in(requirement.title)},
            outcome(requirement.outcome),
            {check.id},
            {in(check.title)},
            {subject(check)},
            outcome(check.outcome),
            {in(decides(check.severity) ? kYes : kNo)},
            {says ? prose(locale_, words) : std::string()},
            {rests_on(check)},
            {where(place_of(check))}};
  }

  std::string rests_on(const CheckResult& check) const {
    if (check.attestation) {
      return prose(locale_, say(locale_, labels::kSigned, signer(*check.attestation),
                                check.attestation->on));
    }
    auto evidence = check.evidence;
    const auto more = cut_to(evidence, kMost);
    std::vector<std::string> values;
    values.reserve(evidence.size() + 1);
    for (const auto& item : evidence) {
      values.push_back(fmt::format("{} = {}", item.path, value(locale_, item.value)));
    }
    if (more > 0) values.push_back(say(locale_, labels::kMore, more));
    return prose(locale_, joined(values));
  }

  // Every value that an outcome rests on, in the order of the files.
  Sheet evidence() const {
    using Key = std::tuple<std::string, std::uint32_t, std::uint32_t, std::string, std::string>;
    std::map<Key, std::vector<std::string>> index;
    for_each_requirement(assessment_, [&index](const RequirementResult& requirement) {
      for (const auto& check : requirement.checks) {
        for (const auto& item : check.evidence) {
          auto& checks = index[{item.place.file, item.place.line, item.place.column, item.path,
                                item.value}];
          if (checks.empty() || checks.back() != check.id) checks.push_back(check.id);
        }
      }
    });
    Sheet sheet{.name = in(kEvidence), .rows = {}};
    sheet.rows.push_back(head({kPath, kValue, kFile, kLine, kColumn, kChecks}));
    for (const auto& [key, checks] : index) {
      const auto& [file, line, column, path, content] = key;
      sheet.rows.push_back({{prose(locale_, path)},
                            {value(locale_, content)},
                            {prose(locale_, file)},
                            Cell(line),
                            Cell(column),
                            {listed(locale_, checks)}});
    }
    return sheet;
  }

  const Assessment& assessment_;
  i18n::Locale locale_;
  std::string_view folder_;
};

}  // namespace

std::string render_xlsx(const Assessment& assessment, const Options& options) {
  const auto copy = shown(assessment, options.show_personal);
  return workbook(Writer(copy, options.locale).sheets(), headline(options.locale, copy),
                  copy.as_of);
}

}  // namespace zizhi::report
