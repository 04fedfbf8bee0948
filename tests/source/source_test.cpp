#include "zizhi/source/source.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace zizhi::source {
namespace {

TEST_CASE("a source counts lines from 1 and columns in code points", "[source]") {
  const Source source("f.yaml", "a: 1\r\n单位: x\n😀b");

  const struct {
    const char* what;
    Offset offset;
    Place place;
  } rows[] = {
      {"the first byte", 0, {1, 1}},
      {"the line break belongs to its line", 5, {1, 6}},
      {"the first byte of line 2", 6, {2, 1}},
      {"a three-byte code point is one column", 9, {2, 2}},
      {"a four-byte code point is one column", 20, {3, 2}},
      {"the end", 21, {3, 3}},
      {"past the end", 999, {3, 3}},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(source.place_of(row.offset) == row.place);
    }
  }
}

TEST_CASE("a line comes without its line break", "[source]") {
  const Source source("f", "a\r\n\n单\n");
  CHECK(source.line(0).empty());
  CHECK(source.line(1) == "a");
  CHECK(source.line(2).empty());
  CHECK(source.line(3) == "单");
  CHECK(source.line(4).empty());
  CHECK(source.line(5).empty());
  CHECK(Source("f", "").line(1).empty());
  CHECK(Source("f", "").place_of(0) == Place{1, 1});
}

TEST_CASE("a place agrees with counting from the start", "[source][law]") {
  CHECK(rc::check("place_of", [] {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "a", "中", "😀", "\n", "\r\n", std::string(700, 'x'), std::string(1024, '\n')));
    std::string text;
    for (const auto& piece : pieces) {
      text += piece;
    }
    const Source source("f", text);
    Place place;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const bool begins =
          i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
      if (begins) RC_ASSERT(source.place_of(static_cast<Offset>(i)) == place);
      if (i == text.size()) break;
      if (text[i] == '\n') {
        place = {place.line + 1, 1};
      } else if (i + 1 == text.size() ||
                 (static_cast<unsigned char>(text[i + 1]) & 0xC0U) != 0x80U) {
        ++place.column;
      }
    }
  }));
}

TEST_CASE("a run may hold more sources than 16 bits can count", "[source]") {
  Map map;
  constexpr std::size_t kMany = 70'000;
  for (std::size_t i = 0; i + 1 < kMany; ++i)
    map.add("b", "x");
  const auto last = map.add("last", "short");
  CHECK(map.size() == kMany);
  CHECK(map[last].name() == "last");
  CHECK(text_of(map, {last, 1, 3}) == "ho");
}

TEST_CASE("what is forgotten makes room, and what was there before stays", "[source]") {
  Map map;
  const auto kept = map.add("kept", "one\ntwo");
  map.add("gone", "x");
  map.add("gone", "y");
  map.forget_from(1);
  CHECK(map.size() == 1);
  CHECK(text_of(map, {kept, 4, 7}) == "two");
  CHECK(map[map.add("new", "z")].name() == "new");
  map.forget_from(9);
  CHECK(map.size() == 2);
}

TEST_CASE("a source does not move when others are added", "[source]") {
  Map map;
  const auto first = map.add("a", "short");
  const auto text = map[first].text();
  for (int i = 0; i < 1000; ++i) {
    map.add("b", "x");
  }
  CHECK(map[first].text().data() == text.data());
  CHECK(map.size() == 1001);
  CHECK(text_of(map, {first, 1, 3}) == "ho");
  CHECK(text_of(map, {first, 3, 99}) == "rt");
  CHECK(text_of(map, {first, 99, 99}).empty());
  CHECK(text_of(map, {first, 3, 1}).empty());
}

}  // namespace
}  // namespace zizhi::source
