// The Markdown report: for comments of pull requests, wikis and whatever else renders it.
#include "account.h"
#include "facts.h"
#include "formats.h"
#include "labels.h"
#include "markdown/markdown.h"
#include "mask.h"
#include "prose.h"
#include "provenance.h"
#include "remarks.h"
#include "summary.h"
#include "tasks.h"

#include <algorithm>

namespace zizhi::report {
namespace {

using verdict::Assessment;
using verdict::Outcome;
using verdict::RequirementResult;

constexpr std::size_t kMost = 8;  // comparisons, needs and groups of one check that are shown

constexpr i18n::Text kOverview{"Overview", "概览"};
constexpr i18n::Text kGaps{"Gaps", "差距"};
constexpr i18n::Text kToDo{"To do, what takes longest first", "待办（耗时最长者在前）"};
constexpr i18n::Text kWaived{"Waived", "已豁免"};
constexpr i18n::Text kAll{"All {} requirements", "全部 {} 项要求"};
constexpr i18n::Text kCategory{"Category", "类别"};
constexpr i18n::Text kRequirement{"Requirement", "要求"};
constexpr i18n::Text kResult{"Result", "结果"};
constexpr i18n::Text kChecks{"Checks", "检查项"};
constexpr i18n::Text kFound{"Found", "实际情况"};
constexpr i18n::Text kNeeded{"Needed", "要求"};
constexpr i18n::Text kDistance{"Distance", "差距"};
constexpr i18n::Text kWhere{"Where", "位置"};
constexpr i18n::Text kWhen{"When", "时间"};
constexpr i18n::Text kCheck{"Check", "检查项"};
constexpr i18n::Text kWhat{"What to do", "应做"};
constexpr i18n::Text kBasis{"What this rests on", "评估依据"};

/// The report in one language, in the making.
class Writer {
 public:
  Writer(const Assessment& assessment, const Options& options)
      : assessment_(assessment),
        locale_(options.locale),
        pass_details_(options.pass_details),
        folder_(common_folder(assessment)) {}

  std::string write() {
    head();
    overview();
    gaps();
    waived();
    to_do();
    everything();
    also();
    basis();
    return out_.take();
  }

 private:
  std::string_view in(const i18n::Text& text) const { return text.in(locale_); }

  Inline words(std::string_view text) const { return Inline::words(prose(locale_, text)); }

  Inline words(const i18n::Localized& text) const { return words(text.in(locale_)); }

  Inline label(const i18n::Text& text) const { return Inline::text(in(text)); }

  Inline place(const verdict::Place& place) const {
    const auto spelling = spelt(place, folder_);
    return spelling.empty() ? Inline() : Inline::code(value(locale_, spelling));
  }

  static Inline marked(Outcome outcome, const Inline& text) {
    return Inline::text(mark(outcome)) + " " + text;
  }

  void head() {
    auto name = prose(locale_, assessment_.organization);
    if (name.empty()) name = in(labels::kNameless);
    out_.heading(1, Inline::text(name));
    out_.paragraph(Inline::strong(Inline::text(headline(locale_, assessment_))) + " – " +
                   Inline::text(interval(locale_, assessment_)) + " " +
                   Inline::strong(label(labels::kDisclaimer)));
    out_.paragraph(words(assessment_.rulebook.title) + " – " +
                   Inline::text(application(locale_, assessment_.application)) + " – " +
                   Inline::text(day(locale_, assessment_)));
    for (const auto& overlay : assessment_.rulebook.overlays)
      out_.quote(words(overlay_by_title(locale_, overlay)));
    const auto& overridden = assessment_.application.overridden;
    if (!overridden.empty()) {
      out_.paragraph(
          Inline::text(say(locale_, labels::kOverridden, listed(locale_, overridden))));
    }
  }

  void overview() {
    out_.heading(2, label(kOverview));
    std::vector<Markdown::Row> rows;
    for (const auto& category : assessment_.categories) {
      Inline requirements;
      for (const auto& requirement : category.requirements) {
        if (!requirements.empty()) requirements += ", ";
        requirements += marked(requirement.outcome, Inline::text(requirement.id));
      }
      rows.push_back({marked(worst(category.counts), words(category.title)), requirements,
                      Inline::text(counts(locale_, category.counts))});
    }
    out_.table({label(kCategory), label(kRequirement), label(kResult)}, rows);
  }

