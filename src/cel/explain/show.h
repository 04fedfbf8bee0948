// Values as a person writes them.
#pragma once

#include "zizhi/cel/type.h"
#include "zizhi/cel/value.h"
#include "zizhi/i18n/text.h"

#include <string>
#include <string_view>

namespace zizhi::cel::explaining {

/// What is known of a value besides the value: its type names enumeration values, its unit
/// counts.
struct Measure {
  Type type{};
  Type element{};           ///< of a list that has no type of its own for it
  std::string_view unit{};  ///< a unit of the schema (`CNY`), or kMonths, kDays, kYears, kItems
};

inline constexpr std::string_view kYears = "years";
inline constexpr std::string_view kMonths = "months";
inline constexpr std::string_view kDays = "days";
inline constexpr std::string_view kItems = "items";

/// Language-neutral: 2026-09-02, issued, 4 items. Never longer than some hundred characters.
/// Knows nothing of what is personal: the caller does.
std::string plain(const Value& value, const Measure& measure = {});

/// In a sentence: “text”, 2 months, yes, the title of an enumeration's value.
i18n::Localized words(const Value& value, const Measure& measure = {});

/// The first items of a list, written out, and how many more: "a, b and 7 more". A list of
/// other things than scalars is counted.
i18n::Localized some_of(const List& list, const Measure& measure);

/// "1 year, 7 months and 3 days", "1 年 7 个月 3 天"; "0 days" for nothing. The sign does not
/// count.
i18n::Localized words(base::Period period);

/// What a person knows the record by: its title, else its id; empty when it has none that may
/// be shown.
std::string title(const Record& record);

}  // namespace zizhi::cel::explaining
