// Looking things up by value: hashes that agree with equality, and the index of a map.
#include "numbers.h"

#include "zizhi/base/assert.h"
#include "zizhi/cel/value.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace zizhi::cel {
namespace {

// Maps up to this size are searched entry by entry.
constexpr std::size_t kSearched = 8;

// A hash looks no further than this, so that its time is bounded; what lies beyond only
// collides.
constexpr std::size_t kHashedItems = 16;
constexpr int kHashedDepth = 3;

constexpr std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 30U;
  h *= 0xBF58476D1CE4E5B9U;
  h ^= h >> 27U;
  h *= 0x94D049BB133111EBU;
  return h ^ (h >> 31U);
}

constexpr std::uint64_t combine(std::uint64_t seed, std::uint64_t h) {
  return mix(seed + 0x9E3779B97F4A7C15U + h);
}

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325U;  // FNV-1a
  for (const char c : text) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001B3U;
  }
  return mix(h);
}

// A double that is an integer hashes as that integer.
std::uint64_t hash_double(double value) {
  if (std::trunc(value) == value) {
    if (value >= -kIntEnd && value < 0) {
      return mix(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
    }
    if (value >= 0 && value < kUintEnd) return mix(static_cast<std::uint64_t>(value));
  }
  return mix(std::bit_cast<std::uint64_t>(value));
}

std::uint64_t hash_value(const Value& value, int depth);

std::uint64_t hash_list(const List& list, int depth) {
  std::uint64_t h = list.size;
  if (depth == 0) return mix(h);
  for (std::size_t i = 0; i < std::min(list.size, kHashedItems); ++i) {
    h = combine(h, hash_value(list.items[i], depth - 1));
  }
  return mix(h);
}

// The order of entries does not count, so all of them do or none: of large maps only the size.
std::uint64_t hash_map(const Map& map, int depth) {
  std::uint64_t h = map.size;
  if (depth == 0 || map.size > kHashedItems) return mix(h);
  for (const auto& entry : map.span()) {
    h += combine(hash_value(entry.key, 0), hash_value(entry.value, depth - 1));
  }
  return mix(h);
}

std::uint64_t hash_value(const Value& value, int depth) {
  const auto kind = static_cast<std::uint64_t>(value.tag());
  switch (value.tag()) {
    case Tag::integer:
      return mix(static_cast<std::uint64_t>(value.as_int()));
    case Tag::unsigned_integer:
      return mix(value.as_uint());
    case Tag::floating:
      return hash_double(value.as_double());
    case Tag::string:
    case Tag::bytes:
    case Tag::type:
      return combine(kind, hash_text(value.as_text()));
    case Tag::boolean:
    case Tag::date:
    case Tag::month:
      return combine(kind, static_cast<std::uint64_t>(value.as_int()));
    case Tag::timestamp:
    case Tag::duration:
      return combine(combine(kind, static_cast<std::uint64_t>(value.seconds())),
                     static_cast<std::uint64_t>(value.nanos()));
    case Tag::period:
      return combine(combine(kind, static_cast<std::uint64_t>(value.as_period().months)),
                     static_cast<std::uint64_t>(value.as_period().days));
    case Tag::list:
      return combine(kind, hash_list(value.as_list(), depth));
    case Tag::map:
      return combine(kind, hash_map(value.as_map(), depth));
    case Tag::record:
      return combine(kind, std::bit_cast<std::uintptr_t>(&value.as_record()));
    case Tag::optional:
      if (value.as_optional() == nullptr || depth == 0) return mix(kind);
      return combine(kind, hash_value(*value.as_optional(), depth - 1));
    case Tag::null:
    case Tag::partial:
    case Tag::interval:
    case Tag::absent:
    case Tag::unknown:
    case Tag::error:
      return mix(kind);
  }
  ZIZHI_UNREACHABLE();
}

bool may_be_key(const Value& value) {
  return value.is(Tag::boolean) || value.is(Tag::integer) || value.is(Tag::unsigned_integer) ||
         value.is(Tag::string);
}

const Value* search(std::span<const Entry> entries, const Value& key) {
  const auto found = std::ranges::find_if(
      entries, [&key](const Entry& entry) { return equal(entry.key, key); });
  return found == entries.end() ? nullptr : &found->value;
}

// The slot where `key` stands, or the free one where it would.
std::size_t slot_of(std::span<const Entry> entries, std::span<const std::uint32_t> slots,
                    const Value& key) {
  const auto mask = slots.size() - 1;
  auto slot = hash(key) & mask;
  while (slots[slot] != 0 && !equal(entries[slots[slot] - 1].key, key)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

}  // namespace

std::size_t hash(const Value& value) {
  return hash_value(value, kHashedDepth);
}

const Value* find(const Map& map, const Value& key) {
  if (map.slot_count == 0) return search(map.span(), key);
  const std::span<const std::uint32_t> slots(map.slots, map.slot_count);
  const auto number = slots[slot_of(map.span(), slots, key)];
  return number == 0 ? nullptr : &map.entries[number - 1].value;
}

const Map* make_map(Arena& arena, std::span<const Entry> entries) {
  const auto copy = arena.array<Entry>(entries.size());
  std::ranges::copy(entries, copy.begin());
  auto* const map = arena.make<Map>();
  map->entries = copy.data();
  map->size = copy.size();
  if (!std::ranges::all_of(copy, may_be_key, &Entry::key)) return nullptr;

  if (copy.size() <= kSearched) {
    for (std::size_t i = 1; i < copy.size(); ++i) {
      if (search(copy.first(i), copy[i].key) != nullptr) return nullptr;
    }
    return map;
  }
  const auto slots = arena.array<std::uint32_t>(std::bit_ceil(copy.size() * 2));
  for (std::size_t i = 0; i < copy.size(); ++i) {
    auto& slot = slots[slot_of(copy, slots, copy[i].key)];
    if (slot != 0) return nullptr;
    slot = static_cast<std::uint32_t>(i + 1);
  }
  map->slots = slots.data();
  map->slot_count = slots.size();
  return map;
}

}  // namespace zizhi::cel
