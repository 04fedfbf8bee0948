#include "support.h"

#include "equality.h"

#include <algorithm>
#include <string>

namespace zizhi::cel::functions {
namespace {

// Copying this many bytes costs one step.
constexpr std::size_t kBytesPerStep = 16;

}  // namespace

Value text_value(Context& context, std::string_view text) {
  if (text.size() > kMostBytes) return context.fail(FailureCode::limit_memory);
  context.charge(text.size() / kBytesPerStep + 1);
  return Value::string(context.arena().copy(text));
}

Value bytes_value(Context& context, std::string_view octets) {
  if (octets.size() > kMostBytes) return context.fail(FailureCode::limit_memory);
  context.charge(octets.size() / kBytesPerStep + 1);
  return Value::bytes(context.arena().copy(octets));
}

Value list_value(Context& context, std::span<const Value> items) {
  if (items.size() > kMostItems) return context.fail(FailureCode::limit_memory);
  const auto copy = context.arena().array<Value>(items.size());
  std::ranges::copy(items, copy.begin());
  return list_of_arena(context, copy);
}

Value list_of_arena(Context& context, std::span<const Value> items) {
  context.charge(items.size() + 1);
  auto* const list = context.arena().make<List>();
  list->items = items.data();
  list->size = items.size();
  return Value::list(list);
}

Value optional_value(Context& context, const Value& inner) {
  std::uint32_t levels = 0;
  for (const auto* held = &inner; held != nullptr && held->is(Tag::optional); ++levels) {
    if (levels == kMostNesting) {
      return context.fail(FailureCode::limit_depth, std::to_string(kMostNesting));
    }
    held = held->as_optional();
  }
  return Value::optional(context.arena().make<Value>(inner));
}

Value out_of_range(Context& context, std::int64_t index) {
  return context.fail(FailureCode::index_out_of_range, std::to_string(index));
}

}  // namespace zizhi::cel::functions
