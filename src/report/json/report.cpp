// The whole assessment as JSON: docs/schemas/assessment.schema.json says what stands where.
// What is absent is null or an empty list, never left out, and never "" but in free text of the
// evidence.
#include "formats.h"
#include "json/parts.h"
#include "json/reading.h"
#include "mask.h"

#include "zizhi/base/date.h"

#include <algorithm>
#include <charconv>

namespace zizhi::report {
namespace {

using verdict::Assessment;
using verdict::Outcome;

// A level is a number in every rulebook; null keeps a consumer from reading anything else.
Json level(std::string_view text) {
  int number = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? Json(number) : Json(nullptr);
}

Json application(const verdict::Application& application) {
  Json services = Json::array();
  Json titles = Json::object();
  Json levels = Json::object();
  for (const auto& service : application.services) {
    services.push_back(service.id);
    titles[service.id] = localized(service.title);
    const auto own = std::ranges::find(application.levels, service.id,
                                       &std::pair<std::string, std::string>::first);
    levels[service.id] =
        level(own == application.levels.end() ? application.level : own->second);
  }
  return {{"services", services},
          {"service_titles", titles},
          {"level", level(application.level)},
          {"levels", levels},
          {"stage", text(application.stage)},
          {"stage_title", localized(application.stage_title)},
          {"overridden", application.overridden}};
}

Json counts(const verdict::Counts& counts) {
  Json made = Json::object();
  for (const auto outcome : {Outcome::error, Outcome::fail, Outcome::missing, Outcome::attest,
                             Outcome::waived, Outcome::pass, Outcome::not_applicable}) {
    made[std::string(name(outcome))] = counts.of(outcome);
  }
  made["applicable"] = counts.applicable();
  return made;
}

Json problem(const verdict::Problem& problem) {
  Json made = {{"code", problem.code}, {"severity", problem.error ? "error" : "warning"}};
  place(made, problem.place.value_or(verdict::Place{}));
  made["path"] = text(problem.path);
  made["message"] = localized(problem.message);
  made["helps"] = localized(problem.helps);
  made["affects"] = problem.affects;
  return made;
}

Json requirement(const verdict::RequirementResult& requirement) {
  Json checks = Json::array();
  for (const auto& one : requirement.checks)
    checks.push_back(check(one));
  const auto& source = requirement.source;
  return {{"id", requirement.id},
          {"title", localized(requirement.title)},
          {"text", localized(requirement.text)},
          {"text_origin", text(requirement.text_origin)},
          {"outcome", name(requirement.outcome)},
          {"reason", localized(requirement.reason)},
          {"source",
           {{"id", text(source.id)},
            {"clause", text(source.clause)},
            {"title", text(source.title)},
            {"confidence", text(source.confidence)}}},
          {"checks", checks}};
}

Json category(const verdict::CategoryResult& category) {
  Json requirements = Json::array();
  for (const auto& one : category.requirements)
    requirements.push_back(requirement(one));
  return {{"id", category.id},
          {"title", localized(category.title)},
          {"counts", counts(category.counts)},
          {"requirements", requirements}};
}

Json waiver_result(const verdict::WaiverResult& result) {
  auto made = waiver(result.waiver);
  made["state"] = name(result.state);
  made["checks"] = result.checks;
  return made;
}

template <class Items, class Make>
Json list(const Items& items, const Make& make) {
  Json made = Json::array();
  for (const auto& item : items)
    made.push_back(make(item));
  return made;
}

Json file(const verdict::InputFile& file) {
  return {{"file", file.name}, {"sha256", text(file.sha256)}};
}

Json document(const Assessment& assessment, const Options& options) {
  return {{"format", kFormatName},
          {"format_version", kFormatVersion},
          {"tool", {{"name", "zizhi"}, {"version", assessment.tool_version}}},
          {"masked", !options.show_personal},
          {"details", options.pass_details ? "pass" : "gaps"},
          {"verdict", name(assessment.verdict)},
          {"as_of", base::format(assessment.as_of)},
          {"as_of_given", assessment.as_of_given},
          {"stated_on", text(assessment.stated_on)},
          {"rulebook", rulebook(assessment.rulebook)},
          {"application", application(assessment.application)},
          {"organization", text(assessment.organization)},
          {"counts", counts(assessment.counts)},
          {"confirmed", assessment.confirmed},
          {"possible", assessment.possible},
          {"problems", list(assessment.problems, problem)},
          {"categories", list(assessment.categories, category)},
          {"waivers", list(assessment.waivers, waiver_result)},
          {"parameters_changed", list(assessment.parameters_changed, parameter)},
          {"evidence", list(assessment.evidence, file)},
          {"attachments", list(assessment.attachments, file)},
          {"notes", localized(assessment.notes)}};
}

Json as_shown(const Assessment& assessment, const Options& options) {
  auto copy = shown(assessment, options.show_personal);
  if (!options.pass_details) leave_out_how_passes_came(copy);
  return document(copy, options);
}

// A file name need not be UTF-8: what is not is replaced, so that the report always is.
std::string dump(const Json& made, int indent) {
  return made.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

void leave_out_how_passes_came(Assessment& assessment) {
  for (auto& category : assessment.categories) {
    for (auto& requirement : category.requirements) {
      for (auto& check : requirement.checks) {
        if (check.outcome == verdict::Outcome::pass) check.explanation.reset();
      }
    }
  }
}

std::string render_json(const Assessment& assessment, const Options& options) {
  return dump(as_shown(assessment, options), 2);
}

std::string render_ndjson(const Assessment& assessment, const Options& options) {
  return dump(as_shown(assessment, options), -1);
}

std::string render_ndjson_several(std::span<const Assessment> assessments,
                                  const Options& options) {
  std::string lines;
  for (const auto& assessment : assessments)
    lines += render_ndjson(assessment, options);
  return lines;
}

}  // namespace zizhi::report
