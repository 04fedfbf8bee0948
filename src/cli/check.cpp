// `zizhi check EVIDENCE…`: the gap report.
#include "command.h"
#include "evidence_files.h"
#include "flags.h"
#include "outputs.h"
#include "pipeline.h"

#include "zizhi/assess/assess.h"
#include "zizhi/report/report.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/verdict/assessment.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

using diag::Code;

std::vector<std::string_view> gate_choices() {
  return {"fail", "missing", "advise", "never"};
}

std::vector<std::string_view> detail_choices() {
  return {"gaps", "pass"};
}

std::vector<std::string_view> syntax_choices() {
  return {"yaml", "json"};
}

constexpr Option kFailOn{
    .name = "--fail-on",
    .letter = {},
    .value = "WHAT",
    .summary =
        {"what makes the exit code 1 (default: missing, which is fail, missing or unsigned)",
         "何者使退出码为 1（默认 missing：不符合、缺失或未签署）"},
    .variable = "ZIZHI_FAIL_ON",
    .repeatable = false,
    .choices = gate_choices};
constexpr Option kDetails{
    .name = "--details",
    .letter = {},
    .value = "WHAT",
    .summary = {"pass: also show how what passes was decided", "pass：也说明符合项如何判定"},
    .variable = "ZIZHI_DETAILS",
    .repeatable = false,
    .choices = detail_choices};
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

constexpr std::array kOptions{kRulebook,     kService,     kLevel,     kStage,  kAsOf,
                              kFormat,       kOutput,      kSet,       kFailOn, kDetails,
                              kShowPersonal, kInputFormat, kStdinName, kLimit};
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
  verdict::Gate gate = verdict::Gate::missing;
  std::string gate_name;
  bool pass_details = false;
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
  plan.gate_name = value_or(arguments, kFailOn, "missing");
  plan.gate = verdict::parse_gate(plan.gate_name).value_or(verdict::Gate::missing);
  plan.pass_details = value_or(arguments, kDetails, "gaps") == "pass";
  plan.syntax = syntax_of(arguments);
  plan.stdin_name = value_or(arguments, kStdinName, "<stdin>");
  plan.files = find_evidence(arguments.operands(), session.world.files, sink);
  if (outputs && plan.files.size() > 1) {
    for (const auto& output : *outputs) {
      if (output.format->name == "text") continue;
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
  auto read = read_evidence(path, plan.syntax, plan.stdin_name, session, sink);
  if (read) {
    auto question = plan.question;
    question.files.push_back(std::move(read->file));
    const auto evidence =
        schema::bind(read->document, rulebook.schema, question.as_of, session.sources, sink);
    answer.assessment = assess::assess(rulebook, evidence, question, session.sources, sink);
  }
  session.say(sink);
  if (!answer.assessment) return answer;
  answer.exit = static_cast<Exit>(verdict::exit_code(*answer.assessment, plan.gate));
  if (sink.errors() > 0) answer.exit = worse(answer.exit, Exit::unusable);
  return answer;
}

/// "2 fail, 1 missing": the requirements that are not met and yet pass the gate.
i18n::Localized not_met(const verdict::Counts& counts) {
  struct Row {
    std::size_t count = 0;
    i18n::Text word;
  };

  const std::array rows{
      Row{counts.fail, {"fail", "项不符合"}},
      Row{counts.missing, {"missing", "项证据缺失"}},
      Row{counts.attest, {"not signed for", "项待签署"}},
  };
  i18n::Localized text;
  for (const auto& row : rows) {
    if (row.count == 0) continue;
    const auto number = std::to_string(row.count);
    text.en += (text.en.empty() ? "" : ", ") + number + " " + std::string(row.word.en);
    text.zh += (text.zh.empty() ? "" : "，") + number + " " + std::string(row.word.zh);
  }
  return text;
}

/// A gate that lets gaps through does not do so in silence.
void say_what_passed(const Answer& answer, const Plan& plan, Session& session) {
  if (!answer.assessment || answer.exit != Exit::ready) return;
  const auto text = not_met(answer.assessment->counts);
  if (!text.empty()) {
    session.say(diag::make<Code::let_through>(std::nullopt, plan.gate_name, text));
  }
}

report::Options report_options(const Output& output, const Plan& plan, const Session& session) {
  const bool to_stdout = output.path.empty();
  return {.locale = session.locale,
          .width = to_stdout ? session.world.terminal.width : 80,
          .color = to_stdout ? session.colors.out : session.colors.files,
          .pass_details = plan.pass_details,
          .show_personal = session.show_personal};
}

/// The reports of `answers` in one format: one after the other, each under its file's name
/// where there are several.
std::string rendered(const std::vector<Answer>& answers, const Output& output, const Plan& plan,
                     const Session& session) {
  const auto options = report_options(output, plan, session);
  std::string text;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].assessment) continue;
    if (answers.size() > 1) {
      text += (text.empty() ? "== " : "\n== ") + plan.files[i] + " ==\n\n";
    }
    text += output.format->render(*answers[i].assessment, options);
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
    say_what_passed(answers.back(), *plan, session);
    exit = worse(exit, answers.back().exit);
  }
  const bool none = std::ranges::none_of(
      answers, [](const Answer& answer) { return answer.assessment.has_value(); });
  if (none) return exit;
  for (const auto& output : plan->outputs) {
    exit =
        worse(exit, deliver(output, rendered(answers, output, *plan, session), session, exit));
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
         "the other, as text only, and the exit code is the highest. Where `-f` gives "
         "every report a path, nothing goes to standard output.",
         "服务类别、级别和阶段取自证据文件的 `application:`；命令行选项优先，并在报告中注明。"
         "多份材料依次报告，仅限文本格式，退出码取最大者。若 `-f` "
         "为每份报告都指定了路径，则标准输出没有内容。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = check};

}  // namespace zizhi::cli
