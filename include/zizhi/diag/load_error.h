#pragma once

#include "zizhi/diag/diagnostic.h"
#include "zizhi/source/files.h"
#include "zizhi/source/load.h"

#include <string_view>

namespace zizhi::diag {

/// Why the file `name` could not be read or written, in our words. Without a place: there is no
/// source to point into.
Diagnostic file_problem(source::FileError error, std::string_view name);

/// Why the file `name` is no source. Line and column of a bad byte are in the sentence.
Diagnostic load_problem(const source::LoadError& error, std::string_view name);

}  // namespace zizhi::diag
