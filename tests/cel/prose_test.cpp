// Expressions in words, in both languages: every operator, every macro.
#include "zizhi/cel/prose.h"

#include "checking.h"

#include "zizhi/base/text.h"

#include <catch2/catch.hpp>

#include <string>

namespace zizhi::cel {
namespace {

/// As the house's people would call its names: with prompts, where there are any.
class TalkingHouse {
 public:
  TalkingHouse() {
    auto& made = types.declare_record("project");
    EnumType services{.name = "service", .values = {{.id = "ra"}, {.id = "si"}}};
    services.values[0].title = {"risk assessment", "风险评估"};
    made.fields = {
        {.name = "service",
         .type = types.enumeration(std::move(services)),
         .ask = {"Service category", "服务类别"}},
        {.name = "signed_on",
         .type = types.of(Kind::date),
         .ask = {"Signed on (a date)", "签订日期（日期）"}},
        {.name = "ended_on",
         .type = types.of(Kind::date),
         .optional = true,
         .ask = {"Ended on", "结束日期"}},
        {.name = "paid",
         .type = types.of(Kind::boolean),
         .ask = {"Is it paid?", "是否已付款？"}},
        {.name = "amount", .type = types.of(Kind::floating), .ask = {"Amount", "金额"}},
        {.name = "tags", .type = types.list(types.of(Kind::string)), .ask = {"Tags", "标签"}},
        {.name = "note", .type = types.of(Kind::string)},
    };
    made.index();
    const auto project = types.record(made);
    environment.declare("projects", types.list(project));
    environment.declare("q", project);
    environment.declare("as_of", types.of(Kind::date));
    environment.declare("n", types.of(Kind::integer));
    environment.declare("b", types.of(Kind::boolean));
    environment.declare("m", types.map(types.of(Kind::string), types.of(Kind::integer)));
    environment.declare(DefinitionSignature{.name = "big",
                                            .parameters = {{"p", project}},
                                            .result = types.of(Kind::boolean),
                                            .has_parameters = true,
                                            .index = 0});
    environment.declare(DefinitionSignature{
        .name = "recent", .result = types.list(project), .has_parameters = false, .index = 1});
  }

  /// The lines, each behind two spaces a depth; ` | ` between the lines of one expression.
  i18n::Localized tell(const std::string& text) {
    Checking checking(environment, text);
    INFO(checking.said());
    REQUIRE(checking.checked.has_value());
    const ProseNames names{
        .global =
            [](std::uint32_t slot) {
              if (slot == 0) return i18n::Localized{"“Projects”", "“项目”"};
              if (slot == 2) return i18n::Localized{"the as-of date", "评估基准日"};
              return i18n::Localized{};
            },
        .field = [](const RecordType&, std::size_t) { return i18n::Localized{}; }};
    i18n::Localized out;
    for (const auto& line : prose(*checking.checked, names)) {
      const auto before = (out.en.empty() ? "" : " | ") + std::string(line.depth, '>') +
                          (line.depth > 0 ? " " : "");
      out.en += before + line.text.en;
      out.zh += before + line.text.zh;
    }
    return out;
  }

  Types types;
  Environment environment{types};
};

struct Row {
  const char* text;
  const char* en;
  const char* zh;
};

void check_all(std::span<const Row> rows) {
  TalkingHouse house;
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      const auto told = house.tell(row.text);
      CHECK(told.en == row.en);
      CHECK(told.zh == row.zh);
    }
  }
}

