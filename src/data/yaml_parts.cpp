#include "yaml_parts.h"

#include "builder.h"

#include <algorithm>
#include <future>
#include <utility>

namespace zizhi::data {
namespace {

constexpr auto kNone = std::string_view::npos;

// Where the system gives no thread, the one that wants the part reads it.
constexpr auto kWhereverThereIsRoom = std::launch::async | std::launch::deferred;

// `name:` and then a blank, or the end of the line.
bool begins_entry(std::string_view line) {
  const auto colon = line.find_first_not_of(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
  if (colon == kNone || colon == 0 || line.front() == '-' || line[colon] != ':') return false;
  return colon + 1 == line.size() || line[colon + 1] == ' ';
}

/// What came of a part.
struct Part {
  std::optional<Passage> passage;
  bool silent = false;  ///< nothing was said of it
};

Part read_part(source::Id id, std::string_view text, Extent extent, const Limits& limits) {
  diag::Sink sink;
  auto passage = read_passage(id, text, extent, limits, sink);
  return {.passage = std::move(passage), .silent = sink.sorted().empty()};
}

std::vector<Part> read_at_once(source::Id id, std::string_view text,
                               const std::vector<Extent>& extents, const Limits& limits) {
  std::vector<std::future<Part>> others;
  for (std::size_t i = 1; i < extents.size(); ++i) {
    others.push_back(std::async(kWhereverThereIsRoom, [&, extent = extents[i]] {
      return read_part(id, text, extent, limits);
    }));
  }
  std::vector<Part> parts;
  parts.push_back(read_part(id, text, extents.front(), limits));
  for (auto& other : others)
    parts.push_back(other.get());
  return parts;
}

std::vector<Extent> extents_of(std::size_t size, const std::vector<std::size_t>& cuts) {
  std::vector<Extent> extents{{.begin = 0, .end = size}};
  for (const auto cut : cuts) {
    extents.back().end = cut;
    extents.push_back({.begin = cut, .end = size});
  }
  return extents;
}

// A block map whose entries begin their lines: what comes next in such a line is one more.
bool is_outermost_map(const Part& part, std::string_view text) {
  if (!part.passage || !part.silent || part.passage->is_alone) return false;
  const auto root = part.passage->document.root();
  if (!root.is_map() || root.size() == 0) return false;
  const auto begin = root.where().begin;
  const auto key = root[0].key_where().begin;
  return begin == key && (begin == 0 || text[begin - 1] == '\n');
}

}  // namespace

std::vector<std::size_t> possible_cuts(std::string_view text) {
  std::vector<std::size_t> cuts;
  for (auto end = text.find('\n'); end != kNone; end = text.find('\n', end + 1)) {
    const auto rest = text.substr(end + 1);
    if (rest.empty() || rest.front() == ' ') continue;
    if (begins_entry(rest.substr(0, rest.find_first_of("\r\n")))) cuts.push_back(end + 1);
  }
  return cuts;
}

std::vector<std::size_t> even_cuts(const std::vector<std::size_t>& possible, std::size_t size,
                                   std::size_t most) {
  std::vector<std::size_t> cuts;
  for (std::size_t i = 1; i < most && !possible.empty(); ++i) {
    const auto wanted = size / most * i;
    const auto apart = [wanted](std::size_t cut) {
      return cut < wanted ? wanted - cut : cut - wanted;
    };
    const auto nearest = *std::ranges::min_element(possible, {}, apart);
    if (cuts.empty() || nearest > cuts.back()) cuts.push_back(nearest);
  }
  return cuts;
}

std::optional<Document> read_in_parts(source::Id id, std::string_view text,
                                      const std::vector<std::size_t>& cuts,
                                      const Limits& limits, diag::Sink& sink) {
  auto parts = read_at_once(id, text, extents_of(text.size(), cuts), limits);
  const auto fits = [&](const Part& part) { return is_outermost_map(part, text); };
  if (!std::ranges::all_of(parts, fits)) return std::nullopt;
  const auto begin = parts.front().passage->document.root().where().begin;
  const auto end = parts.back().passage->document.root().where().end;
  Builder builder(id, text.size(), limits, sink);
  if (!builder.open(Kind::map, begin)) return std::nullopt;
  for (auto& part : parts) {
    if (!builder.adopt(std::move(part.passage->document))) return std::nullopt;
  }
  builder.close(end);
  return builder.finish();
}

}  // namespace zizhi::data
