#include "parsing.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

std::string outcome(const std::string& text, const ParseOptions& options = {}) {
  const Parsing parsing(text, options);
  REQUIRE(parsing.ast.has_value() == parsing.sink.all().empty());
  if (parsing.ast) return "read";
  REQUIRE(parsing.sink.all().size() == 1);
  return std::string(diag::info(parsing.sink.all().front().code).code);
}

TEST_CASE("nesting of every kind is read up to the limit, and refused beyond it",
          "[cel][parser][limits]") {
  const struct {
    const char* what;
    const char* before;
    const char* inner;
    const char* after;
    std::size_t most;  // repetitions that fit into a depth of 64
  } rows[] = {
      {"brackets", "(", "a", ")", 63},
      {"lists", "[", "a", "]", 63},
      {"maps", "{1: ", "a", "}", 63},
      {"records", "T{a: ", "a", "}", 63},
      {"functions", "f(", "a", ")", 63},
      {"methods in arguments", "a.f(", "a", ")", 63},
      {"indices", "a[", "a", "]", 63},
      {"not", "!", "a", "", 63},
      {"minus", "-", "a", "", 63},
      {"conditionals", "a ? b : ", "c", "", 63},
      {"conditions", "(", "a", " ? b : c)", 62},
      {"fields", "", "a", ".b", 63},
      {"optional fields", "", "a", ".?b", 63},
      {"indices in a row", "", "a", "[0]", 63},
      {"methods in a row", "", "a", ".f()", 63},
      {"sums", "", "a", " + b", 63},
      {"comparisons", "", "a", " < b", 63},
      {"macros in a row", "", "a", ".filter(x, x)", 63},
      {"binds", "cel.bind(x, a, ", "x", ")", 63},
      {"has", "has(", "a", ".b)", 63},
      {"mixed brackets", "[(f(", "a", "))]", 21},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto nested = [&row](std::size_t times) {
        return repeated(row.before, times) + row.inner + repeated(row.after, times);
      };
      CHECK(outcome(nested(row.most)) == "read");
      CHECK(outcome(nested(row.most + 1)) == "Z1071");
      CHECK(outcome(nested(3'000)) == "Z1071");
    }
  }
}

TEST_CASE("what is never closed is refused as early as what is too deep",
          "[cel][parser][limits]") {
  for (const auto* const text : {"(", "[", "{", "{1:", "f(", "a[", "!", "-", "a?b:", "a?", "!(",
                                 "[?", "T{a:", "x.all(y, ", "cel.bind(x, ", "has(", "-("}) {
    DYNAMIC_SECTION(text) {
      const Parsing parsing(repeated(text, 4'000));
      CHECK_FALSE(parsing.ast);
      CHECK(parsing.sink.all().size() == 1);
    }
  }
}

TEST_CASE("chains of one operator are as long as the limit on parts allows",
          "[cel][parser][limits]") {
  CHECK(outcome("a" + repeated(" || a", 4'094)) == "read");
  CHECK(outcome("a" + repeated(" || a", 4'095)) == "Z1072");
  CHECK(outcome("a" + repeated(" && a", 4'094)) == "read");
  CHECK(outcome("[a" + repeated(", a", 4'094) + "]") == "read");
  CHECK(outcome("[a" + repeated(", a", 4'095) + "]") == "Z1072");
}

TEST_CASE("a long text is refused before it is looked at", "[cel][parser][limits]") {
  CHECK(outcome("a" + std::string(64 * 1024 - 1, ' ')) == "read");
  CHECK(outcome("a" + std::string(64 * 1024, ' ')) == "Z1070");
  CHECK(outcome("'" + repeated("单", 30'000) + "'") == "Z1070");
}

TEST_CASE("loops are nested as deep as the limit allows, one behind the other does not count",
          "[cel][parser][limits]") {
  const struct {
    const char* text;
    const char* outcome;
  } rows[] = {
      {"a.all(x, b.all(y, c.all(z, x)))", "read"},
      {"a.all(x, b.all(y, c.all(z, d.all(w, x))))", "Z1073"},
      {"a.map(x, b.map(y, c.map(z, x, d.exists(w, x)), y))", "Z1073"},
      {"a.filter(x, x).filter(x, x).filter(x, x).filter(x, x).all(x, x)", "read"},
      {"a.all(x, b.filter(y, y).map(y, y).exists(y, c.all(z, z)))", "read"},
      {"a.all(x, cel.bind(p, b, c.optMap(q, d.all(y, e.all(z, z)))))", "read"},
      {"a.all(x, cel.bind(p, b, c.all(q, d.all(y, e.all(z, z)))))", "Z1073"},
      {"a.sortBy(x, b.map(y, c.transformList(i, z, d.exists_one(w, w))))", "Z1073"},
      {"a.all(x, f(b.all(y, [c.all(z, {1: d.all(w, w)})])))", "Z1073"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      CHECK(outcome(row.text) == row.outcome);
    }
  }
}

TEST_CASE("every limit is an option", "[cel][parser][limits]") {
  ParseOptions options;
  options.limits = {.source_bytes = 20, .depth = 3, .nodes = 5, .comprehension_nesting = 0};
  CHECK(outcome("a + b", options) == "read");
  CHECK(outcome("a + b                 ", options) == "Z1070");
  CHECK(outcome("a.b.c", options) == "read");
  CHECK(outcome("a.b.c.d", options) == "Z1071");
  CHECK(outcome("[1, 2, 3, 4]", options) == "read");
  CHECK(outcome("[1, 2, 3, 4, 5]", options) == "Z1072");
  CHECK(outcome("a.all(x, x)", options) == "Z1073");
}

TEST_CASE("a depth that the stack cannot bear is refused whatever the option says",
          "[cel][parser][limits]") {
  ParseOptions options;
  options.limits.depth = 1'000'000;
  options.limits.nodes = 1'000'000;
  CHECK(outcome(repeated("(", 511) + "a" + repeated(")", 511), options) == "read");
  CHECK(outcome(repeated("(", 9'000) + "a" + repeated(")", 9'000), options) == "Z1071");
}

TEST_CASE("a limit is named where it is passed", "[cel][parser][limits]") {
  ParseOptions options;
  options.limits = {.source_bytes = 40, .depth = 3, .nodes = 6, .comprehension_nesting = 1};
  CHECK(Parsing("a.b.c.d == 1", options).rendered() ==
        "error[Z1071]: the expression is nested more than 3 deep\n"
        "  --> x:1:7\n"
        "   1 | a.b.c.d == 1\n"
        "     |       ^\n"
        "     = help: `--limit depth=N` raises the limit\n");
  CHECK(Parsing("[1, 2, 3, 4, 5, 6]", options).rendered() ==
        "error[Z1072]: the expression has more than 6 parts\n"
        "  --> x:1:1\n"
        "   1 | [1, 2, 3, 4, 5, 6]\n"
        "     | ^^^^^^^^^^^^^^^^^^\n"
        "     = help: `--limit nodes=N` raises the limit\n");
  CHECK(Parsing("a.all(x, b.all(y, y))", options).rendered(i18n::Locale::zh) ==
        "错误[Z1073]：遍历元素的宏嵌套超过 1 层\n"
        "  --> x:1:3\n"
        "   1 | a.all(x, b.all(y, y))\n"
        "     |   ^^^\n"
        "     = 帮助：`--limit nesting=N` 可放宽该限制\n");
  CHECK(Parsing("a == '单单单单单单单单单单单单单单单单'", options).problems() == "Z1070 0-0");
}

TEST_CASE("bytes that are no text are refused, not read", "[cel][parser][limits]") {
  diag::Sink sink;
  CHECK_FALSE(parse({.text = "'a\xff'", .locate = {}}, {}, sink));
  REQUIRE(sink.all().size() == 1);
  CHECK(diag::sentence(sink.all().front()).en == "byte 3 of the expression is not UTF-8");
}

}  // namespace
}  // namespace zizhi::cel
