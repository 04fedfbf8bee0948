#include "explain/show.h"

#include "explain/phrase.h"
#include "functions/number_text.h"
#include "functions/time_text.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace zizhi::cel::explaining {
namespace {

using i18n::Localized;

constexpr Noun kItem{"item", "items", " 项"};
constexpr Noun kEntry{"entry", "entries", " 项"};
constexpr Noun kByte{"byte", "bytes", " 字节"};
constexpr Noun kYear{"year", "years", " 年"};
constexpr Noun kMonth{"month", "months", " 个月"};
constexpr Noun kDay{"day", "days", " 天"};

// Elements of a list of scalars that are written out; a longer list is counted.
constexpr std::size_t kWrittenOut = 5;

struct Unit {
  std::string_view name;
  Noun noun;
};

// Units that have a word in each language; any other is written as the schema has it.
constexpr auto kUnits = std::to_array<Unit>({
    {kYears, kYear},
    {kMonths, kMonth},
    {kDays, kDay},
    {kItems, kItem},
    {"persons", {"person", "persons", " 人"}},
    {"CNY", {"CNY", "CNY", " 元"}},
    {"m2", {"m²", "m²", " 平方米"}},
    {"hours", {"hour", "hours", " 小时"}},
    {"%", {"%", "%", "%"}},
});

const Unit* unit_of(std::string_view name) {
  const auto* const found = std::ranges::find(kUnits, name, &Unit::name);
  return found == kUnits.end() ? nullptr : found;
}

// 1234567 → 1,234,567; the fraction stays as it is.
std::string grouped(const std::string& digits) {
  const auto start = digits.find_first_of("0123456789");
  auto end = digits.find_first_not_of("0123456789", start);
  if (end == std::string::npos) end = digits.size();
  std::string out = digits.substr(0, start);
  for (auto i = start; i < end; ++i) {
    if (i > start && (end - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out + digits.substr(end);
}

std::string digits_of(const Value& value) {
  if (value.is(Tag::integer)) return std::to_string(value.as_int());
  if (value.is(Tag::unsigned_integer)) return std::to_string(value.as_uint());
  return functions::plain_decimal(value.as_double());
}

bool is_finite_number(std::string_view digits) {
  return digits.find_first_of("0123456789") != std::string_view::npos;
}

Localized number_words(const Value& value, std::string_view unit) {
  const auto digits = digits_of(value);
  if (unit.empty() || !is_finite_number(digits)) return i18n::same(digits);
  if (unit == kMonths && value.is(Tag::integer) && std::abs(value.as_int()) <= 120'000) {
    const auto months = static_cast<std::int32_t>(value.as_int());
    if (months > 0) return words(base::Period{.months = months, .days = 0});
  }
  const auto number = grouped(digits);
  if (const auto* const known = unit_of(unit)) {
    return {number + " " + std::string(digits == "1" ? known->noun.one : known->noun.many),
            number + std::string(known->noun.zh)};
  }
  return i18n::same(number + " " + std::string(unit));
}

Localized string_words(std::string_view text, const Measure& measure) {
  if (text.empty()) return {"empty text", "空文本"};
  const auto shown = clipped(text, kLongestValue);
  if (measure.type.valid() && measure.type.kind() == Kind::enumeration) {
    const auto* const known = measure.type.values()->find(text);
    if (known == nullptr || known->title.empty()) return i18n::same(shown);
    const auto titled = [&](i18n::Locale locale, std::string_view open,
                            std::string_view close) {
      const auto title = std::string(known->title.in(locale));
      return title == shown ? shown : title + std::string(open) + shown + std::string(close);
    };
    return {titled(i18n::Locale::en, " (", ")"), titled(i18n::Locale::zh, "（", "）")};
  }
  return i18n::same("“" + shown + "”");
}

bool is_scalar(const Value& value) {
  return value.plain() && !value.is(Tag::list) && !value.is(Tag::map) &&
         !value.is(Tag::record) && !value.is(Tag::optional) && !value.is(Tag::bytes);
}

bool holds_scalars(const List& list) {
  return list.size > 0 && std::ranges::all_of(list.span(), is_scalar);
}

bool is_written_out(const List& list) {
  return list.size <= kWrittenOut && holds_scalars(list);
}

Measure of_element(const Measure& measure) {
  if (measure.element.valid()) return {.type = measure.element, .unit = measure.unit};
  if (measure.type.valid() && measure.type.kind() == Kind::list) {
    return {.type = measure.type.parameter(0), .unit = measure.unit};
  }
  return {.type = {}, .unit = measure.unit};
}

std::string plain_list(const List& list, const Measure& measure) {
  if (!is_written_out(list)) return counted(list.size, kItem).en;
  std::string out;
  for (const auto& item : list.span()) {
    if (!out.empty()) out += ", ";
    out += plain(item, of_element(measure));
  }
  return clipped(out, kLongestValue);
}

Localized list_words(const List& list, const Measure& measure) {
  if (list.size == 0) return {"an empty list", "空列表"};
  if (!is_written_out(list)) return counted(list.size, kItem);
  std::vector<Localized> items;
  for (const auto& item : list.span())
    items.push_back(words(item, of_element(measure)));
  return listed(items);
}

std::string between(std::int64_t low, std::int64_t high) {
  return low == high ? std::to_string(low) : std::to_string(low) + "…" + std::to_string(high);
}

// What is no plain value has no language-neutral text of its own.
std::string plain_other(const Value& value) {
  switch (value.tag()) {
    case Tag::partial: {
      const auto& partial = value.as_partial();
      return between(static_cast<std::int64_t>(partial.definite_count),
                     static_cast<std::int64_t>(partial.size)) +
             " items";
    }
    case Tag::interval:
      return between(value.as_interval().low, value.as_interval().high);
    case Tag::absent:
      return "absent";
    case Tag::unknown:
      return "unknown";
    default:
      return "error";
  }
}

Localized other_words(const Value& value) {
  switch (value.tag()) {
    case Tag::partial: {
      const auto& partial = value.as_partial();
      return fill({"{0}, {1} of them uncertain", "{0}，其中 {1} 项未定"},
                  {counted(partial.size, kItem),
                   i18n::same(std::to_string(partial.size - partial.definite_count))});
    }
    case Tag::interval:
      return fill({"between {0} and {1}", "{0} 至 {1}"},
                  {i18n::same(std::to_string(value.as_interval().low)),
                   i18n::same(std::to_string(value.as_interval().high))});
    case Tag::absent:
      return {"not stated", "未填写"};
    case Tag::unknown:
      return {"not known", "未知"};
    default:
      return {"an error", "出错"};
  }
}

std::string plain_record(const Record& record) {
  auto name = title(record);
  return name.empty() ? clipped(record.type->name, kLongestName) : name;
}

}  // namespace

Localized words(base::Period period) {
  const auto months = std::abs(period.months);
  const auto days = std::abs(period.days);
  std::vector<Localized> parts;
  if (months >= 12) parts.push_back(counted(static_cast<std::uint64_t>(months / 12), kYear));
  if (months % 12 != 0)
    parts.push_back(counted(static_cast<std::uint64_t>(months % 12), kMonth));
  if (days != 0 || parts.empty())
    parts.push_back(counted(static_cast<std::uint64_t>(days), kDay));
  Localized out = listed(parts);
  out.zh.clear();
  for (const auto& part : parts)
    out.zh += (out.zh.empty() ? "" : " ") + part.zh;
  return out;
}

Localized some_of(const List& list, const Measure& measure) {
  if (!holds_scalars(list)) return list_words(list, measure);
  std::vector<Localized> items;
  for (const auto& item : list.span().first(std::min(list.size, kWrittenOut)))
    items.push_back(words(item, of_element(measure)));
  if (list.size > kWrittenOut) {
    const auto more = std::to_string(list.size - kWrittenOut);
    items.push_back({more + " more", "另外 " + more + " 项"});
  }
  return listed(items);
}

std::string title(const Record& record) {
  for (const auto& slot : {record.type->title_field, record.type->id_field}) {
    if (!slot || record.type->fields[*slot].personal) continue;
    const auto& value = record.slots[*slot];
    if (value.is(Tag::string) && !value.as_text().empty()) {
      return clipped(value.as_text(), kLongestName);
    }
  }
  return {};
}

std::string plain(const Value& value, const Measure& measure) {
  switch (value.tag()) {
    case Tag::null:
      return "null";
    case Tag::boolean:
      return value.as_bool() ? "true" : "false";
    case Tag::integer:
    case Tag::unsigned_integer:
    case Tag::floating: {
      auto digits = digits_of(value);
      if (measure.unit.empty()) return digits;
      const auto* const unit = unit_of(measure.unit);
      if (unit == nullptr) return digits + " " + std::string(measure.unit);
      return digits + " " + std::string(digits == "1" ? unit->noun.one : unit->noun.many);
    }
    case Tag::string:
      return value.as_text().empty() ? "\"\"" : clipped(value.as_text(), kLongestValue);
    case Tag::bytes:
      return counted(value.as_text().size(), kByte).en;
    case Tag::timestamp:
      return functions::timestamp_text({value.seconds(), value.nanos()});
    case Tag::duration:
      return functions::decimal_seconds(value.seconds(), value.nanos()) + "s";
    case Tag::date:
      return functions::until_text(value);
    case Tag::month:
      return base::format(value.as_month());
    case Tag::period:
      return base::format(value.as_period());
    case Tag::list:
      return plain_list(value.as_list(), measure);
    case Tag::map:
      return counted(value.as_map().size, kEntry).en;
    case Tag::record:
      return plain_record(value.as_record());
    case Tag::optional:
      return value.as_optional() == nullptr ? "none" : plain(*value.as_optional(), measure);
    case Tag::type:
      return clipped(value.as_text(), kLongestValue);
    default:
      return plain_other(value);
  }
}

Localized words(const Value& value, const Measure& measure) {
  switch (value.tag()) {
    case Tag::boolean:
      return value.as_bool() ? Localized{"yes", "是"} : Localized{"no", "否"};
    case Tag::integer:
    case Tag::unsigned_integer:
    case Tag::floating:
      return number_words(value, measure.unit);
    case Tag::string:
      return string_words(value.as_text(), measure);
    case Tag::bytes:
      return counted(value.as_text().size(), kByte);
    case Tag::date:
      if (value.is_long_term()) return {"long-term", "长期"};
      return i18n::same(base::format(value.as_date()));
    case Tag::period:
      return words(value.as_period());
    case Tag::list:
      return list_words(value.as_list(), measure);
    case Tag::map:
      return counted(value.as_map().size, kEntry);
    case Tag::optional:
      if (value.as_optional() == nullptr) return {"not stated", "未填写"};
      return words(*value.as_optional(), measure);
    default:
      return value.plain() ? i18n::same(plain(value, measure)) : other_words(value);
  }
}

}  // namespace zizhi::cel::explaining
