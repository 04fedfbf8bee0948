// `zizhi init`: an evidence template for what is applied for.
#include "command.h"
#include "dossiers.h"
#include "evidence_files.h"
#include "flags.h"
#include "outputs.h"
#include "pipeline.h"

#include "zizhi/assess/assess.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/schema/sample.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr Option kForce{.name = "--force",
                        .letter = {},
                        .value = {},
                        .summary = {"overwrite a file that exists", "覆盖已有的文件"},
                        .variable = {}};

constexpr Option kFrom{.name = "--from",
                       .letter = {},
                       .value = "OLD",
                       .summary = {"carry over what stays true of the evidence of another year "
                                   "or stage; the rest is marked for confirmation",
                                   "沿用其他年度或阶段证据中仍然成立的内容；其余标为待确认"},
                       .variable = {}};

constexpr std::array kOptions{kFrom, kRulebook, kOverlay, kService, kLevel, kStage,
                              kAsOf, kSet,      kOutput,  kForce,   kLimit};
constexpr std::array kExamples{
    Example{"zizhi init --service security-integration -o evidence.yaml",
            {"a template for one service", "一个服务类别的模板"}},
    Example{"zizhi init --service risk-assessment,security-integration --stage surveillance",
            {"for two services at the surveillance audit, to standard output",
             "两个服务类别，监督审核，写到标准输出"}},
    Example{"zizhi init --from 2025/evidence.yaml --stage surveillance -o evidence.yaml",
            {"from last year's evidence", "基于去年的证据"}},
};

/// The services to choose from, one a line of help.
diag::Diagnostic with_services(diag::Diagnostic complaint,
                               const schema::ApplicationSchema& application) {
  for (const auto& service : application.services) {
    complaint = diag::help(std::move(complaint),
                           {"--service " + service.id + "   " + service.title.en,
                            "--service " + service.id + "   " + service.title.zh});
  }
  return complaint;
}

/// What is applied for: the flags over what was stated over the rulebook's defaults.
std::optional<assess::Selection> select(const rulebook::Rulebook& rulebook,
                                        const schema::StatedApplication& stated,
                                        const assess::Options& question, Session& session) {
  diag::Sink sink;
  auto selection = assess::select(rulebook.schema, stated, question, sink);
  for (const auto& complaint : sink.sorted()) {
    session.say(complaint.code == Code::no_service
                    ? with_services(complaint, rulebook.schema.application)
                    : complaint);
  }
  return selection;
}

/// What empty evidence comes to.
std::optional<verdict::Assessment> assess_nothing(const rulebook::Rulebook& rulebook,
                                                  const assess::Options& question,
                                                  Session& session) {
  diag::Sink sink;  // empty evidence is no fault here
  const auto id = session.sources.add("", "");
  const auto nothing =
      data::read(id, session.sources, data::Syntax::yaml, data::Limits{}, sink);
  if (!nothing) return std::nullopt;
  const auto evidence =
      schema::bind(*nothing, rulebook.schema, question.as_of, session.sources, sink);
  return assess::assess(rulebook, evidence, question, session.sources, sink);
}

/// What is to be signed for: the check, with its subject or a `*` for those to come.
std::string stub_of(const verdict::CheckResult& check, const rulebook::Rulebook& rulebook) {
  if (check.subject) return check.id + " " + check.subject->id;
  const auto* const declared = rulebook.find_check(check.id);
  const bool for_each = declared != nullptr && declared->for_each.has_value();
  return for_each ? check.id + " *" : check.id;
}

/// The attest checks that will have to be signed: those that apply to empty evidence.
std::vector<std::string> to_sign(const rulebook::Rulebook& rulebook,
                                 const assess::Options& question, Session& session) {
  std::vector<std::string> stubs;
  const auto assessment = assess_nothing(rulebook, question, session);
  if (!assessment) return stubs;
  for (const auto& category : assessment->categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        const bool applies = check.outcome != verdict::Outcome::not_applicable;
        if (check.severity != verdict::Severity::attest || !applies) continue;
        stubs.push_back(stub_of(check, rulebook));
      }
    }
  }
  return stubs;
}

