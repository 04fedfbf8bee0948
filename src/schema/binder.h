#pragma once

#include "entries.h"
#include "field_names.h"
#include "personal_types.h"
#include "problems.h"

#include "zizhi/base/date.h"
#include "zizhi/schema/evidence.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::schema {

/// Where a value belongs, whether or not it is there.
struct Place {
  const cel::Origin* parent = nullptr;
  std::string_view field;   ///< empty for an entry of a list
  std::int64_t index = -1;  ///< of an entry
  const cel::RecordField* declaration = nullptr;
};

/// Reads nodes of one dossier as the values that their fields want. What is faulty becomes
/// Unknown and is reported.
class Binder {
 public:
  /// `attachments` may be null: then no file is looked at.
  Binder(const Schema& schema, base::Date as_of, dossier::Attachments* attachments,
         Problems& problems, cel::Arena& arena);

  /// Looks up the lists that references name; to be called first.
  void survey_lists(data::NodeRef root);

  /// The value of a node that is there.
  cel::Value value(data::NodeRef node, const Field& field, const Place& place);

  /// The value of an entry of a list; one that states nothing is a problem.
  cel::Value entry(data::NodeRef node, const Field& field, const Place& place);

  /// The fields of `record` out of a map, one a slot. `where` has room for as many places.
  void fill(data::NodeRef map, const Record& record, std::span<cel::Value> slots,
            std::span<source::Span> where, const cel::Origin* origin);

  /// Every key of `map` that `records` do not have and that is not the user's own is a problem.
  void want_known_keys(data::NodeRef map, std::span<const Record* const> records);

  void stated_on(base::Date day) { stated_on_ = day; }

  /// It is stated, but nobody can tell when.
  void stated_some_day() { stated_some_day_ = true; }

  cel::Value unknown(const Place& place, cel::Missing::Why why, source::Span where);
  const cel::Origin* origin(const Place& place, source::Span where);

  Problems& problems() { return problems_; }

  cel::Arena& arena() { return arena_; }

  const Schema& schema() const { return schema_; }

 private:
  /// A list of the evidence that references name.
  struct Target {
    std::optional<Entries> entries;  ///< empty: it cannot be named
    cel::Value otherwise;            ///< then: why not
    source::Span where;              ///< of its key
  };

  /// A field of a record: what is written, what it was read as, and where it belongs.
  struct Stated {
    const data::NodeRef& node;
    const Field& field;
    cel::Value& value;
    Place place;
  };

  cel::Value faulty(data::NodeRef node, const Field& field, const Place& place,
                    diag::Diagnostic problem);
  cel::Value doubled(data::NodeRef node, const Field& field, const Place& place);
  cel::Value scalar(data::NodeRef node, const Field& field, const Place& place);
  cel::Value reference(data::NodeRef node, const Field& field, const Place& place);
  cel::Value record(data::NodeRef node, const Field& field, const Place& place);
  void fill_record(data::NodeRef node, const Field& field, const cel::Origin* origin,
                   cel::Record& record);
  cel::Value list(data::NodeRef node, const Field& field, const Place& place);
  cel::Value list_of_records(data::NodeRef node, const Field& field, const Place& place);
  cel::Value gather(data::NodeRef node, std::span<const cel::Value> items,
                    const cel::Origin* origin);
  cel::Value map(data::NodeRef node, const Field& field, const Place& place);
  bool too_many(data::NodeRef node, const Field& field);
  bool repeats(data::NodeRef node, const Field& field,
               std::map<std::string_view, data::NodeRef>& seen);
  void report_doubled(data::NodeRef list, const Entries& entries);
  bool has_happened(data::NodeRef node, const Field& field, const cel::Value& value);
  void want_order(data::NodeRef map, const Record& record, std::span<cel::Value> slots,
                  const cel::Origin* origin);
  cel::Value attachment(data::NodeRef node, const Field& field, const Place& place,
                        const cel::Value& path);
  void want_digests(data::NodeRef map, const Record& record, std::span<cel::Value> slots,
                    const cel::Origin* origin);
  void compare(const Stated& digest, const Stated& file);
  void unknown_key(data::NodeRef node, std::span<const Record* const> records);

  const Schema& schema_;
  base::Date as_of_;
  dossier::Attachments* attachments_;
  Problems& problems_;
  cel::Arena& arena_;
  std::optional<base::Date> stated_on_;
  bool stated_some_day_ = false;
  std::map<std::string, Target, std::less<>> targets_;
  std::size_t looks_ = 0;  ///< for the id that a dangling reference meant
  PersonalTypes personal_;
  FieldNames names_;
};

}  // namespace zizhi::schema
