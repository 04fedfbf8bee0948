// Typed JSON: what is written is read back as it was.
#include "typed_json.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <limits>

namespace zizhi::cli {
namespace {

/// A place to read into, which outlives what was read.
struct Desk {
  cel::Arena arena;
  cel::Types types;
  source::Map sources;
  std::vector<data::Document> documents;
  diag::Sink sink;

  std::optional<data::NodeRef> tree(const std::string& text) {
    const auto id = sources.add("line", text);
    auto document = data::read(id, sources, data::Syntax::json, {}, sink);
    if (!document) return std::nullopt;
    documents.reserve(10);
    documents.push_back(*std::move(document));
    return documents.back().root();
  }

  std::optional<cel::Value> value(const std::string& text) {
    const auto node = tree(text);
    return node ? read_value(*node, {arena, types}, sink) : std::nullopt;
  }

  std::optional<cel::Type> type(const std::string& text) {
    const auto node = tree(text);
    return node ? read_type(*node, types, sink) : std::nullopt;
  }
};

std::string scalar() {
  static const std::vector<std::string> kScalars{
      "null",
      "true",
      R"("a")",
      R"("\"引号\"\u0001")",
      R"({"int":"-9223372036854775808"})",
      R"({"int":"0"})",
      R"({"uint":"18446744073709551615"})",
      R"({"double":1.0})",
      R"({"double":0.1})",
      R"({"double":1e+300})",
      R"({"double":"NaN"})",
      R"({"double":"Infinity"})",
      R"({"double":"-Infinity"})",
      R"({"double":"-0"})",
      R"({"bytes":""})",
      R"({"bytes":"00ff"})",
      R"({"timestamp":[-62135596800,0]})",
      R"({"timestamp":[253402300799,999999999]})",
      R"({"duration":[9223372036,854775807]})",
      R"({"duration":[-9223372036,-854775808]})",
      R"({"duration":[0,-1]})",
      R"({"type":"google.protobuf.Timestamp"})",
      R"({"date":"2024-02-29"})",
      R"({"date":"long-term"})",
      R"({"month":"2026-11"})",
      R"({"period":"-P1Y2M3D"})",
  };
  return *rc::gen::elementOf(kScalars);
}

std::string any_value(int depth) {
  const auto shape = depth == 0 ? 0 : *rc::gen::inRange(0, 5);
  if (shape == 0) return scalar();
  if (shape == 1) return R"({"optional":[)" + any_value(depth - 1) + "]}";
  if (shape == 2) return "[" + any_value(depth - 1) + "," + any_value(depth - 1) + "]";
  if (shape == 3) {
    return R"({"map":[["k",)" + any_value(depth - 1) + R"(],[{"int":"1"},)" +
           any_value(depth - 1) + "]]}";
  }
  return R"({"optional":[]})";
}

std::string any_type(int depth) {
  static const std::vector<std::string> kSimple{
      R"("int")",         R"("uint")",          R"("double")", R"("bool")",  R"("string")",
      R"("bytes")",       R"("null_type")",     R"("type")",   R"("dyn")",   R"("timestamp")",
      R"("duration")",    R"("date")",          R"("until")",  R"("month")", R"("period")",
      R"(["param","A"])", R"(["abstract:a.b"])"};
  const auto shape = depth == 0 ? 0 : *rc::gen::inRange(0, 5);
  if (shape == 1) return R"(["list",)" + any_type(depth - 1) + "]";
  if (shape == 2) return R"(["map",)" + any_type(depth - 1) + "," + any_type(depth - 1) + "]";
  if (shape == 3) return R"(["optional",)" + any_type(depth - 1) + "]";
  if (shape == 4) return R"(["type",["list",)" + any_type(depth - 1) + "]]";
  return *rc::gen::elementOf(kSimple);
}

}  // namespace

