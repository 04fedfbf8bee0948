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

/// One reading of the evidence file, and what it came to.
struct Reading {
  source::Map sources;  ///< of the run, and the file
  std::optional<data::Document> document;
  std::optional<verdict::Assessment> assessment;  ///< empty: nothing could be assessed
  std::vector<diag::Diagnostic> problems;         ///< in reading order
};

/// What became of an answer.
struct Put {
  enum class Fate : std::uint8_t {
    written,
    refused,      ///< it makes a data problem: nothing was written
    unplaceable,  ///< it cannot be put there without a change to something else
    changed,      ///< somebody else changed the file: it was read anew, nothing was written
    unwritable,   ///< the file could not be read or written: said
  };

  Fate fate = Fate::written;
  std::vector<diag::Diagnostic> complaints;  ///< that the answer made: warnings where written
  std::optional<source::Place> where;        ///< of what is unplaceable
};

/// The evidence file that is being filled in. What is put into it is on the disk before `put`
/// returns: all of it or nothing, and no other byte is touched.
class Dossier {
 public:
  Dossier(std::string path, const rulebook::Rulebook& rulebook, assess::Options question,
          Session& session);

  /// Reads and assesses the file. False, and said, where it cannot be read.
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
  std::unique_ptr<Reading> read(std::string text) const;

  std::string path_;
  const rulebook::Rulebook& rulebook_;
  assess::Options question_;
  Session& session_;
  std::string mark_;   ///< a byte order mark, if there is one
  std::string bytes_;  ///< of the file as it was read last, with its mark
  std::unique_ptr<Reading> now_;
};

}  // namespace zizhi::cli
