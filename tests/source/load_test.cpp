#include "zizhi/source/load.h"

#include <catch2/catch.hpp>

namespace zizhi::source {
namespace {

using Kind = LoadError::Kind;

TEST_CASE("a text becomes a source when it is UTF-8 without NUL", "[source][load]") {
  const struct {
    const char* what;
    std::string text;
    std::string kept;
  } rows[] = {
      {"nothing", "", ""},
      {"ASCII", "a: 1\n", "a: 1\n"},
      {"CJK and four bytes", "单位: 𠮷\n", "单位: 𠮷\n"},
      {"CRLF stays", "a\r\nb", "a\r\nb"},
      {"a byte order mark goes",
       "\xEF\xBB\xBF"
       "a",
       "a"},
      {"only the first one",
       "\xEF\xBB\xBF\xEF\xBB\xBF"
       "a",
       "\xEF\xBB\xBF"
       "a"},
      {"controls stay: they are the parser's to judge", "\x01", "\x01"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      Map map;
      const auto id = adopt(map, "f", row.text);
      REQUIRE(id);
      CHECK(map[*id].text() == row.kept);
      CHECK(map[*id].name() == "f");
    }
  }
}

TEST_CASE("what is no source says why and where", "[source][load]") {
  using namespace std::string_literals;

  const struct {
    const char* what;
    std::string text;
    Kind kind;
    Place place;
  } rows[] = {
      {"a bad byte", "a\n单\xFF", Kind::malformed_utf8, {2, 2}},
      {"a bad byte behind a byte order mark",
       "\xEF\xBB\xBF"
       "a\xFF",
       Kind::malformed_utf8,
       {1, 2}},
      {"GBK", "a: \xD6\xD0\xB9\xFA", Kind::malformed_utf8, {1, 4}},
      {"a cut code point at the end", "a\xE4\xB8", Kind::malformed_utf8, {1, 2}},
      {"NUL", "a\nb\0c"s, Kind::nul, {2, 2}},
      {"NUL before a bad byte", "a\0\xFF"s, Kind::nul, {1, 2}},
      {"a bad byte before NUL", "ab\xFF\0"s, Kind::malformed_utf8, {1, 3}},
      {"UTF-16 with a mark, little endian",
       "\xFF\xFE"
       "a\0"s,
       Kind::utf16,
       {1, 1}},
      {"UTF-16 with a mark, big endian", "\xFE\xFF\0a"s, Kind::utf16, {1, 1}},
      {"UTF-16 without a mark, little endian", "a\0:\0 \0"s, Kind::utf16, {1, 1}},
      {"UTF-16 without a mark, big endian", "\0a\0:\0 "s, Kind::utf16, {1, 1}},
      {"UTF-32", "\xFF\xFE\0\0a\0\0\0"s, Kind::utf16, {1, 1}},
      {"too large", std::string(kMaxSourceBytes + 1, 'a'), Kind::too_large, {1, 1}},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      Map map;
      const auto id = adopt(map, "f", row.text);
      REQUIRE_FALSE(id);
      CHECK(id.error().kind == row.kind);
      CHECK(id.error().place == row.place);
      CHECK(map.size() == 0);
    }
  }
}

TEST_CASE("the largest source is let in", "[source][load]") {
  Map map;
  CHECK(adopt(map, "f", std::string(kMaxSourceBytes, 'a')));
}

TEST_CASE("load reads a file of the file system", "[source][load]") {
  Memory files;
  files.files["dir/a.yaml"] = "a: 1";
  files.files["big"] = std::string(kMaxSourceBytes + 1, 'a');
  files.failures["locked"] = FileError::denied;
  Map map;
  CHECK(map[*load(map, files, "dir/a.yaml")].name() == "dir/a.yaml");
  CHECK(load(map, files, "none").error().file == FileError::not_found);
  CHECK(load(map, files, "none").error().kind == Kind::file);
  CHECK(load(map, files, "dir").error().file == FileError::is_directory);
  CHECK(load(map, files, "locked").error().file == FileError::denied);
  CHECK(load(map, files, "big").error().kind == Kind::too_large);
}

}  // namespace
}  // namespace zizhi::source
