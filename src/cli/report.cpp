// `zizhi report RESULT.json`: a saved assessment in any other format.
#include "command.h"
#include "flags.h"
#include "gate.h"
#include "outputs.h"

#include "zizhi/diag/load_error.h"
#include "zizhi/report/saved.h"
#include "zizhi/source/load.h"

#include <array>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr std::array kOptions{kFormat, kOutput, kFailOn, kDetails, kShowPersonal, kCsvBom};
constexpr std::array kOperands{
    Operand{.name = "RESULT",
            .summary = {"what `zizhi check -f json` wrote, or - for standard input",
                        "`zizhi check -f json` 的输出，或以 - 表示标准输入"},
            .required = true}};
constexpr std::array kExamples{
    Example{"zizhi check dossier -f json=result.json", {"saves a result", "保存结果"}},
    Example{"zizhi report result.json --lang zh",
            {"the gap report of that day, in Chinese", "当日的差距报告，中文"}},
};

constexpr std::string_view kStdin = "<stdin>";

std::optional<source::Id> load(const std::string& path, Session& session, diag::Sink& sink) {
  if (path != "-") {
    const auto id = source::load(session.sources, session.world.files, path);
    if (id) return *id;
    sink.add(diag::load_problem(id.error(), path));
    return std::nullopt;
  }
  auto text = session.world.read_input(source::kMaxSourceBytes);
  if (!text) {
    sink.add(diag::file_problem(text.error(), kStdin));
    return std::nullopt;
  }
  const auto id = source::adopt(session.sources, std::string(kStdin), std::move(*text));
  if (id) return *id;
  sink.add(diag::load_problem(id.error(), kStdin));
  return std::nullopt;
}

/// What was not saved cannot be shown.
void refuse_what_is_lost(const report::Saved& saved, const std::string& path,
                         const Arguments& arguments, diag::Sink& sink) {
  if (saved.masked && arguments.has(kShowPersonal)) {
    sink.add(diag::help(diag::make<Code::saved_masked>(std::nullopt, path),
                        {"save it with `zizhi check … -f json=PATH --show-personal`",
                         "用 `zizhi check … -f json=PATH --show-personal` 保存"}));
  }
  if (!saved.pass_details && wants_passes(arguments)) {
    sink.add(diag::help(diag::make<Code::saved_without_passes>(std::nullopt, path),
                        {"save it with `zizhi check … -f json=PATH --details pass`",
                         "用 `zizhi check … -f json=PATH --details pass` 保存"}));
  }
}

std::optional<report::Saved> read(const Arguments& arguments, Session& session,
                                  diag::Sink& sink) {
  const auto& path = arguments.operands().front();
  const auto id = load(path, session, sink);
  if (!id) return std::nullopt;
  auto saved = report::read_saved(*id, session.sources, sink);
  if (saved) refuse_what_is_lost(*saved, path, arguments, sink);
  return saved;
}

Exit report_saved(const Arguments& arguments, Session& session) {
  session.show_personal = arguments.has(kShowPersonal);
  diag::Sink sink;
  const auto outputs = read_outputs(arguments, session, sink);
  const auto saved = read(arguments, session, sink);
  session.say(sink);
  if (sink.errors() > 0) return Exit::unusable;
  auto exit = pass_gate(saved->assessment, read_gate(arguments), session);
  for (const auto& output : *outputs) {
    const auto options = report_options(output, arguments, session);
    const auto text = output.format->render(saved->assessment, options);
    exit = worse(exit, deliver(output, text, session, exit));
  }
  return exit;
}

}  // namespace

constinit const Command kReport{
    .name = "report",
    .summary = {"Renders a saved assessment in any other format.",
                "将已保存的评估转为其他格式。"},
    .details =
        {"The bytes are those that `zizhi check` would have written at once. The exit code is "
         "that of the saved assessment, by `--fail-on`. What was not saved cannot be shown: a "
         "result is saved with personal data masked, unless `--show-personal` was given, and "
         "without how passes were decided, unless `--details pass` was.",
         "输出与 `zizhi check` 当时直接写出的完全一致。退出码由所保存的评估按 `--fail-on` "
         "决定。未保存的内容无法显示：除非当时指定了 `--show-personal`，个人信息已被遮盖；"
         "除非当时指定了 `--details pass`，不含符合项的判定过程。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = report_saved};

}  // namespace zizhi::cli
