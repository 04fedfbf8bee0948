#pragma once

#include "zizhi/base/date.h"
#include "zizhi/base/lifetime.h"
#include "zizhi/cel/arena.h"
#include "zizhi/cel/type.h"
#include "zizhi/source/source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace zizhi::cel {

/// What a value is at run time. Everything from `partial` on is not a plain value: one compare
/// keeps the happy path apart.
enum class Tag : std::uint8_t {
  null,
  boolean,
  integer,
  unsigned_integer,
  floating,
  string,
  bytes,
  timestamp,
  duration,
  date,  ///< also the value of an `until`; see Value::long_term
  month,
  period,
  list,
  map,
  record,
  optional,
  type,
  // ── not plain values ──
  partial,   ///< a list of which some elements may or may not belong
  interval,  ///< an int that lies between two bounds: the size of a partial list
  absent,    ///< an optional field that is not there; only has() and .? may look at it
  unknown,   ///< evidence that would decide is missing
  error,
};

class Value;
struct List;
struct Map;
struct Record;
struct Partial;
struct Interval;
struct Unknowns;
struct Failure;

/// Sixteen bytes by value; what it points to lives in an Arena (or in a program's constants).
class Value {
 public:
  constexpr Value() = default;  ///< null

  static constexpr Value of(bool value) {
    return {Tag::boolean, 0, Payload{.integer = value ? 1 : 0}};
  }

  static constexpr Value of(std::int64_t value) {
    return {Tag::integer, 0, Payload{.integer = value}};
  }

  static constexpr Value of(std::uint64_t value) {
    return {Tag::unsigned_integer, 0, Payload{.unsigned_integer = value}};
  }

  static constexpr Value of(double value) {
    return {Tag::floating, 0, Payload{.floating = value}};
  }

  /// Well-formed UTF-8 of at most 4 GiB that outlives the value.
  static constexpr Value string(std::string_view text) {
    return {Tag::string, static_cast<std::uint32_t>(text.size()), Payload{.text = text.data()}};
  }

  static constexpr Value bytes(std::string_view text) {
    return {Tag::bytes, static_cast<std::uint32_t>(text.size()), Payload{.text = text.data()}};
  }

  /// Seconds since 1970-01-01T00:00:00Z, nanos in [0, 999,999,999].
  static constexpr Value timestamp(std::int64_t seconds, std::int32_t nanos) {
    return {Tag::timestamp, static_cast<std::uint32_t>(nanos), Payload{.integer = seconds}};
  }

  /// Nanos have the sign of seconds.
  static constexpr Value duration(std::int64_t seconds, std::int32_t nanos) {
    return {Tag::duration, static_cast<std::uint32_t>(nanos), Payload{.integer = seconds}};
  }

  static constexpr Value date(base::Date date) {
    return {Tag::date, 0, Payload{.integer = date.days()}};
  }

  /// The open end: after every date.
  static constexpr Value long_term() { return {Tag::date, 1, Payload{.integer = INT64_MAX}}; }

  static constexpr Value month(base::Month month) {
    return {Tag::month, 0, Payload{.integer = month.index}};
  }

  static constexpr Value period(base::Period period) {
    return {Tag::period, static_cast<std::uint32_t>(period.days),
            Payload{.integer = period.months}};
  }

  static constexpr Value list(const List* list) {
    return {Tag::list, 0, Payload{.list = list}};
  }

  static constexpr Value map(const Map* map) { return {Tag::map, 0, Payload{.map = map}}; }

  static constexpr Value record(const Record* record) {
    return {Tag::record, 0, Payload{.record = record}};
  }

  /// `inner` may be null: none.
  static constexpr Value optional(const Value* inner) {
    return {Tag::optional, 0, Payload{.value = inner}};
  }

  /// The runtime name of a type: `int`, `google.protobuf.Timestamp`, `date`. The text outlives
  /// the value.
  static constexpr Value type(std::string_view name) {
    return {Tag::type, static_cast<std::uint32_t>(name.size()), Payload{.text = name.data()}};
  }

  static constexpr Value partial(const Partial* partial) {
    return {Tag::partial, 0, Payload{.partial = partial}};
  }

