#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/cel/program.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/schema/schema.h"
#include "zizhi/verdict/assessment.h"
#include "zizhi/verdict/words.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zizhi::rulebook {

struct Source {
  std::string id;
  i18n::Localized title;
  std::string address;
  std::string retrieved;  ///< ISO date or empty
  std::string confidence;
};

/// Which of two values of a parameter is harder to meet. `true` is larger than `false`; of an
/// enumeration the later value is.
enum class Stricter : std::uint8_t { unknown, larger, smaller };

/// A number of the certification: never buried in an expression.
struct Parameter {
  std::string name;
  cel::Type type;
  std::map<std::int64_t, cel::Value>
      by_level;  ///< a value for each level; the same where it does not depend
  std::map<std::int64_t, cel::Value>
      default_by_level;  ///< what the rulebook says; differs from by_level only when set
  std::string set_by;    ///< `--set`, `overlay NAME`; empty when not changed
  bool depends_on_level = false;
  Stricter stricter = Stricter::unknown;
  std::string source;  ///< id of a Source
  std::string unit;
  i18n::Localized title;
  source::Span where;
};

struct SourceRef {
  std::string id;
  std::string clause;
};

using verdict::LeadTime;
using verdict::Severity;

/// A variable that stands for each element of a list in turn.
struct ForEach {
  std::string variable;
  cel::Program list;
  cel::Type element;
  std::uint32_t slot = 0;  ///< among the globals
  bool over_services =
      false;  ///< it runs over application.services: parameters follow the service's level
};

/// A message with CEL in `{{ }}`: pieces of text and programs in turn.
struct Template {
  std::vector<std::variant<std::string, cel::Program>> pieces;

  bool empty() const { return pieces.empty(); }
};

struct Message {
  Template en;
  Template zh;
};

struct Check {
  std::string id;  ///< full: `PERF-2.completed-project`
  Severity severity = Severity::must;
  i18n::Localized title;
  std::optional<cel::Program> rule;  ///< of must and advise
  i18n::Localized statement;         ///< of attest
  std::optional<cel::Program> when;
  i18n::Localized otherwise;
  std::optional<ForEach> for_each;  ///< its own, or the requirement's; none: evaluated once
  Message message;
  i18n::Localized fix;
  std::vector<i18n::Localized> show;
  std::optional<base::Period> valid_for;
  bool waivable = true;
  LeadTime lead_time = LeadTime::days;
  SourceRef source;
  source::Span where;
};

struct Requirement {
  std::string id;
  i18n::Localized title;
  i18n::Localized text;
  std::string zh_origin;
  SourceRef source;
  std::optional<cel::Program> applies;
  i18n::Localized otherwise;
  std::vector<Check> checks;
  source::Span where;
};

struct Category {
  std::string id;
  i18n::Localized title;
  std::vector<Requirement> requirements;
};

/// A check that an overlay took out.
struct Disabled {
  std::string check;  ///< full id
  std::string overlay;
  bool is_judgement = false;
};

/// Slots among the globals of every expression of the rulebook.
struct Globals {
  std::uint32_t application = 0;
  std::uint32_t params = 0;
  std::uint32_t as_of = 0;
  std::uint32_t first_root = 0;  ///< evidence roots follow in schema order
  std::uint32_t count = 0;       ///< with the subjects' variables, which come last
};

/// A rulebook that has been read, checked and compiled: every id is unique, every reference
/// resolves, every expression fits the schema. Movable; addresses inside stay valid. The
/// source::Map it was read with outlives it.
struct Rulebook {
  std::unique_ptr<data::Document>
      document;  ///< what it was read from: places inside expressions are told by it
  std::string id;
  std::string version;
  i18n::Localized title;
  std::string edition;
  std::string sha256;
  std::vector<verdict::OverlayInfo> overlays;  ///< that were laid on, in order
  std::vector<Disabled> disabled;              ///< by them
  std::vector<Source> sources;
  std::vector<Parameter> parameters;
  std::unique_ptr<cel::Types> types;
  std::unique_ptr<cel::Arena> constants;  ///< of parameter values
  schema::Schema schema;
  std::unique_ptr<cel::Environment> environment;
  cel::Definitions definitions;
  std::vector<std::string> definition_names;
  std::vector<Category> categories;
  Globals globals;
  const cel::RecordType* application_type =
      nullptr;  ///< fields services, stage, level in this order
  const cel::RecordType* params_type = nullptr;  ///< a field for each parameter, in order

  const Requirement* find_requirement(std::string_view wanted) const;
  const Check* find_check(std::string_view full_id) const;
  const Source* find_source(std::string_view wanted) const;
  const Parameter* find_parameter(std::string_view name) const;

  /// The check of that id that an overlay took out; null when there is one, or never was.
  const Disabled* find_disabled(std::string_view full_id) const;
};

/// Reads, checks and compiles. Empty iff an error was added (a doubled key is an error of the
/// document's reader): a rulebook with an error does not load.
std::optional<Rulebook> read(data::Document document, const source::Map& sources,
                             diag::Sink& sink, const cel::Limits& limits = {});

/// The same with overlays, laid on in their order: each sets parameters, adds, replaces texts,
/// makes advice decide, or disables a check with a reason; nothing else of the rulebook
/// changes. A parameter's default is its value without them; at a level that they add, its
/// value at the rulebook's own level; of a parameter that one of them declares, what that one
/// says. What an overlay says without a source has the overlay itself as its source.
std::optional<Rulebook> read(data::Document document, std::span<const data::Document> overlays,
                             const source::Map& sources, diag::Sink& sink,
                             const cel::Limits& limits = {});

/// Warns of deciding checks that an empty list would pass (semantics rule 5): a positive
/// `all(…)`, a negated `exists(…)`, a `filter(…).size()` bounded from above, or a `for_each`,
/// over a list whose emptiness nothing in the same requirement looks at. Part of `read`.
void find_vacuous(const Rulebook& rulebook, diag::Sink& sink);

/// Gives parameter `name` another value for every level, read by the parameter's type; the
/// elements of a list stand between commas. False and a diagnostic if there is no such
/// parameter or the text does not fit.
bool set_parameter(Rulebook& rulebook, std::string_view name, std::string_view text,
                   diag::Sink& sink);

/// A parameter's value as `--set` would take it: `P4M`, `3`, `a,b`.
std::string parameter_text(const cel::Value& value);

/// A rulebook file in the binary.
struct Embedded {
  std::string_view name;  ///< `ccrc-isv`
  std::string_view text;
  std::string_view tree;  ///< of `text`, frozen when the program was built
};

/// The tree of `file`, whose text is the source `id`, as `data::read` reads it.
data::Document tree(const Embedded& file, source::Id id);

std::span<const Embedded> embedded();

/// The overlays in the binary.
std::span<const Embedded> embedded_overlays();

/// For what `init` writes: one service list, one stage, one level.
struct Selection {
  std::vector<std::string> services;
  std::string stage;
  std::int64_t level = 0;
};

/// Fields of the evidence that the checks which apply to `selection` read, sorted, with the
/// fields that identify and title a record. The evidence's own fields are those of
/// `schema.root.type`. A check is left out only if it does not apply whatever the evidence.
std::vector<cel::FieldRead> fields_needed(const Rulebook& rulebook, const Selection& selection);

}  // namespace zizhi::rulebook
