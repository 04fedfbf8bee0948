#include "rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace zizhi::tests {
namespace {

using cel::Tag;
using cel::Value;

const std::string& text_of(const json& value) {
  return value.get_ref<const std::string&>();
}

template <class Integer>
Integer number(const std::string& text) {
  Integer result{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), result);
  if (read.ec != std::errc()) throw std::runtime_error("no number: " + text);
  return result;
}

double floating(const json& value) {
  if (value.is_number()) return value.get<double>();
  if (value == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (value == "-0") return -0.0;
  const auto infinity = std::numeric_limits<double>::infinity();
  return value == "Infinity" ? infinity : -infinity;
}

std::string bytes(const std::string& hex) {
  std::string text;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    text += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return text;
}

Value list(const json& items, cel::Arena& arena) {
  const auto made = arena.array<Value>(items.size());
  std::ranges::transform(items, made.begin(),
                         [&](const json& item) { return to_value(item, arena); });
  return Value::list(arena.make<cel::List>(made.data(), made.size()));
}

Value map(const json& entries, cel::Arena& arena) {
  std::vector<cel::Entry> made;
  for (const auto& entry : entries) {
    made.push_back({.key = to_value(entry[0], arena), .value = to_value(entry[1], arena)});
  }
  return Value::map(cel::make_map(arena, made));
}

/// Values that are an object of one key.
Value tagged(const std::string& kind, const json& content, cel::Arena& arena) {
  if (kind == "int") return Value::of(number<std::int64_t>(text_of(content)));
  if (kind == "uint") return Value::of(number<std::uint64_t>(text_of(content)));
  if (kind == "double") return Value::of(floating(content));
  if (kind == "bytes") return Value::bytes(arena.copy(bytes(text_of(content))));
  if (kind == "map") return map(content, arena);
  if (kind == "timestamp") return Value::timestamp(content[0], content[1]);
  if (kind == "duration") return Value::duration(content[0], content[1]);
  if (kind == "type") return Value::type(text_of(content));
  throw std::runtime_error("no such kind of value: " + kind);
}

bool is_map(const cel::Map& map, const json& expected) {
  if (map.size != expected.size()) return false;
  return std::ranges::all_of(map.span(), [&](const cel::Entry& entry) {
    return std::ranges::any_of(expected, [&](const json& pair) {
      return is(entry.key, pair[0]) && is(entry.value, pair[1]);
    });
  });
}

bool is_list(const cel::List& list, const json& expected) {
  if (list.size != expected.size()) return false;
  for (std::size_t i = 0; i < list.size; ++i) {
    if (!is(list.items[i], expected[i])) return false;
  }
  return true;
}

bool is_double(double got, double expected) {
  if (std::isnan(expected)) return std::isnan(got);
  return got == expected && std::signbit(got) == std::signbit(expected);
}

bool is_time(const Value& value, Tag tag, const json& expected) {
  return value.is(tag) && value.seconds() == expected[0].get<std::int64_t>() &&
         value.nanos() == expected[1].get<std::int32_t>();
}

bool is_tagged(const Value& value, const std::string& kind, const json& content) {
  if (kind == "int") return value.is(Tag::integer) && std::to_string(value.as_int()) == content;
  if (kind == "uint") {
    return value.is(Tag::unsigned_integer) && std::to_string(value.as_uint()) == content;
  }
  if (kind == "double") {
    return value.is(Tag::floating) && is_double(value.as_double(), floating(content));
  }
  if (kind == "bytes")
    return value.is(Tag::bytes) && value.as_text() == bytes(text_of(content));
  if (kind == "map") return value.is(Tag::map) && is_map(value.as_map(), content);
  if (kind == "timestamp") return is_time(value, Tag::timestamp, content);
  if (kind == "duration") return is_time(value, Tag::duration, content);
  if (kind == "type") return value.is(Tag::type) && value.as_text() == text_of(content);
  return false;
}

struct Simple {
  const char* name;
  cel::Kind kind;
};

constexpr Simple kSimple[] = {
    {"int", cel::Kind::integer},       {"uint", cel::Kind::unsigned_integer},
    {"double", cel::Kind::floating},   {"bool", cel::Kind::boolean},
    {"string", cel::Kind::string},     {"bytes", cel::Kind::bytes},
    {"null_type", cel::Kind::null},    {"timestamp", cel::Kind::timestamp},
    {"duration", cel::Kind::duration}, {"dyn", cel::Kind::dyn},
};

}  // namespace

Value to_value(const json& value, cel::Arena& arena) {
  if (value.is_null()) return {};
  if (value.is_boolean()) return Value::of(value.get<bool>());
  if (value.is_string()) return Value::string(text_of(value));
  if (value.is_array()) return list(value, arena);
  return tagged(value.begin().key(), value.begin().value(), arena);
}

bool is(const Value& value, const json& expected) {
  if (expected.is_null()) return value.is(Tag::null);
  if (expected.is_boolean()) return value.is(Tag::boolean) && value.as_bool() == expected;
  if (expected.is_string())
    return value.is(Tag::string) && value.as_text() == text_of(expected);
  if (expected.is_array()) return value.is(Tag::list) && is_list(value.as_list(), expected);
  return is_tagged(value, expected.begin().key(), expected.begin().value());
}

cel::Type to_type(const json& type, cel::Types& types) {
  if (type.is_string()) {
    if (type == "type") return types.type(types.of(cel::Kind::dyn));
    const auto* const found = std::ranges::find(kSimple, text_of(type), &Simple::name);
    if (found == std::end(kSimple)) throw std::runtime_error("no such type: " + type.dump());
    return types.of(found->kind);
  }
  const auto& kind = text_of(type[0]);
  if (kind == "list") return types.list(to_type(type[1], types));
  if (kind == "map") return types.map(to_type(type[1], types), to_type(type[2], types));
  if (kind == "optional") return types.optional(to_type(type[1], types));
  if (kind == "type") return types.type(to_type(type[1], types));
  if (kind == "param") return types.parameter(text_of(type[1]));
  if (!kind.starts_with("abstract:")) throw std::runtime_error("no such type: " + type.dump());
  std::vector<cel::Type> parameters;
  for (std::size_t i = 1; i < type.size(); ++i)
    parameters.push_back(to_type(type[i], types));
  return types.abstract(kind.substr(9), std::move(parameters));
}

}  // namespace zizhi::tests
