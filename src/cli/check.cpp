// `zizhi check EVIDENCE…`: the gap report.
#include "clients.h"
#include "command.h"
#include "dossiers.h"
#include "flags.h"
#include "gate.h"
#include "outputs.h"
#include "pipeline.h"
#include "reports.h"

#include "zizhi/assess/assess.h"
#include "zizhi/base/identity.h"
#include "zizhi/report/report.h"
#include "zizhi/verdict/assessment.h"

#include <array>
#include <optional>
#include <span>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

std::vector<std::string_view> syntax_choices() {
  return {"yaml", "json", "ndjson"};
}

constexpr Option kInputFormat{
    .name = "--input-format",
    .letter = {},
    .value = "SYNTAX",
    .summary = {"read the evidence as this, whatever its name ends in; of ndjson each line is "
                "a dossier's",
                "按此格式读取证据，不论文件名后缀；ndjson 的每一行是一份材料的证据"},
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
    Example{"zizhi check clients -f html=reports/{name}.html",
            {"a page for each client's folder", "为每个客户的文件夹各写一个页面"}},
    Example{"zizhi check dossier -f text -f json=gap.json --fail-on fail",
            {"also as JSON; missing evidence does not fail the run",
             "同时输出 JSON；证据缺失不使命令失败"}},
};

/// Everything the flags say.
struct Plan {
  assess::Options question;
  std::vector<Output> outputs;
  Gate gate;
  std::vector<Client> clients;
};

std::string value_or(const Arguments& arguments, const Option& option, std::string otherwise) {
  auto given = arguments.one(option);
  return given ? std::move(given->value) : std::move(otherwise);
}

Input input_of(const Arguments& arguments) {
  Input input{.stdin_name = value_or(arguments, kStdinName, "<stdin>")};
  const auto syntax = value_or(arguments, kInputFormat, {});
  input.lines = syntax == "ndjson";
  if (syntax == "yaml") input.syntax = data::Syntax::yaml;
  if (syntax == "json") input.syntax = data::Syntax::json;
  return input;
}

/// Several dossiers fit into each output, and no two of them into one file.
void want_room(std::span<const Output> outputs, const Plan& plan, diag::Sink& sink) {
  for (const auto& output : outputs)
    want_different(output.path, plan.clients, sink);
  if (plan.clients.size() < 2) return;
  for (const auto& output : outputs) {
    const auto& format = *output.format;
    const bool fits = format.name == "text" || format.several != nullptr;
    if (fits || has_name_place(output.path)) continue;
    const auto advice = "`-f " + std::string(format.name) + "=DIR/{name}." +
                        std::string(format.extension.empty() ? "xlsx" : format.extension) + "`";
    sink.add(diag::help(
        diag::make<Code::format_of_one_dossier>(std::nullopt, format.name, plan.clients.size()),
        {"write one for each dossier: " + advice, "为每份材料各写一份：" + advice}));
  }
}

std::optional<Plan> read_plan(const Arguments& arguments, Session& session) {
  diag::Sink sink;
  Plan plan;
  auto question = read_question(arguments, session, sink);
  auto outputs = read_outputs(arguments, session, sink);
  plan.gate = read_gate(arguments);
  plan.clients = find_clients(arguments.operands(), input_of(arguments), session, sink);
  if (outputs) want_room(*outputs, plan, sink);
  session.say(sink);
  if (sink.errors() > 0) return std::nullopt;
  plan.question = std::move(*question);
  plan.outputs = std::move(*outputs);
  return plan;
}

/// What is found out about the dossiers of a run.
struct Findings {
  std::vector<Answer> dossiers;
  std::vector<verdict::Assessment> assessments;
};

/// Assesses a dossier; of its texts nothing is kept, a line of NDJSON included.
void assess_client(Client client, const rulebook::Rulebook& rulebook, const Plan& plan,
                   Session& session, Findings& findings) {
  const auto before = session.sources.size();
  diag::Sink sink;
  auto& answer = findings.dossiers.emplace_back();
  answer.file = client.given.name();
  answer.name = client.name;
  std::optional<Judged> judged;
  if (client.problem) {
    sink.add(*std::move(client.problem));
  } else {
    judged = judge(client.given, rulebook, plan.question, session, sink);
  }
  session.say(sink);
  answer.assessed = judged && judged->assessment;
  if (answer.assessed) {
    answer.exit = exit_of(judged->assessment, sink, plan.gate, session);
    findings.assessments.push_back(*std::move(judged->assessment));
  } else {
    auto question = plan.question;
    question.files = judged
                         ? std::move(judged->dossier.files)
                         : std::vector<verdict::InputFile>{{.name = answer.file, .sha256 = {}}};
    findings.assessments.push_back(
        assess::unassessed(rulebook, question, session.sources, sink));
  }
  session.sources.forget_from(before);
}

/// Which of several dossiers is being assessed.
i18n::Localized progress(std::size_t number, const Plan& plan, const Session& session) {
  if (plan.clients.size() < 2) return {};
  const auto name = plan.clients[number].given.name();
  const auto shown = session.show_personal ? name : base::without_identity_numbers(name, "***");
  const auto place = std::to_string(number + 1);
  const auto all = std::to_string(plan.clients.size());
  return {"assessing " + place + " of " + all + ": " + shown,
          "正在评估第 " + place + " 份，共 " + all + " 份：" + shown};
}

Exit check(const Arguments& arguments, Session& session) {
  session.show_personal = arguments.has(kShowPersonal);
  auto plan = read_plan(arguments, session);
  if (!plan) return Exit::unusable;
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;

  Findings findings;
  findings.dossiers.reserve(plan->clients.size());
  findings.assessments.reserve(plan->clients.size());
  for (std::size_t i = 0; i < plan->clients.size(); ++i) {
    session.pass(progress(i, *plan, session));
    assess_client(std::move(plan->clients[i]), *rulebook, *plan, session, findings);
  }
  session.pass({});
  return report_answers({.dossiers = findings.dossiers, .assessments = findings.assessments},
                        plan->outputs, arguments, session);
}

}  // namespace

constinit const Command kCheck{
    .name = "check",
    .summary = {"Assesses evidence against a rulebook and reports the gaps.",
                "按规则手册评估证据，报告差距。"},
    .details =
        {"Services, level and stage are those of the evidence's `application:`; a flag "
         "wins over it, and the report says so. Several dossiers are reported one after "
         "the other, as text, or in one document: ndjson, junit, sarif, github, csv, oscal; "
         "matrix shows them at a glance. One that "
         "cannot be assessed stays among them, with its data problems. The exit "
         "code is the highest. Where `-f` gives "
         "every report a path, nothing goes to standard output. `{name}` in a path is the "
         "dossier's name (its folder's, or its file's): a report for each, as in "
         "`-f html=reports/{name}.html`.",
         "服务类别、级别和阶段取自证据文件的 `application:`；命令行选项优先，并在报告中注明。"
         "多份材料以文本格式依次报告，或写入同一文档（ndjson、junit、sarif、github、csv、oscal"
         "）；"
         "matrix 一览各份材料。无法评估的也列入其中，并附其数据问题。退出码取最大者。若 `-f` "
         "为每份报告都指定了路径，则标准输出没有内容。路径中的 `{name}` "
         "代表材料名称（文件夹名或文"
         "件名），每份材料各写一份报告，例如 `-f html=reports/{name}.html`。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = check};

}  // namespace zizhi::cli
