#pragma once

#include "json/keys.h"

#include "zizhi/verdict/assessment.h"

/// The parts of a saved result that are read in more than one place: the twins of json/parts.h.
namespace zizhi::report {

inline constexpr std::string_view kFormatName = "zizhi-assessment";
inline constexpr int kFormatVersion = 1;

/// `file`, `line` and `column`.
verdict::Place read_place(Keys& keys);

/// Without the end of its keys: what became of a waiver stands beside it.
verdict::Waiver read_waiver(Keys& keys);

verdict::Outcome read_outcome(Keys& keys, std::string_view key);

verdict::CheckResult read_check(data::NodeRef node, diag::Sink& sink);

}  // namespace zizhi::report
