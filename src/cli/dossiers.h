#pragma once

#include "gate.h"
#include "pipeline.h"

#include "zizhi/dossier/attachments.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

/// A dossier: its evidence as a tree, and the files around it.
struct ReadDossier {
  data::Document evidence;
  std::vector<verdict::InputFile> files;  ///< of the evidence, in reading order
  std::vector<data::Document> parts;      ///< each file's own tree; none where it is only one
  dossier::Attachments attachments;
};

/// Whether a dossier is held against its record.
enum class Recorded : std::uint8_t { compare, ignore };

/// The folder of the evidence at `path`; of standard input the current one.
dossier::Home home_of(const std::string& path);

/// `folder/path`, as the user would name it.
std::string in_folder(const dossier::Home& home, std::string_view path);

/// `folder/evidence.sha256`.
std::string record_path(const dossier::Home& home);

/// True unless `evidence.sha256` is a link out of the dossier, which is an error: it is neither
/// read nor written.
bool want_record_inside(const dossier::Home& home, Session& session, diag::Sink& sink);

/// The lines of `evidence.sha256`; empty where there is none. What cannot be read of it is an
/// error.
std::optional<std::vector<dossier::RecordLine>> read_record(const dossier::Home& home,
                                                            Session& session, diag::Sink& sink);

/// Reads evidence and what it includes. Empty iff an error was added that leaves no tree.
std::optional<ReadDossier> read_dossier(const Given& given, Recorded recorded, Session& session,
                                        diag::Sink& sink);

/// A dossier, and what it came to.
struct Judged {
  ReadDossier dossier;
  std::optional<verdict::Assessment> assessment;  ///< empty: nothing could be assessed
};

/// All of `zizhi check` for one dossier, its files and its record with it. Empty as
/// `read_dossier` is.
std::optional<Judged> judge(const Given& given, const rulebook::Rulebook& rulebook,
                            assess::Options question, Session& session, diag::Sink& sink);

/// The exit code for an answer that may be none, when all that was found is in `sink`.
Exit exit_of(const std::optional<verdict::Assessment>& assessment, const diag::Sink& sink,
             const Gate& gate, Session& session);

}  // namespace zizhi::cli
