#pragma once

#include "zizhi/cel/environment.h"
#include "zizhi/cel/type.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/i18n/text.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zizhi::schema {

/// What a field is written as.
enum class Shape : std::uint8_t {
  string,
  integer,
  number,
  boolean,
  date,
  month,
  period,
  until,
  id,
  enumeration,
  reference,
  file,
  record,
  list,
  map,
};

/// What becomes of a value when evidence is carried over to another year or stage.
enum class Carry : std::uint8_t {
  keep,     ///< it stays true: the date of something that happened, a name
  confirm,  ///< it may have changed: it counts as missing until somebody confirms it
  drop,     ///< it is of that time only
};

/// A field (or the element of a list or map) as the rulebook declares it.
struct Field {
  std::string name;
  Shape shape = Shape::string;
  cel::Type type;
  std::uint32_t record = 0;        ///< index into Schema::types, when shape is record
  std::unique_ptr<Field> element;  ///< of a list or map
  std::string to;                  ///< of a reference: the evidence list
  bool optional = false;
  bool event = false;  ///< the date of something that happened
  bool personal = false;
  std::optional<Carry> carry;  ///< none: as of what it is part of; at the root `confirm`
  std::string not_before;      ///< sibling date that it may not precede
  bool exclusive = false;      ///< of a file: it is this document and no other's
  std::string digest_of;       ///< sibling file whose SHA-256 it is
  std::string unit;
  i18n::Localized ask;
  i18n::Localized help;
  std::string example;
  std::uint32_t max_items = 1000;
  std::uint32_t max_length = 10000;  ///< code points
  std::optional<double> min;         ///< of a number, which may be it
  std::optional<double> max;
  source::Span where;  ///< of its declaration
};

struct Record {
  std::string name;
  std::vector<Field> fields;  ///< in the order of cel::RecordType
  const cel::RecordType* type = nullptr;
};

/// One way of applying: a stage or a service with what people call it.
struct Choice {
  std::string id;
  i18n::Localized title;
  std::vector<std::string> aliases;
};

/// What an application may say.
struct ApplicationSchema {
  std::vector<std::int64_t> levels;  ///< 3 is lower than 2 is lower than 1
  std::int64_t default_level = 0;
  std::vector<Choice> stages;
  std::string default_stage;
  std::vector<Choice> services;
  std::size_t at_least = 1;
  cel::Type service_type;  ///< the enumeration
  cel::Type stage_type;
};

/// What evidence looks like: declared once, used for reading, checking rules, templates.
struct Schema {
  ApplicationSchema application;
  std::vector<Record> types;
  Record root;   ///< the evidence's own fields
  Record frame;  ///< what every dossier may say besides: `application`, `stated_on`,
                 ///< `attestations`, `waivers`; their record types are the last of `types`
  std::string signatories;  ///< evidence list whose records may sign attestations; may be empty
};

/// Reads `application`, `types`, `evidence` and `signatories` of a rulebook. Empty iff an error
/// was added.
std::optional<Schema> read(data::NodeRef rulebook, cel::Types& types,
                           const source::Map& sources, diag::Sink& sink);

}  // namespace zizhi::schema
