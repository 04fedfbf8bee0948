// `zizhi init`: an evidence template for what is applied for.
#include "command.h"
#include "flags.h"
#include "outputs.h"
#include "pipeline.h"

#include "zizhi/assess/assess.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/schema/sample.h"

#include <array>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr Option kForce{.name = "--force",
                        .letter = {},
                        .value = {},
                        .summary = {"overwrite a file that exists", "覆盖已有的文件"},
                        .variable = {}};

constexpr std::array kOptions{kRulebook, kService, kLevel, kStage, kAsOf,
                              kSet,      kOutput,  kForce, kLimit};
constexpr std::array kExamples{
    Example{"zizhi init --service security-integration -o evidence.yaml",
            {"a template for one service", "一个服务类别的模板"}},
    Example{"zizhi init --service risk-assessment,security-integration --stage surveillance",
            {"for two services at the surveillance audit, to standard output",
             "两个服务类别，监督审核，写到标准输出"}},
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

/// What is applied for: the flags over the rulebook's defaults.
std::optional<assess::Selection> select(const rulebook::Rulebook& rulebook,
                                        const assess::Options& question, Session& session) {
  diag::Sink sink;
  auto selection = assess::select(rulebook.schema, {}, question, sink);
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

Exit init(const Arguments& arguments, Session& session) {
  diag::Sink sink;
  const auto question = read_question(arguments, session, sink);
  session.say(sink);
  if (!question) return Exit::unusable;
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;
  const auto selection = select(*rulebook, *question, session);
  if (!selection) return Exit::unusable;

  const auto given = arguments.one(kOutput);
  const auto path = given && given->value != "-" ? given->value : "";
  const auto needed = rulebook::fields_needed(
      *rulebook,
      {.services = selection->services, .stage = selection->stage, .level = selection->level});
  const auto text = schema::sample(rulebook->schema, needed,
                                   {.services = selection->services,
                                    .stage = selection->stage,
                                    .level = selection->level,
                                    .attest_checks = to_sign(*rulebook, *question, session),
                                    .header = header(*rulebook, path)});
  return write(path, text, arguments.has(kForce), session);
}

}  // namespace

constinit const Command kInit{
    .name = "init",
    .summary = {"Writes a commented evidence template for the services, level and stage.",
                "按服务类别、级别和阶段写出带注释的证据模板。"},
    .details =
        {"The template asks, in both languages, for what the checks that apply will read, "
         "and for nothing else. As it is, every value is missing.",
         "模板用中英文提示所适用的检查项要读取的内容，不多不少。模板本身的所有值都为空。"},
    .operands = {},
    .options = kOptions,
    .examples = kExamples,
    .run = init};

}  // namespace zizhi::cli
