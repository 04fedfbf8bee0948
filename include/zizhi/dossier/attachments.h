#pragma once

#include "zizhi/base/lifetime.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/dossier/folder.h"
#include "zizhi/dossier/record.h"
#include "zizhi/source/source.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::dossier {

/// Where a dossier is, and which of its files are the evidence itself.
struct Home {
  std::string folder;                 ///< as the user named it; `.` for standard input
  std::vector<std::string> evidence;  ///< the evidence files, from the folder
  bool whole = false;  ///< the folder is the dossier's own: every file in it wants a name
};

/// A field that names a file.
struct Claim {
  std::string path;       ///< from the dossier's folder
  i18n::Localized name;   ///< of the field, for a sentence
  i18n::Localized shown;  ///< the path, for a sentence
  source::Span where;
  bool exclusive = false;  ///< the file is this document and no other's
  bool personal = false;   ///< the name says who it is about: no hint may show another
};

/// What is wrong with the file that `claim` names; empty when it is there and can be read.
std::optional<diag::Diagnostic> complaint(Folder& folder, const Claim& claim);

/// A file that evidence names, and what it holds.
struct Attachment {
  std::string path;    ///< from the dossier's folder
  std::string sha256;  ///< 64 lower-case hexadecimal digits
};

/// The files of one dossier against what its evidence names and what its record says of them.
class Attachments {
 public:
  /// `record`: the lines of `evidence.sha256`; none where there is no such file.
  Attachments(source::FileSystem& files, Home home,
              std::optional<std::vector<RecordLine>> record);

  /// Looks at the file that a field names. An error among the answer spoils the field.
  std::vector<diag::Diagnostic> claim(const Claim& claim);

  /// What the file at `path` holds; empty where it is not there or cannot be read.
  std::optional<std::string> sha256(const std::string& path);

  /// What the record says of `path`; null where it says nothing.
  const RecordLine* recorded(const std::string& path) const;

  /// To be called when every field has been claimed: what is wrong with the dossier beside its
  /// fields. Files that nobody names, recorded files that are gone or changed.
  void finish(diag::Sink& sink);

  /// Each line of the record against its file, whoever claims it.
  void verify(diag::Sink& sink);

  const Home& home() const ZIZHI_LIFETIMEBOUND { return home_; }

  /// Every file that was claimed and can be read, by path.
  std::vector<Attachment> held();

 private:
  /// The exclusive field that first named a file with some content.
  struct Owner {
    std::string place;  ///< of the file, with links resolved
    source::Span where;
  };

  bool is_own(const std::string& place);
  static diag::Diagnostic taken(const Claim& claim, const Owner& owner,
                                const std::string& place);
  void judge_record(diag::Sink& sink);
  void judge_line(const RecordLine& line, diag::Sink& sink);
  void judge_folder(diag::Sink& sink);

  Home home_;
  Folder folder_;
  std::optional<std::vector<RecordLine>> record_;
  std::map<std::string, std::size_t> lines_;  ///< path → the first line about it
  std::set<std::string> claimed_;             ///< paths
  std::map<std::string, Owner> owners_;       ///< SHA-256 → who has it
};

/// `path` without `.` and without doubled slashes: one spelling for each file.
std::string plain_path(std::string_view path);

}  // namespace zizhi::dossier
