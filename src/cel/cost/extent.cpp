#include "extent.h"

#include "functions/support.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace zizhi::cel {
namespace {

using functions::kMostBytes;
using functions::kMostItems;

constexpr std::uint64_t kBytesOfCodePoint = 4;    // at most, in UTF-8
constexpr std::uint64_t kMostDeclared = 100'000;  // the largest max_items that can be declared

// What functions make out of a dossier of ordinary size, where nothing better is known.
constexpr std::uint64_t kOrdinaryItems = 1000;
constexpr std::uint32_t kOrdinaryLength = 200;  // code points of a text that is written down
constexpr std::uint64_t kOrdinaryBytes = 40'000;

std::uint64_t longest_value(const EnumType& type) {
  std::size_t most = 0;
  for (const auto& value : type.values)
    most = std::max(most, value.id.size());
  return most;
}

}  // namespace

std::uint64_t add_up(std::uint64_t a, std::uint64_t b) {
  return a > kEndless - b ? kEndless : a + b;
}

std::uint64_t multiply_up(std::uint64_t a, std::uint64_t b) {
  std::uint64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? kEndless : product;
}

bool Extents::Less::operator()(const Extent& a, const Extent& b) const {
  const auto key = [](const Extent& e) {
    return std::tuple(e.items.least, e.items.most, e.most_bytes, e.element, e.key, e.bound,
                      e.number, e.certain, e.anything);
  };
  return key(a) < key(b);
}

Extents::Extents(std::uint64_t most_items) : most_items_(most_items), simple_(make({})) {
  anything_ = make({.items = {0, kEndless}, .most_bytes = kEndless, .anything = true});
}

const Extent* Extents::make(const Extent& extent) {
  return &*all_.insert(extent).first;
}

const Extent* Extents::list(Bounds items, const Extent* element) {
  return make({.items = items, .element = element});
}

const Extent* Extents::text(std::uint64_t most_bytes) {
  return make({.most_bytes = std::max<std::uint64_t>(most_bytes, 1)});
}

const Extent* Extents::optional(const Extent* inner) {
  return make({.items = {0, 1}, .element = inner});
}

const Extent* Extents::of_type(Type type, std::uint64_t items, std::uint64_t bytes) {
  switch (type.kind()) {
    case Kind::string:
    case Kind::bytes:
      return text(bytes);
    case Kind::enumeration:
      return text(longest_value(*type.values()));
    case Kind::list:
      return list({0, items},
                  of_type(type.parameter(0), std::max(items, kMostDeclared), bytes));
    case Kind::map:
      return make({.items = {0, items},
                   .element = of_type(type.parameter(1), std::max(items, kMostDeclared), bytes),
                   .key = text(kMostBytes)});
    case Kind::optional:
      return optional(of_type(type.parameter(0), items, bytes));
    case Kind::dyn:
    case Kind::error:
    case Kind::parameter:
    case Kind::abstract:
      return anything_;
    case Kind::null:
    case Kind::boolean:
    case Kind::integer:
    case Kind::unsigned_integer:
    case Kind::floating:
    case Kind::timestamp:
    case Kind::duration:
    case Kind::date:
    case Kind::until:
    case Kind::month:
    case Kind::period:
    case Kind::type:
    case Kind::record:
      break;
  }
  return simple_;
}

const Extent* Extents::made(Type type) {
  const bool ordinary = most_items_ < kMostItems;
  return ordinary ? of_type(type, kOrdinaryItems, kOrdinaryBytes)
                  : of_type(type, kMostItems, kMostBytes);
}

const Extent* Extents::declared(const RecordField& field) {
  const bool ordinary = most_items_ < kMostItems;
  const auto length = ordinary ? std::min(field.max_length, kOrdinaryLength) : field.max_length;
  const auto bytes = length * kBytesOfCodePoint;
  const auto items = std::min<std::uint64_t>(field.max_items, most_items_);
  auto extent = *of_type(field.type, items, bytes);
  const auto kind = field.type.kind();
  if (kind == Kind::list || kind == Kind::map) extent.bound = &field;
  return make(extent);
}

const Extent* Extents::exactly(const Value& value) {
  Extent extent{.certain = value.plain()};
  if (value.is(Tag::integer)) extent.number = value.as_int();
  if (value.is(Tag::string) || value.is(Tag::bytes)) {
    extent.most_bytes = std::max<std::uint64_t>(value.as_text().size(), 1);
  }
  std::vector<Value> keys;
  std::vector<Value> elements;
  if (value.is(Tag::list)) {
    elements.assign(value.as_list().span().begin(), value.as_list().span().end());
  } else if (value.is(Tag::map)) {
    for (const auto& entry : value.as_map().span()) {
      keys.push_back(entry.key);
      elements.push_back(entry.value);
    }
    extent.key = each_of(keys, extent.certain);
  } else if (value.is(Tag::optional)) {
    if (value.as_optional() != nullptr) elements.push_back(*value.as_optional());
  } else {
    return make(extent);
  }
  extent.items = {elements.size(), elements.size()};
  extent.element = each_of(elements, extent.certain);
  return make(extent);
}

const Extent* Extents::each_of(std::span<const Value> parts, bool& certain) {
  const Extent* each = nullptr;
  for (const auto& part : parts)
    each = either(each, exactly(part));
  if (each == nullptr) return simple_;
  certain = certain && each->certain;
  return each;
}

const Extent* Extents::either(const Extent* a, const Extent* b) {
  if (a == b || b == nullptr) return a;
  if (a == nullptr) return b;
  if (a->anything || b->anything) return anything_;
  return make({.items = {std::min(a->items.least, b->items.least),
                         std::max(a->items.most, b->items.most)},
               .most_bytes = std::max(a->most_bytes, b->most_bytes),
               .element = either(a->element, b->element),
               .key = either(a->key, b->key),
               .bound = a->items.most >= b->items.most ? a->bound : b->bound,
               .number = a->number == b->number ? a->number : std::nullopt,
               .certain = a->certain && b->certain});
}

const Extent* Extents::doubtful(const Extent* extent) {
  if (extent == nullptr || extent->anything) return extent;
  auto made = *extent;
  made.items.least = 0;
  made.certain = false;
  made.element = doubtful(extent->element);
  made.key = doubtful(extent->key);
  return make(made);
}

const Extent* Extents::sized(const Extent* extent, Bounds items) {
  if (extent->anything) return extent;
  auto made = *extent;
  made.items = items;
  made.certain = false;
  return make(made);
}

const Extent* Extents::element(const Extent* extent) const {
  if (extent->anything) return extent;
  return extent->element != nullptr ? extent->element : anything_;
}

const Extent* Extents::item(const Extent* extent) const {
  return extent->key != nullptr ? extent->key : element(extent);
}

std::uint64_t parts(const Extent& extent) {
  if (extent.anything) return kEndless;
  if (extent.element == nullptr) return 1;
  return add_up(1, multiply_up(extent.items.most, parts(*extent.element)));
}

}  // namespace zizhi::cel