TEST_CASE("a value that was read is written as it stood", "[cli][typed][law]") {
  CHECK(rc::check("values", [] {
    Desk desk;
    const auto text = any_value(3);
    const auto value = desk.value(text);
    RC_ASSERT(value.has_value());
    RC_ASSERT(typed_json(*value) == text);
  }));
}

TEST_CASE("a type that was read is written as it stood", "[cli][typed][law]") {
  CHECK(rc::check("types", [] {
    Desk desk;
    const auto text = any_type(3);
    const auto type = desk.type(text);
    RC_ASSERT(type.has_value());
    RC_ASSERT(typed_json(*type) == text);
  }));
}

TEST_CASE("a record has a type of its own, and is written field by field", "[cli][typed]") {
  Desk desk;
  const std::string text = R"({"record":["project",{"id":"x","on":{"date":"2026-01-02"}}]})";
  const auto value = desk.value(text);
  REQUIRE(value);
  CHECK(typed_json(*value) == text);
  CHECK(cel::type_name(*value) == "project");
}

TEST_CASE("what is no typed value is refused with one complaint", "[cli][typed]") {
  const std::array<std::string, 25> rows{
      "5",
      "1.5",
      "{}",
      R"({"int":5})",
      R"({"int":"5x"})",
      R"({"int":""})",
      R"({"int":"9223372036854775808"})",
      R"({"uint":"-1"})",
      R"({"double":"nan"})",
      R"({"double":true})",
      R"({"bytes":"0"})",
      R"({"bytes":"0g"})",
      R"({"map":{}})",
      R"({"map":[["a"]]})",
      R"({"map":[[null,1]]})",
      R"({"map":[[{"int":"1"},null],[{"uint":"1"},null]]})",
      R"({"timestamp":[253402300800,0]})",
      R"({"timestamp":[0,-1]})",
      R"({"duration":[1,-1]})",
      R"({"duration":[9223372036,854775808]})",
      R"({"duration":["1",0]})",
      R"({"month":"2026-13"})",
      R"({"optional":[null,null]})",
      R"({"record":["a",[]]})",
      R"({"message":["a",{}]})",
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row) {
      Desk desk;
      CHECK_FALSE(desk.value(row));
      CHECK(desk.sink.errors() == 1);
    }
  }
}

TEST_CASE("a value fits its own type and no other", "[cli][typed]") {
  const struct {
    const char* value;
    const char* type;
    bool fits;
  } rows[] = {
      {R"({"int":"1"})", R"("int")", true},
      {R"({"int":"1"})", R"("uint")", false},
      {R"({"int":"1"})", R"("dyn")", true},
      {R"("a")", R"("bytes")", false},
      {R"([{"int":"1"},{"int":"2"}])", R"(["list","int"])", true},
      {R"([{"int":"1"},"a"])", R"(["list","int"])", false},
      {R"([{"int":"1"},"a"])", R"(["list","dyn"])", true},
      {R"({"map":[["a",{"int":"1"}]]})", R"(["map","string","int"])", true},
      {R"({"map":[["a",{"int":"1"}]]})", R"(["map","int","int"])", false},
      {R"({"map":[["a",{"int":"1"}]]})", R"(["map","string","string"])", false},
      {R"({"date":"long-term"})", R"("until")", true},
      {R"({"date":"long-term"})", R"("date")", false},
      {R"({"date":"2026-01-02"})", R"("until")", true},
      {R"({"optional":[]})", R"(["optional","int"])", true},
      {R"({"optional":["a"]})", R"(["optional","int"])", false},
      {R"({"type":"int"})", R"("type")", true},
      {"null", R"("null_type")", true},
      {"null", R"("int")", false},
      {"null", R"(["abstract:x"])", false},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.value << " as " << row.type) {
      Desk desk;
      const auto value = desk.value(row.value);
      const auto type = desk.type(row.type);
      REQUIRE(value);
      REQUIRE(type);
      CHECK(fits(*value, *type) == row.fits);
    }
  }
}

}  // namespace zizhi::cli
