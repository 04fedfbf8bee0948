#include "typed_json.h"

#include "zizhi/base/assert.h"
#include "zizhi/data/json_text.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace zizhi::cli {
namespace {

using cel::Tag;
using cel::Value;
using data::json_string;

std::string one(std::string_view key, const std::string& value) {
  return "{" + json_string(key) + ":" + value + "}";
}

std::string floating(double number) {
  if (std::isnan(number)) return json_string("NaN");
  if (std::isinf(number)) return json_string(number > 0 ? "Infinity" : "-Infinity");
  if (number == 0 && std::signbit(number)) return json_string("-0");
  return data::json_number(number);
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::string pair(std::int64_t seconds, std::int32_t nanos) {
  return "[" + std::to_string(seconds) + "," + std::to_string(nanos) + "]";
}

std::string list(std::span<const Value> items) {
  std::string text = "[";
  for (const auto& item : items) {
    if (text.size() > 1) text += ',';
    text += typed_json(item);
  }
  return text + "]";
}

std::string map(std::span<const cel::Entry> entries) {
  std::string text = "[";
  for (const auto& entry : entries) {
    if (text.size() > 1) text += ',';
    text += "[" + typed_json(entry.key) + "," + typed_json(entry.value) + "]";
  }
  return text + "]";
}

std::string record(const cel::Record& record) {
  std::string text = "{";
  for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
    if (record.slots[i].is(Tag::absent)) continue;
    if (text.size() > 1) text += ',';
    // What a reference names is told by its id, so that records may name each other.
    const auto& field = record.slots[i];
    text += json_string(record.type->fields[i].name) + ":" +
            (field.is(Tag::record) ? json_string(cel::to_text(field, 60)) : typed_json(field));
  }
  return "[" + json_string(record.type->name) + "," + text + "}]";
}

std::string missing(const Value& value) {
  std::string text = "[";
  for (const auto& path : paths(*unknowns(value))) {
    if (text.size() > 1) text += ',';
    text += json_string(path);
  }
  return text + "]";
}

std::string date(const Value& value) {
  return json_string(value.is_long_term() ? "long-term" : base::format(value.as_date()));
}

/// Tags from `partial` on.
std::string not_plain(const Value& value) {
  if (unknowns(value) != nullptr) return one("unknown", missing(value));
  if (value.is(Tag::error)) return one("error", json_string(sentence(value.as_failure()).en));
  return one("absent", "true");
}

}  // namespace

std::string typed_json(const Value& value) {
  switch (value.tag()) {
    case Tag::null:
      return "null";
    case Tag::boolean:
      return value.as_bool() ? "true" : "false";
    case Tag::integer:
      return one("int", json_string(std::to_string(value.as_int())));
    case Tag::unsigned_integer:
      return one("uint", json_string(std::to_string(value.as_uint())));
    case Tag::floating:
      return one("double", floating(value.as_double()));
    case Tag::string:
      return json_string(value.as_text());
    case Tag::bytes:
      return one("bytes", json_string(hex(value.as_text())));
    case Tag::timestamp:
      return one("timestamp", pair(value.seconds(), value.nanos()));
    case Tag::duration:
      return one("duration", pair(value.seconds(), value.nanos()));
    case Tag::date:
      return one("date", date(value));
    case Tag::month:
      return one("month", json_string(base::format(value.as_month())));
    case Tag::period:
      return one("period", json_string(base::format(value.as_period())));
    case Tag::list:
      return list(value.as_list().span());
    case Tag::map:
      return one("map", map(value.as_map().span()));
    case Tag::record:
      return one("record", record(value.as_record()));
    case Tag::optional:
      return one("optional", value.as_optional() == nullptr
                                 ? "[]"
                                 : "[" + typed_json(*value.as_optional()) + "]");
    case Tag::type:
      return one("type", json_string(value.as_text()));
    case Tag::partial:
    case Tag::interval:
    case Tag::absent:
    case Tag::unknown:
    case Tag::error:
      return not_plain(value);
  }
  ZIZHI_UNREACHABLE();
}

const cel::Unknowns* unknowns(const Value& value) {
  if (value.is(Tag::unknown)) return &value.as_unknowns();
  if (value.is(Tag::partial)) return value.as_partial().unknowns;
  if (value.is(Tag::interval)) return value.as_interval().unknowns;
  return nullptr;
}

std::vector<std::string> paths(const cel::Unknowns& unknowns) {
  std::vector<std::string> found;
  found.reserve(unknowns.size);
  for (const auto* const missing : unknowns.span()) {
    // Without a parent it is a root field, or what a binding calls it.
    found.push_back(missing->parent == nullptr ? std::string(missing->field)
                                               : cel::path(*missing));
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

i18n::Localized sentence(const cel::Failure& failure) {
  auto text = i18n::own(failure.text);
  if (failure.detail.empty()) return text;
  text.en.append(": ").append(failure.detail);
  text.zh.append("：").append(failure.detail);
  return text;
}

}  // namespace zizhi::cli
