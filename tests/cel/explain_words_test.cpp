// How explanations write values, needs and distances.
#include "explain/gap.h"
#include "explain/phrase.h"
#include "explain/show.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace zizhi::cel::explaining {
namespace {

Value day(std::string_view iso) {
  return Value::date(*base::parse_date(iso));
}

Value number(std::int64_t value) {
  return Value::of(value);
}

}  // namespace

TEST_CASE("values are written as people write them", "[cel][explain]") {
  Arena arena;
  const std::vector<Value> three{Value::string("a"), Value::string("b"), Value::string("c")};
  const std::vector<Value> six(6, number(1));
  const auto* const short_list = arena.make<List>(three.data(), three.size());
  const auto* const long_list = arena.make<List>(six.data(), six.size());
  const auto* const none = arena.make<List>();

  struct Row {
    std::string_view what;
    Value value;
    std::string_view unit;
    std::string_view plain;
    std::string_view en;
    std::string_view zh;
  };

  const std::string text(200, 'x');
  const auto cut = text.substr(0, 80) + "…";
  const auto quoted = "“" + cut + "”";
  const std::vector<Row> rows = {
      {"null", Value(), "", "null", "null", "null"},
      {"yes", Value::of(true), "", "true", "yes", "是"},
      {"no", Value::of(false), "", "false", "no", "否"},
      {"a number", number(1234567), "", "1234567", "1234567", "1234567"},
      {"money", number(1234567), "CNY", "1234567 CNY", "1,234,567 CNY", "1,234,567 元"},
      {"negative money", number(-1000), "CNY", "-1000 CNY", "-1,000 CNY", "-1,000 元"},
      {"cents", Value::of(1234.5), "CNY", "1234.5 CNY", "1,234.5 CNY", "1,234.5 元"},
      {"an own unit", number(3), "seats", "3 seats", "3 seats", "3 seats"},
      {"one month", number(1), "months", "1 month", "1 month", "1 个月"},
      {"months", number(19), "months", "19 months", "1 year and 7 months", "1 年 7 个月"},
      {"no months", number(0), "months", "0 months", "0 months", "0 个月"},
      {"one item", number(1), "items", "1 item", "1 item", "1 项"},
      {"an uint", Value::of(std::uint64_t{7}), "", "7", "7", "7"},
      {"not a number", Value::of(0.0 / 0.0), "CNY", "NaN CNY", "NaN", "NaN"},
      {"text", Value::string("abc"), "", "abc", "“abc”", "“abc”"},
      {"no text", Value::string(""), "", "\"\"", "empty text", "空文本"},
      {"long text", Value::string(text), "", cut, quoted, quoted},
      {"hostile text", Value::string("a\x1b[31m\nb"), "", "a\\u{1b}[31m b", "“a\\u{1b}[31m b”",
       "“a\\u{1b}[31m b”"},
      {"octets", Value::bytes("ab"), "", "2 bytes", "2 bytes", "2 字节"},
      {"a date", day("2026-09-02"), "", "2026-09-02", "2026-09-02", "2026-09-02"},
      {"the open end", Value::long_term(), "", "long-term", "long-term", "长期"},
      {"a month", Value::month(*base::parse_month("2026-03")), "", "2026-03", "2026-03",
       "2026-03"},
      {"a period", Value::period({14, 3}), "", "P1Y2M3D", "1 year, 2 months and 3 days",
       "1 年 2 个月 3 天"},
      {"no time", Value::period({0, 0}), "", "P0D", "0 days", "0 天"},
      {"a moment", Value::timestamp(0, 0), "", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z",
       "1970-01-01T00:00:00Z"},
      {"a short list", Value::list(short_list), "", "a, b, c", "“a”, “b” and “c”",
       "“a”、“b”和“c”"},
      {"a long list", Value::list(long_list), "", "6 items", "6 items", "6 项"},
      {"an empty list", Value::list(none), "", "0 items", "an empty list", "空列表"},
      {"nothing", Value::optional(nullptr), "", "none", "not stated", "未填写"},
      {"absent", Value::absent(), "", "absent", "not stated", "未填写"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Measure measure{.type = {}, .element = {}, .unit = row.unit};
      CHECK(plain(row.value, measure) == row.plain);
      CHECK(words(row.value, measure).en == row.en);
      CHECK(words(row.value, measure).zh == row.zh);
    }
  }
}

