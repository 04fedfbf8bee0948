#pragma once

#include "zizhi/base/date.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/verdict/assessment.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zizhi::assess {

/// What is asked, beside rulebook and evidence. Flags win over the evidence's own
/// `application:`.
struct Options {
  base::Date as_of;
  bool as_of_given = false;
  std::vector<std::string> services;  ///< empty: as the evidence says
  std::optional<std::int64_t> level;
  std::optional<std::string> stage;
  cel::Limits limits;
  bool explain_passes = false;  ///< also how passes came about; their evidence is there anyway
  std::string tool_version;     ///< copied into the assessment
  std::vector<verdict::InputFile>
      files;  ///< the evidence files read; copied into the assessment
  std::vector<verdict::InputFile>
      attachments;  ///< the files that the evidence names; copied into the assessment
};

/// What the assessment is about, settled: evidence, flags and defaults together.
struct Selection {
  std::vector<std::string> services;
  std::int64_t level = 0;  ///< the highest applied for (the smallest number)
  std::map<std::string, std::int64_t> levels;  ///< of every service
  std::string stage;
  std::vector<std::string> overridden;  ///< "services", "level", "stage"
};

/// Empty iff an error was added: no service declared, a service, stage or level that the
/// rulebook does not have (semantics 7 and 17).
std::optional<Selection> select(const schema::Schema& schema,
                                const schema::StatedApplication& stated, const Options& options,
                                diag::Sink& sink);

/// The act. Pure: the same inputs give the same assessment. Problems about attestations and
/// waivers go to `sink`; everything in `sink` becomes Assessment::problems. Empty iff nothing
/// could be assessed (an error was added): no services, no requirement selected.
std::optional<verdict::Assessment> assess(const rulebook::Rulebook& rulebook,
                                          const schema::Evidence& evidence,
                                          const Options& options, const source::Map& sources,
                                          diag::Sink& sink);

/// What is left to say of a dossier that could not be assessed: the problems in `sink`, and no
/// category. Its verdict is incomplete.
verdict::Assessment unassessed(const rulebook::Rulebook& rulebook, const Options& options,
                               const source::Map& sources, const diag::Sink& sink);

}  // namespace zizhi::assess
