#include "dossiers.h"

#include "zizhi/diag/load_error.h"
#include "zizhi/dossier/include.h"
#include "zizhi/source/load.h"

#include <algorithm>
#include <utility>

namespace zizhi::cli {

dossier::Home home_of(const std::string& path) {
  if (path == "-") return {.folder = ".", .evidence = {}, .whole = false};
  const auto slash = path.rfind('/');
  const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
  auto folder =
      slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
  const auto names = dossier::evidence_names();
  return {.folder = std::move(folder),
          .evidence = {name},
          .whole = std::ranges::find(names, name) != names.end()};
}

std::string in_folder(const dossier::Home& home, std::string_view path) {
  return dossier::join(home.folder == "." ? "" : home.folder, path);
}

std::string record_path(const dossier::Home& home) {
  return in_folder(home, dossier::kRecordName);
}

bool want_record_inside(const dossier::Home& home, Session& session, diag::Sink& sink) {
  const std::string name(dossier::kRecordName);
  dossier::Folder folder(session.world.files, home.folder);
  if (folder.look(name).fault != dossier::Fault::outside) return true;
  sink.add(diag::make<diag::Code::attachment_outside>(
      std::nullopt, i18n::Localized{"the dossier", "资料"}, "`" + name + "`"));
  return false;
}

std::optional<std::vector<dossier::RecordLine>> read_record(const dossier::Home& home,
                                                            Session& session,
                                                            diag::Sink& sink) {
  if (!want_record_inside(home, session, sink)) return std::nullopt;
  const auto path = record_path(home);
  const auto record = source::load(session.sources, session.world.files, path);
  if (record) return dossier::read_record(*record, session.sources, sink);
  const auto& error = record.error();
  const bool absent =
      error.kind == source::LoadError::Kind::file && error.file == source::FileError::not_found;
  if (!absent) sink.add(diag::load_problem(error, path));
  return std::nullopt;
}

std::optional<ReadDossier> read_dossier(const Given& given, Recorded recorded, Session& session,
                                        diag::Sink& sink) {
  auto read = read_evidence(given, session, sink);
  if (!read) return std::nullopt;
  auto home = home_of(given.path);
  if (given.line) home.evidence.clear();  // the file is not this dossier's own
  dossier::Folder folder(session.world.files, home.folder);
  auto whole =
      dossier::include(std::move(read->document), home.evidence.empty() ? "" : home.evidence[0],
                       folder, session.world.files, session.sources, sink);
  if (!whole) return std::nullopt;
  std::vector<verdict::InputFile> files{std::move(read->file)};
  for (auto& part : whole->included) {
    files.push_back({.name = in_folder(home, part.path), .sha256 = std::move(part.sha256)});
    home.evidence.push_back(std::move(part.path));
  }
  std::optional<std::vector<dossier::RecordLine>> record;
  if (recorded == Recorded::compare) record = read_record(home, session, sink);
  return ReadDossier{.evidence = std::move(whole->document),
                     .files = std::move(files),
                     .parts = std::move(whole->files),
                     .attachments = dossier::Attachments(session.world.files, std::move(home),
                                                         std::move(record))};
}

std::optional<Judged> judge(const Given& given, const rulebook::Rulebook& rulebook,
                            assess::Options question, Session& session, diag::Sink& sink) {
  auto dossier = read_dossier(given, Recorded::compare, session, sink);
  if (!dossier) return std::nullopt;
  const auto evidence = schema::bind(dossier->evidence, rulebook.schema, question.as_of,
                                     dossier->attachments, session.sources, sink);
  dossier->attachments.finish(sink);
  question.files = dossier->files;
  for (auto& held : dossier->attachments.held())
    question.attachments.push_back({.name = held.path, .sha256 = held.sha256});
  auto assessment = assess::assess(rulebook, evidence, question, session.sources, sink);
  return Judged{.dossier = *std::move(dossier), .assessment = std::move(assessment)};
}

Exit exit_of(const std::optional<verdict::Assessment>& assessment, const diag::Sink& sink,
             const Gate& gate, Session& session) {
  if (!assessment) return Exit::unusable;
  const auto exit = pass_gate(*assessment, gate, session);
  return sink.errors() > 0 ? worse(exit, Exit::unusable) : exit;
}

}  // namespace zizhi::cli
