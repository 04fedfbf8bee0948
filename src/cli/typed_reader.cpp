// Typed JSON, read: every way in which it can be wrong is told with its place.
#include "typed_json.h"

#include "zizhi/base/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace zizhi::cli {
namespace {

using cel::Value;
using data::NodeRef;
using diag::Code;
using Maybe = std::optional<Value>;

/// What a reader of one kind may use.
struct Reader {
  TypedHome home;
  diag::Sink& sink;

  Maybe value(NodeRef node) { return read_value(node, home, sink); }
};

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number result{};
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, result);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return result;
}

bool is_text(NodeRef node) {
  return node.kind() == data::Kind::string;
}

template <class Integer>
Maybe whole(NodeRef content, Reader& /*reader*/) {
  const auto read = is_text(content) ? number<Integer>(content.text()) : std::nullopt;
  return read ? Maybe(Value::of(*read)) : std::nullopt;
}

Maybe floating(NodeRef content, Reader& /*reader*/) {
  if (content.kind() == data::Kind::number) {
    const auto read = number<double>(content.text());
    return read ? Maybe(Value::of(*read)) : std::nullopt;
  }
  constexpr auto kInfinity = std::numeric_limits<double>::infinity();
  const auto word = is_text(content) ? content.text() : std::string_view();
  if (word == "NaN") return Value::of(std::numeric_limits<double>::quiet_NaN());
  if (word == "Infinity") return Value::of(kInfinity);
  if (word == "-Infinity") return Value::of(-kInfinity);
  if (word == "-0") return Value::of(-0.0);
  return std::nullopt;
}

std::optional<unsigned> hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return std::nullopt;
}

Maybe bytes(NodeRef content, Reader& reader) {
  const auto digits = content.text();
  if (!is_text(content) || digits.size() % 2 != 0) return std::nullopt;
  std::string made;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const auto high = hex_digit(digits[i]);
    const auto low = hex_digit(digits[i + 1]);
    if (!high || !low) return std::nullopt;
    made += static_cast<char>(*high << 4U | *low);
  }
  return Value::bytes(reader.home.arena.copy(made));
}

Maybe map(NodeRef content, Reader& reader) {
  if (!content.is_list()) return std::nullopt;
  std::vector<cel::Entry> entries;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const auto pair = content[i];
    if (!pair.is_list() || pair.size() != 2) return std::nullopt;
    const auto key = reader.value(pair[0]);
    const auto value = key ? reader.value(pair[1]) : std::nullopt;
    if (!value) return std::nullopt;
    entries.push_back({.key = *key, .value = *value});
  }
  const auto* const made = cel::make_map(reader.home.arena, entries);
  return made == nullptr ? std::nullopt : Maybe(Value::map(made));
}

constexpr std::int32_t kSecond = 1'000'000'000;  // in nanoseconds

/// `[seconds, nanos]`: less than a second of nanoseconds.
struct Moment {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
};

std::optional<Moment> moment(NodeRef content) {
  if (!content.is_list() || content.size() != 2) return std::nullopt;
  const auto seconds = number<std::int64_t>(content[0].text());
  const auto nanos = number<std::int32_t>(content[1].text());
  const bool numbers = content[0].kind() == data::Kind::number &&
                       content[1].kind() == data::Kind::number && seconds && nanos;
  if (!numbers || *nanos <= -kSecond || *nanos >= kSecond) return std::nullopt;
  return Moment{.seconds = *seconds, .nanos = *nanos};
}

Maybe timestamp(NodeRef content, Reader& /*reader*/) {
  // The years 0001 to 9999.
  constexpr std::int64_t kFirst = -62'135'596'800;
  constexpr std::int64_t kLast = 253'402'300'799;
  const auto read = moment(content);
  if (!read || read->nanos < 0 || read->seconds < kFirst || read->seconds > kLast)
    return std::nullopt;
  return Value::timestamp(read->seconds, read->nanos);
}

