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

/// A commented YAML evidence template with prompts in both languages: only the fields in
/// `needed`, every value left empty, so that reading it gives no data problem and everything
/// missing.
std::string sample(const Schema& schema, std::span<const cel::FieldRead> needed,
                   const SampleOptions& options);

}  // namespace zizhi::schema
