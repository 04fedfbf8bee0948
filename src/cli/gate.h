#pragma once

#include "arguments.h"
#include "session.h"

#include "zizhi/verdict/assessment.h"

#include <string>
#include <string_view>
#include <vector>

/// Which exit code an assessment makes, as `check` and `report` have it.
namespace zizhi::cli {

inline std::vector<std::string_view> gate_choices() {
  return {"fail", "missing", "advise", "never"};
}

inline constexpr Option kFailOn{
    .name = "--fail-on",
    .letter = {},
    .value = "WHAT",
    .summary =
        {"what makes the exit code 1 (default: missing, which is fail, missing or unsigned)",
         "何者使退出码为 1（默认 missing：不符合、缺失或未签署）"},
    .variable = "ZIZHI_FAIL_ON",
    .repeatable = false,
    .choices = gate_choices};

/// What `--fail-on` says.
struct Gate {
  verdict::Gate gate = verdict::Gate::missing;
  std::string name = "missing";
};

Gate read_gate(const Arguments& arguments);

/// The exit code; a gate that lets gaps through, or what is waived, does not do so in silence.
Exit pass_gate(const verdict::Assessment& assessment, const Gate& gate, Session& session);

}  // namespace zizhi::cli
