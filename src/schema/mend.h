#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What a person probably meant by a text that is not written as it should be. For hints only:
/// a guess never becomes a value.
namespace zizhi::schema {

/// Year, month and day as they stand; the day need not exist.
struct Civil {
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;
};

/// `2026/1/5`, `2026-1-5`, `2026年1月5日`, `20260105`, `2026-01-05T00:00:00`.
std::optional<Civil> mend_date(std::string_view text);

/// `2026/1`, `2026年1月`, `202601`, `2026-01-05`: as `2026-01`.
std::optional<std::string> mend_month(std::string_view text);

/// `4 months`, `2年`, `p4m`: as `P4M`.
std::optional<std::string> mend_period(std::string_view text);

/// `0012`, `+5`, `1,000`, `1_000`, full-width digits: as plain digits, with a fraction where
/// there is one.
std::optional<std::string> mend_number(std::string_view text);

/// `yes`, `是`, `否`, `1`: as `true` or `false`.
std::optional<std::string> mend_boolean(std::string_view text);

/// No character of it can be seen.
bool is_blank(std::string_view text);

/// A resident identity number of 18 characters in full: seventeen digits with a birthday in
/// them, and the check character of GB 11643.
bool is_identity_number(std::string_view text);

/// Looks like one: eighteen or fifteen digits, the last of eighteen perhaps an X. For fields
/// where one is expected.
bool resembles_identity_number(std::string_view text);

}  // namespace zizhi::schema