  template <class Wanted>
  void section(const i18n::Text& title, const Wanted& wanted, bool undecided) {
    bool begun = false;
    for_each_requirement(assessment_, [&](const RequirementResult& requirement) {
      const auto picked = groups(requirement, wanted);
      const bool open = undecided && is_undecided(requirement);
      if (picked.empty() && !open) return;
      if (!begun) out_.heading(2, label(title));
      begun = true;
      const auto outcome = picked.empty() ? Outcome::missing : worst(picked);
      out_.heading(
          3, marked(outcome, Inline::text(requirement.id) + " " + words(requirement.title)));
      out_.quote(words(requirement.text) + " – " + words(clause(locale_, requirement.source)));
      if (picked.empty()) out_.paragraph(label(labels::kUndecided));
      findings(picked);
    });
  }

  void gaps() { section(kGaps, is_gap, true); }

  void waived() { section(kWaived, is_waived, false); }

  // Of each check the first few groups; of the rest their number and subjects.
  void findings(const std::vector<Group>& picked) {
    for (const auto& one : series(picked, kMost)) {
      for (const auto& group : one.shown)
        finding(group);
      if (!one.rest.empty()) rest(one.rest);
    }
  }

  void rest(const Group& rest) {
    const auto outcome = rest.front()->outcome;
    auto words =
        marked(outcome, label(word(outcome))) + Inline(" ") +
        Inline::text(say(locale_, labels::kMoreOf, rest.size(), listed(locale_, ids(rest))));
    const auto about = subjects(locale_, rest);
    if (!about.empty()) words += Inline(" ") + Inline::text(few(locale_, about));
    out_.paragraph(words);
  }

  Inline title(const Group& group) const {
    const auto& check = *group.front();
    const auto names = ids(group);
    auto made = label(word(check.outcome));
    if (names.size() == 1 && !check.title.empty()) {
      made += Inline::text(in(labels::kColon)) + words(check.title);
    }
    const auto about = subjects(locale_, group);
    auto whole = Inline::strong(marked(check.outcome, made));
    if (!about.empty()) whole += Inline(" ") + Inline::text(few(locale_, about));
    for (const auto& id : names)
      whole += Inline(" ") + Inline::code(id);
    return whole;
  }

  void finding(const Group& group) {
    const auto& check = *group.front();
    out_.paragraph(title(group));
    if (!check.statement.empty()) out_.paragraph(words(check.statement));
    if (!check.message.empty() || !check.reason.empty() || !check.explanation) {
      out_.paragraph(words(sentence(locale_, check)));
    }
    if (check.attestation) out_.paragraph(signature(*check.attestation));
    if (check.waiver && check.outcome == Outcome::waived) {
      out_.paragraph(words(waiver_words(locale_, check)));
    }
    comparisons(group);
    out_.bullets(steps(group));
  }

  Inline signature(const verdict::Attestation& attestation) const {
    const auto& conforms = attestation.conforms ? labels::kConforms : labels::kDoesNotConform;
    auto made = words(say(locale_, labels::kSigned, signer(attestation), attestation.on)) +
                label(labels::kPause) + label(conforms);
    if (!attestation.statement.empty()) {
      made += label(labels::kColon) + words(attestation.statement);
    }
    return made + " " + place(attestation.place);
  }

  void comparisons(const Group& group) {
    std::vector<Markdown::Row> rows;
    for (const auto& fact : report::comparisons(locale_, group)) {
      auto what = words(found(locale_, fact.fact));
      if (!fact.about.empty()) what = Inline::strong(words(fact.about)) + " " + what;
      const auto need = needed(locale_, fact.fact);
      const auto distance = need.empty() ? Inline() : words(fact.fact.part->distance);
      rows.push_back({what, words(need), distance, place(fact.place)});
    }
    const auto more = cut_to(rows, kMost);
    out_.table({label(kFound), label(kNeeded), label(kDistance), label(kWhere)}, rows);
    const auto left = more + left_out(group);
    if (left > 0) out_.paragraph(Inline::text(say(locale_, labels::kMore, left)));
  }

  std::vector<Inline> steps(const Group& group) const {
    const auto& check = *group.front();
    std::vector<Inline> made;
    if (ids(group).size() == 1 && !check.fix.empty()) made.push_back(words(check.fix));
    auto needed = needs(group);
    const auto more = cut_to(needed, kMost);
    for (const auto* const need : needed) {
      made.push_back(label(need->problem ? labels::kCorrect : labels::kFillIn) +
                     Inline::code(value(locale_, need->path)) + " " + words(need->ask) + " " +
                     place(need->place));
    }
    if (more > 0) made.push_back(Inline::text(say(locale_, labels::kMore, more)));
    if (check.outcome == Outcome::attest) {
      made.push_back(words(say(locale_, labels::kSign, "`" + check.id + "`")));
    }
    std::vector<std::string> documents;
    for (const auto& document : check.show)
      documents.push_back(prose(locale_, document.in(locale_)));
    if (!documents.empty()) {
      made.push_back(label(labels::kShow) + words(listed(locale_, documents)));
    }
    return made;
  }

