// SARIF 2.1.0: what is open, at the lines of the evidence; what is waived too, as suppressed.
// Passes and not applicable results are left out, because code scanning of GitHub shows every
// result as an alert.
#include "findings.h"
#include "formats.h"
#include "json/parts.h"
#include "labels.h"
#include "prose.h"
#include "uri.h"

#include "zizhi/base/digest.h"
#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;

constexpr std::size_t kRelated = 10;  // places beside the one that a result is about

std::string_view level_name(Level level) {
  constexpr std::array<std::string_view, 3> kNames{"error", "warning", "note"};
  return kNames.at(static_cast<std::size_t>(level));
}

Json message(std::string_view text) {
  return {{"text", text.empty() ? std::string_view("–") : text}};
}

Json place_of(const verdict::Place& place, const std::string& path) {
  Json region = {{"startLine", std::max<std::uint32_t>(place.line, 1)}};
  if (place.column > 0) region["startColumn"] = place.column;
  Json made = {{"physicalLocation",
                {{"artifactLocation", {{"uri", uri(place.file)}}}, {"region", region}}}};
  if (!path.empty()) {
    made["logicalLocations"] = Json::array({{{"fullyQualifiedName", path}}});
  }
  return made;
}

// Of what it is about, and not of where it stands: it survives unrelated changes of the
// evidence.
std::string fingerprint(const Finding& finding) {
  const std::string about =
      finding.check == nullptr ? finding.rule + "\n" + finding.path : result_id(*finding.check);
  return base::sha256_hex(about).substr(0, 32);
}

Json both(const i18n::Localized& text) {
  return {{"en", prose(Locale::en, text.in(Locale::en))},
          {"zh", prose(Locale::zh, text.in(Locale::zh))}};
}

// What a rule says of itself: its title, the text of its requirement, and how to mend it in
// both languages.
Json rule_of(Locale locale, const Finding& finding) {
  Json made = {{"id", finding.rule}};
  if (finding.requirement == nullptr) {
    made["shortDescription"] =
        message(say(locale, labels::kReason, labels::kProblems.in(locale), finding.rule));
    made["help"] = message("zizhi explain " + finding.rule);
    made["properties"] = {{"tags", {"data"}}};
    return made;
  }
  const auto& requirement = *finding.requirement;
  const auto* const check = finding.check;
  const auto& title =
      check != nullptr && !check->title.empty() ? check->title : requirement.title;
  made["shortDescription"] = message(prose(locale, title.in(locale)));
  made["fullDescription"] = message(prose(locale, requirement.text.in(locale)));
  const auto& fix = check == nullptr ? requirement.title : check->fix;
  const auto help = both(fix.empty() ? title : fix);
  made["help"] = message(help.at("en").get<std::string>() + "\n" +
                         help.at("zh").get<std::string>() + "\nzizhi explain " + finding.rule);
  made["properties"] = {
      {"title", both(title)},
      {"help", help},
      {"requirement", requirement.id},
      {"clause", requirement.source.clause},
      {"severity", name(check == nullptr ? verdict::Severity::must : check->severity)},
      {"tags", {"requirement", requirement.id}}};
  return made;
}

// Who let it through, until when, and why; without the waiver it would be open.
Json suppressions(const verdict::CheckResult& check) {
  Json made = {{"kind", "external"}, {"status", "accepted"}};
  if (check.waiver) {
    const auto& waiver = *check.waiver;
    made["justification"] = waiver.reason;
    if (!waiver.place.file.empty()) made["location"] = place_of(waiver.place, "");
    made["properties"] = {
        {"approver", waiver.approver}, {"from", waiver.from}, {"until", waiver.until}};
  }
  return Json::array({std::move(made)});
}

