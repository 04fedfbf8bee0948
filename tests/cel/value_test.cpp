#include "zizhi/cel/value.h"

#include "zizhi/cel/function.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace zizhi::cel {
namespace {

TEST_CASE("pieces of an arena are aligned, apart and stay", "[cel][arena]") {
  Arena arena;
  std::vector<std::pair<std::string_view, std::string>> texts;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < 400; ++i) {
    const std::string text((i * 37) % 1000 + (i % 50 == 0 ? 200'000 : 0),
                           static_cast<char>('a' + i % 26));
    bytes += text.size();
    texts.emplace_back(arena.copy(text), text);
    const auto* const number = arena.make<std::int64_t>(7);
    bytes += sizeof(std::int64_t);
    CHECK(reinterpret_cast<std::uintptr_t>(number) % alignof(std::int64_t) == 0);
  }
  CHECK(std::ranges::all_of(texts, [](const auto& pair) { return pair.first == pair.second; }));
  CHECK(arena.used() == bytes);
  const auto values = arena.array<Value>(3);
  CHECK(std::ranges::all_of(values, [](const Value& value) { return value.is(Tag::null); }));
  CHECK(arena.array<Value>(0).empty());
  CHECK(arena.copy("").empty());
}

struct Chain {
  Origin root{.field = "projects"};
  Origin element{.parent = &root, .field = {}, .index = 4};
  Origin field{.parent = &element, .field = "signed_on"};
  Origin odd{.parent = &root, .field = "a b"};
  Origin chinese{.parent = &root, .field = "名称"};
};

TEST_CASE("a place in the evidence has a path", "[cel][value]") {
  const Chain chain;
  CHECK(path(chain.root) == "projects");
  CHECK(path(chain.element) == "projects[4]");
  CHECK(path(chain.field) == "projects[4].signed_on");
  CHECK(path(chain.odd) == "projects[\"a b\"]");
  CHECK(path(chain.chinese) == "projects.名称");
  CHECK(path(Missing{.parent = nullptr, .field = "as_of"}) == "as_of");
  CHECK(path(Missing{.parent = &chain.element, .field = "name"}) == "projects[4].name");
  CHECK(path(Missing{.parent = &chain.element, .field = {}}) == "projects[4]");
}

TEST_CASE("sets of missing evidence unite without duplicates", "[cel][value]") {
  Arena arena;
  const Missing missing[] = {{.parent = nullptr, .field = "a"},
                             {.parent = nullptr, .field = "b"},
                             {.parent = nullptr, .field = "c"}};
  const auto a = unknown_of(arena, missing[0]);
  const auto b = unknown_of(arena, missing[1]);
  const auto c = unknown_of(arena, missing[2]);
  const auto* const ab = unite(arena, &b.as_unknowns(), &a.as_unknowns());
  const auto* const abc = unite(arena, &c.as_unknowns(), ab);
  REQUIRE(abc->size == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(abc->items[i] == &missing[i]);
  }
  CHECK(unite(arena, abc, ab) == abc);
  CHECK(unite(arena, ab, abc) == abc);
  CHECK(unite(arena, ab, &a.as_unknowns()) == ab);
  CHECK(to_text(Value::unknown(abc)) == "unknown(a, b, c)");
}

TEST_CASE("a failure says its kind in both languages and what exactly", "[cel][value]") {
  Arena arena;
  Context context(arena);
  for (auto code = FailureCode::no_such_overload; code <= FailureCode::unbound;
       code = static_cast<FailureCode>(static_cast<int>(code) + 1)) {
    std::string detail = "x";
    const auto value = context.fail(code, detail);
    detail = "y";
    REQUIRE(value.is(Tag::error));
    CHECK(value.as_failure().code == code);
    CHECK(value.as_failure().detail == "x");
    CHECK_FALSE(value.as_failure().text.en.empty());
    CHECK_FALSE(value.as_failure().text.zh.empty());
  }
  CHECK(to_text(context.fail(FailureCode::no_such_key, "\"k\"")) ==
        "error(there is no such key: \"k\")");
  CHECK(to_text(context.fail(FailureCode::divide_by_zero)) == "error(division by zero)");
}

TEST_CASE("a value is written as CEL source", "[cel][value]") {
  Arena arena;
  const Value one[] = {Value::of(std::int64_t{1}), Value::string("a\n")};
  const List list{.items = one, .size = 2};
  const Entry entries[] = {{Value::string("k"), Value::of(true)},
                           {Value::of(std::uint64_t{2}), Value()}};
  const bool definite[] = {true, false};
  const Partial partial{.items = one, .definite = definite, .size = 2, .definite_count = 1};
  const Interval interval{.low = 2, .high = 5};

  const struct {
    Value value;
    const char* text;
  } rows[] = {
      {Value(), "null"},
      {Value::of(false), "false"},
      {Value::of(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808"},
      {Value::of(std::uint64_t{7}), "7u"},
      {Value::of(1.0), "1.0"},
      {Value::of(-0.0), "-0.0"},
      {Value::of(0.1), "0.1"},
      {Value::of(1e300), "1e+300"},
      {Value::of(std::nan("")), "double(\"NaN\")"},
      {Value::of(-std::numeric_limits<double>::infinity()), "double(\"-Infinity\")"},
      {Value::string("单位 \"a\"\\ \t\x01\u200b😀"),
       "\"单位 \\\"a\\\"\\\\ \\t\\u0001\\u200b😀\""},
      {Value::bytes("a\xff\"\n"), "b\"a\\xff\\\"\\n\""},
      {Value::timestamp(0, 500'000'000), "timestamp('1970-01-01T00:00:00.5Z')"},
      {Value::duration(-1, -500'000'000), "duration('-1.5s')"},
      {Value::date(*base::Date::of(2026, 1, 2)), "date('2026-01-02')"},
      {Value::long_term(), "until('long-term')"},
      {Value::month(*base::parse_month("2026-01")), "month('2026-01')"},
      {Value::period({.months = 30, .days = 0}), "period('P2Y6M')"},
      {Value::list(&list), "[1, \"a\\n\"]"},
      {Value::map(make_map(arena, entries)), "{\"k\": true, 2u: null}"},
      {Value::optional(nullptr), "optional.none()"},
      {Value::optional(one), "optional.of(1)"},
      {Value::type("google.protobuf.Timestamp"), "google.protobuf.Timestamp"},
      {Value::partial(&partial), "[1, ?\"a\\n\"]"},
      {Value::interval(&interval), "2..5"},
      {Value::absent(), "absent"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      CHECK(to_text(row.value) == row.text);
    }
  }
}

TEST_CASE("a record goes by its id unless that is personal", "[cel][value]") {
  Types types;
  auto& type = types.declare_record("person");
  type.fields = {{.name = "id", .type = types.of(Kind::string)}};
  type.index();
  const Value slots[] = {Value::string("P-1")};
  const Record record{.type = &type, .slots = slots};
  CHECK(to_text(Value::record(&record)) == "person{…}");
  type.id_field = 0;
  CHECK(to_text(Value::record(&record)) == "person{id: \"P-1\"}");
  type.fields[0].personal = true;
  CHECK(to_text(Value::record(&record)) == "person{…}");
}

TEST_CASE("the text of a value is cut at a number of code points", "[cel][value]") {
  CHECK(to_text(Value::string("单位单位"), 6) == "\"单位单位\"");
  CHECK(to_text(Value::string("单位单位"), 5) == "\"单位单…");
  CHECK(to_text(Value::string("单位单位"), 1) == "…");
  CHECK(to_text(Value::string("单位单位"), 0) == "…");
  CHECK(to_text(Value::of(std::int64_t{12345}), 5) == "12345");
  CHECK(to_text(Value::of(std::int64_t{12345}), 4) == "123…");

  // A list in a list in a list …: 2^40 elements, of which only the first are looked at.
  std::vector<List> lists(40);
  std::vector<Value> items(80);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto inner = i == 0 ? Value() : Value::list(&lists[i - 1]);
    items[2 * i] = items[2 * i + 1] = inner;
    lists[i].items = &items[2 * i];
    lists[i].size = 2;
  }
  CHECK(to_text(Value::list(&lists.back()), 43) == std::string(40, '[') + "nu…");
}

}  // namespace
}  // namespace zizhi::cel
