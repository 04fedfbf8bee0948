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
  std::uint32_t alias_nodes = 10'000;               ///< nodes that aliases may copy
  std::uint32_t alias_bytes = 16U * 1024U * 1024U;  ///< of text that aliases may copy
  std::uint32_t yaml_line_bytes =
      1024U * 1024U;  ///< the YAML parser holds a line's tokens at once
};

enum class Syntax : std::uint8_t { by_name, yaml, json };

/// Reads a YAML (one document) or JSON text. `by_name`: `.json` is JSON, everything else YAML.
/// What is wrong goes to `sink`; empty iff no tree could be made. A duplicate key is an error
/// and still gives a tree (both entries are there, marked). An empty text or document is a
/// null.
///
/// YAML is read as YAML 1.2, narrowed to what can be understood in one way: keys are scalars,
/// plain scalars stay texts (only `~`, `null`, `Null`, `NULL` and nothing at all are null), an
/// alias is a copy of what its anchor marks, and the merge key `<<` is refused, because what it
/// overrides is not seen where it is read. `!!str` makes a scalar a `string`; `!!int`,
/// `!!float`, `!!bool`,
/// `!!timestamp`, `!!null`, `!!seq` and `!!map` are allowed where they fit; other tags are
/// errors.
std::optional<Document> read(source::Id id, const source::Map& sources, Syntax syntax,
                             const Limits& limits, diag::Sink& sink);

}  // namespace zizhi::data
