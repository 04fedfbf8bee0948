#pragma once

#include "arguments.h"
#include "session.h"

#include "zizhi/assess/assess.h"
#include "zizhi/data/read.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/verdict/assessment.h"

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

/// A file of evidence, read as a tree.
struct EvidenceFile {
  data::Document document;
  verdict::InputFile file;
};

/// `path` may be `-`, which is then called `stdin_name`.
std::optional<EvidenceFile> read_evidence(const std::string& path, data::Syntax syntax,
                                          const std::string& stdin_name, Session& session,
                                          diag::Sink& sink);

/// What the flags say about the assessment: day, services, level, stage, limits.
std::optional<assess::Options> read_question(const Arguments& arguments, Session& session,
                                             diag::Sink& sink);

}  // namespace zizhi::cli
