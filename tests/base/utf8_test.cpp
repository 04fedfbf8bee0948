#include "zizhi/base/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace zizhi::base {
namespace {

TEST_CASE("malformed UTF-8 is found at its first byte", "[base][utf8]") {
  const struct {
    const char* what;
    std::string_view text;
    std::optional<std::size_t> at;
  } rows[] = {
      {"nothing", "", std::nullopt},
      {"ASCII", "abc", std::nullopt},
      {"two, three and four bytes", "é中😀", std::nullopt},
      {"the last code point", "\xF4\x8F\xBF\xBF", std::nullopt},
      {"NUL is well formed", std::string_view("\0", 1), std::nullopt},
      {"the first past the surrogates", "\xEE\x80\x80", std::nullopt},
      {"a continuation byte alone", "a\x80", 1},
      {"a lead byte at the end", "ab\xE4\xB8", 2},
      {"a lead byte before ASCII", "\xE4\xB8z", 0},
      {"an overlong slash", "\xC0\xAF", 0},
      {"overlong in three bytes", "\xE0\x80\xAF", 0},
      {"overlong in four bytes", "\xF0\x80\x80\xAF", 0},
      {"a surrogate", "中\xED\xA0\x80", 3},
      {"past the last code point", "\xF4\x90\x80\x80", 0},
      {"five bytes", "\xF8\x88\x80\x80\x80", 0},
      {"0xFF", "abc\xFF", 3},
      {"GBK", "\xD6\xD0", 0},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(first_malformed_utf8(row.text) == row.at);
      CHECK(is_utf8(row.text) == !row.at);
    }
  }
}

TEST_CASE("code points are written and taken back", "[base][utf8]") {
  for (char32_t code_point = 0; code_point <= 0x10FFFF;
       code_point += code_point < 0x3000 ? 1 : 61) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code_point);
    std::string_view rest = text;
    const bool right = is_utf8(text) && take_code_point(rest) == code_point && rest.empty();
    if (!right) FAIL("U+" << std::hex << static_cast<std::uint32_t>(code_point));
  }
}

TEST_CASE("a malformed byte is taken as one replacement character", "[base][utf8]") {
  std::string_view text = "\xE4\xB8z";
  CHECK(take_code_point(text) == 0xFFFD);
  CHECK(text == "\xB8z");
}

TEST_CASE("code points are counted and found", "[base][utf8]") {
  CHECK(code_points("") == 0);
  CHECK(code_points("a中😀") == 3);
  CHECK(offset_of_code_point("a中😀b", 0) == 0);
  CHECK(offset_of_code_point("a中😀b", 1) == 1);
  CHECK(offset_of_code_point("a中😀b", 2) == 4);
  CHECK(offset_of_code_point("a中😀b", 3) == 8);
  CHECK(offset_of_code_point("a中😀b", 9) == 9);
}

TEST_CASE("cells counts what a terminal takes", "[base][utf8]") {
  CHECK(cells("") == 0);
  CHECK(cells("abc") == 3);
  CHECK(cells("中文") == 4);
  CHECK(cells("，：") == 4);
  CHECK(cells("ＡＢ") == 4);
  CHECK(cells("한글") == 4);
  CHECK(cells("😀") == 2);
  CHECK(cells("e\xCC\x81") == 1);
  CHECK(cells("é") == 1);
  CHECK(cells("\x1b\t\x7f") == 0);
  CHECK(cells("“”") == 2);
}

TEST_CASE("clip cuts between code points", "[base][utf8]") {
  CHECK(clip("abc", 2) == "ab");
  CHECK(clip("abc", 3) == "abc");
  CHECK(clip("abc", 9) == "abc");
  CHECK(clip("中文", 3) == "中");
  CHECK(clip("中文", 4) == "中文");
  CHECK(clip("中文", 1).empty());
  CHECK(clip("e\xCC\x81x", 1) == "e\xCC\x81");
  CHECK(clip("", 5).empty());
}

TEST_CASE("clip is the longest prefix that fits", "[base][utf8][law]") {
  CHECK(rc::check("clip", [] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "中", "😀", "\xCC\x81", " "));
    std::string text;
    for (const auto& piece : pieces) {
      text += piece;
    }
    const auto width = *rc::gen::inRange<std::size_t>(0, 20);
    const auto cut = clip(text, width);
    RC_ASSERT(text.starts_with(cut));
    RC_ASSERT(cells(cut) <= width);
    RC_ASSERT(is_utf8(cut));
    std::string_view rest(text);
    rest.remove_prefix(cut.size());
    if (rest.empty()) return;
    const auto before = rest;
    take_code_point(rest);
    RC_ASSERT(cells(cut) + cells(before.substr(0, before.size() - rest.size())) > width);
  }));
}

TEST_CASE("what a terminal would obey or hide becomes visible", "[base][utf8]") {
  const struct {
    std::string_view text;
    const char* visible;
  } rows[] = {
      {"plain 中文 😀", "plain 中文 😀"},
      {"a\nb\tc\r", "a\\u{a}b\\u{9}c\\u{d}"},
      {"\x1b[31mred", "\\u{1b}[31mred"},
      {std::string_view("\0", 1), "\\u{0}"},
      {"\x7f", "\\u{7f}"},
      {"\xC2\x9B", "\\u{9b}"},
      {"a\u202Eb", "a\\u{202e}b"},
      {"\u200B\u200D\uFEFF\u2066", "\\u{200b}\\u{200d}\\u{feff}\\u{2066}"},
      {"\U000E0041", "\\u{e0041}"},
      {"e\xCC\x81", "e\xCC\x81"},
      {"\uFDD0\uFFFE\U0001FFFF", "\\u{fdd0}\\u{fffe}\\u{1ffff}"},
      {"\xFF", "\uFFFD"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.visible) {
      CHECK(visible(row.text) == row.visible);
    }
  }
}

}  // namespace
}  // namespace zizhi::base