constexpr Row kOperators[] = {
    {"n == 2", "n is 2", "n 为 2"},
    {"n != 2", "n is not 2", "n 不为 2"},
    {"n < 2", "n is less than 2", "n 小于 2"},
    {"n <= 2", "n is at most 2", "n 不大于 2"},
    {"n > 2", "n is more than 2", "n 大于 2"},
    {"n >= 2", "n is at least 2", "n 不小于 2"},
    {"!(n >= 2)", "n is less than 2", "n 小于 2"},
    {"q.signed_on < as_of", "“Signed on” of q is before the as-of date",
     "q 的“签订日期”早于评估基准日"},
    {"q.signed_on <= as_of", "“Signed on” of q is on or before the as-of date",
     "q 的“签订日期”不晚于评估基准日"},
    {"q.signed_on > as_of", "“Signed on” of q is after the as-of date",
     "q 的“签订日期”晚于评估基准日"},
    {"q.signed_on >= as_of", "“Signed on” of q is on or after the as-of date",
     "q 的“签订日期”不早于评估基准日"},
    {"!(q.signed_on <= as_of)", "“Signed on” of q is after the as-of date",
     "q 的“签订日期”晚于评估基准日"},
    {"q.signed_on + period(\"P4M\") <= as_of",
     "“Signed on” of q plus 4 months is on or before the as-of date",
     "q 的“签订日期”加 4 个月不晚于评估基准日"},
    {"as_of - period(\"P1Y2M3D\") < q.signed_on",
     "the as-of date minus 1 year, 2 months and 3 days is before “Signed on” of q",
     "评估基准日减 1 年 2 个月 3 天早于 q 的“签订日期”"},
    {"q.service == \"ra\"", "“Service category” of q is “risk assessment”",
     "q 的“服务类别”为“风险评估”"},
    {"q.service != \"ra\"", "“Service category” of q is not “risk assessment”",
     "q 的“服务类别”不为“风险评估”"},
    {"q.service in [\"ra\", \"si\"]", "“Service category” of q is among “ra” and “si”",
     "q 的“服务类别”属于“ra”和“si”"},
    {"!(n in [1, 2])", "n is not among 1 and 2", "n 不属于 1和2"},
    {"\"x\" in q.tags", "“x” is among “Tags” of q", "q 的“标签”包含“x”"},
    {"!(\"x\" in q.tags)", "“x” is not among “Tags” of q", "q 的“标签”不包含“x”"},
    {"q.note != \"\"", "“note” of q is filled in", "q 的“note”已填写"},
    {"q.note == \"\"", "“note” of q is empty", "q 的“note”为空"},
    {"n + 1 == (n - 2) * 3", "n plus 1 is (n minus 2) times 3", "n 加 1 为（n 减 2）乘以 3"},
    {"n / 2 == -n % 5", "n divided by 2 is the rest of minus n divided by 5",
     "n 除以 2 为负的 n 除以 5 的余数"},
    {"b && n == 1", "all of these hold: | > b is yes | > n is 1",
     "同时满足以下各项： | > b 为“是” | > n 为 1"},
    {"b || n == 1", "at least one of these holds: | > b is yes | > n is 1",
     "至少满足以下一项： | > b 为“是” | > n 为 1"},
    {"!(b && n == 1)", "at least one of these holds: | > b is no | > n is not 1",
     "至少满足以下一项： | > b 为“否” | > n 不为 1"},
    {"!(b || n == 1)", "all of these hold: | > b is no | > n is not 1",
     "同时满足以下各项： | > b 为“否” | > n 不为 1"},
    {"b && (n == 1 || n == 2)",
     "all of these hold: | > b is yes | > at least one of these holds: | >> n is 1 | >> n is 2",
     "同时满足以下各项： | > b 为“是” | > 至少满足以下一项： | >> n 为 1 | >> n 为 2"},
    {"b ? n == 1 : n == 2",
     "depending on the case: | > if b is yes: | >> n is 1 | > otherwise: | >> n is 2",
     "视情况而定： | > 如果b 为“是”： | >> n 为 1 | > 否则： | >> n 为 2"},
    {"(b ? 1 : 2) == n", "1 if b is yes, otherwise 2 is n",
     "如果 b 为“是”则为 1，否则为 2 为 n"},
    {"q.paid", "the answer to “Is it paid?” of q is yes", "q 的“是否已付款？”的回答为“是”"},
    {"!q.paid", "the answer to “Is it paid?” of q is no", "q 的“是否已付款？”的回答为“否”"},
    {"b", "b is yes", "b 为“是”"},
    {"!b", "b is no", "b 为“否”"},
    {"true", "this always holds", "总是成立"},
    {"has(q.ended_on)", "“Ended on” of q is stated", "q 的“结束日期”已填写"},
    {"!has(q.ended_on)", "“Ended on” of q is not stated", "q 的“结束日期”未填写"},
    {"q.?ended_on.hasValue()", "“Ended on” of q is stated", "q 的“结束日期”已填写"},
    {"m[\"a\"] == 1", "entry “a” of m is 1", "m 中的“a”为 1"},
    {"m[?\"a\"].orValue(3) == 1", "entry “a” of m, if there is one, or 3 without one is 1",
     "m 中的“a”（如有）（没有则为 3）为 1"},
    {"projects[0].paid", "the answer to “Is it paid?” of entry 0 of “Projects” is yes",
     "“项目”中的 0 的“是否已付款？”的回答为“是”"},
    {"[] == q.tags", "an empty list is “Tags” of q", "空列表为 q 的“标签”"},
    {"{\"a\": 1} == m", "a map is m", "一个映射为 m"},
    {"null == null", "null is null", "null 为 null"},
};

