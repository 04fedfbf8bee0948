#pragma once

#include "zizhi/diag/diagnostic.h"
#include "zizhi/source/files.h"

#include <span>
#include <string>
#include <vector>

namespace zizhi::cli {

/// The evidence files that `paths` stand for: a file and `-` for themselves, a folder for its
/// `evidence.yaml`, `.yml` or `.json`, a folder of such folders for all of them in name order.
/// What stands for none, or for two, is an error.
std::vector<std::string> find_evidence(std::span<const std::string> paths,
                                       source::FileSystem& files, diag::Sink& sink);

}  // namespace zizhi::cli
