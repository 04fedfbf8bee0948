#pragma once

#include "zizhi/rulebook/rulebook.h"

#include <span>
#include <string_view>

namespace zizhi::rulebook {

/// A rulebook on its way: what the readers of its parts share.
struct Reading {
  Rulebook& book;
  const source::Map& sources;
  diag::Sink& sink;
  const cel::Limits& limits;  ///< of every expression
  bool has_schema = false;    ///< otherwise levels and types are not known, and nothing that
                              ///< needs them is told
};

/// `sources`.
void read_sources(std::optional<data::NodeRef> node, Reading& reading);

/// `parameters`, and the type of `params`.
void read_parameters(std::optional<data::NodeRef> node, Reading& reading);

/// `define`: into the environment and the definitions.
void read_definitions(std::optional<data::NodeRef> node, Reading& reading);

/// `categories`, with all that is in them.
void read_categories(std::optional<data::NodeRef> node, Reading& reading);

/// Id of a declared source; tells of any other.
std::string source_id(std::optional<data::NodeRef> node, Reading& reading);

}  // namespace zizhi::rulebook
