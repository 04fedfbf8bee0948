// A YAML text as a whole.
#include "readers.h"
#include "yaml_parts.h"
#include "yaml_reader.h"
#include "yaml_text.h"

#include <algorithm>
#include <thread>

namespace zizhi::data {
namespace {

// Shorter texts are read before other threads have begun.
constexpr std::size_t kLong = std::size_t{256} << 10U;

// Each part takes memory of its own while it is read.
constexpr std::size_t kMostParts = 8;

std::optional<Document> read_long(source::Id id, std::string_view text, const Limits& limits,
                                  diag::Sink& sink) {
  const auto most = std::min<std::size_t>(std::thread::hardware_concurrency(), kMostParts);
  if (text.size() < kLong || most < 2) return std::nullopt;
  const auto cuts = even_cuts(possible_cuts(text), text.size(), most);
  return cuts.empty() ? std::nullopt : read_in_parts(id, text, cuts, limits, sink);
}

}  // namespace

std::optional<Document> read_yaml(source::Id id, const source::Map& sources,
                                  const Limits& limits, diag::Sink& sink) {
  const auto text = sources[id].text();
  if (auto problem = unreadable_yaml(id, text, limits)) {
    sink.add(std::move(*problem));
    return std::nullopt;
  }
  if (auto read = read_long(id, text, limits, sink)) return read;
  auto whole = read_passage(id, text, {.begin = 0, .end = text.size()}, limits, sink);
  if (!whole) return std::nullopt;
  return std::move(whole->document);
}

}  // namespace zizhi::data
