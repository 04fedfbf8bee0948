// `zizhi eval EXPR`: one expression, over nothing, a JSON object, or a dossier.
#include "command.h"
#include "evidence_files.h"
#include "flags.h"
#include "input_values.h"
#include "page.h"
#include "pipeline.h"
#include "typed_json.h"

#include "zizhi/assess/bench.h"
#include "zizhi/cel/explain.h"
#include "zizhi/cel/parse.h"
#include "zizhi/cel/program.h"
#include "zizhi/data/json_text.h"
#include "zizhi/schema/evidence.h"

#include <algorithm>
#include <array>

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

constexpr std::array kOptions{kEvidence, kInput,   kTrace, kType,  kForm, kAsOf,
                              kRulebook, kService, kLevel, kStage, kSet};
constexpr std::array kOperands{
    Operand{.name = "EXPR",
            .summary = {"an expression of the Common Expression Language",
                        "一个通用表达式语言（CEL）的表达式"}}};
constexpr std::array kExamples{
    Example{"zizhi eval \"date('2026-08-31') + period('P6M')\"",
            {"what a period comes to", "期间的计算结果"}},
    Example{"zizhi eval \"people.filter(p, p.full_time).size()\" --evidence dossier --trace",
            {"a question to a dossier, and why", "对一份材料提问，并说明原因"}},
};

/// What is to be shown of the answer.
struct Wish {
  bool trace = false;
  bool type = false;
  bool json = false;
};

std::optional<cel::Program> prepare(const std::string& text,
                                    const cel::Environment& environment, Session& session) {
  const auto id = session.sources.add("<expression>", text);
  cel::Fragment fragment{.text = text, .locate = [id](cel::Range range) {
                           return source::Span{id, range.begin, range.end};
                         }};
  diag::Sink sink;
  auto ast = cel::parse(std::move(fragment), {}, sink);
  auto checked = ast ? cel::check(*std::move(ast), environment, {}, sink) : std::nullopt;
  session.say(sink);
  if (!checked) return std::nullopt;
  return cel::compile(*std::move(checked));
}

std::string_view mark(cel::Truth truth) {
  switch (truth) {
    case cel::Truth::yes:
      return "✔ ";
    case cel::Truth::no:
      return "✘ ";
    case cel::Truth::unknown:
      return "? ";
    case cel::Truth::error:
      return "! ";
  }
  return "";
}

/// A part's sentence, with what it read. An element whose only reason its sentence has told
/// already is one line.
void write(const cel::Explanation& why, std::size_t indent, const Session& session,
           Page& page) {
  page.paragraph(std::string(mark(why.truth)) + std::string(why.text.in(session.locale)),
                 indent);
  const bool told = why.kind == cel::Explanation::Kind::element && why.children.size() == 1 &&
                    why.children.front().children.empty();
  for (const auto& reading : told ? why.children.front().readings : why.readings) {
    const auto& source = session.sources[reading.where.source];
    const auto place = source.place_of(reading.where.begin);
    const auto shown = reading.personal && !session.show_personal ? "***" : reading.value;
    page.line(reading.path + " = " + shown + "  " + std::string(source.name()) + ":" +
                  std::to_string(place.line) + ":" + std::to_string(place.column),
              indent + 4);
  }
  if (told) return;
  for (const auto& child : why.children)
    write(child, indent + 2, session, page);
  if (why.more == 0) return;
  const auto count = std::to_string(why.more);
  const i18n::Localized more{"and " + count + " more", "另有 " + count + " 项"};
  page.line(more.in(session.locale), indent + 2);
}

std::string type_of(const cel::Program& program, const cel::Value& value) {
  const auto& checked = program.checked();
  const auto type = checked.types[static_cast<std::size_t>(checked.ast.root)];
  const bool open = type.kind() == cel::Kind::dyn && value.plain();
  return open ? std::string(cel::type_name(value)) : cel::spelling(type);
}

const cel::Unknowns* unknowns(const cel::Value& value) {
  if (value.is(cel::Tag::unknown)) return &value.as_unknowns();
  if (value.is(cel::Tag::partial)) return value.as_partial().unknowns;
  if (value.is(cel::Tag::interval)) return value.as_interval().unknowns;
  return nullptr;
}

Exit fail(const cel::Program& program, const cel::Value& value, Session& session) {
  auto text = i18n::same("");
  std::optional<source::Span> where;
  if (value.is(cel::Tag::error)) {
    const auto& failure = value.as_failure();
    text = i18n::own(failure.text);
    if (!failure.detail.empty()) {
      text.en += ": " + std::string(failure.detail);
      text.zh += "：" + std::string(failure.detail);
    }
    where = program.checked().ast.fragment.locate({failure.begin, failure.end});
  } else {
    text = {"it is an optional field that is not there", "这是一个未填写的可选字段"};
  }
  session.say(diag::make<Code::evaluation_failed>(where, text));
  return Exit::unusable;
}

