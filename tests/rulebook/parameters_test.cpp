#include "loading.h"

namespace {

using namespace zizhi;
using tests::Loading;
using tests::small_with;

/// The small rulebook with a parameter `x`.
std::string with_parameter(const std::string& declaration) {
  return small_with("parameters:\n", "parameters:\n  x: {" + declaration + ", source: seed}\n");
}

}  // namespace

TEST_CASE("a parameter has its value in the words of --set", "[rulebook][parameters]") {
  struct Row {
    const char* declaration;
    const char* text;
    const char* set;
    const char* after;
  };

  const Row rows[] = {
      {"type: int, value: -3", "-3", "12", "12"},
      {"type: int, value: '3'", "3", " 12 ", "12"},
      {"type: number, value: 0.50", "0.5", "1e3", "1000"},
      {"type: bool, value: true", "true", "false", "false"},
      {"type: string, value: a b", "a b", "王", "王"},
      {"type: date, value: 2024-02-29", "2024-02-29", "2026-01-01", "2026-01-01"},
      {"type: month, value: 2024-02", "2024-02", "2026-01", "2026-01"},
      {"type: period, value: P1Y2M", "P1Y2M", "P2W", "P14D"},
      {"type: enum, values: [a, not_b], value: a", "a", "not_b", "not_b"},
      {"type: enum, values: {a: {en: A, zh: 甲}, b: B}, value: a", "a", "b", "b"},
      {"type: enum, values: application.services, value: alpha", "alpha", "beta", "beta"},
      {"type: enum, values: application.stage, value: initial", "initial", "surveillance",
       "surveillance"},
      {"type: list, of: int, value: [1, 2]", "1,2", "3, 4,5", "3,4,5"},
      {"type: list, of: enum, values: application.services, value: [beta]", "beta",
       "alpha,beta", "alpha,beta"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.declaration) {
      Loading loading(with_parameter(row.declaration));
      INFO(loading.said());
      REQUIRE(loading.rulebook.has_value());
      auto& book = *loading.rulebook;
      const auto* const parameter = book.find_parameter("x");
      REQUIRE(parameter != nullptr);
      CHECK(rulebook::parameter_text(parameter->by_level.at(3)) == row.text);
      CHECK(rulebook::parameter_text(parameter->by_level.at(2)) == row.text);
      CHECK(parameter->set_by.empty());
      CHECK_FALSE(parameter->depends_on_level);

      REQUIRE(rulebook::set_parameter(book, "x", row.set, loading.sink));
      CHECK(rulebook::parameter_text(parameter->by_level.at(3)) == row.after);
      CHECK(rulebook::parameter_text(parameter->by_level.at(2)) == row.after);
      CHECK(rulebook::parameter_text(parameter->default_by_level.at(3)) == row.text);
      CHECK(parameter->set_by == "--set");
    }
  }
}

TEST_CASE("a parameter that depends on the level has a value for each",
          "[rulebook][parameters]") {
  Loading loading(tests::small_rulebook());
  REQUIRE(loading.rulebook.has_value());
  const auto* const least = loading.rulebook->find_parameter("least");
  CHECK(least->depends_on_level);
  CHECK(rulebook::parameter_text(least->by_level.at(3)) == "1");
  CHECK(rulebook::parameter_text(least->by_level.at(2)) == "2");
  CHECK(least->title == i18n::Localized{"least projects", "最少项目数"});
  CHECK(least->source == "seed");
  REQUIRE(rulebook::set_parameter(*loading.rulebook, "least", "7", loading.sink));
  CHECK(rulebook::parameter_text(least->by_level.at(3)) == "7");
  CHECK(rulebook::parameter_text(least->by_level.at(2)) == "7");
  CHECK(rulebook::parameter_text(least->default_by_level.at(2)) == "2");
}

TEST_CASE("a setting that does not fit changes nothing and is told", "[rulebook][parameters]") {
  struct Row {
    const char* what;
    const char* declaration;
    const char* name;
    const char* text;
    const char* said;
  };

  const Row rows[] = {
      {"another name", "type: int, value: 1", "leest", "1",
       "Z2124 the rulebook has no parameter `leest` | did you mean `least`?\n"},
      {"a word for a number", "type: int, value: 1", "x", "one",
       "Z2121 parameter `x` takes a whole number, and `one` is none\n"},
      {"a number beyond 64 bits", "type: int, value: 1", "x", "9223372036854775808",
       "Z2121 parameter `x` takes a whole number, and `9223372036854775808` is none\n"},
      {"nothing", "type: string, value: a", "x", " ", "Z2104 `x` is empty\n"},
      {"no number", "type: number, value: 1", "x", "nan",
       "Z2121 parameter `x` takes a number, and `nan` is none\n"},
      {"a hexadecimal number", "type: number, value: 1", "x", "0x10",
       "Z2121 parameter `x` takes a number, and `0x10` is none\n"},
      {"a day that is none", "type: date, value: 2024-02-29", "x", "2025-02-29",
       "Z2121 parameter `x` takes a date such as 2026-11-23, and `2025-02-29` is none\n"},
      {"a period of hours", "type: period, value: P1Y", "x", "PT5H",
       "Z2121 parameter `x` takes a period such as P1Y6M or P90D, and `PT5H` is none\n"},
      {"a value out of the set", "type: enum, values: [always, never], value: never", "x",
       "alway",
       "Z2121 parameter `x` takes one of `always`, `never`, and `alway` is none | did you mean "
       "`always`?\n"},
      {"a list with a hole", "type: list, of: int, value: [1]", "x", "1,,2",
       "Z2104 `x` is empty\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      Loading loading(with_parameter(row.declaration));
      INFO(loading.said());
      REQUIRE(loading.rulebook.has_value());
      const auto before =
          rulebook::parameter_text(loading.rulebook->find_parameter("x")->by_level.at(3));
      CHECK_FALSE(rulebook::set_parameter(*loading.rulebook, row.name, row.text, loading.sink));
      CHECK(loading.said() == row.said);
      CHECK(rulebook::parameter_text(loading.rulebook->find_parameter("x")->by_level.at(3)) ==
            before);
      CHECK(loading.rulebook->find_parameter("x")->set_by.empty());
    }
  }
}
