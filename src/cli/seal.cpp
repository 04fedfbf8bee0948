// `zizhi seal EVIDENCE`: records what every file of a dossier holds, and compares.
#include "command.h"
#include "dossiers.h"
#include "evidence_files.h"
#include "flags.h"
#include "page.h"
#include "pipeline.h"

#include "zizhi/diag/load_error.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr Option kVerify{
    .name = "--verify",
    .letter = {},
    .value = {},
    .summary = {"compare the files with the record instead, as `sha256sum -c` does",
                "不写记录，而是按记录核对文件，与 `sha256sum -c` 相同"},
    .variable = {}};

constexpr std::array kOptions{kRulebook, kOverlay, kSet, kVerify, kLimit};
constexpr std::array kOperands{
    Operand{.name = "EVIDENCE",
            .summary = {"a YAML or JSON file, or a folder with evidence.yaml (.yml, .json)",
                        "YAML 或 JSON 文件，或含 evidence.yaml（.yml、.json）的文件夹"},
            .required = true,
            .repeatable = false}};
constexpr std::array kExamples{
    Example{"zizhi seal dossier",
            {"writes dossier/evidence.sha256", "写出 dossier/evidence.sha256"}},
    Example{"zizhi seal dossier --verify",
            {"whether every file still holds what was recorded", "各文件是否仍与记录一致"}},
};

/// "1 file", "2 files".
std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// The one evidence file that the operand stands for.
std::optional<std::string> one_file(const Arguments& arguments, Session& session) {
  diag::Sink sink;
  const auto& operand = arguments.operands().front();
  std::optional<std::string> file;
  if (operand == "-") {
    sink.add(diag::file_problem(source::FileError::not_found, operand));
  } else {
    const auto files = find_evidence(arguments.operands(), session.world.files, sink);
    if (files.size() > 1)
      sink.add(
          diag::make<Code::one_dossier>(std::nullopt, "zizhi seal", operand, files.size()));
    if (files.size() == 1) file = files.front();
  }
  session.say(sink);
  return file;
}

Exit conclude(const i18n::Localized& text, Exit code, Session& session) {
  if (session.quiet) return code;
  Page page(session.world.terminal.width, session.colors.out);
  page.line(text.in(session.locale));
  return session.print(page.take(), code);
}

/// The evidence files and what they name, by path; empty iff an error was added.
std::optional<std::vector<dossier::RecordLine>> lines_of(dossier::Attachments& attachments,
                                                         diag::Sink& sink) {
  std::vector<dossier::RecordLine> lines;
  for (const auto& file : attachments.home().evidence) {
    auto sha256 = attachments.sha256(file);
    if (!sha256) {
      sink.add(diag::make<Code::attachment_outside>(
          std::nullopt, i18n::Localized{"the dossier", "资料"}, "`" + file + "`"));
    }
    lines.push_back({.path = file, .sha256 = std::move(sha256).value_or(""), .where = {}});
  }
  for (auto& held : attachments.held())
    lines.push_back({.path = held.path, .sha256 = std::move(held.sha256), .where = {}});
  if (sink.errors() > 0) return std::nullopt;
  std::ranges::sort(lines, {}, &dossier::RecordLine::path);
  const auto same_path = [](const dossier::RecordLine& a, const dossier::RecordLine& b) {
    return a.path == b.path;
  };
  lines.erase(std::unique(lines.begin(), lines.end(), same_path), lines.end());
  return lines;
}

