#include "fill/place.h"

namespace zizhi::cli {
namespace {

using data::NodeRef;

/// How many of the first `end` entries stand in `file`.
std::size_t entries_in(NodeRef list, source::Id file, std::size_t end) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (list[i].source() == file) ++count;
  }
  return count;
}

}  // namespace

FilePlace place_in_files(const data::Document& whole, const edit::Path& path) {
  FilePlace place{.file = whole.source(), .path = path, .contested = {}};
  auto node = whole.root();
  for (const auto& step : path) {
    const auto next = edit::find(node, {step});
    if (!next) break;
    node = *next;
    place.file = node.source();
    if (node.duplicate_key()) place.contested = node;
  }
  // Only lists at the top are made of those of several files.
  if (path.size() < 2) return place;
  const auto list = edit::find(whole.root(), {path[0]});
  const auto* const index = std::get_if<std::size_t>(&path[1]);
  if (!list || !list->is_list() || list->size() == 0 || index == nullptr) return place;
  const bool is_new = *index >= list->size();
  const auto last = (*list)[is_new ? list->size() - 1 : *index];
  place.file = last.source();
  place.path[1] = entries_in(*list, last.source(), is_new ? list->size() : *index);
  if (*index > list->size()) place.path[1] = *index;  // there is no such place
  return place;
}

}  // namespace zizhi::cli
