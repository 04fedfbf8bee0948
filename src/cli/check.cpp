// `zizhi check EVIDENCE…`: the gap report.
#include "command.h"
#include "dossiers.h"
#include "evidence_files.h"
#include "flags.h"
#include "gate.h"
#include "outputs.h"
#include "pipeline.h"

#include "zizhi/assess/assess.h"
#include "zizhi/report/report.h"
#include "zizhi/verdict/assessment.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

using diag::Code;

std::vector<std::string_view> syntax_choices() {
  return {"yaml", "json"};
}

constexpr Option kInputFormat{
    .name = "--input-format",
    .letter = {},
    .value = "SYNTAX",
    .summary = {"read the evidence as this, whatever its name ends in",
                "按此格式读取证据，不论文件名后缀"},
    .variable = {},
    .repeatable = false,
    .choices = syntax_choices};
constexpr Option kStdinName{
    .name = "--stdin-name",
    .letter = {},
    .value = "NAME",
    .summary = {"what to call standard input in reports", "报告中对标准输入的称呼"},
    .variable = {}};

constexpr std::array kOptions{
    kRulebook, kOverlay, kService, kLevel,        kStage,  kAsOf,        kFormat,    kOutput,
    kSet,      kFailOn,  kDetails, kShowPersonal, kCsvBom, kInputFormat, kStdinName, kLimit};
constexpr std::array kOperands{Operand{
    .name = "EVIDENCE",
    .summary = {"a YAML or JSON file, a folder with evidence.yaml (.yml, .json), or - for "
                "standard input",
                "YAML 或 JSON 文件，含 evidence.yaml（.yml、.json）的文件夹，或以 - "
                "表示标准输入"},
    .required = true,
    .repeatable = true}};
constexpr std::array kExamples{
    Example{"zizhi check evidence.yaml", {"the gap report, for today", "以今天为准的差距报告"}},
    Example{"zizhi check dossier --as-of 2026-11-23 --lang zh",
            {"for a certain day, in Chinese", "指定日期，中文报告"}},
    Example{"zizhi check dossier -f text -f json=gap.json --fail-on fail",
            {"also as JSON; missing evidence does not fail the run",
             "同时输出 JSON；证据缺失不使命令失败"}},
};

/// Everything the flags say.
struct Plan {
  assess::Options question;
  std::vector<Output> outputs;
  Gate gate;
  data::Syntax syntax = data::Syntax::by_name;
  std::string stdin_name;
  std::vector<std::string> files;
};

data::Syntax syntax_of(const Arguments& arguments) {
  const auto given = arguments.one(kInputFormat);
  if (!given) return data::Syntax::by_name;
  return given->value == "json" ? data::Syntax::json : data::Syntax::yaml;
}

std::string value_or(const Arguments& arguments, const Option& option, std::string otherwise) {
  auto given = arguments.one(option);
  return given ? std::move(given->value) : std::move(otherwise);
}

std::optional<Plan> read_plan(const Arguments& arguments, Session& session) {
  diag::Sink sink;
  Plan plan;
  auto question = read_question(arguments, session, sink);
  auto outputs = read_outputs(arguments, sink);
  plan.gate = read_gate(arguments);
  plan.syntax = syntax_of(arguments);
  plan.stdin_name = value_or(arguments, kStdinName, "<stdin>");
  plan.files = find_evidence(arguments.operands(), session.world.files, sink);
  if (outputs && plan.files.size() > 1) {
    for (const auto& output : *outputs) {
      if (output.format->name == "text" || output.format->several != nullptr) continue;
      sink.add(diag::help(
          diag::make<Code::format_of_one_dossier>(std::nullopt, output.format->name,
                                                  plan.files.size()),
          {"run `zizhi check` once for each dossier", "对每份材料分别运行 `zizhi check`"}));
    }
  }
  session.say(sink);
  if (sink.errors() > 0) return std::nullopt;
  plan.question = std::move(*question);
  plan.outputs = std::move(*outputs);
  return plan;
}

/// One dossier's answer.
struct Answer {
  std::optional<verdict::Assessment> assessment;
  Exit exit = Exit::unusable;
};

Answer assess_file(const std::string& path, const rulebook::Rulebook& rulebook,
                   const Plan& plan, Session& session) {
  diag::Sink sink;
  Answer answer;
  if (auto judged =
          judge(path, plan.syntax, plan.stdin_name, rulebook, plan.question, session, sink)) {
    answer.assessment = std::move(judged->assessment);
  }
  session.say(sink);
  answer.exit = exit_of(answer.assessment, sink, plan.gate, session);
  return answer;
}

/// The reports of `answers` in one format: of several one document where the format has that,
/// else one after the other, each under its file's name.
std::string rendered(const std::vector<Answer>& answers, const report::Format& format,
                     const report::Options& options, const Plan& plan) {
  if (answers.size() > 1 && format.several != nullptr) {
    std::vector<verdict::Assessment> assessments;
    for (const auto& answer : answers) {
      if (answer.assessment) assessments.push_back(*answer.assessment);
    }
    return format.several(assessments, options);
  }
  std::string text;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].assessment) continue;
    if (answers.size() > 1) {
      text += (text.empty() ? "== " : "\n== ") + plan.files[i] + " ==\n\n";
    }
    text += format.render(*answers[i].assessment, options);
  }
  return text;
}

Exit check(const Arguments& arguments, Session& session) {
  session.show_personal = arguments.has(kShowPersonal);
  const auto plan = read_plan(arguments, session);
  if (!plan) return Exit::unusable;
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;

  std::vector<Answer> answers;
  auto exit = Exit::ready;
  for (const auto& file : plan->files) {
    answers.push_back(assess_file(file, *rulebook, *plan, session));
    exit = worse(exit, answers.back().exit);
  }
  const bool none = std::ranges::none_of(
      answers, [](const Answer& answer) { return answer.assessment.has_value(); });
  if (none) return exit;
  for (const auto& output : plan->outputs) {
    const auto options = report_options(output, arguments, session);
    const auto text = rendered(answers, *output.format, options, *plan);
    exit = worse(exit, deliver(output, text, session, exit));
  }
  return exit;
}

}  // namespace

constinit const Command kCheck{
    .name = "check",
    .summary = {"Assesses evidence against a rulebook and reports the gaps.",
                "按规则手册评估证据，报告差距。"},
    .details =
        {"Services, level and stage are those of the evidence's `application:`; a flag "
         "wins over it, and the report says so. Several dossiers are reported one after "
         "the other, as text, or in one document: ndjson, junit, sarif, github, csv. The exit "
         "code is the highest. Where `-f` gives "
         "every report a path, nothing goes to standard output.",
         "服务类别、级别和阶段取自证据文件的 `application:`；命令行选项优先，并在报告中注明。"
         "多份材料以文本格式依次报告，或写入同一文档（ndjson、junit、sarif、github、csv），退出"
         "码取最大者。若 `-f` "
         "为每份报告都指定了路径，则标准输出没有内容。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = check};

}  // namespace zizhi::cli
