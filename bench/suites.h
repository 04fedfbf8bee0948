// What is measured: each suite registers its benchmarks, whose names are `what/how`.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace zizhi::bench {

inline constexpr std::string_view kEngine = "engine";
inline constexpr std::string_view kClosures = "closures";
inline constexpr std::string_view kTraced = "traced";
inline constexpr std::string_view kExplained = "explained";

/// The statistic of the table. What disturbs a measurement only ever makes it longer.
inline constexpr const char* kLeast = "least";

inline double least(const std::vector<double>& times) {
  return *std::ranges::min_element(times);
}

/// The eight expressions: by the engine, by hand-written closures, with a trace of what the
/// outcome rests on, and with its explanation. Registers nothing and returns false when the two
/// disagree, or there is no trace.
bool register_expressions();

/// The built-in rulebook: loaded, compiled, run and assessed over the example dossier `ready`.
/// Registers nothing and returns false when one of them cannot be read.
bool register_rulebook();

}  // namespace zizhi::bench
