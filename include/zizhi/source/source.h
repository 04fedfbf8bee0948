#pragma once

#include "zizhi/base/lifetime.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::source {

/// Byte offset into a source's text. Every position in zizhi is one of these until the moment
/// it is shown to a person.
using Offset = std::uint32_t;

/// Names one source held by a Map.
enum class Id : std::uint32_t {};

/// Half-open byte range [begin, end) of one source.
struct Span {
  Id source{};
  Offset begin = 0;
  Offset end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as an editor shows it: both numbers count from 1, `column` in code points.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(const Place&, const Place&) = default;
};

/// One text under the name it was asked for. Valid UTF-8 without a byte order mark: the loader
/// refuses anything else, so no later room has to look again.
class Source {
 public:
  /// `first_line` is the number of the text's first line: it may be a part of a file.
  Source(std::string name, std::string text, std::uint32_t first_line = 1);

  std::string_view name() const ZIZHI_LIFETIMEBOUND { return name_; }

  std::string_view text() const ZIZHI_LIFETIMEBOUND { return text_; }

  /// The place of `offset`; an offset past the end gives the place just after the text.
  Place place_of(Offset offset) const;

  /// Line `line` (from the first) without its line break; empty when there is no such line.
  std::string_view line(std::uint32_t line) const ZIZHI_LIFETIMEBOUND;

 private:
  std::uint32_t code_points_before(Offset offset) const;

  std::string name_;
  std::string text_;
  std::uint32_t first_line_;
  std::vector<Offset> line_starts_;  ///< line_starts_[n] begins line n + first_line_
  std::vector<std::uint32_t>
      code_points_;  ///< before every 1024th byte, so that long lines cost nothing
};

/// Owns every source of a run. Views into a source live as long as the Map: a source never
/// moves.
class Map {
 public:
  Id add(std::string name, std::string text, std::uint32_t first_line = 1);

  const Source& operator[](Id id) const ZIZHI_LIFETIMEBOUND {
    return sources_[static_cast<std::size_t>(id)];
  }

  std::size_t size() const { return sources_.size(); }

  /// Forgets the sources that were added when there were `size` or more; none of their ids,
  /// spans and views may be used again. Nothing where there are fewer.
  void forget_from(std::size_t size);

 private:
  std::deque<Source> sources_;
};

/// The text that `span` covers. Views into `map`.
std::string_view text_of(const Map& map ZIZHI_LIFETIMEBOUND, Span span);

}  // namespace zizhi::source