  static constexpr Value interval(const Interval* interval) {
    return {Tag::interval, 0, Payload{.interval = interval}};
  }

  static constexpr Value absent() { return {Tag::absent, 0, Payload{.integer = 0}}; }

  static constexpr Value unknown(const Unknowns* unknowns) {
    return {Tag::unknown, 0, Payload{.unknowns = unknowns}};
  }

  static constexpr Value error(const Failure* failure) {
    return {Tag::error, 0, Payload{.failure = failure}};
  }

  constexpr Tag tag() const { return tag_; }

  constexpr bool is(Tag tag) const { return tag_ == tag; }

  /// Not partial, interval, absent, unknown or error.
  constexpr bool plain() const { return tag_ < Tag::partial; }

  constexpr bool is_true() const { return tag_ == Tag::boolean && payload_.integer != 0; }

  constexpr bool is_false() const { return tag_ == Tag::boolean && payload_.integer == 0; }

  constexpr bool is_long_term() const { return tag_ == Tag::date && aux_ == 1; }

  // Each of these wants the tag to fit: a programmer's error otherwise.
  constexpr bool as_bool() const { return payload_.integer != 0; }

  constexpr std::int64_t as_int() const { return payload_.integer; }

  constexpr std::uint64_t as_uint() const { return payload_.unsigned_integer; }

  constexpr double as_double() const { return payload_.floating; }

  /// The text of a string, the bytes of bytes, the name of a type.
  constexpr std::string_view as_text() const { return {payload_.text, aux_}; }

  constexpr std::int64_t seconds() const { return payload_.integer; }

  constexpr std::int32_t nanos() const { return static_cast<std::int32_t>(aux_); }

  /// Not for long_term().
  base::Date as_date() const;

  constexpr base::Month as_month() const {
    return {static_cast<std::int32_t>(payload_.integer)};
  }

  constexpr base::Period as_period() const {
    return {static_cast<std::int32_t>(payload_.integer), static_cast<std::int32_t>(aux_)};
  }

  constexpr const List& as_list() const { return *payload_.list; }

  constexpr const Map& as_map() const { return *payload_.map; }

  constexpr const Record& as_record() const { return *payload_.record; }

  /// Null for none.
  constexpr const Value* as_optional() const { return payload_.value; }

  constexpr const Partial& as_partial() const { return *payload_.partial; }

  constexpr const Interval& as_interval() const { return *payload_.interval; }

  constexpr const Unknowns& as_unknowns() const { return *payload_.unknowns; }

  constexpr const Failure& as_failure() const { return *payload_.failure; }

 private:
  union Payload {
    std::int64_t integer;
    std::uint64_t unsigned_integer;
    double floating;
    const char* text;
    const List* list;
    const Map* map;
    const Record* record;
    const Value* value;
    const Partial* partial;
    const Interval* interval;
    const Unknowns* unknowns;
    const Failure* failure;
  };

  constexpr Value(Tag tag, std::uint32_t aux, Payload payload)
      : tag_(tag), aux_(aux), payload_(payload) {}

  Tag tag_ = Tag::null;
  std::uint32_t aux_ = 0;
  Payload payload_{.integer = 0};
};

static_assert(sizeof(Value) == 16);

/// Where a piece of evidence stands: a chain from the root field down. `projects[4].signed_on`.
struct Origin {
  const Origin* parent = nullptr;  ///< null for a root field
  std::string_view field;          ///< empty for an element of a list
  std::int64_t index = -1;         ///< element number from 0; -1 for a field
  source::Span where{};            ///< of the value (of the key where there is no value)
};

/// `projects[4].signed_on`.
std::string path(const Origin& origin);

/// A list; `origin` and `where` are null unless it is evidence.
struct List {
  const Value* items = nullptr;
  std::size_t size = 0;
  const Origin* origin = nullptr;
  const source::Span* where = nullptr;  ///< place of each element

  std::span<const Value> span() const { return {items, size}; }
};

/// One entry of a map: key bool, int, uint or string.
struct Entry {
  Value key;
  Value value;
};

