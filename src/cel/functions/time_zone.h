#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zizhi::cel::functions {

/// Seconds east of UTC that clocks in `zone` show at a moment (seconds since 1970): a name of
/// the IANA data base (`Asia/Shanghai`), or a fixed `+08:00`, `-02:30`, `02:00`. Empty when
/// there is no such zone.
std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t seconds);

}  // namespace zizhi::cel::functions
