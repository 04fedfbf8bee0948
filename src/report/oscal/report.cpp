// OSCAL assessment results (NIST, version 1.1.3): a result for each dossier, a finding for each
// requirement that applies, an observation for each check and subject. docs/OSCAL.md maps our
// words to theirs.
#include "account.h"
#include "formats.h"
#include "labels.h"
#include "oscal/scope.h"
#include "summary.h"
#include "uri.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace zizhi::report {
namespace {

using oscal::Props;
using oscal::Scope;
using verdict::Assessment;
using verdict::Outcome;

constexpr std::string_view kOscalVersion = "1.1.3";

Json party(const Scope& scope) {
  Json made = {{"uuid", scope.uuid("organization")}, {"type", "organization"}};
  const auto name = oscal::string(scope.assessment->organization);
  if (!name.empty()) made["name"] = name;
  return made;
}

Json metadata(const std::vector<Scope>& scopes) {
  const auto& first = scopes.front();
  Json parties = Json::array();
  for (const auto& scope : scopes)
    parties.push_back(party(scope));
  return {{"title", oscal::line(first, first.assessment->rulebook.title.in(first.locale))},
          {"last-modified", first.moment()},
          {"version", oscal::string(first.assessment->tool_version)},
          {"oscal-version", kOscalVersion},
          {"parties", std::move(parties)},
          {"remarks", oscal::line(first, labels::kDisclaimer.in(first.locale))}};
}

Json controls(const Scope& scope) {
  Json included = Json::array();
  Json excluded = Json::array();
  std::string why;
  for_each_requirement(*scope.assessment, [&](const verdict::RequirementResult& requirement) {
    const bool applies = requirement.outcome != Outcome::not_applicable;
    (applies ? included : excluded).push_back({{"control-id", oscal::token(requirement.id)}});
    if (applies) return;
    const auto reason = fmt::format("{}", fmt::join(reasons(scope.locale, requirement), " · "));
    why.append(why.empty() ? "" : "\n\n")
        .append(oscal::line(scope, say(scope.locale, labels::kReason, requirement.id, reason)));
  });
  Json selection = Json::object();
  oscal::add(selection, "include-controls", std::move(included));
  oscal::add(selection, "exclude-controls", std::move(excluded));
  if (!why.empty()) selection["remarks"] = why;
  return {{"control-selections", Json::array({std::move(selection)})}};
}

// How it came to its outcomes: what was changed of the rulebook, and by whom.
void add_provenance(const Assessment& assessment, Props& props) {
  for (const auto& overlay : assessment.rulebook.overlays) {
    props.add("overlay", fmt::format("{} {}{}", overlay.id, overlay.version,
                                     overlay.draft ? " (draft)" : ""));
  }
  for (const auto& parameter : assessment.parameters_changed) {
    props.add("parameter-changed",
              fmt::format("{} = {} ({}; default {})", parameter.name, parameter.value,
                          parameter.set_by, parameter.default_value));
  }
  for (const auto& overridden : assessment.application.overridden)
    props.add("overridden", overridden);
}

Json result_props(const Scope& scope) {
  const auto& assessment = *scope.assessment;
  Json made = Json::object();
  Props props;
  props.add("verdict", name(assessment.verdict))
      .add("language", scope.locale == i18n::Locale::zh ? "zh" : "en")
      .add("as-of-given", assessment.as_of_given ? "yes" : "no")
      .add("confirmed", std::to_string(assessment.confirmed))
      .add("possible", std::to_string(assessment.possible))
      .add("applicable", std::to_string(assessment.counts.applicable()))
      .add("rulebook",
           fmt::format("{} {}", assessment.rulebook.id, assessment.rulebook.version))
      .add("level", assessment.application.level)
      .add("stage", assessment.application.stage);
  for (const auto& service : assessment.application.services)
    props.add("service", service.id);
  add_provenance(assessment, props);
  props.into(made);
  return made.contains("props") ? made.at("props") : Json::array();
}

// Every signature that an outcome rests on.
Json attestations(const Scope& scope) {
  Json all = Json::array();
  for (const auto& signing : signings(*scope.assessment)) {
    const auto& attestation = *signing.attestation;
    Json part = {{"name", "attestation"},
                 {"title", oscal::line(scope, fmt::format("{} · {}", signer(attestation),
                                                          attestation.on))}};
    Props props;
    props.add("signed-by", signer(attestation)).add("signed-on", attestation.on);
    for (const auto& check : signing.checks)
      props.add("check", check);
    for (const auto& document : signing.documents)
      props.add("document", document);
    props.into(part);
    if (!attestation.statement.empty())
      part["prose"] = oscal::line(scope, attestation.statement);
    all.push_back({{"parts", Json::array({std::move(part)})}});
  }
  return all;
}

std::string remarks(const Scope& scope) {
  std::string all = oscal::line(scope, labels::kDisclaimer.in(scope.locale));
  for (const auto& note : scope.assessment->notes)
    all.append("\n\n").append(oscal::line(scope, note.in(scope.locale)));
  return all;
}

Json result(const Scope& scope) {
  const auto& assessment = *scope.assessment;
  const auto about = application(scope.locale, assessment.application);
  Json made = {{"uuid", scope.uuid("result")},
               {"title", oscal::line(scope, headline(scope.locale, assessment))},
               {"description", oscal::line(scope, about)},
               {"start", scope.moment()},
               {"end", scope.moment()}};
  oscal::add(made, "props", result_props(scope));
  made["local-definitions"] = {{"components", oscal::components(scope)}};
  made["reviewed-controls"] = controls(scope);
  oscal::add(made, "attestations", attestations(scope));
  oscal::add(made, "observations", oscal::observations(scope));
  oscal::add(made, "risks", oscal::risks(scope));
  oscal::add(made, "findings", oscal::findings(scope));
  made["remarks"] = remarks(scope);
  return made;
}

Json file(const Scope& scope, const verdict::InputFile& file) {
  Json made = {{"uuid", scope.uuid("file", file.name)},
               {"title", oscal::line(scope, file.name)}};
  if (file.name.empty()) return made;
  Json link = {{"href", uri(file.name)}};
  if (!file.sha256.empty()) {
    link["hashes"] = Json::array({{{"algorithm", "SHA-256"}, {"value", file.sha256}}});
  }
  made["rlinks"] = Json::array({std::move(link)});
  return made;
}

Json rulebook(const Scope& scope) {
  const auto& rulebook = scope.assessment->rulebook;
  Json made = {{"uuid", scope.uuid("rulebook")},
               {"title", oscal::line(scope, rulebook.title.in(scope.locale))}};
  Props()
      .add("id", rulebook.id)
      .add("version", rulebook.version)
      .add("edition", rulebook.edition)
      .add("sha256", rulebook.sha256)
      .into(made);
  return made;
}

void add_resources(const Scope& scope, Json& all) {
  all.push_back(rulebook(scope));
  std::set<std::string> seen;
  for (const auto* const files :
       {&scope.assessment->evidence, &scope.assessment->attachments}) {
    for (const auto& one : *files) {
      if (seen.insert(one.name).second) all.push_back(file(scope, one));
    }
  }
}

}  // namespace

