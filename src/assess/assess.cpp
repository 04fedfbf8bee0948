#include "zizhi/assess/assess.h"

#include "attest.h"
#include "evaluate.h"
#include "waive.h"

#include "zizhi/assess/bench.h"
#include "zizhi/assess/copy.h"

#include <algorithm>

namespace zizhi::assess {
namespace {

using diag::Code;
using verdict::Assessment;
using verdict::CheckResult;

/// The applicant's name: the title of the first record at the root of the evidence.
std::string organization(const schema::Schema& schema, const schema::Evidence& evidence) {
  for (std::size_t i = 0; i < schema.root.fields.size(); ++i) {
    if (schema.root.fields[i].shape != schema::Shape::record) continue;
    const auto& root = evidence.roots[i];
    if (!root.is(cel::Tag::record)) return {};
    const auto& record = root.as_record();
    const auto slot = record.type->title_field;
    if (!slot || !record.slots[*slot].is(cel::Tag::string)) return {};
    return std::string(record.slots[*slot].as_text());
  }
  return {};
}

const schema::Choice& choice(const std::vector<schema::Choice>& choices, std::string_view id) {
  return *std::ranges::find(choices, id, &schema::Choice::id);
}

verdict::Application application(const schema::ApplicationSchema& schema,
                                 const Selection& selection) {
  verdict::Application made;
  for (const auto& id : selection.services) {
    made.services.push_back(
        {.kind = "service", .id = id, .title = choice(schema.services, id).title});
    const auto level = selection.levels.at(id);
    if (level != selection.level) made.levels.emplace_back(id, std::to_string(level));
  }
  made.level = std::to_string(selection.level);
  made.stage = selection.stage;
  made.stage_title = choice(schema.stages, selection.stage).title;
  made.overridden = selection.overridden;
  return made;
}

std::vector<verdict::Parameter> changed(const rulebook::Rulebook& rulebook,
                                        std::int64_t level) {
  std::vector<verdict::Parameter> made;
  for (const auto& parameter : rulebook.parameters) {
    if (parameter.set_by.empty()) continue;
    auto value = rulebook::parameter_text(parameter.by_level.at(level));
    auto usual = rulebook::parameter_text(parameter.default_by_level.at(level));
    // What an overlay does not change at this level is not changed; a flag is always told.
    if (value == usual && !parameter.set_by.starts_with("--set")) continue;
    made.push_back({.name = parameter.name,
                    .title = parameter.title,
                    .value = std::move(value),
                    .default_value = std::move(usual),
                    .unit = parameter.unit,
                    .set_by = parameter.set_by});
  }
  return made;
}

template <class Visit>
void for_each_check(const Assessment& assessment, const Visit& visit) {
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        visit(check);
    }
  }
}

/// Whether `check` would come out otherwise, perhaps, if `problem` were mended.
bool depends(const CheckResult& check, const verdict::Problem& problem) {
  if (check.attestation && problem.place && check.attestation->place == *problem.place)
    return true;
  return std::ranges::any_of(check.needs, [&](const verdict::Need& need) {
    return need.problem && (need.path == problem.path ||
                            (problem.place.has_value() && need.place == *problem.place));
  });
}

void attribute(Assessment& assessment) {
  for (auto& problem : assessment.problems) {
    for_each_check(assessment, [&](const CheckResult& check) {
      if (!depends(check, problem)) return;
      if (std::ranges::find(problem.affects, check.id) == problem.affects.end()) {
        problem.affects.push_back(check.id);
      }
    });
    std::ranges::sort(problem.affects);
  }
}

void note_dates(Assessment& assessment, const schema::Evidence& evidence) {
  if (!evidence.stated_on) return;
  assessment.stated_on = base::format(*evidence.stated_on);
  if (assessment.as_of >= *evidence.stated_on) return;
  const auto as_of = base::format(assessment.as_of);
  assessment.notes.push_back(
      {"the evidence was stated on " + assessment.stated_on + ", after the as-of date " + as_of,
       "资料陈述日期 " + assessment.stated_on + " 晚于评估日 " + as_of});
}

/// What does not depend on the evidence.
Assessment blank(const rulebook::Rulebook& rulebook, const Options& options) {
  Assessment made;
  made.tool_version = options.tool_version;
  made.as_of = options.as_of;
  made.as_of_given = options.as_of_given;
  made.rulebook = {.id = rulebook.id,
                   .version = rulebook.version,
                   .title = rulebook.title,
                   .edition = rulebook.edition,
                   .sha256 = rulebook.sha256,
                   .overlays = rulebook.overlays};
  made.evidence = options.files;
  made.attachments = options.attachments;
  return made;
}

}  // namespace

std::optional<Assessment> assess(const rulebook::Rulebook& rulebook,
                                 const schema::Evidence& evidence, const Options& options,
                                 const source::Map& sources, diag::Sink& sink) {
  const auto selection = select(rulebook.schema, evidence.application, options, sink);
  if (!selection) return std::nullopt;
  auto made = blank(rulebook, options);
  made.organization = organization(rulebook.schema, evidence);
  made.application = application(rulebook.schema.application, *selection);
  made.parameters_changed = changed(rulebook, selection->level);
  note_dates(made, evidence);
  Bench bench(rulebook, evidence, *selection, options, sources);
  for (const auto& category : rulebook.categories) {
    verdict::CategoryResult result{
        .id = category.id, .title = category.title, .counts = {}, .requirements = {}};
    for (const auto& requirement : category.requirements) {
      result.requirements.push_back(evaluate(requirement, bench, sink));
    }
    made.categories.push_back(std::move(result));
  }
  verify_attestations(bench, made.categories, sink);
  made.waivers = waive(bench, made.categories, sink);
  for (const auto& diagnostic : sink.sorted())
    made.problems.push_back(copy(diagnostic, sources));
  attribute(made);
  verdict::tally(made);
  if (made.counts.applicable() == 0) {
    sink.add(diag::make<Code::nothing_applies>(std::nullopt));
    return std::nullopt;
  }
  return made;
}

Assessment unassessed(const rulebook::Rulebook& rulebook, const Options& options,
                      const source::Map& sources, const diag::Sink& sink) {
  auto made = blank(rulebook, options);
  for (const auto& diagnostic : sink.sorted())
    made.problems.push_back(copy(diagnostic, sources));
  verdict::tally(made);
  return made;
}

}  // namespace zizhi::assess
