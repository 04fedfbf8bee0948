// What the language promises to refuse, or to give no value to.
#include "outcome.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

TEST_CASE("what makes no sense has no value", "[cel][profile]") {
  const struct {
    const char* text;
    const char* outcome;
  } rows[] = {
      {"'abc'.charAt(4)", "error"},
      {"'abc'.charAt(-1)", "error"},
      {"'abc'.substring(4)", "error"},
      {"'abc'.substring(2, 1)", "error"},
      {"'abc'.indexOf('a', -1)", "error"},
      {"'abc'.indexOf(1)", "refused"},
      {"[1].join()", "refused"},
      {"'%d'.format(['x'])", "error"},
      {"'%s'.format([])", "error"},
      {"'%q'.format([1])", "error"},
      {"'%'.format([1])", "error"},
      {"'%f'.format(['x'])", "error"},
      {"'%.f'.format([1.5])", "error"},
      {"'%.1001f'.format([1.5])", "error"},
      {"'%.99999999999f'.format([1.5])", "error"},
      {"'%b'.format(['x'])", "error"},
      {"'%x'.format([1.5])", "error"},
      {"strings.quote(1)", "refused"},
      {"'a'.matches('(')", "error"},
      {"regex.extract('a', '(')", "error"},
      {"regex.extract('ab', '(a)(b)')", "error"},
      {"regex.extractAll('ab', '(a)(b)')", "error"},
      {"regex.replace('a', '(a)', '\\\\2')", "error"},
      {"math.greatest('a', 'b')", "refused"},
      {"math.greatest([])", "error"},
      {"math.greatest()", "refused"},
      {"math.abs(-9223372036854775808)", "error"},
      {"math.ceil(1)", "refused"},
      {"math.bitShiftLeft(1, -1)", "error"},
      {"math.bitShiftRight(1u, -1)", "error"},
      {"math.bitAnd(1, 1u)", "refused"},
      {"math.sqrt('4')", "refused"},
      {"9223372036854775807 + 1", "error"},
      {"-9223372036854775808 / -1", "error"},
      {"0u - 1u", "error"},
      {"1 / 0", "error"},
      {"1 % 0", "error"},
      {"int('x')", "error"},
      {"int(1e30)", "error"},
      {"uint(-1)", "error"},
      {"lists.range(-1)", "error"},
      {"lists.range(1000000000)", "error"},
      {"[1].slice(0, 2)", "error"},
      {"[1].slice(1, 0)", "error"},
      {"[1].slice(-1, 0)", "error"},
      {"[[1]].flatten(-1)", "error"},
      {"[1, 2].sortBy(x, [x])", "refused"},
      {"[dyn(1), 'a'].sort()", "error"},
      {"[period('P1M'), period('P30D')].sort()", "refused"},
      {"[period('P1M'), period('P30D')].min()", "refused"},
      {"[period('P1M'), period('P30D')].isSorted()", "refused"},
      {"[0.0 / 0.0, 1.0].max()", "error"},
      {"[1].filter(x, x > 1).min()", "error"},
      {"[9223372036854775807, 1].sum()", "error"},
      {"[1u, 18446744073709551615u].sum()", "error"},
      {"['a'].sum()", "refused"},
      {"[date('2026-01-01')].sum()", "refused"},
      {"sets.contains([1], 1)", "refused"},
      {"[1][1]", "error"},
      {"{'a': 1}['b']", "error"},
      {"{'a': 1, 'a': 2}", "error"},
      {"optional.none().value()", "error"},
      {"optional.of(1).optFlatMap(x, x)", "refused"},
      {"[?1]", "refused"},
      {"{?'a': 1}", "refused"},
      {"has(1)", "refused"},
      {"[1].all(1, true)", "refused"},
      {"[1].all(x)", "refused"},
      {"[1].all(x, x)", "refused"},
      {"[1].all(x, x, true)", "refused"},
      {"1.all(x, true)", "refused"},
      {"[1].exists_one(x, 1 / 0 > x)", "error"},
      {"{'a': 1}.transformMapEntry(k, v, v)", "refused"},
      {"{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", "error"},
      {"date('2023-02-29')", "error"},
      {"date('2023-2-3')", "error"},
      {"date(2023, 13, 1)", "error"},
      {"period('1 month')", "error"},
      {"period('PT1H')", "error"},
      {"period('P1M') < period('P30D')", "refused"},
      {"date('2026-01-01') + duration('24h')", "refused"},
      {"date('2026-01-01') - date('2025-01-01')", "refused"},
      {"date('9999-12-31') + period('P1D')", "error"},
      {"month('2026-13')", "error"},
      {"until('forever')", "error"},
      {"coveredMonths([{'from': 1}], date('2026-01-01'))", "error"},
      {"index([{'id': 'a'}, {'id': 'a'}], 'id')", "error"},
      {"index([{'id': 1}], 'id')", "error"},
      {"group([{'k': 1}], 'k')", "error"},
      {"group([{'k': 'a'}], 'x')", "error"},
      {"consecutiveMonths([date('2026-01-01')], month('2026-01'))", "refused"},
      {"uscc.isValid(91350100)", "refused"},
      {"uscc.problem('9', 'fr')", "error"},
      {"timestamp('2026-11-23')", "error"},
      {"duration('1 day')", "error"},
      {"timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error"},
      {"timestamp('2026-11-23T00:00:00Z').getHours('Mars')", "error"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      CHECK(outcome(row.text) == row.outcome);
    }
  }
}

}  // namespace
}  // namespace zizhi::cel
