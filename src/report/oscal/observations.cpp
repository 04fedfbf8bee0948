// Observations: what was looked at, and what was seen.
#include "account.h"
#include "findings.h"
#include "labels.h"
#include "oscal/scope.h"
#include "uri.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace zizhi::report::oscal {
namespace {

using verdict::Assessment;
using verdict::CheckResult;

std::string subject_key(const verdict::Subject& subject) {
  return subject.kind + "\n" + subject.id;
}

bool is_read(const Assessment& assessment, std::string_view file) {
  const auto in = [file](const std::vector<verdict::InputFile>& files) {
    return std::ranges::find(files, file, &verdict::InputFile::name) != files.end();
  };
  return in(assessment.evidence) || in(assessment.attachments);
}

// A file of the dossier is a resource at the end of the document.
std::string href(const Scope& scope, const std::string& file) {
  return is_read(*scope.assessment, file) ? "#" + scope.uuid("file", file) : uri(file);
}

Json evidence(const Scope& scope, std::string_view path, const verdict::Place& place,
              std::string_view words) {
  Json made = Json::object();
  if (!place.file.empty()) made["href"] = href(scope, place.file);
  made["description"] = line(scope, words);
  Props props;
  props.add("path", path);
  if (place.line > 0) props.add("line", std::to_string(place.line));
  if (place.column > 0) props.add("column", std::to_string(place.column));
  props.into(made);
  return made;
}

Json evidence_of(const Scope& scope, const CheckResult& check) {
  Json all = Json::array();
  for (const auto& item : check.evidence) {
    const auto words = say(scope.locale, labels::kReason, item.path, item.value);
    all.push_back(evidence(scope, item.path, item.place, words));
  }
  for (const auto& need : check.needs) {
    const auto& verb = need.problem ? labels::kDoCorrect : labels::kDoFillIn;
    all.push_back(evidence(scope, need.path, need.place, say(scope.locale, verb, need.path)));
  }
  return all;
}

// A rule was run by the tool; a statement was signed by a person, and read by it.
Json origin(const Scope& scope) {
  return {{{"actors", {{{"type", "tool"}, {"actor-uuid", scope.uuid("tool")}}}}}};
}

void add_signature(const Scope& scope, const CheckResult& check, Json& made, Props& props) {
  if (!check.attestation) return;
  const auto& attestation = *check.attestation;
  props.add("signed-by", signer(attestation));
  props.add("signed-on", attestation.on);
  props.add("conforms", attestation.conforms ? "yes" : "no");
  if (!attestation.expires_on.empty()) made["expires"] = day(attestation.expires_on);
  if (!attestation.statement.empty()) made["remarks"] = line(scope, attestation.statement);
}

Json observation(const Scope& scope, const verdict::RequirementResult& requirement,
                 const CheckResult& check) {
  const auto& title = check.title.empty() ? requirement.title : check.title;
  const auto told = sentence(scope.locale, check);
  const auto words =
      told.empty() ? word(check.outcome).in(scope.locale) : std::string_view(told);
  Json made = {{"uuid", observation_id(scope, check)},
               {"title", line(scope, title.in(scope.locale))},
               {"description", line(scope, words)}};
  Props props;
  props.add("outcome", name(check.outcome))
      .add("check", check.id)
      .add("severity", name(check.severity))
      .add("requirement", requirement.id)
      .add("decided-by", name(check.decided_by));
  if (check.subject) props.add("subject", check.subject->id);
  if (check.waived_from) props.add("waived-from", name(*check.waived_from));
  for (const auto& parameter : check.parameters)
    props.add("parameter", parameter);
  Json later = Json::object();
  add_signature(scope, check, later, props);
  props.into(made);
  made["methods"] = {"EXAMINE"};
  made["types"] = {"control-objective"};
  made["origins"] = origin(scope);
  add(made, "subjects", subjects(scope, check));
  add(made, "relevant-evidence", evidence_of(scope, check));
  made["collected"] = scope.moment();
  made.update(later);
  return made;
}

Json observation(const Scope& scope, const verdict::Problem& problem, std::size_t index) {
  Json made = {{"uuid", observation_id(scope, index)},
               {"title", line(scope, say(scope.locale, labels::kReason,
                                         labels::kProblems.in(scope.locale), problem.code))},
               {"description", line(scope, problem.message.in(scope.locale))}};
  Props props;
  props.add("code", problem.code).add("severity", problem.error ? "error" : "warning");
  for (const auto& check : problem.affects)
    props.add("affects", check);
  props.into(made);
  made["methods"] = {"EXAMINE"};
  made["types"] = {"data-problem"};
  made["origins"] = origin(scope);
  if (problem.place || !problem.path.empty()) {
    made["relevant-evidence"] =
        Json::array({evidence(scope, problem.path, problem.place.value_or(verdict::Place{}),
                              problem.path.empty() ? problem.place->file : problem.path)});
  }
  made["collected"] = scope.moment();
  std::string helps;
  for (const auto& help : problem.helps)
    helps.append(helps.empty() ? "" : " · ").append(help.in(scope.locale));
  if (!helps.empty()) made["remarks"] = line(scope, helps);
  return made;
}

Json component(const Scope& scope, const std::string& uuid, std::string_view type,
               std::string_view title) {
  return {{"uuid", uuid},
          {"type", type},
          {"title", line(scope, title)},
          {"description", line(scope, title)},
          {"status", {{"state", "operational"}}}};
}

}  // namespace

std::string observation_id(const Scope& scope, const CheckResult& check) {
  return scope.uuid("observation", result_id(check));
}

std::string observation_id(const Scope& scope, std::size_t problem) {
  return scope.uuid("problem", std::to_string(problem));
}

Json observations(const Scope& scope) {
  Json all = Json::array();
  for_each_requirement(*scope.assessment, [&](const verdict::RequirementResult& requirement) {
    for (const auto& check : requirement.checks)
      all.push_back(observation(scope, requirement, check));
  });
  std::size_t index = 0;
  for (const auto& problem : scope.assessment->problems)
    all.push_back(observation(scope, problem, index++));
  return all;
}

Json components(const Scope& scope) {
  Json all = Json::array();
  all.push_back(component(scope, scope.uuid("tool"), "software",
                          "zizhi " + scope.assessment->tool_version));
  std::set<std::string> seen;
  for_each_requirement(*scope.assessment, [&](const verdict::RequirementResult& requirement) {
    for (const auto& check : requirement.checks) {
      if (!check.subject) continue;
      const auto& subject = *check.subject;
      const auto key = subject_key(subject);
      if (!seen.insert(key).second) continue;
      const auto& title = subject.title.in(scope.locale);
      const auto kind = token(subject.kind);
      auto made = component(scope, scope.uuid("subject", key), kind,
                            title.empty() ? std::string_view(subject.id) : title);
      Props().add("id", subject.id).into(made);
      all.push_back(std::move(made));
    }
  });
  return all;
}

Json subjects(const Scope& scope, const CheckResult& check) {
  if (!check.subject) {
    return {{{"subject-uuid", scope.uuid("organization")}, {"type", "party"}}};
  }
  return {{{"subject-uuid", scope.uuid("subject", subject_key(*check.subject))},
           {"type", "component"}}};
}

}  // namespace zizhi::report::oscal
