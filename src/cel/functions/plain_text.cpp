#include "plain_text.h"

#include "equality.h"
#include "number_text.h"
#include "obstacle.h"
#include "support.h"
#include "time_text.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace zizhi::cel::functions {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Each run of malformed bytes becomes one replacement character.
void append_octets(std::string_view octets, std::string& out) {
  bool in_run = false;
  while (!octets.empty()) {
    const auto good = base::first_malformed_utf8(octets).value_or(octets.size());
    if (good > 0) in_run = false;
    out += octets.substr(0, good);
    octets.remove_prefix(good);
    if (octets.empty()) break;
    if (!in_run) out += kReplacement;
    in_run = true;
    octets.remove_prefix(1);
  }
}

// Writes one value. Goes on behind an unknown element, so that all of them are found; a
// stand-in keeps the length growing, which bounds the work.
class Writer {
 public:
  explicit Writer(Context& context) : context_(&context) {}

  void write(const Value& value, std::string& out);

  std::optional<Value> obstacle() const {
    if (obstacle_.any()) return obstacle_.value();
    return std::nullopt;
  }

 private:
  bool full(const std::string& out) {
    if (out.size() > kMostBytes) fail(context_->fail(FailureCode::limit_memory));
    return out.size() > kMostBytes;
  }

  bool too_deep() {
    if (levels_ > 0) return false;
    fail(context_->fail(FailureCode::limit_depth, std::to_string(kMostNesting)));
    return true;
  }

  void fail(const Value& value) { obstacle_.note(*context_, value); }

  void refuse(const Value& value) {
    fail(context_->fail(FailureCode::invalid_argument, "%s, " + std::string(type_name(value))));
  }

  void write_list(const List& list, std::string& out);
  void write_map(const Map& map, std::string& out);

  Context* context_;
  Obstacle obstacle_;
  std::uint32_t levels_ = kMostNesting;
};

void Writer::write_list(const List& list, std::string& out) {
  if (too_deep()) return;
  --levels_;
  out += '[';
  for (std::size_t i = 0; i < list.size && !full(out); ++i) {
    if (i > 0) out += ", ";
    write(list.items[i], out);
  }
  ++levels_;
  out += ']';
}

void Writer::write_map(const Map& map, std::string& out) {
  if (too_deep()) return;
  --levels_;
  std::vector<std::pair<std::string, const Value*>> entries;
  for (const auto& entry : map.span()) {
    std::string key;
    write(entry.key, key);
    entries.emplace_back(std::move(key), &entry.value);
  }
  std::ranges::sort(entries, {}, &std::pair<std::string, const Value*>::first);
  out += '{';
  for (std::size_t i = 0; i < entries.size() && !full(out); ++i) {
    if (i > 0) out += ", ";
    out += entries[i].first + ": ";
    write(*entries[i].second, out);
  }
  ++levels_;
  out += '}';
}

void Writer::write(const Value& value, std::string& out) {
  switch (value.tag()) {
    case Tag::null:
      out += "null";
      return;
    case Tag::boolean:
      out += value.as_bool() ? "true" : "false";
      return;
    case Tag::integer:
      out += std::to_string(value.as_int());
      return;
    case Tag::unsigned_integer:
      out += std::to_string(value.as_uint());
      return;
    case Tag::floating:
      out += plain_decimal(value.as_double());
      return;
    case Tag::string:
    case Tag::type:
      out += value.as_text();
      return;
    case Tag::bytes:
      append_octets(value.as_text(), out);
      return;
    case Tag::timestamp:
      out += timestamp_text({value.seconds(), value.nanos()});
      return;
    case Tag::duration:
      out += decimal_seconds(value.seconds(), value.nanos()) + 's';
      return;
    case Tag::date:
      out += until_text(value);
      return;
    case Tag::month:
      out += base::format(value.as_month());
      return;
    case Tag::period:
      out += base::format(value.as_period());
      return;
    case Tag::list:
      write_list(value.as_list(), out);
      return;
    case Tag::map:
      write_map(value.as_map(), out);
      return;
    case Tag::record:
    case Tag::optional:
      refuse(value);
      return;
    case Tag::partial:
    case Tag::interval:
    case Tag::absent:
    case Tag::unknown:
    case Tag::error:
      fail(value);
      out += '?';
      return;
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace

std::optional<Value> append_plain(Context& context, const Value& value, std::string& out) {
  Writer writer(context);
  writer.write(value, out);
  return writer.obstacle();
}

}  // namespace zizhi::cel::functions
