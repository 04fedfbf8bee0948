#pragma once

#include "arguments.h"
#include "session.h"

#include "zizhi/assess/assess.h"
#include "zizhi/data/read.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <optional>
#include <string>

/// The steps from files to an answer, in their order. Each says what it finds; what it returns
/// is empty iff it said an error.
namespace zizhi::cli {

/// The rulebook that `--rulebook` names (the built-in one without it), with what `--overlay`
/// names laid over it, and `--set` applied.
std::optional<rulebook::Rulebook> load_rulebook(const Arguments& arguments, Session& session);

/// The text of a rulebook, as `--rulebook` or NAME names it. Errors go to `sink`.
std::optional<source::Id> find_rulebook(const std::string& name, Session& session,
                                        diag::Sink& sink);

/// Evidence as the command line gives it.
struct Given {
  /// One of the lines of an NDJSON text, already read.
  struct Line {
    std::string text;
    std::uint32_t number = 1;
  };

  std::string path;  ///< `-`: standard input
  data::Syntax syntax = data::Syntax::by_name;
  std::string stdin_name = "<stdin>";
  std::optional<Line> line{};  ///< none: the whole file

  /// What it is called in reports: `clients.ndjson:3`.
  std::string name() const;
};

/// A file of evidence, read as a tree.
struct EvidenceFile {
  data::Document document;
  verdict::InputFile file;
};

std::optional<EvidenceFile> read_evidence(const Given& given, Session& session,
                                          diag::Sink& sink);

/// What the flags say about the assessment: day, services, level, stage, limits.
std::optional<assess::Options> read_question(const Arguments& arguments, Session& session,
                                             diag::Sink& sink);

}  // namespace zizhi::cli
