#include "zizhi/data/frozen.h"

#include "reading.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace zizhi::data {
namespace {

/// What is told of a tree, and of it frozen and thawed.
struct Told {
  std::string read;
  std::string thawed;
};

Told told(const std::string& text, Syntax syntax) {
  source::Map sources;
  sources.add("another", "x");
  const auto id = sources.add("text", text);
  diag::Sink sink;
  const auto read = data::read(id, sources, syntax, {}, sink).value();
  const auto thawed = thaw(freeze(read, text), id, text);
  return {.read = told(read.root()), .thawed = told(thawed.root())};
}

TEST_CASE("what was frozen thaws as it was read", "[data][frozen]") {
  for (const std::string text :
       {"", "~", "x", "'it''s'", "[]", "{}", "a: {b: [1, two, 'three', \"f\\u00fcr\"]}",
        "z: 1\na: 2\nm: {y: , x: ~}\n", "a: 1\nb: 2\na: 3\n",
        "'a b': 1\n\"c\\n\": 2\n? d\n: 3\n", "a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\n",
        "t: |\n  one\n  two\nu: >-\n  three\n  four\n", "甲: 乙\n'丙': [丁]\n"}) {
    INFO(text);
    const auto both = told(text, Syntax::yaml);
    CHECK(both.thawed == both.read);
  }
  const auto both = told("{\"a\": 1.50, \"b\": true, \"\\u0063\": [null, \"\\\"\"], \"a\": {}}",
                         Syntax::json);
  CHECK(both.thawed == both.read);
}

std::string random_json(int depth) {
  const auto kind = *rc::gen::inRange(0, depth > 0 ? 6 : 4);
  switch (kind) {
    case 0:
      return "null";
    case 1:
      return *rc::gen::element<std::string>("true", "false");
    case 2:
      return std::to_string(*rc::gen::arbitrary<int>());
    case 3:
      return *rc::gen::element<std::string>("\"\"", "\"text\"", "\"\\u4e2d\\n\"", "\"中文\"");
    default:
      break;
  }
  const bool map = kind == 4;
  std::string out;
  for (auto count = *rc::gen::inRange(0, 5); count > 0; --count) {
    out += out.empty() ? "" : ", ";
    if (map)
      out += *rc::gen::element<std::string>("\"a\": ", "\"b\": ", "\"\\u0063\": ", "\"\": ");
    out += random_json(depth - 1);
  }
  return map ? "{" + out + "}" : "[" + out + "]";
}

TEST_CASE("every tree thaws as it was read", "[data][frozen][law]") {
  CHECK(rc::check([] {
    const auto both = told(random_json(4), Syntax::json);
    RC_ASSERT(both.thawed == both.read);
  }));
}

}  // namespace
}  // namespace zizhi::data
