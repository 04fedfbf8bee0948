#pragma once

#include "zizhi/assess/bench.h"
#include "zizhi/verdict/assessment.h"

namespace zizhi::assess {

/// Decides an attest check for the subject in `result` by the signatures of the dossier
/// (semantics rule 10): none, or none that counts, leaves it `attest` with the reason.
void attest(const rulebook::Check& check, verdict::CheckResult& result, const Bench& bench,
            diag::Sink& sink);

/// Finds attestations that name no check, a check that a rule decides, or no subject of theirs.
void verify_attestations(Bench& bench, const std::vector<verdict::CategoryResult>& categories,
                         diag::Sink& sink);

}  // namespace zizhi::assess
