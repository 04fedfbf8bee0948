#pragma once

#include "zizhi/data/read.h"

// One line for each syntax. Private: the way in is read().
namespace zizhi::data {

std::optional<Document> read_yaml(source::Id id, const source::Map& sources,
                                  const Limits& limits, diag::Sink& sink);

std::optional<Document> read_json(source::Id id, const source::Map& sources,
                                  const Limits& limits, diag::Sink& sink);

}  // namespace zizhi::data