Maybe duration(NodeRef content, Reader& /*reader*/) {
  const auto read = moment(content);
  if (!read) return std::nullopt;
  const bool disagree =
      (read->seconds > 0 && read->nanos < 0) || (read->seconds < 0 && read->nanos > 0);
  std::int64_t nanos = 0;
  const bool past = __builtin_mul_overflow(read->seconds, std::int64_t{kSecond}, &nanos) ||
                    __builtin_add_overflow(nanos, std::int64_t{read->nanos}, &nanos);
  if (disagree || past) return std::nullopt;
  return Value::duration(read->seconds, read->nanos);
}

Maybe date(NodeRef content, Reader& /*reader*/) {
  if (!is_text(content)) return std::nullopt;
  if (content.text() == "long-term") return Value::long_term();
  const auto read = base::parse_date(content.text());
  return read ? Maybe(Value::date(*read)) : std::nullopt;
}

Maybe month(NodeRef content, Reader& /*reader*/) {
  const auto read = is_text(content) ? base::parse_month(content.text()) : std::nullopt;
  return read ? Maybe(Value::month(*read)) : std::nullopt;
}

Maybe period(NodeRef content, Reader& /*reader*/) {
  const auto read = is_text(content) ? base::parse_period(content.text()) : std::nullopt;
  return read ? Maybe(Value::period(*read)) : std::nullopt;
}

Maybe type(NodeRef content, Reader& /*reader*/) {
  return is_text(content) ? Maybe(Value::type(content.text())) : std::nullopt;
}

Maybe optional(NodeRef content, Reader& reader) {
  if (!content.is_list() || content.size() > 1) return std::nullopt;
  if (content.size() == 0) return Value::optional(nullptr);
  const auto inner = reader.value(content[0]);
  if (!inner) return std::nullopt;
  return Value::optional(reader.home.arena.make<Value>(*inner));
}

Maybe list(NodeRef content, Reader& reader) {
  auto& arena = reader.home.arena;
  const auto items = arena.array<Value>(content.size());
  for (std::size_t i = 0; i < content.size(); ++i) {
    const auto item = reader.value(content[i]);
    if (!item) return std::nullopt;
    items[i] = *item;
  }
  return Value::list(arena.make<cel::List>(items.data(), items.size()));
}

/// A record of a type of its own: the fields that are there.
Maybe record(NodeRef content, Reader& reader) {
  const bool pair =
      content.is_list() && content.size() == 2 && is_text(content[0]) && content[1].is_map();
  if (!pair) return std::nullopt;
  auto& type = reader.home.types.declare_record(std::string(content[0].text()));
  const auto fields = content[1];
  const auto slots = reader.home.arena.array<Value>(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto value = reader.value(fields[i]);
    if (!value) return std::nullopt;
    slots[i] = *value;
    cel::RecordField field;
    field.name = fields[i].key();
    field.type = reader.home.types.of(cel::Kind::dyn);
    type.fields.push_back(std::move(field));
  }
  type.index();
  return Value::record(reader.home.arena.make<cel::Record>(&type, slots.data()));
}

struct TypedKind {
  std::string_view name;
  Maybe (*read)(NodeRef content, Reader& reader);
  i18n::Text form;
};

