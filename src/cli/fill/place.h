#pragma once

#include "zizhi/data/document.h"
#include "zizhi/edit/edit.h"

#include <optional>

namespace zizhi::cli {

/// A place in one of the files that a tree was made of.
struct FilePlace {
  source::Id file{};
  edit::Path path;                         ///< in that file's own tree
  std::optional<data::NodeRef> contested;  ///< on the way, and stated twice: not to be touched
};

/// Where in the files stands what stands, or is to stand, at `path` of the whole: where its
/// parent does. Another entry of a list goes behind its last one, a key that no file states
/// into the first file.
FilePlace place_in_files(const data::Document& whole, const edit::Path& path);

}  // namespace zizhi::cli
