#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zizhi::base {

/// A universally unique identifier (RFC 9562): 16 bytes, the most significant first.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  friend bool operator==(const Uuid&, const Uuid&) = default;
};

/// The version 5 UUID of `name` within `space` (RFC 9562, 5.5): the same names have the same
/// one, in every run and on every machine.
Uuid uuid_v5(const Uuid& space, std::string_view name);

/// `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
std::string format(const Uuid& uuid);

}  // namespace zizhi::base
