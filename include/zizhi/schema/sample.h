#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/schema/schema.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace zizhi::schema {

/// What a template is for.
struct SampleOptions {
  std::vector<std::string> services;
  std::string stage;
  std::int64_t level = 0;
  std::vector<std::string>
      attest_checks;   ///< `id` or `id subject`: an attestation stub for each
  std::string header;  ///< comment lines for the top, without `#`
};

/// How a value is written: "yyyy-mm-dd"; empty where anything goes.
i18n::Localized form(const Field& field);

/// The fields of a record that are asked for: those needed, and what names it. Where nothing of
/// it is needed but that it is there, and it has no name, all of them. Of `record`.
std::vector<const Field*> asked(const Record& record, const std::set<cel::FieldRead>& needed);

/// Evidence of another year or stage, to be carried over.
struct OldEvidence {
  /// A file that it was read from; the text is the caller's.
  struct File {
    data::NodeRef root;
    std::string_view text;
  };

  data::NodeRef root;                       ///< of all that the files state
  std::vector<File> files;                  ///< several where it is split
  std::string name;                         ///< of its first file, for comments
  std::set<std::string> spoilt;             ///< paths of values with data problems
  std::set<std::string> template_comments;  ///< trimmed lines that a template wrote into it
};

/// A template for another year or stage in which stands what `old` says and stays true, by the
/// `carry` of the fields. What is to be confirmed, or is of its time only, stands beside its
/// field as a comment, and the field is empty; attestations, waivers and what the schema does
/// not know are comments too; the user's own comments and `x-` keys stay. Reading it gives no
/// data problem that `spoilt` does not name.
std::string carried_over(const Schema& schema, std::span<const cel::FieldRead> needed,
                         const SampleOptions& options, const OldEvidence& old);

/// The lines of a text that are comments alone, trimmed.
std::set<std::string> comment_lines(std::string_view text);

/// A commented YAML evidence template with prompts in both languages: only the fields in
/// `needed`, every value left empty, so that reading it gives no data problem and everything
/// missing.
std::string sample(const Schema& schema, std::span<const cel::FieldRead> needed,
                   const SampleOptions& options);

}  // namespace zizhi::schema
