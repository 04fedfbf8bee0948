#include "zizhi/base/text.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <array>
#include <map>

namespace zizhi::base {
namespace {

// Straight from the definition, for ASCII letters.
std::size_t slow_distance(const std::string& a, const std::string& b) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> known;
  const std::function<std::size_t(std::size_t, std::size_t)> distance = [&](std::size_t i,
                                                                            std::size_t j) {
    if (i == 0 || j == 0) return i + j;
    const auto found = known.find({i, j});
    if (found != known.end()) return found->second;
    auto best = std::min({distance(i - 1, j) + 1, distance(i, j - 1) + 1,
                          distance(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0U : 1U)});
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
      best = std::min(best, distance(i - 2, j - 2) + 1);
    }
    return known[{i, j}] = best;
  };
  return distance(a.size(), b.size());
}

TEST_CASE("edit_distance counts slips of the hand", "[base][text]") {
  const struct {
    const char* a;
    const char* b;
    std::size_t limit;
    std::size_t distance;
  } rows[] = {
      {"", "", 3, 0},
      {"staff", "staff", 3, 0},
      {"staf", "staff", 3, 1},
      {"satff", "staff", 3, 1},
      {"stuff", "staff", 3, 1},
      {"xstaff", "staff", 3, 1},
      {"Staff", "staff", 3, 0},
      {"signed-on", "signed_on", 3, 0},
      {"abc", "", 5, 3},
      {"kitten", "sitting", 5, 3},
      {"kitten", "sitting", 2, 3},
      {"kitten", "sitting", 0, 1},
      {"人员数", "人员", 3, 1},
      {"人员", "员人", 3, 1},
      {"人员", "项目", 3, 2},
      {"a", "abcdefgh", 3, 4},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.a << " " << row.b << " " << row.limit) {
      CHECK(edit_distance(row.a, row.b, row.limit) == row.distance);
      CHECK(edit_distance(row.b, row.a, row.limit) == row.distance);
    }
  }
}

TEST_CASE("edit_distance agrees with its definition", "[base][text][law]") {
  CHECK(rc::check("distance", [] {
    const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
    const auto a = *rc::gen::resize(8, word);
    const auto b = *rc::gen::resize(8, word);
    const auto limit = *rc::gen::inRange<std::size_t>(0, 9);
    RC_ASSERT(edit_distance(a, b, limit) == std::min(slow_distance(a, b), limit + 1));
  }));
}

TEST_CASE("nearest finds what was probably meant", "[base][text]") {
  const std::array<std::string_view, 6> fields{"name",  "signed_on", "staff",
                                               "stuff", "类别",      "established_on"};

  const struct {
    const char* word;
    std::optional<std::string_view> meant;
  } rows[] = {
      {"nmae", "name"},     {"SIGNED-ON", "signed_on"}, {"stafff", "staff"},
      {"stff", "staff"},    {"类型", "类别"},           {"estblishd_on", "established_on"},
      {"x", std::nullopt},  {"", std::nullopt},         {"address", std::nullopt},
      {"on", std::nullopt}, {"项目", std::nullopt},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.word) {
      CHECK(nearest(row.word, fields) == row.meant);
    }
  }
  CHECK_FALSE(nearest("name", {}));
}

TEST_CASE("trim takes white space off both ends", "[base][text]") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim("  ").empty());
  CHECK(trim("").empty());
  CHECK(trim("甲 ") == "甲");
}

TEST_CASE("split and join undo one another", "[base][text][law]") {
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(join({}, ",").empty());
  CHECK(join(std::vector<std::string>{"", ""}, ",") == ",");
  CHECK(rc::check("split and join", [](const std::string& text) {
    std::vector<std::string> pieces;
    for (const auto piece : split(text, 'a')) {
      RC_ASSERT(piece.find('a') == std::string_view::npos);
      pieces.emplace_back(piece);
    }
    RC_ASSERT(join(pieces, "a") == text);
  }));
}

TEST_CASE("replace_all replaces without looking at what it wrote", "[base][text]") {
  CHECK(replace_all("aXbX", "X", "XX") == "aXXbXX");
  CHECK(replace_all("aaa", "aa", "b") == "ba");
  CHECK(replace_all("", "a", "b").empty());
  CHECK(replace_all("甲乙", "乙", "丙丁") == "甲丙丁");
}

}  // namespace
}  // namespace zizhi::base
