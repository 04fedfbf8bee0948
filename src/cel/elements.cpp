#include "elements.h"

#include <algorithm>

namespace zizhi::cel {

std::optional<Elements> Elements::of(const Value& range) {
  Elements elements;
  if (range.is(Tag::list)) {
    const auto& list = range.as_list();
    elements.items_ = list.items;
    elements.size_ = list.size;
    elements.where_ = list.where;
    elements.origin_ = list.origin;
  } else if (range.is(Tag::map)) {
    const auto& map = range.as_map();
    elements.entries_ = map.entries;
    elements.size_ = map.size;
    elements.where_ = map.where;
    elements.origin_ = map.origin;
  } else if (range.is(Tag::partial)) {
    const auto& partial = range.as_partial();
    elements.items_ = partial.items;
    elements.definite_ = partial.definite;
    elements.size_ = partial.size;
    elements.where_ = partial.where;
    elements.origin_ = partial.origin;
    elements.partial_ = &partial;
  } else {
    return std::nullopt;
  }
  return elements;
}

Value Elements::first(std::size_t i, Arena& arena) const {
  if (entries_ != nullptr) return entries_[i].key;
  const auto last = static_cast<std::int64_t>(i);
  if (definite_ == nullptr) return Value::of(last);
  const auto low = static_cast<std::int64_t>(std::count(definite_, definite_ + i, true));
  if (low == last) return Value::of(last);
  return Value::interval(
      arena.make<Interval>(low, last, partial_->unknowns, partial_->failure));
}

}  // namespace zizhi::cel
