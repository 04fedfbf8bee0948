#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"

#include <span>
#include <string_view>
#include <vector>

namespace zizhi::data {

/// One tree out of several files, each of which is a map or null, in their order. A key that
/// one file states stands in the tree as it is. Lists that several files state under one key
/// become one list. Anything else that is stated twice, and an empty list beside one that is
/// not, is an error with both places, and marked as a doubled key: none may be believed. A null
/// beside something stated says nothing. Keys for which `is_apart` holds are each file's own
/// business, and left out. There is at least one file.
Document merge(std::span<const Document> files, bool (*is_apart)(std::string_view key),
               diag::Sink& sink);

}  // namespace zizhi::data