constexpr std::array kKinds = std::to_array<TypedKind>({
    {"int",
     whole<std::int64_t>,
     {"`{\"int\":\"-5\"}`, a whole number of 64 bits as text",
      "`{\"int\":\"-5\"}`：以文本书写的 64 位整数"}},
    {"uint",
     whole<std::uint64_t>,
     {"`{\"uint\":\"5\"}`, a whole number of 64 bits without sign as text",
      "`{\"uint\":\"5\"}`：以文本书写的 64 位无符号整数"}},
    {"double",
     floating,
     {"`{\"double\":1.5}`, or with \"NaN\", \"Infinity\", \"-Infinity\" or \"-0\"",
      "`{\"double\":1.5}`，或以 \"NaN\"、\"Infinity\"、\"-Infinity\"、\"-0\" 代替数"}},
    {"bytes",
     bytes,
     {"`{\"bytes\":\"00ff\"}`, two hexadecimal digits a byte",
      "`{\"bytes\":\"00ff\"}`：每字节两位十六进制数字"}},
    {"map",
     map,
     {"`{\"map\":[[KEY,VALUE],…]}` with keys that are bool, int, uint or string and differ",
      "`{\"map\":[[键,值],…]}`：键为 bool、int、uint 或 string，互不相同"}},
    {"timestamp",
     timestamp,
     {"`{\"timestamp\":[seconds,nanos]}` within the years 0001 to 9999",
      "`{\"timestamp\":[秒,纳秒]}`：限 0001 至 9999 年"}},
    {"duration",
     duration,
     {"`{\"duration\":[seconds,nanos]}` with one sign, within 2^63 nanoseconds",
      "`{\"duration\":[秒,纳秒]}`：符号一致，限 2^63 纳秒以内"}},
    {"type", type, {"`{\"type\":\"int\"}`", "`{\"type\":\"int\"}`"}},
    {"date",
     date,
     {"`{\"date\":\"2026-01-02\"}` or `{\"date\":\"long-term\"}`",
      "`{\"date\":\"2026-01-02\"}` 或 `{\"date\":\"long-term\"}`"}},
    {"month", month, {"`{\"month\":\"2026-01\"}`", "`{\"month\":\"2026-01\"}`"}},
    {"period", period, {"`{\"period\":\"P1Y2M\"}`", "`{\"period\":\"P1Y2M\"}`"}},
    {"optional",
     optional,
     {"`{\"optional\":[VALUE]}`, or `{\"optional\":[]}` for none",
      "`{\"optional\":[值]}`，没有值时为 `{\"optional\":[]}`"}},
    {"record",
     record,
     {"`{\"record\":[\"NAME\",{\"field\":VALUE,…}]}`",
      "`{\"record\":[\"名称\",{\"字段\":值,…}]}`"}},
});

Maybe tagged(NodeRef node, Reader& reader) {
  const auto content = node[0];
  const auto* const kind = std::ranges::find(kKinds, content.key(), &TypedKind::name);
  if (kind == kKinds.end()) {
    std::vector<std::string_view> names;
    names.reserve(kKinds.size());
    for (const auto& known : kKinds)
      names.push_back(known.name);
    reader.sink.add(
        diag::suggest(diag::make<Code::typed_kind>(content.key_where(), content.key()),
                      content.key(), names));
    return std::nullopt;
  }
  const auto errors = reader.sink.errors();
  auto value = kind->read(content, reader);
  if (!value && reader.sink.errors() == errors) {
    reader.sink.add(diag::make<Code::typed_form>(
        content.where(), "`" + std::string(kind->name) + "`", kind->form));
  }
  return value;
}

}  // namespace

std::optional<Value> read_value(NodeRef node, TypedHome home, diag::Sink& sink) {
  Reader reader{.home = home, .sink = sink};
  switch (node.kind()) {
    case data::Kind::null:
      return Value();
    case data::Kind::boolean:
      return Value::of(node.text() == "true");
    case data::Kind::string:
      return Value::string(node.text());
    case data::Kind::list:
      return list(node, reader);
    case data::Kind::map:
      if (node.size() == 1) return tagged(node, reader);
      sink.add(diag::make<Code::typed_form>(
          node.where(), i18n::Text{"a value that is an object", "对象形式的值"},
          i18n::Text{"with one key, its kind: `{\"map\":[[\"a\",{\"int\":\"1\"}]]}`",
                     "只含一个键（即其种类）的对象：`{\"map\":[[\"a\",{\"int\":\"1\"}]]}`"}));
      return std::nullopt;
    case data::Kind::number:
    case data::Kind::scalar:
      break;
  }
  sink.add(diag::make<Code::typed_form>(
      node.where(), i18n::Text{"a number", "数"},
      i18n::Text{"`{\"int\":\"5\"}`, `{\"uint\":\"5\"}` or `{\"double\":5}`",
                 "`{\"int\":\"5\"}`、`{\"uint\":\"5\"}` 或 `{\"double\":5}`"}));
  return std::nullopt;
}

}  // namespace zizhi::cli
