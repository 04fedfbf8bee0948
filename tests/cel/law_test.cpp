// The law, by brute force: whatever is learned, what was decided stays as it was.
#include "law_evidence.h"
#include "random_expression.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace zizhi::cel::tests {
namespace {

struct Counts {
  std::size_t expressions = 0;
  std::size_t completions = 0;
  std::size_t decided = 0;  ///< evidence with holes that gave true or false all the same
};

// What is decided stays so; what failed fails still; and nothing is unknown in the end.
void hold_the_law(Evidence& evidence, const std::string& expression, Random& random,
                  Counts& counts) {
  const auto program = evidence.compile(expression);
  ++counts.expressions;
  for (int drafts = 0; drafts < 4; ++drafts) {
    const auto draft = random_draft(random);
    const auto before = evidence.outcome(program, draft);
    if (before == "true" || before == "false") ++counts.decided;
    for (int completions = 0; completions < 6; ++completions) {
      const auto after = evidence.outcome(program, completed(random, draft));
      ++counts.completions;
      if (after == "unknown") RC_FAIL("unknown over complete evidence: " + expression);
      if (before != "unknown" && before != after) {
        RC_FAIL(before + " became " + after + ": " + expression);
      }
    }
  }
}

TEST_CASE("learning a missing fact never changes what was decided", "[cel][law]") {
  Evidence evidence;
  Counts counts;
  CHECK(rc::check("over random expressions, evidence and completions", [&](std::uint64_t seed) {
    Random random(seed);
    RandomExpression expressions(seed);
    for (int i = 0; i < 60; ++i) {
      const auto expression = expressions.condition(2 + static_cast<int>(random() % 3));
      hold_the_law(evidence, expression, random, counts);
    }
  }));
  std::cout << fmt::format(
      "The law held over {} completions of {} expressions; {} outcomes were decided in spite "
      "of holes.\n",
      counts.completions, counts.expressions, counts.decided);
  CHECK(counts.completions >= 100'000);
  CHECK(counts.decided >= 1'000);
}

TEST_CASE("the short way comes to what the full evaluation comes to, at the same cost",
          "[cel][law]") {
  Evidence evidence;
  CHECK(rc::check("over random expressions, evidence and limits", [&](std::uint64_t seed) {
    Random random(seed);
    RandomExpression expressions(seed);
    for (int i = 0; i < 40; ++i) {
      const auto expression = expressions.condition(1 + below(random, 3));
      const auto program = evidence.compile(expression);
      for (int drafts = 0; drafts < 4; ++drafts) {
        const auto draft =
            drafts == 0 ? completed(random, random_draft(random)) : random_draft(random);
        Limits limits;
        if (drafts % 2 == 1) limits.cost = random() % 80;
        if (drafts == 2) limits.iterations = random() % 6;
        const auto in_full = evidence.account(program, draft, limits, false);
        const auto short_way = evidence.account(program, draft, limits, true);
        if (short_way != in_full) {
          RC_FAIL(short_way + " instead of " + in_full + ": " + expression);
        }
      }
    }
  }));
}

}  // namespace
}  // namespace zizhi::cel::tests