/// Says what came out: 0 a value, 1 what is missing, 2 a failure.
Exit answer(const cel::Program& program, cel::Session& evaluation,
            std::optional<std::uint32_t> as_of, const Wish& wish, Session& session) {
  const auto value = program.run(evaluation);
  const auto* const missing = unknowns(value);
  if (!value.plain() && missing == nullptr) return fail(program, value, session);
  const auto code = missing != nullptr ? Exit::gaps : Exit::ready;
  if (wish.json) {
    const auto text = missing != nullptr
                          ? typed_json(value)
                          : "{\"value\":" + typed_json(value) +
                                ",\"type\":" + data::json_string(type_of(program, value)) + "}";
    return session.print(text + "\n", code);
  }
  Page page(std::clamp<std::size_t>(session.world.terminal.width, 60, 120), session.colors.out);
  if (missing == nullptr) {
    page.line(cel::to_text(value, 10'000));
  } else {
    page.line(i18n::Text{"missing:", "缺失："}.in(session.locale));
    for (const auto* const field : missing->span())
      page.line(cel::path(*field), 2);
  }
  if (wish.type) page.line(type_of(program, value));
  if (wish.trace) {
    page.space();
    write(cel::explain(program, evaluation, as_of), 0, session, page);
  }
  return session.print(page.take(), code);
}

/// The evidence at `path`, which may be a folder, but not one of several dossiers.
std::optional<EvidenceFile> read_one_dossier(const std::string& path, Session& session) {
  diag::Sink sink;
  const auto files = find_evidence(std::span(&path, 1), session.world.files, sink);
  std::optional<EvidenceFile> file;
  if (files.size() == 1) {
    file = read_evidence(files.front(), data::Syntax::by_name, "<stdin>", session, sink);
  } else if (files.size() > 1) {
    sink.add(diag::make<Code::one_dossier>(std::nullopt, kEvidence.name, path, files.size()));
  }
  session.say(sink);
  return file;
}

/// Over the fields of a dossier, as the rules of the rulebook see them.
Exit over_evidence(const std::string& expression, const Arguments& arguments, const Wish& wish,
                   Session& session) {
  diag::Sink sink;
  const auto question = read_question(arguments, session, sink);
  session.say(sink);
  if (!question) return Exit::unusable;
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;
  auto file = read_one_dossier(arguments.one(kEvidence)->value, session);
  if (!file) return Exit::unusable;
  diag::Sink about_evidence;
  const auto evidence = schema::bind(file->document, rulebook->schema, question->as_of,
                                     session.sources, about_evidence);
  const auto selection =
      assess::select(rulebook->schema, evidence.application, *question, about_evidence);
  session.say(about_evidence);
  if (!selection) return Exit::unusable;
  assess::Bench bench(*rulebook, evidence, *selection, *question, session.sources);
  const auto program = prepare(expression, *rulebook->environment, session);
  if (!program) return Exit::unusable;
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
    auto read = read_evidence(path->value, data::Syntax::json, "<stdin>", session, sink);
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
  const auto program = prepare(expression, environment, session);
  if (!program) return Exit::unusable;
  const cel::Definitions none;
  cel::Session evaluation(arena, globals, none);
  return answer(*program, evaluation, as_of, wish, session);
}

Exit eval(const Arguments& arguments, Session& session) {
  const auto form = arguments.one(kForm);
  const Wish wish{.trace = arguments.has(kTrace),
                  .type = arguments.has(kType),
                  .json = form && form->value == "json"};
  const auto& expression = arguments.operands().front();
  if (!arguments.has(kEvidence)) return over_input(expression, arguments, wish, session);
  if (arguments.has(kInput)) {
    session.say(diag::make<Code::options_exclude>(std::nullopt, kEvidence.name, kInput.name));
    return Exit::unusable;
  }
  return over_evidence(expression, arguments, wish, session);
}

}  // namespace

constinit const Command kEval{
    .name = "eval",
    .summary = {"Evaluates one expression and shows its value.", "计算一个表达式并显示其值。"},
    .details =
        {"Exit code 0: there is a value; 1: evidence that would decide is missing; 2: the "
         "expression cannot be read, or fails.",
         "退出码 0：有值；1：缺少决定结果的证据；2：表达式无法读取，或计算失败。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = eval};

}  // namespace zizhi::cli
