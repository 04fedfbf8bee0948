// How large a value may be, told before there is one.
#pragma once

#include "zizhi/cel/cost.h"
#include "zizhi/cel/value.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <span>

namespace zizhi::cel {

/// The bounds of a value. What a kind of value does not have is 0 or null, and what it has is
/// not: an empty text counts as one byte.
struct Extent {
  Bounds items{};                   ///< of a list or map; of an optional at most one
  std::uint64_t most_bytes = 0;     ///< of a string or of bytes
  const Extent* element = nullptr;  ///< of a list, of what an optional holds; of a map's values
  const Extent* key = nullptr;      ///< of a map
  const RecordField* bound = nullptr;    ///< the declaration that says how many items
  std::optional<std::int64_t> number{};  ///< an int that is known
  bool certain = false;   ///< neither unknown nor partial nor failed, whatever the evidence
  bool anything = false;  ///< of a type that is not known: no bound at all
};

/// Makes extents and keeps them: equal ones are the same object, as long-lived as this.
class Extents {
 public:
  /// No declared list or map has more than `most_items`.
  explicit Extents(std::uint64_t most_items);

  /// Of a value without parts: a number, a date, a record.
  const Extent* simple() const { return simple_; }

  /// Of a value of which nothing is known.
  const Extent* anything() const { return anything_; }

  const Extent* make(const Extent& extent);
  const Extent* list(Bounds items, const Extent* element);
  const Extent* text(std::uint64_t most_bytes);
  const Extent* optional(const Extent* inner);

  /// Of a value of this type that functions made: no larger than they make any.
  const Extent* made(Type type);

  /// Of a value of the evidence by its declaration.
  const Extent* declared(const RecordField& field);
  const Extent* exactly(const Value& value);

  /// Of a value that is one or the other.
  const Extent* either(const Extent* a, const Extent* b);

  /// The same, but it may be unknown or failed.
  const Extent* doubtful(const Extent* extent);

  /// With other numbers of items.
  const Extent* sized(const Extent* extent, Bounds items);

  const Extent* element(const Extent* extent) const;

  /// What a macro's one variable stands for: the element of a list, the key of a map.
  const Extent* item(const Extent* extent) const;

 private:
  struct Less {
    bool operator()(const Extent& a, const Extent& b) const;
  };

  const Extent* of_type(Type type, std::uint64_t items, std::uint64_t bytes);

  /// What bounds each of `parts`; `certain` stays so only where all of them are.
  const Extent* each_of(std::span<const Value> parts, bool& certain);

  std::uint64_t most_items_;
  std::set<Extent, Less> all_;
  const Extent* simple_ = nullptr;
  const Extent* anything_ = nullptr;
};

/// Values that a comparison of two such values may look at: itself and all inside of it.
std::uint64_t parts(const Extent& extent);

}  // namespace zizhi::cel
