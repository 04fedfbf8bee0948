#pragma once

#include "session.h"

#include "zizhi/assess/assess.h"
#include "zizhi/edit/edit.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zizhi::cli {

/// One reading of the dossier, and what it came to.
struct Reading {
  source::Map sources;                            ///< of the run, and the evidence files
  std::optional<data::Document> document;         ///< of all evidence files
  std::vector<verdict::InputFile> files;          ///< the evidence files
  std::optional<verdict::Assessment> assessment;  ///< empty: nothing could be assessed
  std::vector<diag::Diagnostic> problems;         ///< in reading order
};

/// What became of an answer.
struct Put {
  enum class Fate : std::uint8_t {
    written,
    refused,      ///< it makes a data problem: nothing was written
    unplaceable,  ///< it cannot be put there without a change to something else
    changed,      ///< somebody else changed a file: all was read anew, nothing was written
    lost,         ///< the same, and there is nothing to write into any more
    unwritable,   ///< the file could not be written: said
  };

  Fate fate = Fate::written;
  std::vector<diag::Diagnostic> complaints;  ///< that the answer made: warnings where written
  std::optional<source::Place> where;        ///< of what is unplaceable
  std::string file;  ///< that `where` is in; empty where there is only one
};

/// The evidence files that are being filled in. What is put into one is on the disk before
/// `put` returns: all of it or nothing, and no other byte of any file is touched.
class Dossier {
 public:
  Dossier(std::string path, const rulebook::Rulebook& rulebook, assess::Options question,
          Session& session);

  /// Reads and assesses the files. False where there is nothing that could be written into;
  /// what is wrong is among the problems.
  bool load();

  Put put(const edit::Path& path, const edit::Value& value);

  /// The last reading; only after load().
  const Reading& now() const { return *now_; }

  data::NodeRef root() const { return now_->document->root(); }

  /// What stands at `path`, unless it says nothing.
  std::optional<data::NodeRef> stated(const edit::Path& path) const;

  const std::string& path() const { return path_; }

  /// The folder that attachments are relative to: empty, or with a `/` at its end.
  std::string folder() const;

 private:
  std::unique_ptr<Reading> read(source::FileSystem& files) const;
  bool is_as_read(const std::string& target, const std::string& bytes) const;
  Put read_anew();

  std::string path_;
  const rulebook::Rulebook& rulebook_;
  assess::Options question_;
  Session& session_;
  std::unique_ptr<Reading> now_;
};

/// The same complaint, wherever it stands by now.
bool same(const diag::Diagnostic& a, const diag::Diagnostic& b);

/// About files beside the evidence, or about the seal: no answer makes or mends it by itself.
bool is_beside(const diag::Diagnostic& problem);

}  // namespace zizhi::cli
