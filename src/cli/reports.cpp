#include "reports.h"

#include "clients.h"

#include "zizhi/base/identity.h"
#include "zizhi/base/utf8.h"

#include <algorithm>
#include <set>

namespace zizhi::cli {
namespace {

/// The name of a dossier's file as it may be shown.
std::string heading(const Answer& answer, const report::Options& options) {
  if (options.show_personal) return answer.file;
  return base::without_identity_numbers(answer.file, "***");
}

std::vector<verdict::Assessment> assessments_of(std::span<const Answer> answers) {
  std::vector<verdict::Assessment> assessments;
  assessments.reserve(answers.size());
  for (const auto& answer : answers)
    assessments.push_back(answer.assessment);
  return assessments;
}

/// The reports in one format: of several one document where the format has that; else, as text,
/// one after the other, each under its file's name, and all of them at a glance.
std::string rendered(std::span<const Answer> answers, const report::Format& format,
                     const report::Options& options) {
  if (answers.size() == 1) return format.render(answers.front().assessment, options);
  if (format.several != nullptr) {
    return format.several(assessments_of(answers), options);
  }
  std::string text;
  for (const auto& answer : answers) {
    text +=
        (text.empty() ? "== " : "\n== ") + base::visible(heading(answer, options)) + " ==\n\n";
    text += format.render(answer.assessment, options);
  }
  const auto* const matrix = report::find("matrix");
  return text + "\n" + matrix->several(assessments_of(answers), options);
}

/// One report to write: of all answers, or of one.
struct Letter {
  Output output;
  std::span<const Answer> answers;
};

std::vector<Letter> letters(std::span<const Answer> answers, std::span<const Output> outputs) {
  std::vector<Letter> made;
  for (const auto& output : outputs) {
    if (!has_name_place(output.path)) {
      made.push_back({.output = output, .answers = answers});
      continue;
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
      made.push_back(
          {.output = {.format = output.format, .path = with_name(output.path, answers[i].name)},
           .answers = answers.subspan(i, 1)});
    }
  }
  return made;
}

/// False, which is said, where a report would come to stand on what was read, or two on each
/// other: then none is written.
bool have_room(std::span<const Letter> letters, Session& session) {
  std::set<std::string> taken;
  bool room = true;
  for (const auto& [output, answers] : letters) {
    if (output.path.empty()) continue;
    if (spoils(output.path, session)) {
      room = false;
    } else if (!taken.insert(session.files.place(output.path)).second) {
      session.say(diag::make<diag::Code::several_to_path>(std::nullopt, output.path));
      room = false;
    }
  }
  return room;
}

}  // namespace

Exit report_answers(std::span<const Answer> answers, std::span<const Output> outputs,
                    const Arguments& arguments, Session& session) {
  auto exit = Exit::ready;
  for (const auto& answer : answers)
    exit = worse(exit, answer.exit);
  const bool any = std::ranges::any_of(answers, &Answer::assessed);
  const auto all = letters(answers, outputs);
  if (!have_room(all, session)) return Exit::unusable;
  for (const auto& [output, told] : all) {
    if (!any && output.path.empty()) continue;
    const auto options = report_options(output, arguments, session);
    const auto text = rendered(told, *output.format, options);
    exit = worse(exit, deliver(output, text, session, exit));
  }
  return exit;
}

}  // namespace zizhi::cli
