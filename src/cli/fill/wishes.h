#pragma once

#include "zizhi/edit/edit.h"
#include "zizhi/schema/schema.h"
#include "zizhi/verdict/assessment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

/// Something that an assessment misses, and what it would help to decide.
struct Wish {
  edit::Path path;                       ///< of evidence; of a signature `attestations`
  const schema::Field* field = nullptr;  ///< its declaration
  const verdict::CheckResult* to_sign = nullptr;  ///< the judgement, when it is a signature
  verdict::Severity severity = verdict::Severity::advise;
  std::vector<const verdict::RequirementResult*> requirements;  ///< each once
  std::vector<const verdict::CheckResult*> checks;

  /// `people[2].name`; of a signature its check and subject.
  std::string key() const;
};

/// The declaration of what stands at `path`. Null for no evidence.
const schema::Field* field_at(const schema::Schema& schema, const edit::Path& path);

/// `people[2].name` as a path. Empty where it has a key that no schema declares.
std::optional<edit::Path> parse_path(std::string_view text);

/// All that is missing, the most decisive first: what a `must` waits for before signatures and
/// those before advice, then what most requirements wait for, then in the assessment's order.
/// Refers to both.
std::vector<Wish> wishes(const verdict::Assessment& assessment, const schema::Schema& schema);

}  // namespace zizhi::cli