std::string render_oscal_several(std::span<const Assessment> assessments,
                                 const Options& options) {
  std::vector<Assessment> masked;
  for (const auto& assessment : assessments) {
    masked.push_back(shown(assessment, options.show_personal));
    if (!options.pass_details) leave_out_how_passes_came(masked.back());
  }
  std::vector<Scope> scopes;
  std::string ids;
  for (const auto& assessment : masked) {
    scopes.push_back(oscal::scope_of(assessment, options.locale));
    ids += base::format(scopes.back().id);
  }
  if (scopes.empty()) return {};
  Json results = Json::array();
  Json resources = Json::array();
  for (const auto& scope : scopes) {
    results.push_back(result(scope));
    add_resources(scope, resources);
  }
  const auto& first = scopes.front();
  const Json made = {
      {"assessment-results",
       {{"uuid", first.uuid("document", ids)},
        {"metadata", metadata(scopes)},
        {"import-ap",
         {{"href", "#" + first.uuid("rulebook")},
          {"remarks", oscal::line(first, labels::kRulebookIsThePlan.in(first.locale))}}},
        {"results", std::move(results)},
        {"back-matter", {{"resources", std::move(resources)}}}}}};
  return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string render_oscal(const Assessment& assessment, const Options& options) {
  return render_oscal_several({&assessment, 1}, options);
}

}  // namespace zizhi::report
