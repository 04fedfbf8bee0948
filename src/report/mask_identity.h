#pragma once

#include "zizhi/verdict/assessment.h"

namespace zizhi::report {

/// Replaces identity numbers, wherever they stand in what comes from the dossier or the command
/// line: values, ids, paths, names of files, reasons, statements, messages.
void mask_identity_numbers(verdict::Assessment& assessment);
void mask_identity_numbers(verdict::Explanation& explanation);

}  // namespace zizhi::report
