#include "checking.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

namespace zizhi::cel {
namespace {

struct Row {
  const char* expression;
  const char* en;  ///< code, bytes, sentence, helps
  const char* zh;  ///< sentence, helps
};

std::span<const Row> rows() {
  static const auto kRows = std::to_array<Row>({
      {"paeople.size()", "Z2001 0-7 nothing is called `paeople` here / did you mean `people`?",
       "此处没有名为 `paeople` 的内容 / 是不是想写 `people`？"},
      {"size",
       "Z2001 0-4 nothing is called `size` here / `size` is a function: write `size(…)`",
       "此处没有名为 `size` 的内容 / `size` 是函数：写作 `size(…)`"},
      {"site.area.totl", "Z2001 0-9 nothing is called `site.area` here",
       "此处没有名为 `site.area` 的内容"},
      {"p.nmae", "Z2002 2-6 `project` has no field `nmae` / did you mean `name`?",
       "`project` 没有字段 `nmae` / 是不是想写 `name`？"},
      {"params.lvl",
       "Z2002 7-10 `params` has no field `lvl` / its fields are `window`, `least`, `wanted`",
       "`params` 没有字段 `lvl` / 可用的字段：`window`, `least`, `wanted`"},
      {"index(people, 'nmae')",
       "Z2002 14-20 `person` has no field `nmae` / did you mean `name`?",
       "`person` 没有字段 `nmae` / 是不是想写 `name`？"},
      {"coveredMonths(people, as_of)",
       "Z2002 14-20 `person` has no field `from` / its fields are `id`, `name`, `role`, "
       "`left_on`, `born`\n"
       "Z2002 14-20 `person` has no field `until` / its fields are `id`, `name`, `role`, "
       "`left_on`, `born`",
       "`person` 没有字段 `from` / 可用的字段：`id`, `name`, `role`, `left_on`, `born`\n"
       "`person` 没有字段 `until` / 可用的字段：`id`, `name`, `role`, `left_on`, `born`"},
      {"s.charat(1)", "Z2003 2-8 there is no function `charat` / did you mean `charAt`?",
       "没有函数 `charat` / 是不是想写 `charAt`？"},
      {"s.len()", "Z2003 2-5 there is no function `len` / write `x.size()`",
       "没有函数 `len` / 写作 `x.size()`"},
      {"math.floro(1.5)",
       "Z2003 0-15 there is no function `math.floro` / did you mean `math.floor`?",
       "没有函数 `math.floro` / 是不是想写 `math.floor`？"},
      {"p.within(as_of)",
       "Z2003 2-8 there is no function `within` / `within` is a definition: write `within(…)`",
       "没有函数 `within` / `within` 是定义：写作 `within(…)`"},
      {"people(1)",
       "Z2003 0-6 there is no function `people` / `people` is a value and cannot be called",
       "没有函数 `people` / `people` 是值，不能调用"},
      {"wthin(as_of, params.window)",
       "Z2003 0-5 there is no function `wthin` / did you mean `within`?",
       "没有函数 `wthin` / 是不是想写 `within`？"},
      {"s.charAt()",
       "Z2004 2-8 `charAt` cannot be called as a method with 0 arguments / it takes "
       "`string.charAt(int) -> string`",
       "`charAt` 不能以方法形式带 0 个参数调用 / 可用的形式：`string.charAt(int) -> string`"},
      {"startsWith(s, 'a')",
       "Z2004 0-10 `startsWith` cannot be called as a function with 2 arguments / it takes "
       "`string.startsWith(string) -> bool`",
       "`startsWith` 不能以函数形式带 2 个参数调用 / 可用的形式：`string.startsWith(string) -> "
       "bool`"},
      {"s.charAt(true)",
       "Z2005 9-13 `charAt` does not take `(string, bool)` / it takes `string.charAt(int) -> "
       "string`",
       "`charAt` 不接受 `(string, bool)` / 可用的形式：`string.charAt(int) -> string`"},
      {"n + s",
       "Z2005 0-5 `+` does not take `(int, string)` / `string(…)` makes a text of a number / "
       "it takes `int + int -> int`, `string + string -> string`",
       "`+` 不接受 `(int, string)` / `string(…)` 把数变成文本 / 可用的形式：`int + int -> "
       "int`, `string + string -> string`"},
      {"1 in ['a']",
       "Z2005 0-10 `in` does not take `(int, list(string))` / it takes `A in list(A) -> bool`, "
       "`K in map(K, V) -> bool`",
       "`in` 不接受 `(int, list(string))` / 可用的形式：`A in list(A) -> bool`, `K in map(K, "
       "V) -> bool`"},
      {"s in p",
       "Z2005 5-6 `in` does not take `(string, project)` / it takes `A in list(A) -> bool`, `K "
       "in map(K, V) -> bool`",
       "`in` 不接受 `(string, project)` / 可用的形式：`A in list(A) -> bool`, `K in map(K, V) "
       "-> bool`"},
      {"counts[1]",
       "Z2005 0-9 `[]` does not take `(map(string, int), int)` / it takes `list(A)[int] -> A`, "
       "`map(K, V)[K] -> V`, `optional(list(A))[int] -> optional(A)`, `optional(map(K, V))[K] "
       "-> optional(V)`",
       "`[]` 不接受 `(map(string, int), int)` / 可用的形式：`list(A)[int] -> A`, `map(K, V)[K] "
       "-> V`, `optional(list(A))[int] -> optional(A)`, `optional(map(K, V))[K] -> "
       "optional(V)`"},
      {"n == x",
       "Z2005 0-6 `==` does not take `(int, double)` / `double(…)` makes a double of an int / "
       "it takes `A == A -> bool`",
       "`==` 不接受 `(int, double)` / `double(…)` 把 int 变成 double / 可用的形式：`A == A -> "
       "bool`"},
      {"as_of - as_of",
       "Z2005 8-13 `-` does not take `(date, date)` / `a.daysUntil(b)`, `a.monthsUntil(b)` and "
       "`a.yearsUntil(b)` count what lies between two dates / it takes `date - period -> "
       "date`, `until - period -> until`",
       "`-` 不接受 `(date, date)` / `a.daysUntil(b)`、`a.monthsUntil(b)`、`a.yearsUntil(b)` "
       "计算两个日期的间隔 / 可用的形式：`date - period -> date`, `until - period -> until`"},
      {"as_of + 10",
       "Z2005 0-10 `+` does not take `(date, int)` / write `d.plusDays(n)`, or add a period: "
       "`d + period('P10D')` / it takes `int + int -> int`, `date + period -> date`, `until + "
       "period -> until`",
       "`+` 不接受 `(date, int)` / 写作 `d.plusDays(n)`，或加上期间：`d + period('P10D')` / "
       "可用的形式：`int + int -> int`, `date + period -> date`, `until + period -> until`"},
      {"as_of + took",
       "Z2005 0-12 `+` does not take `(date, duration)` / a duration is a time between "
       "instants; between dates stands a period: write `period('P10D')` / it takes `timestamp "
       "+ duration -> timestamp`, `duration + duration -> duration`, `date + period -> date`, "
       "`until + period -> until`",
       "`+` 不接受 `(date, duration)` / duration 是时刻之间的时长；日期之间用期间：写作 "
       "`period('P10D')` / 可用的形式：`timestamp + duration -> timestamp`, `duration + "
       "duration -> duration`, `date + period -> date`, `until + period -> until`"},
      {"as_of < '2026-03-04'",
       "Z2005 0-20 `<` does not take `(date, string)` / a text is no date: write "
       "`date('2026-03-04')` / it takes `string < string -> bool`, `until < until -> bool`",
       "`<` 不接受 `(date, string)` / 文本不是日期：写作 `date('2026-03-04')` / "
       "可用的形式：`string < string -> bool`, `until < until -> bool`"},
      {"'2026-13-02' > as_of",
       "Z2005 0-20 `>` does not take `(string, date)` / a text is no date: write "
       "`date('2026-01-02')` / it takes `string > string -> bool`, `until > until -> bool`",
       "`>` 不接受 `(string, date)` / 文本不是日期：写作 `date('2026-01-02')` / "
       "可用的形式：`string > string -> bool`, `until > until -> bool`"},
      {"open >= '长期'",
       "Z2005 0-16 `>=` does not take `(until, string)` / write `until('长期')` / it takes "
       "`string >= string -> bool`, `until >= until -> bool`",
       "`>=` 不接受 `(until, string)` / 写作 `until('长期')` / 可用的形式：`string >= string "
       "-> bool`, `until >= until -> bool`"},
      {"as_of <= at",
       "Z2005 0-11 `<=` does not take `(date, timestamp)` / a timestamp is an instant, and "
       "this is a day: write `date('2026-01-02')` / it takes `timestamp <= timestamp -> bool`, "
       "`until <= until -> bool`",
       "`<=` 不接受 `(date, timestamp)` / timestamp 是时刻，而此处是某一天：写作 "
       "`date('2026-01-02')` / 可用的形式：`timestamp <= timestamp -> bool`, `until <= until "
       "-> bool`"},
      {"at < as_of",
       "Z2005 0-10 `<` does not take `(timestamp, date)` / a date is a day and no instant: "
       "compare it with dates / it takes `timestamp < timestamp -> bool`, `until < until -> "
       "bool`",
       "`<` 不接受 `(timestamp, date)` / 日期是某一天，不是时刻：应与日期比较 / "
       "可用的形式：`timestamp < timestamp -> bool`, `until < until -> bool`"},
      {"p.lasts + 1",
       "Z2005 0-7 `+` does not take `(period, int)` / a number is no period: write "
       "`period('P10D')` for ten days / it takes `int + int -> int`",
       "`+` 不接受 `(period, int)` / 数不是期间：十天写作 `period('P10D')` / 可用的形式：`int "
       "+ int -> int`"},
      {"as_of.daysUntil(open)",
       "Z2005 16-20 `daysUntil` does not take `(date, until)` / an until may be `long-term`, "
       "which is no date: compare it, as in `as_of <= x` / it takes `date.daysUntil(date) -> "
       "int`",
       "`daysUntil` 不接受 `(date, until)` / until 可能是“长期”，不是日期：应作比较，如 `as_of "
       "<= x` / 可用的形式：`date.daysUntil(date) -> int`"},
      {"optional.of(1) + 1",
       "Z2005 0-14 `+` does not take `(optional(int), int)` / `.orValue(…)` takes the value "
       "out of an optional and names another for none / it takes `int + int -> int`",
       "`+` 不接受 `(optional(int), int)` / `.orValue(…)` 取出可选值，并给出没有值时的替代 / "
       "可用的形式：`int + int -> int`"},
      {"1u + 1",
       "Z2005 0-6 `+` does not take `(uint, int)` / a uint is written with a `u`: `1u` / it "
       "takes `int + int -> int`, `uint + uint -> uint`",
       "`+` 不接受 `(uint, int)` / uint 以 `u` 结尾：`1u` / 可用的形式：`int + int -> int`, "
       "`uint + uint -> uint`"},
      {"who.born == '2026-01'",
       "Z2006 0-21 `==` compares `month` with `string`: they are never equal / a text is no "
       "month: write `month('2026-01')`",
       "`==` 比较的是 `month` 与 `string`：二者永不相等 / 文本不是月份：写作 "
       "`month('2026-01')`"},
      {"as_of == '2026-03-04'",
       "Z2006 0-21 `==` compares `date` with `string`: they are never equal / a text is no "
       "date: write `date('2026-03-04')`",
       "`==` 比较的是 `date` 与 `string`：二者永不相等 / 文本不是日期：写作 "
       "`date('2026-03-04')`"},
      {"p == who", "Z2006 0-8 `==` compares `project` with `person`: they are never equal",
       "`==` 比较的是 `project` 与 `person`：二者永不相等"},
      {"1 == 'a'",
       "Z2006 0-8 `==` compares `int` with `string`: they are never equal / `int(…)` makes a "
       "number of a text",
       "`==` 比较的是 `int` 与 `string`：二者永不相等 / `int(…)` 把文本变成数"},
      {"application.services == 'risk-assessment'",
       "Z2006 0-41 `==` compares `list(application.service)` with `string`: they are never "
       "equal / `x in list` asks whether it is one of them",
       "`==` 比较的是 `list(application.service)` 与 `string`：二者永不相等 / `x in list` "
       "判断是否为其中之一"},
      {"p.lasts < params.window",
       "Z2007 0-7 values of type `period` have no order: `<` cannot compare them / a month is "
       "no number of days: compare dates, as in `d + period('P1Y') <= as_of`",
       "类型 `period` 的值没有大小先后：不能用 `<` 比较 / 月不是固定的天数：应比较日期，如 `d "
       "+ period('P1Y') <= as_of`"},
      {"people.sortBy(e, e)",
       "Z2007 17-18 values of type `person` have no order: `sortBy` cannot compare them",
       "类型 `person` 的值没有大小先后：不能用 `sortBy` 比较"},
      {"[p.lasts].max()",
       "Z2007 0-9 values of type `period` have no order: `max` cannot compare them",
       "类型 `period` 的值没有大小先后：不能用 `max` 比较"},
      {"null < 1",
       "Z2007 0-4 values of type `null` have no order: `<` cannot compare them / what is "
       "absent is not null: ask with `has(…)`",
       "类型 `null` 的值没有大小先后：不能用 `<` 比较 / 缺失的内容不是 null：用 `has(…)` 判断"},
      {"as_of == null",
       "Z2008 0-5 a value of type `date` is never null / what is absent is not null: ask with "
       "`has(…)`",
       "类型 `date` 的值不会为 null / 缺失的内容不是 null：用 `has(…)` 判断"},
      {"null != s",
       "Z2008 8-9 a value of type `string` is never null / what is absent is not null: ask "
       "with `has(…)`",
       "类型 `string` 的值不会为 null / 缺失的内容不是 null：用 `has(…)` 判断"},
      {"s && b", "Z2009 0-1 `&&` wants a `bool`, and this is `string`",
       "`&&` 需要 `bool`，而此处是 `string`"},
      {"n ? 1 : 2", "Z2009 0-1 `?:` wants a `bool`, and this is `int`",
       "`?:` 需要 `bool`，而此处是 `int`"},
      {"people.all(e, e.name)", "Z2009 14-20 `all` wants a `bool`, and this is `string`",
       "`all` 需要 `bool`，而此处是 `string`"},
      {"maybe.name && b",
       "Z2009 0-10 `&&` wants a `bool`, and this is `optional(string)` / `.orValue(…)` takes "
       "the value out of an optional and names another for none",
       "`&&` 需要 `bool`，而此处是 `optional(string)` / `.orValue(…)` "
       "取出可选值，并给出没有值时的替代"},
      {"b ? 1 : 'a'",
       "Z2010 0-11 the branches of `?:` are `int` and `string`: no type holds both",
       "`?:` 的两个分支是 `int` 与 `string`：没有能容纳二者的类型"},
      {"people.name",
       "Z2011 7-11 a value of type `list(person)` has no field `name` / the elements have "
       "fields: write `people.exists(x, x.name …)`, `.all`, `.filter` or `.map`",
       "类型 `list(person)` 的值没有字段 `name` / 字段属于各元素：写作 `people.exists(x, "
       "x.name …)`、`.all`、`.filter` 或 `.map`"},
      {"s.length",
       "Z2011 2-8 a value of type `string` has no field `length` / write `x.size()`",
       "类型 `string` 的值没有字段 `length` / 写作 `x.size()`"},
      {"doc.pages.size",
       "Z2011 10-14 a value of type `int` has no field `size` / a method is called: write "
       "`doc.pages.size()`",
       "类型 `int` 的值没有字段 `size` / 方法须调用：写作 `doc.pages.size()`"},
      {"n.foo", "Z2011 2-5 a value of type `int` has no field `foo`",
       "类型 `int` 的值没有字段 `foo`"},
      {"p.completed_on < as_of",
       "Z2012 2-14 `p.completed_on` is optional and may be absent here / ask before it is "
       "read, `has(p.completed_on) && …`, or read it as `p.?completed_on`",
       "`p.completed_on` 是可选字段，此处可能不存在 / 读取之前先判断：`has(p.completed_on) && "
       "…`，或写作 `p.?completed_on`"},
      {"doc.status == 'isued'",
       "Z2013 14-21 `isued` is not a value of `document.status` / did you mean `issued`? / its "
       "values are `draft`, `issued`, `withdrawn`",
       "`isued` 不是 `document.status` 的值 / 是不是想写 `issued`？ / 可用的值：`draft`, "
       "`issued`, `withdrawn`"},
      {"b ? doc.status : 'none'",
       "Z2013 17-23 `none` is not a value of `document.status` / its values are `draft`, "
       "`issued`, `withdrawn` / where any text will do, make the other a text: `string(…)`",
       "`none` 不是 `document.status` 的值 / 可用的值：`draft`, `issued`, `withdrawn` / "
       "若任意文本均可，先把另一个变成文本：`string(…)`"},
      {"p.service == doc.status",
       "Z2014 0-23 `application.service` and `document.status` have no value in common: they "
       "are never equal",
       "`application.service` 与 `document.status` 没有共同的值：二者永不相等"},
      {"test.Thing{a: 1}",
       "Z2015 0-16 `test.Thing{…}` makes a message, and there are no messages here / a map is "
       "written `{\"field\": value}`",
       "`test.Thing{…}` 用于构造消息，而此处没有消息类型 / 映射写作 `{\"field\": value}`"},
      {"within", "Z2016 0-6 definition `within` has parameters: it is used as `within(d, w)`",
       "定义 `within` 带有参数：应写作 `within(d, w)`"},
      {"staff()",
       "Z2017 0-7 definition `staff` has no parameters: it is used without parentheses",
       "定义 `staff` 没有参数：使用时不加括号"},
      {"within(as_of)",
       "Z2018 0-13 definition `within` takes 2 arguments, and is given 1 argument",
       "定义 `within` 需要 2 个参数，而给出的是 1 个参数"},
      {"within(as_of, took)",
       "Z2019 14-18 parameter `w` is `period`, and this is `duration` / a duration is a time "
       "between instants; between dates stands a period: write `period('P10D')`",
       "参数 `w` 的类型是 `period`，而此处是 `duration` / duration "
       "是时刻之间的时长；日期之间用期间：写作 `period('P10D')`"},
      {"within('2026-03-04', params.window)",
       "Z2019 7-19 parameter `d` is `date`, and this is `string` / a text is no date: write "
       "`date('2026-01-02')`",
       "参数 `d` 的类型是 `date`，而此处是 `string` / 文本不是日期：写作 `date('2026-01-02')`"},
      {"large(n)",
       "Z2019 6-7 parameter `area` is `double`, and this is `int` / `double(…)` makes a double "
       "of an int",
       "参数 `area` 的类型是 `double`，而此处是 `int` / `double(…)` 把 int 变成 double"},
      {"{1.5: 2}",
       "Z2020 1-4 a key of a map is a bool, int, uint or string, and this is `double`",
       "映射的键应为 bool、int、uint 或 string，而此处是 `double`"},
      {"[?1]", "Z2021 2-3 `?` wants an optional value, and this is `int`",
       "`?` 需要可选值，而此处是 `int`"},
      {"s.optMap(e, e)", "Z2021 0-1 `optMap` wants an optional value, and this is `string`",
       "`optMap` 需要可选值，而此处是 `string`"},
      {"maybe.optFlatMap(e, e.name)",
       "Z2021 20-26 `optFlatMap` wants an optional value, and this is `string`",
       "`optFlatMap` 需要可选值，而此处是 `string`"},
      {"n.all(e, true)", "Z2022 0-1 `all` goes through a list or a map, and this is `int`",
       "`all` 遍历列表或映射，而此处是 `int`"},
      {"maybe.all(e, true)",
       "Z2022 0-5 `all` goes through a list or a map, and this is `optional(project)` / "
       "`.orValue([])` takes the list out of an optional",
       "`all` 遍历列表或映射，而此处是 `optional(project)` / `.orValue([])` "
       "取出可选值中的列表"},
      {"counts.transformMapEntry(k, v, k)",
       "Z2023 31-32 `transformMapEntry` wants a map for each element, and this is `string`",
       "`transformMapEntry` 需要每个元素给出一个映射，而此处是 `string`"},
      {"index(projects, 'amount')",
       "Z2025 16-24 field `amount` of `project` is `double`, and `index` wants `string`",
       "`project` 的字段 `amount` 是 `double`，而 `index` 需要 `string`"},
      {"coveredMonths(stints, as_of)",
       "Z2026 14-20 `coveredMonths` reads field `until` of every `stint`, and that is optional",
       "`coveredMonths` 读取每个 `stint` 的字段 `until`，而该字段是可选的"},
      {"by_number.foo",
       "Z2027 10-13 the keys of this map are `int`: `.foo` cannot be one of them",
       "该映射的键是 `int`：`.foo` 不可能是其中之一"},
      {"group(projects, 'amount')",
       "Z2025 16-24 field `amount` of `project` is `double`, and `group` wants `string`",
       "`project` 的字段 `amount` 是 `double`，而 `group` 需要 `string`"},
      {"group(people, s)", "Z2028 14-15 `group` wants the name of a field, written out",
       "`group` 需要直接写出的字段名"},
      {"index(people, s)", "Z2028 14-15 `index` wants the name of a field, written out",
       "`index` 需要直接写出的字段名"},
  });
  return kRows;
}

// Without code and place.
std::string sentences(const std::string& said) {
  std::string out;
  for (std::size_t begin = 0; begin < said.size();) {
    const auto end = std::min(said.find('\n', begin), said.size());
    const auto line = said.substr(begin, end - begin);
    out += (out.empty() ? "" : "\n") + line.substr(line.find(' ', line.find(' ') + 1) + 1);
    begin = end + 1;
  }
  return out;
}

TEST_CASE("what does not fit is told where it stands, with what would fit",
          "[cel][check][errors]") {
  const House house;
  for (const auto& row : rows()) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression);
      CHECK_FALSE(checking.checked);
      CHECK(checking.said() == row.en);
      CHECK(sentences(checking.said(i18n::Locale::zh)) == row.zh);
    }
  }
}

TEST_CASE("every code of the checker has a case", "[cel][check][errors]") {
  for (const auto& code : diag::kCodes) {
    if (code.code < "Z2001" || code.code > "Z2099") continue;
    INFO(code.name);
    const bool elsewhere = code.code == "Z2024" || code.code == "Z2029" ||
                           code.code == "Z2030" || code.code == "Z2031";
    const auto has_case = [&](const Row& row) {
      return std::string_view(row.en).find(code.code) != std::string_view::npos;
    };
    CHECK((elsewhere || std::ranges::any_of(rows(), has_case)));
  }
}

}  // namespace
}  // namespace zizhi::cel
