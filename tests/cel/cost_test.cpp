// What a run will take, told before there is evidence; and that it is so.
#include "zizhi/cel/cost.h"

#include "evaluation.h"
#include "law_evidence.h"
#include "random_expression.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <iostream>
#include <string>
#include <vector>

namespace zizhi::cel::tests {
namespace {

std::string shown(std::uint64_t number) {
  return number == kEndless ? "endless" : std::to_string(number);
}

std::string shown(Bounds bounds) {
  return shown(bounds.least) + ".." + shown(bounds.most);
}

TEST_CASE("no run takes more or fewer steps than its estimate", "[cel][cost][law]") {
  Evidence evidence;
  Estimator estimator(evidence.world().definitions(), evidence.bounds());
  std::size_t runs = 0;
  std::size_t expressions = 0;
  std::size_t endless = 0;
  double slack = 0;
  CHECK(rc::check("over random expressions and evidence", [&](std::uint64_t seed) {
    Random random(seed);
    RandomExpression expressions_of(seed);
    for (int i = 0; i < 60; ++i) {
      const auto expression = expressions_of.condition(2 + static_cast<int>(random() % 3));
      const auto program = evidence.compile(expression);
      const auto bounds = estimator.estimate(program).steps;
      std::uint64_t most = 0;
      ++expressions;
      for (int k = 0; k < 6; ++k) {
        auto draft = random_draft(random);
        if (k % 2 == 1) draft = completed(random, draft);
        const auto taken = evidence.steps(program, draft);
        if (!taken) continue;
        ++runs;
        most = std::max(most, *taken);
        if (*taken < bounds.least || *taken > bounds.most) {
          RC_FAIL(fmt::format("{} is not in {}: {}", *taken, shown(bounds), expression));
        }
      }
      endless += bounds.most == kEndless ? 1U : 0U;
      if (bounds.most != kEndless && most > 0) {
        slack += static_cast<double>(bounds.most) / static_cast<double>(most);
      }
    }
  }));
  std::cout << fmt::format(
      "{} runs of {} expressions were within their estimates; {} had no bound, the others were "
      "on average {:.1f} times the dearest run.\n",
      runs, expressions, endless, slack / static_cast<double>(expressions - endless));
  CHECK(runs >= 30'000);
  CHECK(endless == 0);
}

/// Evidence as large as its declaration allows.
class Large : public Laboratory {
 public:
  Large() {
    const auto text = types().of(Kind::string);
    const auto number = types().of(Kind::integer);
    std::string long_text;
    for (int i = 0; i < 250; ++i)
      long_text += "ab, ";
    std::vector<Value> numbers;
    for (std::int64_t i = 0; i < 200; ++i)
      numbers.push_back(Value::of(i * 7 % 211));
    std::vector<Value> words;
    std::vector<Entry> entries;
    for (int i = 0; i < 100; ++i) {
      words.push_back(Value::string(arena().copy("word-" + std::to_string(i))));
      entries.push_back({words.back(), numbers[static_cast<std::size_t>(i)]});
    }
    add("s", text, 0, 1000, Value::string(arena().copy(long_text)));
    add("ns", types().list(number), 200, 0, list(numbers));
    add("ss", types().list(text), 100, 7, list(words));
    add("m", types().map(text, number), 100, 0, Value::map(make_map(arena(), entries)));
    define("doubled", {{"l", types().list(number)}}, "l + l");
    define("sorted", {}, "ns.sort()");
  }

  Estimate estimate(const Program& program) {
    std::vector<const RecordField*> bounds;
    for (const auto& each : declared_)
      bounds.push_back(&each);
    return Estimator(definitions(), bounds).estimate(program);
  }

  /// Steps of a run.
  std::uint64_t taken(const Program& program) {
    Evaluation evaluation(program, session());
    evaluation.result();
    return session().limits().cost - evaluation.steps_left();
  }

 private:
  void add(const char* name, Type type, std::uint32_t items, std::uint32_t length,
           const Value& value) {
    RecordField made;
    made.name = name;
    made.type = type;
    made.max_items = items;
    made.max_length = length;
    declared_.push_back(std::move(made));
    declare(name, type, value);
  }

  std::vector<RecordField> declared_;
};

TEST_CASE("what functions charge by the size of their arguments is in the estimate",
          "[cel][cost]") {
  Large world;
  const char* const rows[] = {
      "s.size() + ns.size() + m.size()",
      "s.contains('zz')",
      "s.matches('z+$')",
      "s.matches(s)",
      "s.charAt(3)",
      "s.indexOf('zz') + s.indexOf('b', 2)",
      "s.lastIndexOf('zz') + s.lastIndexOf('b', 9)",
      "s.lowerAscii() + s.upperAscii()",
      "s.replace('a', 'bbb')",
      "s.replace('', 'xyz')",
      "s.split(',')",
      "s.split('').map(t, t + t)",
      "s.substring(3) + s.substring(3, 9)",
      "s.trim().reverse()",
      "strings.quote(s)",
      "regex.extract(s, 'b+').orValue('')",
      "regex.extractAll(s, 'b')",
      "regex.replace(s, 'a', 'cc')",
      "base64.decode(base64.encode(bytes(s))).size()",
      "string(bytes(s)) + string(ns[0]) + string(1.5)",
      "(s + s + s).size()",
      "'%s %d'.format([ss, ns[0]])",
      "ss.join('--') + ss.join()",
      "ns.distinct()",
      "ns.sort().reverse().slice(1, 50)",
      "ns.isSorted() || ns.min() + ns.max() + ns.sum() > 0",
      "ns.indexOf(5) + ns.lastIndexOf(1000)",
      "1000 in ns || 'zz' in ss || 'zz' in m",
      "1000 in sorted || 'zz' in ['a', 'b']",
      "ns == ns && ss != ss.reverse() && m == m",
      "[ns, ns].flatten()",
      "[[ns], [ns]].flatten(2)",
      "lists.range(ns[1])",
      "lists.range(3000).map(x, x + 1).size()",
      "ns.first().orValue(1) + ns.last().value()",
      "math.greatest(ns) - math.least(ns)",
      "sets.contains(ns, ns) && sets.equivalent(ns, ns.reverse())",
      "sets.intersects(ns, [1000])",
      "ns.map(n, optional.of(n)).unwrapOpt()",
      "optional.unwrap([optional.of(s)])",
      "optional.of(s).or(optional.none()).value().size()",
      "ns.map(n, n > 3, n * 2).filter(n, n > 3).size()",
      "ns.transformMap(i, n, n).size()",
      "ns.transformMapEntry(i, n, {string(i): n}).size()",
      "ns.transformList(i, n, i + n)",
      "ns.sortBy(n, -n) + ns",
      "cel.bind(t, s + s, t.size() + t.size())",
      "m['word-1'] + m.?x.orValue(0) + m[?'word-2'].orValue(0)",
      "m.map(k, k + k).size()",
      "m.all(k, v, v >= 0 && k != '')",
      "optional.of(ns)[0].orValue(1) + optional.of(ns)[?0].orValue(1)",
      "optional.of(s).optMap(t, t + t).orValue('')",
      "optional.of(ns).optFlatMap(l, l.first()).hasValue()",
      "ns.all(a, ns.exists(b, a == b))",
      "ns.exists_one(a, a == 3)",
      "{'a': ns, 'b': ns}.a.size()",
      "[s, ?optional.of(s)].size() + {?'a': optional.of(s)}.size()",
      "dyn(s).size()",
      "uscc.isValid(s) || uscc.problem(s) == ''",
      "doubled(doubled(ns)).size() + sorted.size()",
      "ns.size() > 3 ? ns.map(n, n) : [1]",
  };
  for (const auto* const row : rows) {
    DYNAMIC_SECTION(row) {
      const auto program = world.compile(row);
      const auto bounds = world.estimate(program).steps;
      const auto taken = world.taken(program);
      INFO(taken << " in " << shown(bounds));
      CHECK(taken >= bounds.least);
      CHECK(taken <= bounds.most);
      CHECK(taken < Limits().cost);
      CHECK(bounds.least > 0);
    }
  }
}

TEST_CASE("what is known for sure is counted exactly", "[cel][cost]") {
  Large world;

  struct Row {
    const char* expression;
    const char* steps;
    const char* visits;
  };

  const Row rows[] = {
      {"1", "1..1", "0..0"},
      {"1 + 2 * 3", "1..1", "0..0"},
      {"[1, 2, 3].map(x, [4, 5].map(y, x * y))", "26..26", "9..9"},
      {"lists.range(10).filter(x, x > 3).size()", "33..33", "10..10"},
      {"[1, 2, 3].all(x, x > 0)", "5..11", "1..3"},
      {"ns.all(x, x > 0)", "2..602", "0..200"},
      {"true ? [1].map(x, x) : [1, 2].map(x, x)", "5..6", "1..2"},
      {"ns.size() > 1 || ns.size() > 2", "5..9", "0..0"},
      {"sorted.size() > 1", "4..4", "0..0"},
      {"doubled([1, 2]).size()", "6..11", "0..0"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const auto estimate = world.estimate(world.compile(row.expression));
      CHECK(shown(estimate.steps) == row.steps);
      CHECK(shown(estimate.visits) == row.visits);
    }
  }
}

TEST_CASE("sums and products do not run over", "[cel][cost]") {
  CHECK(add_up(kEndless, 1) == kEndless);
  CHECK(add_up(kEndless - 1, 1) == kEndless);
  CHECK(multiply_up(kEndless, 0) == 0);
  CHECK(multiply_up(std::uint64_t{1} << 40U, std::uint64_t{1} << 40U) == kEndless);
  Large world;
  std::string doubling = "s";
  for (int i = 0; i < 40; ++i)
    doubling = "cel.bind(t, " + doubling + ", t + t)";
  const auto estimate =
      world.estimate(world.compile("lists.range(2).map(i, " + doubling + ")"));
  CHECK(estimate.steps.most < kEndless);
}

TEST_CASE("definitions that call each other twice are looked at once for each size",
          "[cel][cost]") {
  Large world;
  const auto number = world.types().of(Kind::integer);
  world.define("f0", {{"n", number}}, "n + 1");
  for (int i = 1; i <= 60; ++i) {
    const auto below = "f" + std::to_string(i - 1);
    world.define("f" + std::to_string(i), {{"n", number}}, below + "(n) + " + below + "(n)");
  }
  const auto steps = world.estimate(world.compile("f60(ns[0])")).steps;
  CHECK(steps.least > std::uint64_t{1} << 60U);
  CHECK(steps.most >= steps.least);
}

}  // namespace
}  // namespace zizhi::cel::tests
