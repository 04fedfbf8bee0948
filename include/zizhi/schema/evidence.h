#pragma once

#include "zizhi/cel/value.h"
#include "zizhi/dossier/attachments.h"
#include "zizhi/schema/schema.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zizhi::schema {

/// `application:` as the evidence states it; absent parts are empty.
struct StatedApplication {
  std::optional<std::vector<std::string>> services;
  std::optional<std::int64_t> level;
  std::map<std::string, std::int64_t> levels;  ///< service → level
  std::optional<std::string> stage;
};

/// A judgement that somebody signed.
struct Attestation {
  std::string check;
  std::string subject;  ///< empty when not stated, `*` for all
  bool conforms = false;
  std::string statement;
  std::string by;       ///< id of a signatory
  std::string by_name;  ///< its title field, else the id
  base::Date on;
  std::vector<std::string> documents;
  source::Span where;  ///< the whole entry
  source::Span check_where;
  source::Span subject_where;
};

struct Waiver {
  std::string target;   ///< requirement or check id
  std::string subject;  ///< empty: all
  std::string reason;
  std::string approver;
  base::Date from;
  base::Date until;
  source::Span where;
  source::Span target_where;
  source::Span subject_where;
};

/// Where a data problem of severity error stands.
struct Spoilt {
  std::string path;
  source::Span where;
  std::size_t diagnostic = 0;  ///< its number among the sink's diagnostics
};

/// A dossier bound to a schema. Values live in `arena`; Origins and Missings too. Faulty parts
/// are Unknown with Missing::Why::problem; absent ones Unknown with Why::absent; optional
/// absent ones Tag::absent.
struct Evidence {
  std::unique_ptr<cel::Arena> arena;
  std::vector<cel::Value> roots;     ///< parallel to Schema::root.fields
  std::vector<source::Span> places;  ///< of the roots' values, of the whole where absent
  StatedApplication application;
  std::optional<base::Date> stated_on;
  std::vector<Attestation> attestations;
  std::vector<Waiver> waivers;
  std::vector<Spoilt> spoilt;
};

/// Reads scalars by schema, resolves references, reports every data problem (unknown field with
/// "did you mean", wrong type, impossible date, end before start, unknown enum value, duplicate
/// key and id, dangling reference, …), all in one run. Always gives evidence: what is faulty
/// counts as missing and says why. Events after `stated_on` are problems, after `as_of` (when
/// there is no stated_on) warnings. Each `file` field is claimed from `attachments`.
Evidence bind(const data::Document& document, const Schema& schema, base::Date as_of,
              dossier::Attachments& attachments, const source::Map& sources, diag::Sink& sink);

/// The same for a text that has no folder: paths stay words, and no file is looked at. Nothing
/// that was bound so may be reported as an assessment.
Evidence bind(const data::Document& document, const Schema& schema, base::Date as_of,
              const source::Map& sources, diag::Sink& sink);

}  // namespace zizhi::schema
