// What the language promises to have: every name is there, and does what is said of it.
#include "outcome.h"

#include <catch2/catch.hpp>

#include <span>

namespace zizhi::cel {
namespace {

struct Row {
  const char* about;
  const char* text;
};

constexpr Row kMacros[] = {
    {"has", "has({'a': 1}.a) && !has({'a': 1}.b)"},
    {"all", "[1, 2].all(x, x > 0) && ![1, 2].all(x, x > 1)"},
    {"all of a map", "{'a': 1, 'b': 2}.all(k, k in ['a', 'b'])"},
    {"all, two variables", "[5, 6].all(i, x, x == i + 5)"},
    {"all of a map, two variables", "{'a': 1}.all(k, v, k == 'a' && v == 1)"},
    {"exists", "[1, 2].exists(x, x == 2) && ![1].exists(x, x == 2)"},
    {"exists, two variables", "[5, 6].exists(i, x, i == 1 && x == 6)"},
    {"exists_one", "[1, 2].exists_one(x, x == 2) && ![2, 2].exists_one(x, x == 2)"},
    {"existsOne", "[1, 2].existsOne(x, x == 2)"},
    {"existsOne, two variables", "{'a': 1, 'b': 2}.existsOne(k, v, v == 2)"},
    {"exists_one, two variables", "[1, 2].exists_one(i, x, i == x)== false"},
    {"map", "[1, 2].map(x, x * 2) == [2, 4]"},
    {"map with a condition", "[1, 2, 3].map(x, x != 2, x * 2) == [2, 6]"},
    {"map of a map", "{'a': 1}.map(k, k + '!') == ['a!']"},
    {"filter", "[1, 2, 3].filter(x, x != 2) == [1, 3]"},
    {"filter of a map", "{'a': 1, 'b': 2}.filter(k, k == 'b') == ['b']"},
    {"transformList", "[5, 6].transformList(i, x, i + x) == [5, 7]"},
    {"transformList with a condition", "[5, 6].transformList(i, x, i > 0, x) == [6]"},
    {"transformList of a map", "{'a': 1}.transformList(k, v, [k, dyn(v)]) == [['a', dyn(1)]]"},
    {"transformMap", "{'a': 1, 'b': 2}.transformMap(k, v, v * 10) == {'a': 10, 'b': 20}"},
    {"transformMap of a list", "[7, 8].transformMap(i, x, x) == {0: 7, 1: 8}"},
    {"transformMap with a condition",
     "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v) == {'b': 2}"},
    {"transformMapEntry", "{'a': 'x'}.transformMapEntry(k, v, {v: k}) == {'x': 'a'}"},
    {"transformMapEntry of a list",
     "['a', 'b'].transformMapEntry(i, x, i > 0, {x: i}) == {'b': 1}"},
    {"cel.bind", "cel.bind(x, 20 + 1, x + x) == 42"},
    {"optMap", "optional.of(20).optMap(x, x + 1) == optional.of(21)"},
    {"optMap of none", "optional.none().optMap(x, x + 1) == optional.none()"},
    {"optFlatMap", "optional.of(['a']).optFlatMap(x, x[?0]) == optional.of('a')"},
    {"optFlatMap to none", "!optional.of(['a']).optFlatMap(x, x[?1]).hasValue()"},
    {"sortBy", "[3, -5, 1].sortBy(x, math.abs(x)) == [1, 3, -5]"},
    {"sortBy a text", "['b', 'a'].sortBy(x, x) == ['a', 'b']"},
};

constexpr Row kTexts[] = {
    {"charAt", "'信息'.charAt(1) == '息' && 'ab'.charAt(2) == ''"},
    {"indexOf", "'banana'.indexOf('an') == 1 && 'banana'.indexOf('an', 2) == 3"},
    {"indexOf without one", "'banana'.indexOf('x') == -1"},
    {"lastIndexOf", "'banana'.lastIndexOf('an') == 3 && 'banana'.lastIndexOf('an', 2) == 1"},
    {"join", "['a', 'b'].join() == 'ab' && ['a', 'b'].join('-') == 'a-b'"},
    {"lowerAscii", "'ABÄ'.lowerAscii() == 'abÄ'"},
    {"upperAscii", "'abä'.upperAscii() == 'ABä'"},
    {"replace", "'aaa'.replace('a', 'b') == 'bbb' && 'aaa'.replace('a', 'b', 2) == 'bba'"},
    {"replace of nothing",
     "'ab'.replace('', '_') == '_a_b_' && 'ab'.replace('a', '', 0) == 'ab'"},
    {"split", "'a,b,c'.split(',') == ['a', 'b', 'c']"},
    {"split with a limit", "'a,b,c'.split(',', 2) == ['a', 'b,c'] && 'a'.split(',', 0) == []"},
    {"split into characters", "'信息'.split('') == ['信', '息']"},
    {"substring", "'信息安全'.substring(2) == '安全' && 'abc'.substring(1, 2) == 'b'"},
    {"trim", "' \\t\\u3000a b\\n'.trim() == 'a b'"},
    {"reverse", "'信息'.reverse() == '息信'"},
    {"strings.quote", "strings.quote('a\"b\\n') == '\"a\\\\\"b\\\\n\"'"},
    {"contains, startsWith, endsWith",
     "'abc'.contains('b') && 'abc'.startsWith('ab') && 'abc'.endsWith('bc')"},
    {"matches", "'abc'.matches('^a.c$') && matches('xabcx', 'abc')"},
    {"size", "size('信息') == 2 && '信息'.size() == 2 && size(b'信') == 3"},
    {"format %s of every kind",
     "'%s %s %s %s %s %s'.format([1, 2u, 1.5, true, 'x', null]) == '1 2 1.5 true x null'"},
    {"format %s of lists and maps", "'%s %s'.format([[1, 'a'], {'k': 1}]) == '[1, a] {k: 1}'"},
    {"format %s of times",
     "'%s %s'.format([timestamp('2026-11-23T00:00:00Z'), duration('90s')]) == "
     "'2026-11-23T00:00:00Z 90s'"},
    {"format %s of dates and periods",
     "'%s %s'.format([date('2026-11-23'), period('P4M')]) == '2026-11-23 P4M'"},
    {"format %s of types", "'%s'.format([type(1)]) == 'int'"},
    {"format %d", "'%d %d'.format([-3, 4u]) == '-3 4'"},
    {"format %f",
     "'%f %.2f'.format([1.5, 2.345]) == '1.500000 2.345' || "
     "'%f %.2f'.format([1.5, 2.346]) == '1.500000 2.35'"},
    {"format %e", "'%.3e'.format([1052.032911275]) == '1.052e+03'"},
    {"format %b", "'%b %b'.format([5, true]) == '101 1'"},
    {"format %o", "'%o'.format([11]) == '13'"},
    {"format %x, %X", "'%x %X %x %x'.format([30, 30, 'hi', b'hi']) == '1e 1E 6869 6869'"},
    {"format %%", "'100 %%'.format([]) == '100 %'"},
    {"regex.extract", "regex.extract('QP-07', '[0-9]+') == optional.of('07')"},
    {"regex.extract of a group", "regex.extract('QP-07', 'QP-([0-9]+)') == optional.of('07')"},
    {"regex.extract without one", "!regex.extract('QP', '[0-9]+').hasValue()"},
    {"regex.extractAll", "regex.extractAll('a1b22', '[0-9]+') == ['1', '22']"},
    {"regex.replace", "regex.replace('a1b2', '[0-9]', '#') == 'a#b#'"},
    {"regex.replace, so often", "regex.replace('a1b2', '[0-9]', '#', 1) == 'a#b2'"},
    {"regex.replace with groups", "regex.replace('ab', '(a)(b)', '\\\\2\\\\1') == 'ba'"},
};

constexpr Row kNumbers[] = {
    {"math.greatest", "math.greatest(1, 5, 3) == 5 && math.greatest([1, 5]) == 5"},
    {"math.greatest of kinds", "math.greatest(1, 2.5) == 2.5 && math.greatest(1u, 2) == 2"},
    {"math.least", "math.least(1, 5, 3) == 1 && math.least([1.5, 0.5]) == 0.5"},
    {"math.ceil, floor", "math.ceil(-1.5) == -1.0 && math.floor(-1.5) == -2.0"},
    {"math.round, trunc", "math.round(2.5) == 3.0 && math.trunc(2.9) == 2.0"},
    {"math.abs", "math.abs(-2) == 2 && math.abs(-2.5) == 2.5 && math.abs(2u) == 2u"},
    {"math.sign", "math.sign(-7) == -1 && math.sign(0.0) == 0.0 && math.sign(9u) == 1u"},
    {"math.isNaN, isInf, isFinite",
     "math.isNaN(0.0 / 0.0) && math.isInf(1.0 / 0.0) && math.isFinite(1.0)"},
    {"math.sqrt", "math.sqrt(81) == 9.0 && math.sqrt(2.25) == 1.5 && math.sqrt(4u) == 2.0"},
    {"math.bitAnd", "math.bitAnd(6, 3) == 2 && math.bitAnd(6u, 3u) == 2u"},
    {"math.bitOr", "math.bitOr(6, 3) == 7 && math.bitOr(6u, 3u) == 7u"},
    {"math.bitXor", "math.bitXor(6, 3) == 5 && math.bitXor(6u, 3u) == 5u"},
    {"math.bitNot", "math.bitNot(0) == -1 && math.bitNot(0u) == 18446744073709551615u"},
    {"math.bitShiftLeft", "math.bitShiftLeft(1, 3) == 8 && math.bitShiftLeft(1u, 64) == 0u"},
    {"math.bitShiftRight", "math.bitShiftRight(8, 3) == 1 && math.bitShiftRight(8u, 1) == 4u"},
    {"conversions",
     "int('7') + int(7.9) + int(7u) == 21 && uint(7) == 7u && double('0.5') == 0.5"},
    {"conversions to text",
     "string(1) + string(1u) + string(true) + string(b'a') == '11truea'"},
    {"conversions to bool and bytes", "bool('true') && bytes('信') == b'信'"},
    {"type", "type(1) == int && type('') == string && type(type(1)) == type"},
    {"type of ours", "type(date('2026-11-23')) == date && type(period('P1D')) == period"},
    {"dyn", "dyn(1) == 1.0 && dyn('a') != 1"},
    {"hexadecimal, exponents", "0x1F == 31 && 1e3 == 1000.0 && 0xFFu == 255u"},
};

constexpr Row kLists[] = {
    {"distinct", "[1, 2, 1].distinct() == [1, 2] && [dyn(1), 1.0, 1u].distinct().size() == 1"},
    {"flatten", "[[1], [], [2, 3]].flatten() == [1, 2, 3]"},
    {"flatten with a depth", "[[1, [2, [3]]]].flatten(2) == [1, 2, [3]]"},
    {"flatten by nothing", "[[1, [2]]].flatten(0) == [[1, [2]]]"},
    {"slice", "[1, 2, 3].slice(1, 3) == [2, 3] && [1].slice(1, 1) == []"},
    {"sort", "[3, 1, 2].sort() == [1, 2, 3] && ['b', 'a'].sort() == ['a', 'b']"},
    {"sort of dates",
     "[date('2026-02-01'), date('2026-01-01')].sort()[0] == date('2026-01-01')"},
    {"reverse", "[1, 2, 3].reverse() == [3, 2, 1]"},
    {"lists.range", "lists.range(3) == [0, 1, 2] && lists.range(0) == []"},
    {"first, last", "[1, 2].first() == optional.of(1) && [1, 2].last().value() == 2"},
    {"first, last of nothing", "![].first().hasValue() && [].last().orValue(5) == 5"},
    {"sets.contains", "sets.contains([1, 2, 3], [3, 1]) && !sets.contains([1], [2])"},
    {"sets.contains nothing", "sets.contains([], []) && sets.contains([1], [])"},
    {"sets.equivalent", "sets.equivalent([1, 2, 2], [2, 1]) && !sets.equivalent([1], [1, 2])"},
    {"sets.intersects", "sets.intersects([1, 2], [2, 3]) && !sets.intersects([1], [])"},
    {"sum of numbers", "[1, 2].sum() == 3 && [1u].sum() == 1u && [0.5, 0.5].sum() == 1.0"},
    {"sum of nothing", "[1].filter(x, x > 1).sum() == 0"},
    {"sum of durations", "[duration('1h'), duration('30m')].sum() == duration('90m')"},
    {"sum of periods", "[period('P1Y'), period('P2M3D')].sum() == period('P1Y2M3D')"},
    {"min, max of numbers", "[2, 1].min() == 1 && [2u, 3u].max() == 3u && [1.5].max() == 1.5"},
    {"min, max of texts", "['b', 'a'].min() == 'a' && ['b', 'a'].max() == 'b'"},
    {"min, max of bools and bytes",
     "[true, false].min() == false && [b'a', b'b'].max() == b'b'"},
    {"min, max of times",
     "[duration('1s'), duration('2s')].max() == duration('2s') && [timestamp(5), "
     "timestamp(3)].min() == timestamp(3)"},
    {"min, max of dates",
     "[date('2026-01-01'), date('2025-01-01')].max() == date('2026-01-01') && "
     "[month('2026-02'), month('2026-01')].min() == month('2026-01')"},
    {"max of open ends",
     "[until('long-term'), until('2026-01-01')].max() == until('long-term')"},
    {"isSorted",
     "[1, 1, 2].isSorted() && !['b', 'a'].isSorted() && [1].slice(0, 0).isSorted()"},
    {"isSorted of times", "[duration('1s'), duration('2s')].isSorted()"},
    {"isSorted of dates", "![date('2026-01-01'), date('2025-01-01')].isSorted()"},
    {"indexOf, lastIndexOf", "[5, 6, 5].indexOf(5) == 0 && [5, 6, 5].lastIndexOf(5) == 2"},
    {"in, size, index, +", "2 in [1, 2] && size([1] + [2]) == 2 && [7][0] == 7"},
    {"maps", "'a' in {'a': 1} && {'a': 1}['a'] == 1 && {'a': 1}.a == 1 && size({}) == 0"},
};

constexpr Row kOptionals[] = {
    {"select of a map", "{'a': 1}.?a == optional.of(1) && !{'a': 1}.?b.hasValue()"},
    {"a chain",
     "{'a': {'b': 1}}.?a.b == optional.of(1) && {'a': {'b': 1}}.?c.?b.orValue(9) == 9"},
    {"index",
     "[1][?0] == optional.of(1) && ![1][?1].hasValue() && {'k': 2}[?'k'].value() == 2"},
    {"of, none", "optional.of(1).hasValue() && !optional.none().hasValue()"},
    {"ofNonZeroValue",
     "!optional.ofNonZeroValue('').hasValue() && !optional.ofNonZeroValue([]).hasValue() && "
     "optional.ofNonZeroValue(3) == optional.of(3)"},
    {"or", "optional.none().or(optional.of(1)) == optional.of(1)"},
    {"orValue", "{}.?a.orValue(7) == 7 && optional.of(1).orValue(7) == 1"},
    {"value", "optional.of('a').value() == 'a'"},
    {"optional elements", "[1, ?optional.none(), ?optional.of(2)] == [1, 2]"},
    {"optional entries", "{?'a': optional.none(), ?'b': optional.of(2)} == {'b': 2}"},
    {"optional.unwrap, unwrapOpt",
     "optional.unwrap([optional.of(1), optional.none()]) == [1] && "
     "[optional.of(1)].unwrapOpt() "
     "== [1]"},
};

constexpr Row kDates[] = {
    {"date", "date('2024-02-29') == date(2024, 2, 29)"},
    {"date + period", "date('2024-01-31') + period('P1M') == date('2024-02-29')"},
    {"date - period", "date('2024-03-31') - period('P1M') == date('2024-02-29')"},
    {"months before days", "date('2023-01-31') + period('P1M1D') == date('2023-03-01')"},
    {"order of dates",
     "date('2026-01-01') < date('2026-01-02') && date('2026-01-01') != "
     "date('2026-01-02')"},
    {"periods", "period('P2Y6M') == period('P30M') && period('P10D').days() == 10"},
    {"plusYears, plusMonths, plusDays",
     "date('2024-02-29').plusYears(1) == date('2025-02-28') && "
     "date('2024-01-31').plusMonths(-2) == date('2023-11-30') && "
     "date('2024-12-31').plusDays(1) == date('2025-01-01')"},
    {"daysUntil", "date('2024-02-28').daysUntil(date('2024-03-01')) == 2"},
    {"monthsUntil, toward zero",
     "date('2026-01-15').monthsUntil(date('2026-03-14')) == 1 && "
     "date('2026-03-14').monthsUntil(date('2026-01-15')) == -1"},
    {"yearsUntil", "date('2024-11-24').yearsUntil(date('2026-11-23')) == 1"},
    {"period.between",
     "period.between(date('2024-11-30'), date('2026-11-23')) == period('P1Y11M24D')"},
    {"year, month, day",
     "date('2026-11-23').year() == 2026 && date('2026-11-23').month() == 11 "
     "&& date('2026-11-23').day() == 23"},
    {"getMonth counts from 0", "timestamp('2026-11-23T00:00:00Z').getMonth() == 10"},
    {"until",
     "until('2026-01-01') < until('long-term') && until('长期') == until('long-term')"},
    {"month",
     "month('2026-03').lastDay() == date('2026-03-31') && month('2026-03') < "
     "month('2026-04')"},
    {"coveredMonths of what overlaps",
     "coveredMonths([{'from': date('2024-01-01'), 'until': until('2024-06-30')}, {'from': "
     "date('2024-04-01'), 'until': until('long-term')}], date('2024-12-31')) == 12"},
    {"coveredMonths leaves days over",
     "coveredMonths([{'from': date('2024-01-01'), 'until': until('2024-02-15')}], "
     "date('2024-12-31')) == 1"},
    {"coveredMonths of nothing", "coveredMonths([], date('2024-12-31')) == 0"},
    {"index", "index([{'id': 'a'}, {'id': 'b'}], 'id')['b'].id == 'b'"},
    {"consecutiveMonths of a list with a gap",
     "consecutiveMonths([month('2026-06'), month('2026-08'), month('2026-09')], "
     "month('2026-09')) == 2"},
    {"consecutiveMonths looks at neither order nor repetition, and not past its month",
     "consecutiveMonths([month('2026-02'), month('2025-12'), month('2026-01'), "
     "month('2026-01'), month('2026-04')], month('2026-03')) == 3"},
    {"consecutiveMonths of nothing", "consecutiveMonths([], month('2026-09')) == 0"},
    {"consecutiveMonths of what is yet to come",
     "consecutiveMonths([month('2026-10')], month('2026-09')) == 0"},
    {"group",
     "group([{'k': 'b', 'n': 1}, {'k': 'a', 'n': 2}, {'k': 'b', 'n': 3}], 'k')['b']"
     ".map(e, e.n) == [1, 3]"},
    {"group of nothing", "group([], 'k').size() == 0"},
    {"uscc.isValid",
     "uscc.isValid('91350100M000100Y43') && !uscc.isValid('91350100M000100Y44')"},
    {"uscc.problem", "uscc.problem('91350100M000100Y43') == '' && uscc.problem('9') != ''"},
    {"timestamps and durations",
     "timestamp('2026-11-23T08:00:00+08:00') + duration('24h') == timestamp(1795478400) && "
     "duration('90m').getHours() == 1"},
    {"zones, days from 1 and from 0",
     "timestamp('2026-11-23T20:00:00Z').getDate('Asia/Shanghai') == 24 && "
     "timestamp('2026-11-23T20:00:00Z').getDayOfMonth('+08:00') == 23"},
};

void check_all(std::span<const Row> rows) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.about << ": " << row.text) {
      CHECK(outcome(row.text) == "true");
    }
  }
}

TEST_CASE("every macro of the language works", "[cel][profile]") {
  check_all(kMacros);
}

TEST_CASE("every function on texts works", "[cel][profile]") {
  check_all(kTexts);
}

TEST_CASE("every function on numbers works", "[cel][profile]") {
  check_all(kNumbers);
}

TEST_CASE("every function on lists and maps works", "[cel][profile]") {
  check_all(kLists);
}

TEST_CASE("optional values work in every form", "[cel][profile]") {
  check_all(kOptionals);
}

TEST_CASE("every function on dates and of the domain works", "[cel][profile]") {
  check_all(kDates);
}

}  // namespace
}  // namespace zizhi::cel
