#include "outputs.h"

#include "flags.h"

#include "zizhi/diag/load_error.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

using diag::Code;

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const auto& format : report::formats()) {
    names.push_back(format.name);
  }
  return names;
}

void refuse_format(std::string_view spelling, std::string_view name, diag::Sink& sink) {
  const auto names = format_names();
  std::string list;
  for (const auto known : names) {
    list += (list.empty() ? "`" : ", `") + std::string(known) + "`";
  }
  sink.add(diag::suggest(diag::make<Code::option_not_among>(std::nullopt, spelling, list, name),
                         name, names));
}

/// The format whose files end like `path`, by the longest ending (`.oscal.json` is not
/// `.json`); text otherwise.
const report::Format* format_for(std::string_view path) {
  const auto* found = report::find("text");
  std::size_t longest = 0;
  for (const auto& format : report::formats()) {
    const auto length = format.extension.size();  // none: `form` shares the suffixes of others
    if (length <= longest || !path.ends_with("." + std::string(format.extension))) continue;
    found = &format;
    longest = length;
  }
  return found;
}

/// Each `FORMAT[=PATH]`; `-` is standard output.
std::vector<Output> read_formats(const Arguments& arguments, diag::Sink& sink) {
  std::vector<Output> outputs;
  for (const auto& given : arguments.all(kFormat)) {
    const auto equals = given.value.find('=');
    const auto name = given.value.substr(0, equals);
    const auto* const format = report::find(name);
    if (format == nullptr) {
      refuse_format(given.spelling, name, sink);
      continue;
    }
    auto path = equals == std::string::npos ? "" : given.value.substr(equals + 1);
    if (equals != std::string::npos && path.empty()) {
      sink.add(
          diag::make<Code::option_wants_value>(std::nullopt, given.spelling, name + "=PATH"));
    }
    outputs.push_back({.format = format, .path = path == "-" ? "" : path});
  }
  return outputs;
}

void refuse_collisions(const std::vector<Output>& outputs, Witness& files, diag::Sink& sink) {
  const auto to_stdout = std::ranges::count(outputs, "", &Output::path);
  if (to_stdout > 1) {
    sink.add(diag::help(diag::make<Code::several_to_stdout>(std::nullopt, to_stdout),
                        {"give all but one a path, as in `-f json=report.json`",
                         "除一份外都写明路径，例如 `-f json=report.json`"}));
  }
  std::vector<std::string> seen;
  for (const auto& output : outputs) {
    if (output.path.empty()) continue;
    const bool taken = std::ranges::any_of(
        seen, [&](const std::string& path) { return files.is_one(path, output.path); });
    if (taken) sink.add(diag::make<Code::several_to_path>(std::nullopt, output.path));
    seen.push_back(output.path);
  }
}

std::string_view suffix(std::string_view path) {
  const auto dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

}  // namespace

std::optional<std::vector<Output>> read_outputs(const Arguments& arguments, Session& session,
                                                diag::Sink& sink) {
  const auto errors = sink.errors();
  const auto given = arguments.one(kOutput);
  const auto path = given && given->value != "-" ? given->value : "";
  auto outputs = read_formats(arguments, sink);
  if (outputs.empty()) {
    outputs.push_back({.format = format_for(path), .path = path});
  } else if (given) {
    const auto pathless = std::ranges::find(outputs, "", &Output::path);
    if (pathless == outputs.end()) {
      sink.add(diag::make<Code::output_has_no_report>(std::nullopt, given->value));
    } else {
      pathless->path = path;
    }
  }
  refuse_collisions(outputs, session.files, sink);
  if (sink.errors() > errors) return std::nullopt;
  return outputs;
}

bool spoils(const std::string& path, Session& session) {
  if (path.empty()) return false;
  if (session.files.has_read(path)) {
    session.say(diag::help(diag::make<Code::report_over_input>(std::nullopt, path),
                           {"choose another path", "请另选路径"}));
    return true;
  }
  if (!session.files.has_written(path)) return false;
  session.say(diag::make<Code::several_to_path>(std::nullopt, path));
  return true;
}

bool wants_passes(const Arguments& arguments) {
  const auto given = arguments.one(kDetails);
  return given && given->value == "pass";
}

report::Options report_options(const Output& output, const Arguments& arguments,
                               const Session& session) {
  const bool to_stdout = output.path.empty();
  return {.locale = session.locale,
          .width = to_stdout ? session.world.terminal.width : 80,
          .color = to_stdout ? session.colors.out : session.colors.files,
          .pass_details = wants_passes(arguments),
          .show_personal = session.show_personal,
          .suffix = suffix(output.path),
          .csv_bom = arguments.has(kCsvBom)};
}

Exit deliver(const Output& output, std::string_view text, Session& session, Exit code) {
  const bool seen = output.path.empty() && !session.quiet && output.format != nullptr;
  if (seen && output.format->binary && session.world.terminal.out_is_terminal) {
    const std::string name(output.format->name);
    const auto advice = "`-f " + name + "=report." + name + "`";
    session.say(diag::help(diag::make<Code::binary_to_terminal>(std::nullopt, name),
                           {"as in " + advice, "例如 " + advice}));
    return Exit::unusable;
  }
  if (output.path.empty()) return session.quiet ? code : session.print(text, code);
  if (spoils(output.path, session)) return Exit::unusable;
  const auto written = session.files.write(output.path, text);
  if (written) return code;
  session.say(diag::file_problem(written.error(), output.path));
  return Exit::unusable;
}

}  // namespace zizhi::cli