Json result_of(const Finding& finding, std::size_t rule) {
  Json made = {{"ruleId", finding.rule},
               {"ruleIndex", rule},
               {"kind", "fail"},
               {"level", level_name(finding.level)},
               {"message", message(finding.title + ". " + finding.message)},
               {"locations", Json::array({place_of(finding.place, finding.path)})},
               {"partialFingerprints", {{"zizhiResult/v1", fingerprint(finding)}}}};
  if (finding.check == nullptr) return made;
  const auto& check = *finding.check;
  made["properties"] = {{"outcome", name(check.outcome)},
                        {"subject", check.subject ? Json(check.subject->id) : Json(nullptr)}};
  if (check.outcome == verdict::Outcome::waived) made["suppressions"] = suppressions(check);
  if (check.waived_from) made["properties"]["waived_from"] = name(*check.waived_from);
  Json related = Json::array();
  std::size_t left_out = 0;
  for (const auto& item : check.evidence) {
    if (item.place.file.empty() || item.place.line == 0 || item.place == finding.place)
      continue;
    if (related.size() == kRelated) {
      ++left_out;
      continue;
    }
    auto one = place_of(item.place, item.path);
    one["id"] = related.size() + 1;
    one["message"] =
        message(prose(Locale::en, item.path) + " = " + value(Locale::en, item.value));
    related.push_back(std::move(one));
  }
  if (left_out > 0) made["properties"]["related_left_out"] = left_out;
  if (!related.empty()) made["relatedLocations"] = std::move(related);
  return made;
}

Json artifacts(const Assessment& assessment) {
  Json made = Json::array();
  for (const auto& file : assessment.evidence) {
    Json one = {{"location", {{"uri", uri(file.name)}}}};
    if (!file.sha256.empty()) one["hashes"] = {{"sha-256", file.sha256}};
    made.push_back(std::move(one));
  }
  return made;
}

Json parameters(const Assessment& assessment) {
  Json made = Json::array();
  for (const auto& one : assessment.parameters_changed)
    made.push_back(parameter(one));
  return made;
}

Json run_of(const Assessment& assessment, Locale locale) {
  Json rules = Json::array();
  Json results = Json::array();
  std::map<std::string, std::size_t> index;
  std::map<std::string, std::size_t> same;  // results with one fingerprint
  for (const auto& finding : findings(locale, assessment)) {
    const auto [rule, fresh] = index.try_emplace(finding.rule, rules.size());
    if (fresh) rules.push_back(rule_of(locale, finding));
    auto result = result_of(finding, rule->second);
    auto& print = result.at("partialFingerprints").at("zizhiResult/v1");
    const auto number = ++same[print.get<std::string>()];
    print = print.get<std::string>() + ":" + std::to_string(number);
    results.push_back(std::move(result));
  }
  const bool sound =
      std::ranges::none_of(assessment.problems, [](const auto& one) { return one.error; });
  const std::string file = assessment.evidence.empty() ? "" : assessment.evidence.front().name;
  return {{"tool",
           {{"driver",
             {{"name", "zizhi"},
              {"version", assessment.tool_version},
              {"semanticVersion", assessment.tool_version},
              {"rules", std::move(rules)}}}}},
          {"automationDetails",
           {{"id", "zizhi/" + assessment.rulebook.id + "/" + uri(file) + "/"}}},
          {"language", locale == Locale::zh ? "zh-CN" : "en-US"},
          {"columnKind", "unicodeCodePoints"},
          {"invocations", Json::array({{{"executionSuccessful", sound}}})},
          {"artifacts", artifacts(assessment)},
          {"results", std::move(results)},
          {"properties",
           {{"verdict", name(assessment.verdict)},
            {"as_of", base::format(assessment.as_of)},
            {"as_of_given", assessment.as_of_given},
            {"rulebook", rulebook(assessment.rulebook)},
            {"parameters_changed", parameters(assessment)},
            {"overridden", assessment.application.overridden},
            {"confirmed", assessment.confirmed},
            {"possible", assessment.possible},
            {"applicable", assessment.counts.applicable()},
            {"waived", assessment.counts.waived},
            {"note", labels::kDisclaimer.in(locale)}}}};
}

}  // namespace

std::string render_sarif_several(std::span<const Assessment> assessments,
                                 const Options& options) {
  Json runs = Json::array();
  for (const auto& assessment : assessments)
    runs.push_back(run_of(shown(assessment, options.show_personal), options.locale));
  const Json made = {{"$schema",
                      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                      "sarif-schema-2.1.0.json"},
                     {"version", "2.1.0"},
                     {"runs", std::move(runs)}};
  return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string render_sarif(const Assessment& assessment, const Options& options) {
  return render_sarif_several({&assessment, 1}, options);
}

}  // namespace zizhi::report