/// A map in the order it was written; looked up through an index (by hash; numbers equal across
/// types).
struct Map {
  const Entry* entries = nullptr;
  std::size_t size = 0;
  const std::uint32_t* slots =
      nullptr;                 ///< open-addressing table of entry number + 1; 0 is empty
  std::size_t slot_count = 0;  ///< a power of two; 0 for small maps, which are searched
  const Origin* origin = nullptr;
  const source::Span* where = nullptr;

  std::span<const Entry> span() const { return {entries, size}; }
};

/// A record of the evidence: one value a slot of its type.
struct Record {
  const RecordType* type = nullptr;
  const Value* slots = nullptr;
  const source::Span* where =
      nullptr;                     ///< place of each slot's value; of the record where absent
  const Origin* origin = nullptr;  ///< null for records that are not evidence (params)
};

/// Evidence that would decide, and is not there.
struct Missing {
  enum class Why : std::uint8_t { absent, problem };  ///< not stated; stated, but unusable

  const Origin* parent = nullptr;  ///< the record it belongs to; null for a root field
  std::string_view field;          ///< of the parent; empty: the element `parent` itself
  Why why = Why::absent;
  const RecordField* declaration = nullptr;  ///< null where there is none (plain bindings)
  source::Span where{};  ///< the faulty value, or the nearest existing parent
};

/// `people[1].assessments`.
std::string path(const Missing& missing);

/// A set, sorted by address, without duplicates; never empty.
struct Unknowns {
  const Missing* const* items = nullptr;
  std::size_t size = 0;

  std::span<const Missing* const> span() const { return {items, size}; }
};

/// A `filter` that could not decide each element: those that belong, and those that may.
struct Partial {
  const Value* items = nullptr;    ///< definite and possible elements in their order
  const bool* definite = nullptr;  ///< for each element
  const source::Span* where = nullptr;
  std::size_t size = 0;
  std::size_t definite_count = 0;
  const Origin* origin = nullptr;
  const Unknowns* unknowns = nullptr;  ///< what would decide the possible ones
  /// Why the predicate failed for some of the possible ones; such a list never leaves an
  /// evaluation. Unknowns may be null then.
  const Failure* failure = nullptr;
};

/// An int between two bounds, both included.
struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 0;
  const Unknowns* unknowns = nullptr;
  const Failure* failure = nullptr;  ///< as of the partial list
};

/// Why an evaluation has no value.
enum class FailureCode : std::uint8_t {
  no_such_overload,
  no_such_field,
  no_such_key,
  index_out_of_range,
  divide_by_zero,
  overflow,
  invalid_argument,
  duplicate_key,
  limit_cost,
  limit_iterations,
  limit_memory,
  limit_depth,
  unbound,
};

struct Failure {
  FailureCode code{};
  i18n::Text text{};          ///< the kind of failure, static
  std::string_view detail{};  ///< in the arena: what exactly; may be empty
  std::uint32_t begin = 0;    ///< in the expression's text
  std::uint32_t end = 0;
};

/// The union of two sets.
const Unknowns* unite(Arena& arena, const Unknowns* a, const Unknowns* b);
Value unknown_of(Arena& arena, const Missing& missing);

/// The value as CEL source: `"a"`, `[1, 2]`, `date('2026-01-02')`. Records as `project{id: …}`.
/// Cut with `…` at `limit` code points.
std::string to_text(const Value& value, std::size_t limit = 200);

/// The name that `type(x)` has: `int`, `list`, `google.protobuf.Timestamp`, `date`; of a record
/// its type's name.
std::string_view type_name(const Value& value);

/// CEL equality: numbers across types, lists and maps by element, NaN unequal, different types
/// unequal; records are equal iff they are the same record. Both plain.
bool equal(const Value& a, const Value& b);

/// CEL ordering: -1, 0, 1; empty where there is none (NaN, different kinds, kinds without
/// order). Both plain.
std::optional<int> compare(const Value& a, const Value& b);

/// Agrees with `equal`.
std::size_t hash(const Value& value);

/// Null when the key is not there.
const Value* find(const Map& map, const Value& key);

/// Builds the index. Empty when a key occurs twice or is not bool, int, uint or string.
const Map* make_map(Arena& arena, std::span<const Entry> entries);

}  // namespace zizhi::cel