TEST_CASE("a gap is told in the units of what was found", "[cel][explain]") {
  struct Row {
    Relation relation;
    Value found;
    Value needed;
    std::string_view unit;
    std::string_view en;  ///< empty: no gap
    std::string_view zh;
  };

  const std::vector<Row> rows = {
      {Relation::at_least, number(1), number(3), "", "2 short", "还差 2"},
      {Relation::at_least, number(3), number(3), "", "", ""},
      {Relation::more, number(3), number(3), "", "1 short", "还差 1"},
      {Relation::at_most, number(5), number(3), "", "2 too many", "超出 2"},
      {Relation::less, number(3), number(3), "", "1 too many", "超出 1"},
      {Relation::at_least, number(19), number(24), "months", "5 months short", "还差 5 个月"},
      {Relation::at_most, number(30), number(24), "months", "6 months too long", "超出 6 个月"},
      {Relation::at_least, Value::of(0.1), Value::of(0.3), "", "0.2 short", "还差 0.2"},
      {Relation::more, Value::of(1.0), number(3), "", "more than 2 short", "还差不止 2"},
      {Relation::more, Value::of(3.0), Value::of(3.0), "", "", ""},
      {Relation::at_least, Value::of(1.0), number(1'000'001), "CNY", "1,000,000 CNY short",
       "还差 1,000,000 元"},
      {Relation::at_least, number(INT64_MIN), number(INT64_MAX), "", "", ""},
      {Relation::at_most, day("2027-01-02"), day("2026-11-23"), "",
       "1 month and 10 days too late", "晚了 1 个月 10 天"},
      {Relation::less, day("2026-11-23"), day("2026-11-23"), "", "1 day too late", "晚了 1 天"},
      {Relation::at_least, day("2024-02-29"), day("2025-02-28"), "", "1 year too early",
       "早了 1 年"},
      {Relation::more, day("9999-12-31"), day("9999-12-31"), "", "", ""},
      {Relation::at_most, Value::long_term(), day("2026-11-23"), "", "", ""},
      {Relation::at_least, Value::month({24312}), Value::month({24315}), "",
       "3 months too early", "早了 3 个月"},
      {Relation::at_least, Value::string("a"), Value::string("b"), "", "", ""},
      {Relation::at_least, Value::of(0.0 / 0.0), number(1), "", "", ""},
      {Relation::equal, number(1), number(2), "", "", ""},
  };
  for (const auto& row : rows) {
    const Measure measure{.type = {}, .element = {}, .unit = row.unit};
    DYNAMIC_SECTION(plain(row.found, measure)
                    << ' ' << plain_need(row.relation, row.needed, measure)) {
      const auto apart = gap(row.relation, row.found, row.needed, measure);
      REQUIRE(apart.has_value() == !row.en.empty());
      if (!apart) continue;
      CHECK(apart->words.en == row.en);
      CHECK(apart->words.zh == row.zh);
      CHECK(apart->share > 0);
      CHECK(apart->share <= 1);
    }
  }
}

TEST_CASE("a comparison turned round or denied is the comparison that it should be",
          "[cel][explain]") {
  struct Row {
    std::string_view function;
    std::string_view sign;
    std::string_view mirrored;
    std::string_view negated;
  };

  for (const auto& row : std::vector<Row>{{"_==_", "==", "==", "!="},
                                          {"_!=_", "!=", "!=", "=="},
                                          {"_<_", "<", ">", ">="},
                                          {"_<=_", "<=", ">=", ">"},
                                          {"_>_", ">", "<", "<="},
                                          {"_>=_", ">=", "<=", "<"},
                                          {"@in", "in", "in", "not in"}}) {
    DYNAMIC_SECTION(row.function) {
      const auto relation = relation_of(row.function);
      REQUIRE(relation.has_value());
      const auto sign = [](Relation each) {
        const auto need = plain_need(each, Value::of(std::int64_t{1}), {});
        return need.substr(0, need.size() - 2);
      };
      CHECK(sign(*relation) == row.sign);
      CHECK(sign(mirrored(*relation)) == row.mirrored);
      CHECK(sign(negated(*relation)) == row.negated);
      CHECK(negated(negated(*relation)) == *relation);
    }
  }
  CHECK_FALSE(relation_of("_&&_").has_value());
  CHECK_FALSE(relation_of("").has_value());
}

TEST_CASE("sentences are filled in, and Chinese has no spaces of its own", "[cel][explain]") {
  const auto made = fill({"{0} of {1}", "{1} 中的 {0}"}, {i18n::same("a"), {"b", "乙"}});
  CHECK(made.en == "a of b");
  CHECK(made.zh == "乙中的 a");
  CHECK(counted(1, {"item", "items", " 项"}).en == "1 item");
  CHECK(counted(2, {"item", "items", " 项"}).en == "2 items");
  CHECK(counted(2, {"item", "items", " 项"}).zh == "2 项");
  CHECK(clipped("a \n  b", 10) == "a b");
  CHECK(clipped("一二三四", 3) == "一二三…");
  const std::vector<i18n::Localized> names{i18n::same("a"), i18n::same("b"), i18n::same("c")};
  CHECK(listed(names).en == "a, b and c");
  CHECK(listed(names).zh == "a、b和c");
  CHECK(listed({}).en.empty());
}

}  // namespace zizhi::cel::explaining