  void to_do() {
    std::vector<Markdown::Row> rows;
    for (const auto& task : tasks(assessment_)) {
      rows.push_back({task.date.empty() ? label(word(task.lead_time)) : Inline::text(task.date),
                      Inline::code(name(locale_, task)), words(instruction(locale_, task))});
    }
    if (rows.empty()) return;
    out_.heading(2, label(kToDo));
    out_.table({label(kWhen), label(kCheck), label(kWhat)}, rows);
  }

  // Every check with its outcomes, and the subjects of each.
  Inline checks(const RequirementResult& requirement) const {
    std::vector<Group> same;
    for (const auto& check : requirement.checks) {
      const auto found = std::ranges::find_if(same, [&check](const Group& group) {
        return group.front()->id == check.id && group.front()->outcome == check.outcome;
      });
      if (found == same.end()) {
        same.push_back({&check});
      } else {
        found->push_back(&check);
      }
    }
    Inline made;
    for (const auto& group : same) {
      if (!made.empty()) made += ", ";
      made += marked(group.front()->outcome, Inline::code(group.front()->id));
      const auto names = subjects(locale_, group);
      if (!names.empty()) made += Inline(" (") + Inline::text(few(locale_, names)) + ")";
      const auto& evidence = group.front()->evidence;
      if (pass_details_ && group.front()->outcome == Outcome::pass && !evidence.empty()) {
        made += Inline(" ") + value_of(evidence.front());
      }
    }
    return made;
  }

  Inline value_of(const verdict::Evidence& item) const {
    return Inline::code(value(locale_, item.path)) + " = " +
           Inline::code(value(locale_, item.value)) + " " + place(item.place);
  }

  void everything() {
    std::vector<Markdown::Row> rows;
    for_each_requirement(assessment_, [&](const RequirementResult& requirement) {
      rows.push_back({Inline::text(requirement.id) + " " + words(requirement.title),
                      marked(requirement.outcome, label(word(requirement.outcome))),
                      checks(requirement)});
    });
    out_.details(say(locale_, kAll, rows.size()), [&] {
      out_.table({label(kRequirement), label(kResult), label(kChecks)}, rows);
    });
  }

  void part(const i18n::Text& title, const Remarks& remarks) {
    if (remarks.empty()) return;
    out_.heading(2, label(title));
    std::vector<Inline> items;
    for (const auto& remark : remarks) {
      auto item = Inline::strong(Inline::text(remark.name));
      if (!item.empty()) item += " ";
      item += words(remark.body) + " " + place(remark.place);
      for (const auto& line : remark.under)
        item += Inline("; ") + words(line);
      for (const auto& value : remark.evidence)
        item += Inline("; ") + value_of(value);
      items.push_back(std::move(item));
    }
    out_.bullets(items);
  }

  void also() {
    part(labels::kProblems, problems(locale_, assessment_));
    part(labels::kNotApplicable, not_applicable(locale_, assessment_));
    part(labels::kAdvice, advice(locale_, assessment_));
    if (pass_details_ || assessment_.verdict == verdict::Verdict::ready) {
      part(labels::kAttested, signatures(locale_, assessment_));
    }
    part(labels::kWaivers, waivers(locale_, assessment_));
    part(labels::kOverlays, overlays(locale_, assessment_));
    part(labels::kParameters, parameters(locale_, assessment_));
    part(labels::kNotes, notes(locale_, assessment_, is_masked(assessment_)));
  }

  void basis() {
    const auto& rulebook = assessment_.rulebook;
    out_.heading(2, label(kBasis));
    std::vector<Inline> items{words(report::rulebook(locale_, rulebook)) + ", sha256 " +
                              Inline::code(rulebook.sha256)};
    for (const auto& overlay : rulebook.overlays) {
      items.push_back(words(overlay_by_id(locale_, overlay)) + ", sha256 " +
                      Inline::code(overlay.sha256));
    }
    for (const auto& file : assessment_.evidence) {
      items.push_back(Inline::code(value(locale_, file.name)) + ", sha256 " +
                      Inline::code(file.sha256));
    }
    items.push_back(words(say(locale_, labels::kTool, assessment_.tool_version)));
    out_.bullets(items);
  }

  const Assessment& assessment_;
  i18n::Locale locale_;
  bool pass_details_;
  std::string_view folder_;
  Markdown out_;
};

}  // namespace

std::string render_markdown(const Assessment& assessment, const Options& options) {
  const auto copy = shown(assessment, options.show_personal);
  return Writer(copy, options).write();
}

}  // namespace zizhi::report