constexpr Row kMacros[] = {
    {"projects.all(p, p.paid)",
     "for every one of “Projects”, called p, this holds: | > the answer to “Is it paid?” of p "
     "is yes",
     "“项目”中的每一项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"!projects.all(p, p.paid)",
     "not for every one of “Projects”, called p, this holds: | > the answer to “Is it paid?” "
     "of p is yes",
     "“项目”中并非每一项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"projects.all(p, p.paid && p.service == \"ra\")",
     "for every one of “Projects”, called p, all of these hold: | > the answer to “Is it "
     "paid?” of p is yes | > “Service category” of p is “risk assessment”",
     "“项目”中的每一项（记为 p）同时满足以下各项： | > p 的“是否已付款？”的回答为“是” | > p "
     "的“服务类别”为“风险评估”"},
    {"projects.exists(p, p.service == \"ra\" && p.signed_on + period(\"P4M\") <= as_of)",
     "for at least one of “Projects”, called p, all of these hold: | > “Service category” of p "
     "is “risk assessment” | > “Signed on” of p plus 4 months is on or before the as-of date",
     "“项目”中至少一项（记为 p）同时满足以下各项： | > p 的“服务类别”为“风险评估” | > p "
     "的“签订日期”加 4 个月不晚于评估基准日"},
    {"projects.exists(p, p.paid || has(p.ended_on))",
     "for at least one of “Projects”, called p, at least one of these holds: | > the answer to "
     "“Is it paid?” of p is yes | > “Ended on” of p is stated",
     "“项目”中至少一项（记为 p）至少满足以下一项： | > p 的“是否已付款？”的回答为“是” | > p "
     "的“结束日期”已填写"},
    {"!projects.exists(p, p.paid)",
     "for none of “Projects”, called p, this holds: | > the answer to “Is it paid?” of p is "
     "yes",
     "“项目”中没有一项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"projects.exists_one(p, p.paid)",
     "for exactly one of “Projects”, called p, this holds: | > the answer to “Is it paid?” of "
     "p is yes",
     "“项目”中恰有一项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"!projects.exists_one(p, p.paid)",
     "for none, or more than one, of “Projects”, called p, this holds: | > the answer to “Is "
     "it paid?” of p is yes",
     "“项目”中没有或多于一项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"projects.all(i, p, i < n)",
     "for every one of “Projects”, called i and p, this holds: | > i is less than n",
     "“项目”中的每一项（记为 i 与 p）满足： | > i 小于 n"},
    {"m.exists(k, v, v == 1)", "for at least one of m, called k and v, this holds: | > v is 1",
     "m 中至少一项（记为 k 与 v）满足： | > v 为 1"},
    {"projects.all(p, projects.exists(o, o.signed_on == p.signed_on))",
     "for every one of “Projects”, called p, this holds: | > for at least one of “Projects”, "
     "called o, this holds: | >> “Signed on” of o is “Signed on” of p",
     "“项目”中的每一项（记为 p）满足： | > “项目”中至少一项（记为 o）满足： | >> o "
     "的“签订日期”为 p 的“签订日期”"},
    {"projects.all(p, !projects.exists(o, o.paid && p.paid))",
     "for every one of “Projects”, called p, this holds: | > for none of “Projects”, called o, "
     "all of these hold: | >> the answer to “Is it paid?” of o is yes | >> the answer to “Is "
     "it paid?” of p is yes",
     "“项目”中的每一项（记为 p）满足： | > “项目”中没有一项（记为 o）同时满足以下各项： | >> o "
     "的“是否已付款？”的回答为“是” | >> p 的“是否已付款？”的回答为“是”"},
    {"projects.filter(p, p.paid)",
     "those of “Projects”, each called p, for which this holds: | > the answer to “Is it "
     "paid?” of p is yes",
     "“项目”中的各项（记为 p），须满足： | > p 的“是否已付款？”的回答为“是”"},
    {"projects.filter(p, p.paid && b)",
     "those of “Projects”, each called p, for which all of these hold: | > the answer to “Is "
     "it paid?” of p is yes | > b is yes",
     "“项目”中的各项（记为 p），须同时满足以下各项： | > p 的“是否已付款？”的回答为“是” | > b "
     "为“是”"},
    {"projects.filter(p, p.paid).size() >= 2",
     "for at least 2 of “Projects”, called p, this holds: | > the answer to “Is it paid?” of p "
     "is yes",
     "“项目”中至少 2 项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"projects.filter(p, p.paid).size() == 0",
     "for exactly 0 of “Projects”, called p, this holds: | > the answer to “Is it paid?” of p "
     "is yes",
     "“项目”中恰有 0 项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"projects.filter(p, p.paid).size() < n",
     "for fewer than n of “Projects”, called p, this holds: | > the answer to “Is it paid?” of "
     "p is yes",
     "“项目”中少于 n 项（记为 p）满足： | > p 的“是否已付款？”的回答为“是”"},
    {"projects.size() > 1", "the number of entries in “Projects” is more than 1",
     "“项目”的项数大于 1"},
    {"size(m) <= 1", "the number of entries in m is at most 1", "m 的项数不大于 1"},
    {"projects.map(p, p.amount).sum() > 0",
     "the sum of the list of “Amount” of p for each p of “Projects” is more than 0",
     "“项目”中每一项（记为 p）的 p 的“金额”之和大于 0"},
    {"projects.map(p, p.paid, p.note) == []",
     "the list of “note” of p for each p of “Projects” for which the answer to “Is it paid?” "
     "of p is yes is an empty list",
     "“项目”中每一项（记为 p，限于 p 的“是否已付款？”的回答为“是”者）的 p 的“note”为空列表"},
    {"projects.sortBy(p, p.signed_on)[0].paid",
     "the answer to “Is it paid?” of entry 0 of “Projects” in ascending order of “Signed on” "
     "of p, each called p is yes",
     "“项目”（每项记为 p）按 p 的“签订日期”升序排列中的 0 的“是否已付款？”的回答为“是”"},
    {"projects.transformList(i, p, i) == [0]",
     "the list of i for each i and p of “Projects” is 0",
     "“项目”中每一项（记为 i 与 p）的 i 为 0"},
    {"m.transformMap(k, v, v > 1, v) == m",
     "the list of v for each k and v of m for which v is more than 1 is m",
     "m 中每一项（记为 k 与 v，限于 v 大于 1 者）的 v 为 m"},
    {"m.transformMapEntry(k, v, {k: v}) == m", "the list of a map for each k and v of m is m",
     "m 中每一项（记为 k 与 v）的一个映射为 m"},
    {"cel.bind(x, n + 1, x > 2 && x < 9)",
     "where x is n plus 1: | > all of these hold: | >> x is more than 2 | >> x is less than 9",
     "其中 x 为 n 加 1： | > 同时满足以下各项： | >> x 大于 2 | >> x 小于 9"},
    {"q.?note.optMap(x, x + \"!\").orValue(\"\") == \"!\"",
     "x plus “!”, where x is “note” of q, if it is stated, or empty text without one is “!”",
     "x 加“!”（其中 x 为 q 的“note”，如已填写）（没有则为空文本）为“!”"},
    {"q.?note.optFlatMap(x, optional.of(x)).hasValue()",
     "`optional.of` of x, where x is “note” of q, if it is stated is stated",
     "x 的 `optional.of`（其中 x 为 q 的“note”，如已填写）已填写"},
    {"b && projects.exists(p, p.paid)",
     "all of these hold: | > b is yes | > for at least one of “Projects”, called p, this "
     "holds: | >> the answer to “Is it paid?” of p is yes",
     "同时满足以下各项： | > b 为“是” | > “项目”中至少一项（记为 p）满足： | >> p "
     "的“是否已付款？”的回答为“是”"},
    {"projects.filter(p, p.paid || b && p.note != \"\").map(p, p.note) == [\"\"]",
     "the list of “note” of p for each p of those of “Projects”, each called p, for which the "
     "answer to “Is it paid?” of p is yes or (b is yes and “note” of p is filled in) is empty "
     "text",
     "“项目”中的各项（记为 p，限于 p 的“是否已付款？”的回答为“是”或（b 为“是”且 p "
     "的“note”已填写）者）中每一项（记为 p）的 p 的“note”为空文本"},
};

constexpr Row kFunctions[] = {
    {"big(q)", "`big` holds for q", "对 q，`big` 成立"},
    {"!big(q)", "`big` does not hold for q", "对 q，`big` 不成立"},
    {"recent.size() >= 1", "the number of entries in `recent` is at least 1",
     "`recent` 的项数不小于 1"},
    {"recent.all(p, big(p))",
     "for every one of `recent`, called p, this holds: | > `big` holds for p",
     "`recent` 中的每一项（记为 p）满足： | > 对 p，`big` 成立"},
    {"q.note.startsWith(\"a\")", "“note” of q begins with “a”", "q 的“note”以“a”开头"},
    {"!q.note.endsWith(\"a\")", "“note” of q does not end with “a”", "q 的“note”不以“a”结尾"},
    {"q.note.contains(\"a\")", "“note” of q contains “a”", "q 的“note”含有“a”"},
    {"q.note.matches(\"a+\")", "“note” of q has the form “a+”", "q 的“note”符合格式“a+”"},
    {"sets.contains(q.tags, [\"a\"])", "“Tags” of q has everything that “a” has",
     "q 的“标签”包含“a”的全部内容"},
    {"q.tags.isSorted()", "“Tags” of q is in ascending order", "q 的“标签”按升序排列"},
    {"uscc.isValid(q.note)", "“note” of q is a correct credit code",
     "q 的“note”是正确的统一社会信用代码"},
    {"q.signed_on.plusMonths(3) < as_of",
     "“Signed on” of q plus 3 months is before the as-of date",
     "q 的“签订日期”加 3 个月早于评估基准日"},
    {"q.signed_on.monthsUntil(as_of) >= 12",
     "the complete months from “Signed on” of q to the as-of date is at least 12",
     "从 q 的“签订日期”到评估基准日的整月数不小于 12"},
    {"month(as_of).lastDay() == as_of",
     "the last day of the month of the as-of date is the as-of date",
     "评估基准日的月份的最后一日为评估基准日"},
    {"math.abs(n) == 1", "n without its sign is 1", "n 的绝对值为 1"},
    {"q.note.lowerAscii() == \"a\"", "`lowerAscii` of “note” of q is “a”",
     "q 的“note”的 `lowerAscii` 为“a”"},
    {"q.tags.distinct().size() >= 2",
     "the number of entries in “Tags” of q without repetitions is at least 2",
     "q 的“标签”去除重复的项数不小于 2"},
    {"(n + 27) / 28", "(n plus 27) divided by 28", "（n 加 27）除以 28"},
    {"as_of", "the as-of date", "评估基准日"},
    {"q.amount >= 1000000.0", "“Amount” of q is at least 1000000", "q 的“金额”不小于 1000000"},
};

TEST_CASE("every operator is told in both languages", "[cel][prose]") {
  check_all(kOperators);
}

TEST_CASE("every macro is told in both languages", "[cel][prose]") {
  check_all(kMacros);
}

TEST_CASE("definitions and functions are told in both languages", "[cel][prose]") {
  check_all(kFunctions);
}

TEST_CASE("a prompt is a name without its note", "[cel][prose]") {
  CHECK(short_prompt({"Held until (a date or long-term)", "使用截止日期（日期或“长期”）"}) ==
        i18n::Localized{"Held until", "使用截止日期"});
  CHECK(short_prompt({"(all of it)", "（全部）"}) ==
        i18n::Localized{"(all of it)", "（全部）"});
  CHECK(short_prompt({"Use", "用途"}) == i18n::Localized{"Use", "用途"});
}

}  // namespace
}  // namespace zizhi::cel
