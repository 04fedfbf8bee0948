// `zizhi eval EXPR`: one expression, over nothing, a JSON object, or a dossier.
#include "command.h"
#include "dossiers.h"
#include "eval_answer.h"
#include "eval_lines.h"
#include "evidence_files.h"
#include "expression.h"
#include "flags.h"
#include "input_values.h"
#include "pipeline.h"
#include "reads.h"

#include "zizhi/assess/bench.h"
#include "zizhi/cel/program.h"
#include "zizhi/schema/evidence.h"

#include <algorithm>
#include <array>
#include <set>

namespace zizhi::cli {
namespace {

using diag::Code;

std::vector<std::string_view> form_choices() {
  return {"text", "json"};
}

constexpr Option kEvidence{.name = "--evidence",
                           .letter = {},
                           .value = "PATH",
                           .summary = {"a dossier: its fields, the rulebook's definitions, "
                                       "`params`, `application` and `as_of` have their names",
                                       "一份材料：可使用其字段、规则手册的定义，以及 `params`、"
                                       "`application` 和 `as_of`"},
                           .variable = {}};
constexpr Option kInput{
    .name = "--input",
    .letter = {},
    .value = "FILE",
    .summary = {"a JSON object: its keys are the variables", "一个 JSON 对象：其键即变量"},
    .variable = {}};
constexpr Option kTrace{.name = "--trace",
                        .letter = {},
                        .value = {},
                        .summary = {"also shows why", "同时说明原因"},
                        .variable = {}};
constexpr Option kType{.name = "--type",
                       .letter = {},
                       .value = {},
                       .summary = {"also shows the type", "同时显示类型"},
                       .variable = {}};
constexpr Option kForm{.name = "--format",
                       .letter = "-f",
                       .value = "FORMAT",
                       .summary = {"how to write the answer", "答案的格式"},
                       .variable = {},
                       .repeatable = false,
                       .choices = form_choices};

constexpr Option kLines{
    .name = "--jsonl",
    .letter = {},
    .value = {},
    .summary = {"reads a question a line, as JSON, from the file EXPR or standard input, and "
                "writes an answer a line",
                "从文件 EXPR 或标准输入逐行读取 JSON 问题，逐行写出答案"},
    .variable = {}};

constexpr std::array kOptions{kEvidence, kInput, kLines,    kTrace,        kType,
                              kForm,     kAsOf,  kRulebook, kOverlay,      kService,
                              kLevel,    kStage, kSet,      kShowPersonal, kLimit};
constexpr std::array kOperands{
    Operand{.name = "EXPR",
            .summary = {"an expression of the Common Expression Language",
                        "一个通用表达式语言（CEL）的表达式"},
            .required = false}};
constexpr std::array kExamples{
    Example{"zizhi eval \"date('2026-08-31') + period('P6M')\"",
            {"what a period comes to", "期间的计算结果"}},
    Example{
        "zizhi eval \"people.filter(p, p.is_service_staff).size()\" --evidence dossier --trace",
        {"a question to a dossier, and why", "对一份材料提问，并说明原因"}},
};

std::optional<cel::Program> prepare(const std::string& text,
                                    const cel::Environment& environment,
                                    const cel::Limits& limits, Session& session) {
  diag::Sink sink;
  auto checked = check_expression(text, environment, {.limits = limits}, session.sources, sink);
  session.say(sink);
  if (!checked) return std::nullopt;
  return cel::compile(*std::move(checked));
}

/// The evidence at `path`, which may be a folder, but not one of several dossiers.
std::optional<ReadDossier> read_one_dossier(const std::string& path, Session& session) {
  diag::Sink sink;
  const auto files = find_evidence(std::span(&path, 1), session.world.files, sink);
  std::optional<ReadDossier> dossier;
  if (files.size() == 1) {
    dossier = read_dossier({.path = files.front()}, Recorded::compare, session, sink);
  } else if (files.size() > 1) {
    sink.add(diag::make<Code::one_dossier>(std::nullopt, kEvidence.name, path, files.size()));
  }
  session.say(sink);
  return dossier;
}

/// Whether values of a type may have a personal field in them. `seen` ends types in themselves.
bool holds_personal(cel::Type type, std::set<const cel::RecordType*>& seen) {
  if (type.kind() == cel::Kind::dyn) return true;
  if (const auto* const record = type.record()) {
    return seen.insert(record).second &&
           std::ranges::any_of(record->fields, [&seen](const cel::RecordField& field) {
             return field.personal || holds_personal(field.type, seen);
           });
  }
  for (std::size_t i = 0; i < type.parameters(); ++i) {
    if (holds_personal(type.parameter(i), seen)) return true;
  }
  return false;
}

/// Whether what an expression comes to may tell personal data: more than a yes or no out of it.
bool tells_personal(const rulebook::Rulebook& rulebook, const cel::Program& program) {
  const auto& checked = program.checked();
  const auto type = checked.types[static_cast<std::size_t>(checked.ast.root)];
  if (type.kind() == cel::Kind::boolean) return false;
  std::set<const cel::RecordType*> seen;
  return holds_personal(type, seen) ||
         std::ranges::any_of(reads(rulebook, program).fields, [](const cel::FieldRead& read) {
           return read.record->fields[read.slot].personal;
         });
}

/// Over the fields of a dossier, as the rules of the rulebook see them.
Exit over_evidence(const std::string& expression, const Arguments& arguments, Wish wish,
                   Session& session) {
  diag::Sink sink;
  const auto question = read_question(arguments, session, sink);
  session.say(sink);
  if (!question) return Exit::unusable;
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;
  auto dossier = read_one_dossier(arguments.one(kEvidence)->value, session);
  if (!dossier) return Exit::unusable;
  diag::Sink about_evidence;
  const auto evidence = schema::bind(dossier->evidence, rulebook->schema, question->as_of,
                                     dossier->attachments, session.sources, about_evidence);
  const auto selection =
      assess::select(rulebook->schema, evidence.application, *question, about_evidence);
  session.say(about_evidence);
  if (!selection) return Exit::unusable;
  assess::Bench bench(*rulebook, evidence, *selection, *question, session.sources);
  const auto program = prepare(expression, *rulebook->environment, question->limits, session);
  if (!program) return Exit::unusable;
  wish.evidence = true;
  wish.mask = !session.show_personal && tells_personal(*rulebook, *program);
  return answer(*program, bench.session(), bench.as_of_slot(), wish, session);
}

/// Over the keys of a JSON object, or nothing; and the as-of date.
Exit over_input(const std::string& expression, const Arguments& arguments, const Wish& wish,
                Session& session) {
  diag::Sink sink;
  cel::Types types;
  cel::Environment environment(types);
  cel::Arena arena;
  std::vector<cel::Value> globals;
  std::optional<data::Document> document;
  if (const auto path = arguments.one(kInput)) {
    auto read =
        read_evidence({.path = path->value, .syntax = data::Syntax::json}, session, sink);
    if (read) document = std::move(read->document);
    if (document && !document->root().is_map()) {
      sink.add(diag::make<Code::input_not_object>(document->root().where(), path->value));
    }
    session.say(sink);
    if (sink.errors() > 0 || !document) return Exit::unusable;
    for (std::size_t i = 0; i < document->root().size(); ++i) {
      const auto entry = document->root()[i];
      globals.push_back(plain_value(entry, arena).value_or(cel::Value()));
      environment.declare(std::string(entry.key()), types.of(cel::Kind::dyn));
    }
  }
  const auto question = read_question(arguments, session, sink);
  session.say(sink);
  if (!question) return Exit::unusable;
  std::optional<std::uint32_t> as_of;
  if (environment.variable("as_of") == nullptr) {
    as_of = environment.declare("as_of", types.of(cel::Kind::date));
    globals.push_back(cel::Value::date(question->as_of));
  }
  const auto program = prepare(expression, environment, question->limits, session);
  if (!program) return Exit::unusable;
  const cel::Definitions none;
  cel::Session evaluation(arena, globals, none, question->limits);
  return answer(*program, evaluation, as_of, wish, session);
}

/// Two options of which one leaves no room for the other; what a variable says does not count.
bool refuse_pair(const Option& a, const Option& b, const Arguments& arguments,
                 Session& session) {
  const auto typed = [&arguments](const Option& option) {
    const auto given = arguments.one(option);
    return given && given->spelling == option.name;
  };
  if (!typed(a) || !typed(b)) return false;
  session.say(diag::make<Code::options_exclude>(std::nullopt, a.name, b.name));
  return true;
}

Exit eval(const Arguments& arguments, Session& session) {
  session.show_personal = arguments.has(kShowPersonal);
  const auto operands = arguments.operands();
  if (arguments.has(kLines)) {
    for (const auto& option : kOptions) {
      const bool allowed =
          option.name == kLines.name || option.name == kType.name || option.name == kLimit.name;
      if (!allowed && refuse_pair(kLines, option, arguments, session)) return Exit::unusable;
    }
    diag::Sink sink;
    const auto bounds = limits(arguments, sink);
    session.say(sink);
    if (!bounds) return Exit::unusable;
    return answer_lines(operands.empty() ? "-" : operands.front(),
                        {.types = arguments.has(kType), .limits = *bounds}, session);
  }
  if (operands.empty()) {
    session.say(
        diag::make<Code::operand_missing>(std::nullopt, "zizhi eval", kOperands.front().name));
    return Exit::unusable;
  }
  const auto form = arguments.one(kForm);
  const Wish wish{.trace = arguments.has(kTrace),
                  .type = arguments.has(kType),
                  .json = form && form->value == "json"};
  const auto& expression = operands.front();
  if (!arguments.has(kEvidence)) return over_input(expression, arguments, wish, session);
  if (refuse_pair(kEvidence, kInput, arguments, session)) return Exit::unusable;
  return over_evidence(expression, arguments, wish, session);
}

}  // namespace

constinit const Command kEval{
    .name = "eval",
    .summary = {"Evaluates one expression and shows its value.", "计算一个表达式并显示其值。"},
    .details =
        {"Exit code 0: there is a value; 1: evidence that would decide is missing; 2: the "
         "expression cannot be read, or fails. With --jsonl, EXPR is a file of questions (- or "
         "nothing: standard input), and the exit code is 2 only where a line could not be "
         "read; "
         "docs/schemas/eval-question.schema.json and eval-answer.schema.json describe the "
         "lines.",
         "退出码 0：有值；1：缺少决定结果的证据；2：表达式无法读取，或计算失败。使用 --jsonl "
         "时，EXPR 是问题文件（- 或省略表示标准输入），只有某行无法读取时退出码才为 "
         "2；各行格式见 "
         "docs/schemas/eval-question.schema.json 和 eval-answer.schema.json。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = eval};

}  // namespace zizhi::cli
