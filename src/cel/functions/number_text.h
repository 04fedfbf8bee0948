// Numbers as text, and back: independent of any locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zizhi::cel::functions {

/// The fewest digits that read back as `value`, without an exponent; `NaN`, `Infinity`,
/// `-Infinity`.
std::string plain_decimal(double value);

/// The same where it is short; with an exponent (`1.5e+300`, `1e-07`) from 1e21 up and below
/// 1e-6.
std::string shortest_decimal(double value);

/// Strictly the whole text: decimal digits with a sign, a fraction, an exponent; or NaN, Inf,
/// Infinity (any case, signed). Empty for anything else and past the range of a double.
std::optional<double> parse_double(std::string_view text);

/// Strictly the whole text: decimal digits after an optional sign.
std::optional<std::int64_t> parse_int(std::string_view text);

/// Strictly the whole text: decimal digits.
std::optional<std::uint64_t> parse_uint(std::string_view text);

/// Whole `seconds` and `nanos` of one sign as decimal seconds: `-0.5`, `90`, `1.000000001`.
std::string decimal_seconds(std::int64_t seconds, std::int32_t nanos);

}  // namespace zizhi::cel::functions
