#pragma once

#include <cstdint>
#include <string_view>

/// The closed sets of words that rulebooks, assessments and reports share. An enumerator is
/// spelt as it is in JSON.
namespace zizhi::verdict {

/// Of a check, and (the worst of its deciding checks) of a requirement.
enum class Outcome : std::uint8_t {
  pass,
  fail,
  missing,
  attest,
  waived,
  not_applicable,
  error
};

enum class Severity : std::uint8_t { must, attest, advise };

enum class Verdict : std::uint8_t { ready, not_ready, incomplete };

/// How long mending a gap usually takes.
enum class LeadTime : std::uint8_t { now, days, weeks, months };

std::string_view name(Outcome outcome);
std::string_view name(Severity severity);
std::string_view name(Verdict verdict);
std::string_view name(LeadTime lead_time);

/// Semantics rule 6: error, fail, missing, attest, waived, pass; not_applicable gives way to
/// all.
Outcome worse(Outcome a, Outcome b);

/// `must` and `attest` decide; `advise` only warns.
constexpr bool decides(Severity severity) {
  return severity != Severity::advise;
}

/// What a part of an explanation came to.
enum class Truth : std::uint8_t { yes, no, unknown, error };

std::string_view name(Truth truth);

}  // namespace zizhi::verdict
