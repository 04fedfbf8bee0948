#pragma once

#include <string>
#include <vector>

namespace zizhi::tests {

/// Runs the whole program on the machine's own files; it is 2026-11-23, and there is no input.
/// What it says on both streams is appended to `said`. Returns the exit code.
int run_on_disk(const std::vector<std::string>& arguments, std::string& said);

}  // namespace zizhi::tests
