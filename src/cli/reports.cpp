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

/// The reports in one format: of several one document where the format has that; else, as text,
/// one after the other, each under its file's name, and all of them at a glance.
std::string rendered(const Answers& answers, const report::Format& format,
                     const report::Options& options) {
  const auto& assessments = answers.assessments;
  if (assessments.size() == 1) return format.render(assessments.front(), options);
  if (format.several != nullptr) return format.several(assessments, options);
  std::string text;
  for (std::size_t i = 0; i < assessments.size(); ++i) {
    const auto name = base::visible(heading(answers.dossiers[i], options));
    text += (text.empty() ? "== " : "\n== ") + name + " ==\n\n";
    text += format.render(assessments[i], options);
  }
  const auto* const matrix = report::find("matrix");
  return text + "\n" + matrix->several(assessments, options);
}

/// One report to write: of all answers, or of one.
struct Letter {
  Output output;
  Answers answers;
};

std::vector<Letter> letters(const Answers& answers, std::span<const Output> outputs) {
  std::vector<Letter> made;
  for (const auto& output : outputs) {
    if (!has_name_place(output.path)) {
      made.push_back({.output = output, .answers = answers});
      continue;
    }
    for (std::size_t i = 0; i < answers.dossiers.size(); ++i) {
      const auto& name = answers.dossiers[i].name;
      made.push_back({.output = {.format = output.format, .path = with_name(output.path, name)},
                      .answers = answers.only(i)});
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

Exit report_answers(const Answers& answers, std::span<const Output> outputs,
                    const Arguments& arguments, Session& session) {
  auto exit = Exit::ready;
  for (const auto& answer : answers.dossiers)
    exit = worse(exit, answer.exit);
  const bool any = std::ranges::any_of(answers.dossiers, &Answer::assessed);
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