std::string header(const rulebook::Rulebook& rulebook, const std::string& path) {
  const auto file = path.empty() ? "evidence.yaml" : path;
  return rulebook.title.en + "\n" + rulebook.title.zh + "\n" + rulebook.id + " " +
         rulebook.version + "\n\nzizhi check " + file;
}

Exit write(const std::string& path, std::string_view text, bool force, Session& session) {
  if (!path.empty() && !force && session.world.files.info(path)) {
    session.say(diag::help(diag::make<Code::output_exists>(std::nullopt, path),
                           {"`--force` overwrites it", "用 `--force` 覆盖"}));
    return Exit::unusable;
  }
  return deliver({.format = nullptr, .path = path}, text, session, Exit::ready);
}

/// All that shapes the template for a selection.
struct Shape {
  std::vector<cel::FieldRead> needed;
  schema::SampleOptions options;
};

Shape shape_of(const rulebook::Rulebook& rulebook, const assess::Selection& selection,
               assess::Options question, Session& session) {
  question.services = selection.services;
  question.stage = selection.stage;
  question.level = selection.level;
  return {.needed = rulebook::fields_needed(rulebook, {.services = selection.services,
                                                       .stage = selection.stage,
                                                       .level = selection.level}),
          .options = {.services = selection.services,
                      .stage = selection.stage,
                      .level = selection.level,
                      .attest_checks = to_sign(rulebook, question, session),
                      .header = {}}};
}

std::string sample(const rulebook::Rulebook& rulebook, const Shape& shape) {
  return schema::sample(rulebook.schema, shape.needed, shape.options);
}

/// Evidence that is carried over.
struct Old {
  std::string name;  ///< of its first file
  ReadDossier dossier;
  schema::Evidence evidence;
};

std::optional<Old> read_old(const std::string& path, const rulebook::Rulebook& rulebook,
                            base::Date as_of, Session& session) {
  diag::Sink sink;
  std::optional<Old> old;
  const auto files = find_evidence({&path, 1}, session.world.files, sink);
  if (files.size() > 1)
    sink.add(diag::make<Code::one_dossier>(std::nullopt, "init --from", path, files.size()));
  auto read = files.size() == 1
                  ? read_dossier({.path = files.front()}, Recorded::ignore, session, sink)
                  : std::nullopt;
  if (read) {
    auto evidence = schema::bind(read->evidence, rulebook.schema, as_of, session.sources, sink);
    const auto root = read->evidence.root();
    if (root.is_map() || root.is_null()) {  // else there is no field to keep
      old.emplace(Old{
          .name = files.front(), .dossier = *std::move(read), .evidence = std::move(evidence)});
    }
  }
  session.say(sink);
  return old;
}

/// The paths of what is wrong in a text.
std::set<std::string> problems_in(const std::string& text, const rulebook::Rulebook& rulebook,
                                  base::Date as_of) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add({}, text);
  const auto document = data::read(id, sources, data::Syntax::yaml, {}, sink);
  std::set<std::string> paths;
  if (!document) return paths;
  for (const auto& spoilt :
       schema::bind(*document, rulebook.schema, as_of, sources, sink).spoilt)
    paths.insert(spoilt.path);
  return paths;
}

