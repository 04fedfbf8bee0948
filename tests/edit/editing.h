#pragma once

#include "zizhi/data/read.h"
#include "zizhi/edit/edit.h"

#include <optional>
#include <string>
#include <utility>

namespace zizhi::edit {

/// A text, and what it becomes.
struct Edited {
  std::string text;             ///< empty: refused
  std::vector<Splice> splices;  ///< that made it
  std::string where;            ///< of the refusal: the text there
};

inline Edited edited(const std::string& before, const Path& path, const Value& value,
                     data::Syntax syntax = data::Syntax::yaml) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("f", before);
  const auto document = data::read(id, sources, syntax, {}, sink);
  if (!document) return {"unreadable", {}, {}};
  const auto splices = put(*document, sources, syntax, path, value);
  if (!splices) return {{}, {}, std::string(source::text_of(sources, splices.error()))};
  return {applied(before, *splices), *splices, {}};
}

}  // namespace zizhi::edit
