#include "zizhi/base/wrap.h"

#include "zizhi/base/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace zizhi;

TEST_CASE("a text is broken at spaces and between Chinese characters", "[base][wrap]") {
  struct Row {
    const char* what;
    const char* text;
    std::size_t width;
    std::vector<std::string> lines;
  };

  const Row rows[] = {
      {"nothing gives no line", "", 10, {}},
      {"what fits stays", "one two", 7, {"one two"}},
      {"a space becomes the break", "one two three", 7, {"one two", "three"}},
      {"several spaces count as one", "one   two", 20, {"one two"}},
      {"a long word stands alone", "a verylongword b", 6, {"a", "verylongword", "b"}},
      {"Chinese breaks between characters", "信息安全服务", 8, {"信息安全", "服务"}},
      {"no line begins with a full stop", "信息安全。服务", 8, {"信息安", "全。服务"}},
      {"no line ends with an opening bracket", "信息安（全）", 8, {"信息安", "（全）"}},
      {"a Latin word within Chinese is not torn",
       "使用 zizhi 检查",
       10,
       {"使用 zizhi", "检查"}},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(base::wrap(row.text, row.width) == row.lines);
    }
  }
}

TEST_CASE("no wrapped line of short words is wider than asked, and nothing is lost",
          "[base][wrap][law]") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& picks) {
    static constexpr const char* kWords[] = {"a",      "bc",     "def", "资质",
                                             "检查，", "（全）", "x。"};
    std::string text;
    for (const auto pick : picks) {
      text += std::string(pick % 3 == 0 ? "" : " ") + kWords[pick % std::size(kWords)];
    }
    std::string got;
    for (const auto& line : base::wrap(text, 30))
      got += line;
    std::erase(got, ' ');
    std::erase(text, ' ');
    RC_ASSERT(got == text);
  }));
}
