// `zizhi fill EVIDENCE`: asks for what is missing and writes it down.
#include "command.h"
#include "dossiers.h"
#include "evidence_files.h"
#include "fill/dossier.h"
#include "fill/interview.h"
#include "fill/wishes.h"
#include "flags.h"
#include "gate.h"
#include "page.h"
#include "pipeline.h"

#include "zizhi/diag/load_error.h"
#include "zizhi/report/report.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr std::array kOptions{kRulebook, kOverlay, kService, kLevel,        kStage,
                              kAsOf,     kSet,     kFailOn,  kShowPersonal, kLimit};
constexpr std::array kOperands{
    Operand{.name = "EVIDENCE",
            .summary = {"a YAML or JSON file, or a folder with evidence.yaml (.yml, .json)",
                        "YAML 或 JSON 文件，或含 evidence.yaml（.yml、.json）的文件夹"},
            .required = true,
            .repeatable = false}};
constexpr std::array kExamples{
    Example{"zizhi fill evidence.yaml", {"asks, most decisive first", "从最关键的问题问起"}},
    Example{"zizhi fill dossier --lang zh", {"asks in Chinese", "用中文提问"}}};

/// The one file that the operand stands for.
std::optional<std::string> file_of(const std::string& operand, Session& session) {
  diag::Sink sink;
  std::vector<std::string> files;
  if (operand == "-") {
    sink.add(diag::file_problem(source::FileError::not_regular, operand));
  } else {
    files = find_evidence({&operand, 1}, session.world.files, sink);
  }
  if (files.size() > 1)
    sink.add(diag::make<Code::one_dossier>(std::nullopt, "fill", operand, files.size()));
  session.say(sink);
  if (sink.errors() > 0 || files.size() != 1) return std::nullopt;
  return files.front();
}

/// Says what is wrong with the files before anything is asked, and returns it. What no answer
/// has had a chance to mend is told at the end.
std::vector<diag::Diagnostic> say_problems(const Reading& reading, Session& session) {
  std::vector<diag::Diagnostic> said;
  for (const auto& problem : reading.problems) {
    const bool asked_for = problem.code == Code::no_service && reading.document;
    if (asked_for || is_beside(problem)) continue;
    said.push_back(problem);
    session.world.err(diag::render(problem, reading.sources,
                                   {.locale = session.locale,
                                    .color = session.colors.err,
                                    .show_personal = session.show_personal}));
  }
  return said;
}

void greet(const Dossier& dossier, const rulebook::Rulebook& rulebook, Session& session) {
  Page page(session.world.terminal.width, session.colors.out);
  page.heading(dossier.path() + "   " + std::string(rulebook.title.in(session.locale)));
  page.paragraph(
      i18n::Text{"Each answer is written into the file at once. Enter skips a question, < goes "
                 "back, ? tells more, q stops; = before a text that is one of these.",
                 "每个回答立即写入文件。回车跳过，< 返回上一题，? 显示说明，q "
                 "结束；若回答本身就是这些符号，在前面加 =。"}
          .in(session.locale));
  session.world.out(page.take());
}

/// "12 to answer and 3 to sign for"
i18n::Localized left(const verdict::Assessment& assessment, const schema::Schema& schema) {
  const auto open = wishes(assessment, schema);
  const auto to_sign = static_cast<std::size_t>(
      std::ranges::count_if(open, [](const Wish& wish) { return wish.to_sign != nullptr; }));
  const auto to_answer = std::to_string(open.size() - to_sign);
  const auto signing = std::to_string(to_sign);
  return {"left: " + to_answer + " to answer, " + signing + " to sign for",
          "尚余：待回答 " + to_answer + " 项，待签署 " + signing + " 项"};
}

/// What `zizhi check` says of the files as they are now. What has been said already is not said
/// again, and that no field names a file is left for `check` to tell.
std::optional<verdict::Assessment> check_again(const Dossier& dossier,
                                               const rulebook::Rulebook& rulebook,
                                               const assess::Options& question,
                                               const std::vector<diag::Diagnostic>& said,
                                               Session& session, diag::Sink& sink) {
  auto judged = judge({.path = dossier.path()}, rulebook, question, session, sink);
  for (const auto& problem : sink.sorted()) {
    const bool known = std::ranges::any_of(
        said, [&problem](const diag::Diagnostic& old) { return same(old, problem); });
    const bool left = is_beside(problem) && problem.severity() == diag::Severity::warning;
    if (!known && !left) session.say(problem);
  }
  return judged ? std::move(judged->assessment) : std::nullopt;
}

/// What is left, and what it comes to.
std::string summary(const Dossier& dossier, const Interview& interview,
                    const std::optional<verdict::Assessment>& assessment,
                    const rulebook::Rulebook& rulebook, const Session& session) {
  const auto locale = session.locale;
  Page page(session.world.terminal.width, session.colors.out);
  const auto written = std::to_string(interview.written());
  const auto skipped = std::to_string(interview.skipped());
  auto line = i18n::Localized{"answers written: " + written + "; skipped: " + skipped,
                              "已写入 " + written + " 个回答；跳过 " + skipped + " 个"};
  if (assessment) {
    const auto open = left(*assessment, rulebook.schema);
    line = {line.en + "; " + open.en, line.zh + "；" + open.zh};
  }
  page.space();
  page.paragraph(line.in(locale));
  if (assessment) page.paragraph(report::headline(locale, *assessment));
  page.line("zizhi check " + dossier.path());
  return "\n" + page.take();
}

Exit fill(const Arguments& arguments, Session& session) {
  session.show_personal = arguments.has(kShowPersonal);
  diag::Sink sink;
  const auto question = read_question(arguments, session, sink);
  session.say(sink);
  if (!question) return Exit::unusable;
  const auto file = file_of(arguments.operands().front(), session);
  if (!file) return Exit::unusable;
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;

  Dossier dossier(*file, *rulebook, *question, session);
  const bool readable = dossier.load();
  const auto said = say_problems(dossier.now(), session);
  if (!readable) return Exit::unusable;
  greet(dossier, *rulebook, session);
  Interview interview(dossier, *rulebook, session, !question->services.empty());
  const bool kept = interview.run();
  diag::Sink found;
  const auto assessment = check_again(dossier, *rulebook, *question, said, session, found);
  const auto exit = exit_of(assessment, found, read_gate(arguments), session);
  return session.print(summary(dossier, interview, assessment, *rulebook, session),
                       kept ? exit : Exit::unusable);
}

}  // namespace

constinit const Command kFill{
    .name = "fill",
    .summary = {"Asks for what is missing and writes it into the evidence.",
                "询问所缺的内容，并写入证据文件。"},
    .details =
        {"What decides most is asked first: conditions before signatures before advice. Each "
         "answer is checked by the schema and written at once, and every other byte of the "
         "file "
         "stays: comments, order, quotes, line ends. So a run may be stopped at any time, with "
         "q, Ctrl-D or Ctrl-C, and the next one asks for what is still missing. Questions go "
         "to "
         "standard output and answers are read from standard input, one a line, from a "
         "terminal or not. The exit code is that of `zizhi check`.",
         "从影响最大的问题问起：先条件，再签署，后建议。每个回答按证据结构检查后立即写入，文件"
         "的其余"
         "字节不变：注释、顺序、引号、换行均保留。因此可随时以 q、Ctrl-D 或 Ctrl-C "
         "中止，下次只问仍缺的内容。问题写到标准输出，回答从标准输入逐行读取，是否终端均可。退"
         "出码与 "
         "`zizhi check` 相同。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = fill};

}  // namespace zizhi::cli
