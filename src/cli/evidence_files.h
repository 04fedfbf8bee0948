#pragma once

#include "zizhi/diag/diagnostic.h"
#include "zizhi/source/files.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zizhi::cli {

/// The evidence of one dossier, or why it is not plain which file that is.
struct Found {
  std::string path;  ///< of the evidence; with a problem, of the folder
  std::optional<diag::Diagnostic> problem{};
};

/// The evidence files that `paths` stand for: a file and `-` for themselves, a folder for its
/// `evidence.yaml`, `.yml` or `.json`, a folder of such folders for all of them in name order.
/// A path that stands for none, or for two, is an error; a folder in a folder that does is
/// found with its problem.
std::vector<Found> find_dossiers(std::span<const std::string> paths, source::FileSystem& files,
                                 diag::Sink& sink);

/// The same where one folder that is not plain is one too many: each problem is an error.
std::vector<std::string> find_evidence(std::span<const std::string> paths,
                                       source::FileSystem& files, diag::Sink& sink);

}  // namespace zizhi::cli
