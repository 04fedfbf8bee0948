#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/dossier/folder.h"
#include "zizhi/source/files.h"
#include "zizhi/source/source.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zizhi::dossier {

/// Files that a dossier may include.
inline constexpr std::size_t kMostIncluded = 50;

/// An evidence file.
struct Part {
  std::string path;  ///< from the dossier's folder
  std::string sha256;
};

/// Evidence out of one file or several.
struct Whole {
  data::Document document;
  std::vector<data::Document> files;  ///< each file's own tree; none where it is only one
  std::vector<Part> included;         ///< in the order in which they are read
};

/// Reads what `first` (at `path` from the folder) names under `include:`, and what those files
/// name, and makes one tree of them all: first the file itself, then each that it includes with
/// all that that one includes. Paths count from the dossier's folder, whichever file they stand
/// in. A file that is included twice, or in a circle, is an error and read once. Empty iff a
/// file cannot be had: without it, what is stated is not all there is.
std::optional<Whole> include(data::Document first, const std::string& path, Folder& folder,
                             source::FileSystem& files, source::Map& sources, diag::Sink& sink);

}  // namespace zizhi::dossier
