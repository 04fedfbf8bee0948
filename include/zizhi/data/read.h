#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"

#include <cstdint>
#include <optional>

namespace zizhi::data {

/// Bounds on what a file may ask of us. Each has a diagnostic that names it.
struct Limits {
  std::uint32_t depth = 64;
  std::uint32_t nodes = 2'000'000;
  std::uint32_t alias_nodes = 10'000;  ///< nodes that aliases may copy
};

enum class Syntax : std::uint8_t { by_name, yaml, json };

/// Reads a YAML (one document) or JSON text. `by_name`: `.json` is JSON, everything else YAML. What is wrong goes to
/// `sink`; empty iff no tree could be made. A duplicate key is an error and still gives a tree
/// (both entries are there, marked).
std::optional<Document> read(source::Id id, const source::Map& sources, Syntax syntax,
                             const Limits& limits, diag::Sink& sink);

}  // namespace zizhi::data
