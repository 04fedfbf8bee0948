#pragma once

#include "outputs.h"
#include "session.h"

#include "zizhi/report/report.h"
#include "zizhi/verdict/assessment.h"

#include <span>
#include <string>
#include <vector>

/// What `check` found out about each dossier, and where it is told.
namespace zizhi::cli {

/// One dossier, beside its assessment.
struct Answer {
  std::string file;       ///< the evidence, as it is named in reports
  std::string name;       ///< of the dossier, for `{name}`
  bool assessed = false;  ///< else only the data problems that stood in the way are known
  Exit exit = Exit::unusable;
};

/// All dossiers of a run, or some in a row: of each its answer and, at the same index, its
/// assessment.
struct Answers {
  std::span<const Answer> dossiers;
  std::span<const verdict::Assessment> assessments;

  Answers only(std::size_t index) const {
    return {.dossiers = dossiers.subspan(index, 1),
            .assessments = assessments.subspan(index, 1)};
  }
};

/// Writes the reports of `answers` in each of `outputs`, and gives the worst of their exit
/// codes and of what came of writing; to a path with `{name}`, one for each. Where nothing was
/// assessed, standard output stays empty.
Exit report_answers(const Answers& answers, std::span<const Output> outputs,
                    const Arguments& arguments, Session& session);

}  // namespace zizhi::cli
