// A stream in pieces, cut into lines.
#include "lines.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace zizhi::cli {
namespace {

struct Line {
  std::string text;
  bool whole = true;

  friend bool operator==(const Line&, const Line&) = default;
};

std::ostream& operator<<(std::ostream& out, const Line& line) {
  return out << line.text << (line.whole ? "" : " (cut)");
}

/// The lines of `text`, which comes in pieces of `piece` bytes.
std::vector<Line> cut(std::string_view text, std::size_t piece, std::size_t longest) {
  std::vector<Line> found;
  Lines lines(longest, [&found](std::string_view line, bool whole) {
    found.push_back({std::string(line), whole});
  });
  for (std::size_t at = 0; at < text.size(); at += piece)
    lines.feed(text.substr(at, piece));
  lines.end();
  return found;
}

}  // namespace

TEST_CASE("a stream is cut at LF and CRLF, and its last line needs no end", "[cli][lines]") {
  const std::vector<Line> expected{{"a"}, {""}, {"b\rc"}, {"d"}};
  for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
    CHECK(cut("a\r\n\nb\rc\nd", piece, 10) == expected);
    CHECK(cut("a\n\r\nb\rc\r\nd\n", piece, 10) == expected);
  }
  CHECK(cut("", 1, 10).empty());
}

TEST_CASE("of a line that is too long the beginning is kept, and it is not whole",
          "[cli][lines]") {
  const std::vector<Line> expected{{"abc"}, {"abc", false}, {"d"}};
  for (const std::size_t piece : {1U, 2U, 100U})
    CHECK(cut("abc\nabcdefgh\nd\n", piece, 3) == expected);
}

TEST_CASE("how a stream is cut does not depend on its pieces", "[cli][lines][law]") {
  CHECK(rc::check("any pieces give the same lines", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('a', '\r', '\n', 'b'));
    const auto piece = *rc::gen::inRange<std::size_t>(1, 9);
    const auto longest = *rc::gen::inRange<std::size_t>(1, 6);
    RC_ASSERT(cut(text, piece, longest) == cut(text, text.size() + 1, longest));
  }));
}

}  // namespace zizhi::cli