Exit write(const std::string& file, const Arguments& arguments, Session& session) {
  const auto rulebook = load_rulebook(arguments, session);
  if (!rulebook) return Exit::unusable;
  diag::Sink sink;
  std::optional<std::vector<dossier::RecordLine>> lines;
  std::string path;
  if (auto dossier = read_dossier({.path = file}, Recorded::ignore, session, sink)) {
    // Sealing has no day: nothing lies after this one.
    constexpr int kLastYear = 9999;
    static_cast<void>(schema::bind(dossier->evidence, rulebook->schema,
                                   *base::Date::of(kLastYear, 12, 31), dossier->attachments,
                                   session.sources, sink));
    const auto& home = dossier->attachments.home();
    if (want_record_inside(home, session, sink)) lines = lines_of(dossier->attachments, sink);
    path = record_path(home);
  }
  session.say(sink);
  if (!lines) return Exit::unusable;
  const auto written = session.world.files.write(path, dossier::write_record(*lines));
  if (!written) {
    session.say(diag::file_problem(written.error(), path));
    return Exit::unusable;
  }
  const auto count = lines->size();
  return conclude({path + ": " + counted(count, "file") + " recorded",
                   path + "：已记录 " + std::to_string(count) + " 个文件"},
                  Exit::ready, session);
}

/// How a comparison came out, once it has been told.
struct Comparison {
  std::size_t files = 0;    ///< that are recorded
  std::size_t differ = 0;   ///< gone, or with another content
  std::size_t unknown = 0;  ///< lines and files that could not be compared

  /// 1 where a file differs or nothing was compared, 2 where something could not be compared.
  Exit exit() const {
    if (unknown > 0) return Exit::unusable;
    return differ > 0 || files == 0 ? Exit::gaps : Exit::ready;
  }

  i18n::Localized text() const {
    i18n::Localized text{counted(files, "file"), "共 " + std::to_string(files) + " 个文件"};
    if (exit() == Exit::ready) {
      text.en += ", all as recorded";
      text.zh += "，均与记录一致";
    }
    if (differ > 0) {
      text.en += ", " + std::to_string(differ) + " not as recorded";
      text.zh += "，其中 " + std::to_string(differ) + " 个与记录不符";
    }
    if (unknown > 0) {
      text.en += ", " + counted(unknown, "place") + " that cannot be compared";
      text.zh += "，" + std::to_string(unknown) + " 处无法核对";
    }
    return text;
  }
};

Comparison compared(std::size_t files, const diag::Sink& sink) {
  Comparison made{.files = files};
  for (const auto& each : sink.all()) {
    if (each.code == Code::record_empty) continue;  // seen by the number of files
    const bool differs = each.code == Code::sealed_changed || each.code == Code::sealed_absent;
    ++(differs ? made.differ : made.unknown);
  }
  return made;
}

Exit verify(const std::string& file, Session& session) {
  diag::Sink sink;
  const auto home = home_of(file);
  const auto path = record_path(home);
  const auto record = read_record(home, session, sink);
  if (!record && sink.errors() == 0)
    sink.add(diag::file_problem(source::FileError::not_found, path));
  if (record) dossier::Attachments(session.world.files, home, record).verify(sink);
  session.say(sink);
  if (!record) return Exit::unusable;
  const auto comparison = compared(record->size(), sink);
  const auto text = comparison.text();
  return conclude({path + ": " + text.en, path + "：" + text.zh}, comparison.exit(), session);
}

Exit seal(const Arguments& arguments, Session& session) {
  const auto file = one_file(arguments, session);
  if (!file) return Exit::unusable;
  return arguments.has(kVerify) ? verify(*file, session) : write(*file, arguments, session);
}

}  // namespace

constinit const Command kSeal{
    .name = "seal",
    .summary = {"Records the SHA-256 of every file of a dossier, or compares with the record.",
                "记录材料中每个文件的 SHA-256，或按记录核对。"},
    .details =
        {"`evidence.sha256` stands beside the evidence, in the format of `sha256sum`. It lists "
         "the evidence files and every file that they name. From then on `zizhi check` tells "
         "which "
         "of them is gone, changed, or not listed. A dossier with an error is not sealed.",
         "`evidence.sha256` 与证据文件同在一个文件夹，格式与 `sha256sum` 相同，"
         "列出证据文件及其指向的每个文件。此后 `zizhi check` "
         "会指出其中缺失、变更或未列入的文件。有错误的材料不予记录。"},
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = seal};

}  // namespace zizhi::cli