/// What was carried over and is found wrong in its new place is set aside as well.
std::string carry_over(const rulebook::Rulebook& rulebook, const Shape& shape, const Old& old,
                       std::set<std::string> template_comments, const assess::Options& question,
                       const Session& session) {
  schema::OldEvidence from{.root = old.dossier.evidence.root(),
                           .files = {},
                           .name = old.name,
                           .spoilt = {},
                           .template_comments = std::move(template_comments)};
  const auto add = [&](const data::Document& file) {
    from.files.push_back({.root = file.root(), .text = session.sources[file.source()].text()});
  };
  std::ranges::for_each(old.dossier.parts, add);
  if (old.dossier.parts.empty()) add(old.dossier.evidence);
  for (const auto& spoilt : old.evidence.spoilt)
    from.spoilt.insert(spoilt.path);
  while (true) {
    auto text = schema::carried_over(rulebook.schema, shape.needed, shape.options, from);
    const auto before = from.spoilt.size();
    from.spoilt.merge(problems_in(text, rulebook, question.as_of));
    if (from.spoilt.size() == before) return text;
  }
}

std::string from_header(const Old& old) {
  const auto parts = std::to_string(old.dossier.files.size() - 1);
  const bool split = old.dossier.files.size() > 1;
  return "\n\nCarried over from " + old.name +
         (split ? "\nand the files that it includes (" + parts + ")" : "") +
         ".\nWhat a comment calls `confirm` held there: until it is written behind its field\n"
         "again, the field counts as empty. `not carried over` was of its time.\n沿用自 " +
         old.name + (split ? "及其包含的 " + parts + " 个文件" : "") +
         "。\n注释标为“待确认”的内容在原文件中成立，重新填写之前该字段视为留空；\n"
         "标为“未沿用”的内容仅适用于当时。";
}

Exit init(const Arguments& arguments, Session& session) {
  diag::Sink sink;
  const auto question = read_question(arguments, session, sink);
  session.say(sink);
  if (!question) return Exit::unusable;
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;
  std::optional<Old> old;
  if (const auto from = arguments.one(kFrom)) {
    old = read_old(from->value, *rulebook, question->as_of, session);
    if (!old) return Exit::unusable;
  }
  const auto stated = old ? old->evidence.application : schema::StatedApplication();
  const auto selection = select(*rulebook, stated, *question, session);
  if (!selection) return Exit::unusable;

  const auto given = arguments.one(kOutput);
  const auto path = given && given->value != "-" ? given->value : "";
  auto shape = shape_of(*rulebook, *selection, *question, session);
  auto text = std::string();
  if (old) {
    // What a template wrote into the old file is no comment of its user's.
    auto known = schema::comment_lines(sample(*rulebook, shape));
    diag::Sink unsaid;  // it may be for a stage that the rulebook has no more
    auto before = *question;
    before.services.clear();
    before.stage.reset();
    before.level.reset();
    if (const auto was = assess::select(rulebook->schema, stated, before, unsaid))
      known.merge(schema::comment_lines(
          sample(*rulebook, shape_of(*rulebook, *was, *question, session))));
    shape.options.header = header(*rulebook, path) + from_header(*old);
    text = carry_over(*rulebook, shape, *old, std::move(known), *question, session);
  } else {
    shape.options.header = header(*rulebook, path);
    text = sample(*rulebook, shape);
  }
  return write(path, text, arguments.has(kForce), session);
}

}  // namespace

constinit const Command kInit{
    .name = "init",
    .summary = {"Writes a commented evidence template for the services, level and stage.",
                "按服务类别、级别和阶段写出带注释的证据模板。"},
    .details =
        {"The template asks, in both languages, for what the checks that apply will read, "
         "and for nothing else. As it is, every value is missing. With `--from`, what stays "
         "true "
         "by the rulebook stands in it already; what may have changed stands beside its field "
         "as a "
         "comment and counts as missing until it is confirmed; attestations and waivers are "
         "comments only, so nothing is ready by being carried over.",
         "模板用中英文提示所适用的检查项要读取的内容，不多不少。模板本身的所有值都为空。使用 "
         "`--from` "
         "时，按规则手册仍然成立的内容已填好；可能变化的内容以注释写在字段旁，确认之前视为缺失"
         "；"
         "签署与豁免只作为注释列出，因此不会仅因沿用而就绪。"},
    .operands = {},
    .options = kOptions,
    .examples = kExamples,
    .run = init};

}  // namespace zizhi::cli
