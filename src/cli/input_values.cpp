#include "input_values.h"

#include "zizhi/base/assert.h"

#include <charconv>
#include <vector>

namespace zizhi::cli {
namespace {

using cel::Value;

Value number(std::string_view spelling) {
  const auto* const end = spelling.data() + spelling.size();
  std::int64_t whole = 0;
  const auto read = std::from_chars(spelling.data(), end, whole);
  if (read.ec == std::errc() && read.ptr == end) return Value::of(whole);
  std::uint64_t large = 0;
  const auto read_large = std::from_chars(spelling.data(), end, large);
  if (read_large.ec == std::errc() && read_large.ptr == end) return Value::of(large);
  double fraction = 0;
  std::from_chars(spelling.data(), end, fraction);  // the reader has refused what does not fit
  return Value::of(fraction);
}

std::optional<Value> list(data::NodeRef node, cel::Arena& arena) {
  const auto items = arena.array<Value>(node.size());
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto item = plain_value(node[i], arena);
    if (!item) return std::nullopt;
    items[i] = *item;
  }
  return Value::list(arena.make<cel::List>(items.data(), items.size()));
}

std::optional<Value> map(data::NodeRef node, cel::Arena& arena) {
  std::vector<cel::Entry> entries;
  entries.reserve(node.size());
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto value = plain_value(node[i], arena);
    if (!value) return std::nullopt;
    entries.push_back({.key = Value::string(node[i].key()), .value = *value});
  }
  const auto* const made = cel::make_map(arena, entries);
  if (made == nullptr) return std::nullopt;
  return Value::map(made);
}

}  // namespace

std::optional<Value> plain_value(data::NodeRef node, cel::Arena& arena) {
  switch (node.kind()) {
    case data::Kind::null:
      return Value();
    case data::Kind::scalar:
    case data::Kind::string:
      return Value::string(node.text());
    case data::Kind::number:
      return number(node.text());
    case data::Kind::boolean:
      return Value::of(node.text() == "true");
    case data::Kind::list:
      return list(node, arena);
    case data::Kind::map:
      return map(node, arena);
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::cli
