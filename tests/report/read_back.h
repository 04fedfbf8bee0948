#pragma once

#include "zizhi/verdict/assessment.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Reads the formats for programs as their readers do.
namespace zizhi::tests {

/// The rows of a CSV text (RFC 4180), read as strictly as they are written.
std::vector<std::vector<std::string>> csv_rows(std::string_view text);

/// What a document says came out.
struct Told {
  std::string verdict;
  std::multiset<std::string> outcomes;  ///< "PERF-1.check-0[risk-assessment] fail"

  friend bool operator==(const Told&, const Told&) = default;
};

/// What the assessment itself says.
Told told(const verdict::Assessment& assessment);

Told told_by_json(std::string_view text);
Told told_by_junit(std::string_view text);
Told told_by_sarif(std::string_view text);
Told told_by_csv(std::string_view text);
/// By the properties of observations; that of the verdict for the result.
Told told_by_oscal(std::string_view text);
/// In English.
Told told_by_tap(std::string_view text);

}  // namespace zizhi::tests
