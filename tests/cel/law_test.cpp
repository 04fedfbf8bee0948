// The law, by brute force: whatever is learned, what was decided stays as it was.
#include "evaluation.h"
#include "laboratory.h"
#include "obstacle.h"
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

/// A cell of the evidence: the number of a value in its domain, or a hole.
constexpr int kHole = -1;

/// The evidence as choices: which value each cell has, if any. An optional note has the values
/// none, 'a' and 'b'; a hole in it is one that is spoilt. A doubtful item is one of two with
/// the same id, say: it may turn out to be there or not to be.
struct Item {
  int n = kHole;
  int ok = kHole;
  int d = kHole;
  int note = kHole;
  int id = kHole;
  int tags = kHole;
  bool doubtful = false;
};

struct Draft {
  int x = kHole;
  int flag = kHole;
  int day = kHole;
  int names = kHole;
  Item one;
  bool items_stated = false;
  std::vector<Item> items;
};

constexpr int kNumbers = 3;
constexpr int kTruths = 2;
constexpr int kDays = 3;
constexpr int kNotes = 3;
constexpr int kIds = 3;
constexpr int kNameLists = 4;

using Random = std::mt19937_64;

int below(Random& random, int end) {
  return std::uniform_int_distribution<int>(0, end - 1)(random);
}

/// A value, or a hole as often as `holes` of ten times.
int cell(Random& random, int domain, int holes) {
  return below(random, 10) < holes ? kHole : below(random, domain);
}

Item random_item(Random& random, int holes) {
  Item item;
  item.n = cell(random, kNumbers, holes);
  item.ok = cell(random, kTruths, holes);
  item.d = cell(random, kDays, holes);
  item.note = cell(random, kNotes, holes);
  item.id = cell(random, kIds, holes);
  item.tags = cell(random, kNameLists, holes);
  item.doubtful = below(random, 20) < holes;
  return item;
}

Draft random_draft(Random& random) {
  const int holes = 1 + below(random, 4);
  Draft draft;
  draft.x = cell(random, kNumbers, holes);
  draft.flag = cell(random, kTruths, holes);
  draft.day = cell(random, kDays, holes);
  draft.names = cell(random, kNameLists, holes);
  draft.one = random_item(random, holes);
  draft.items_stated = below(random, 10) >= 1;
  const int items = draft.items_stated ? below(random, 4) : 0;
  for (int i = 0; i < items; ++i)
    draft.items.push_back(random_item(random, holes));
  return draft;
}

void fill(Random& random, int& cell, int domain) {
  if (cell == kHole) cell = below(random, domain);
}

void fill(Random& random, Item& item) {
  fill(random, item.n, kNumbers);
  fill(random, item.ok, kTruths);
  fill(random, item.d, kDays);
  fill(random, item.note, kNotes);
  fill(random, item.id, kIds);
  fill(random, item.tags, kNameLists);
  item.doubtful = false;
}

/// Fills holes of existing records and lists that are absent, and settles what is doubtful;
/// never adds to a list.
Draft completed(Random& random, Draft draft) {
  fill(random, draft.x, kNumbers);
  fill(random, draft.flag, kTruths);
  fill(random, draft.day, kDays);
  fill(random, draft.names, kNameLists);
  fill(random, draft.one);
  std::erase_if(draft.items,
                [&random](const Item& item) { return item.doubtful && below(random, 2) == 0; });
  for (auto& item : draft.items)
    fill(random, item);
  if (draft.items_stated) return draft;
  draft.items_stated = true;
  const int items = below(random, 3);
  for (int i = 0; i < items; ++i)
    draft.items.push_back(random_item(random, 0));
  return draft;
}

/// The evidence of the law: declared once, filled in again and again.
class Evidence {
 public:
  Evidence();

  Program compile(const std::string& expression) { return world_.compile(expression); }

  /// The outcome over this evidence: `true`, `false`, `unknown` or `error`.
  std::string outcome(const Program& program, const Draft& draft);

  /// What a run comes to under `limits`, and what it took of them.
  std::string account(const Program& program, const Draft& draft, const Limits& limits,
                      bool shortcuts);

 private:
  Value names(int choice);
  Value record(const Item& item, const Origin* origin);
  Value items(const std::vector<Item>& items);
  std::vector<Value> values(const Draft& draft);

  Laboratory world_;
  const RecordType* type_ = nullptr;
};

RecordField field(const char* name, Type type, bool optional = false) {
  RecordField made;
  made.name = name;
  made.type = type;
  made.optional = optional;
  return made;
}

Evidence::Evidence() {
  auto& types = world_.types();
  const auto number = types.of(Kind::integer);
  const auto truth = types.of(Kind::boolean);
  const auto day = types.of(Kind::date);
  const auto text = types.of(Kind::string);
  auto& type = world_.declare_record(
      "item", {field("n", number), field("ok", truth), field("d", day),
               field("note", text, true), field("id", text), field("tags", types.list(text))});
  type_ = &type;
  const auto item = types.record(type);
  world_.declare("x", number, Value());
  world_.declare("flag", truth, Value());
  world_.declare("day", day, Value());
  world_.declare("names", types.list(text), Value());
  world_.declare("one", item, Value());
  world_.declare("items", types.list(item), Value());
  world_.define("fine", {}, "items.filter(i, i.ok)");
  world_.define("ids", {}, "items.map(i, i.id)");
  world_.define("by_id", {}, "index(items, 'id')");
  world_.define("fits", {{"i", item}, {"k", number}}, "i.n >= k && has(i.note)");
  world_.define("tagged", {{"t", text}}, "fine.filter(i, t in i.tags)");
}

Value Evidence::names(int choice) {
  const std::vector<std::vector<std::string_view>> lists{{}, {"a"}, {"b", "a"}, {"b"}};
  return world_.strings(lists[static_cast<std::size_t>(choice)]);
}

constexpr std::array kDates{"2026-01-31", "2026-02-28", "2026-03-31"};
constexpr std::array kNames{"a", "b", "c"};

Value Evidence::record(const Item& item, const Origin* origin) {
  Cells cells(6);
  if (item.n != kHole) cells[0] = Value::of(std::int64_t{item.n});
  if (item.ok != kHole) cells[1] = Value::of(item.ok == 1);
  if (item.d != kHole) cells[2] = world_.date(kDates.at(static_cast<std::size_t>(item.d)));
  if (item.note == kHole) {
    cells[3] = world_.absent(origin, "note", Missing::Why::problem);
  } else if (item.note > 0) {
    cells[3] = Value::string(item.note == 1 ? "a" : "b");
  }
  if (item.id != kHole) cells[4] = Value::string(kNames.at(static_cast<std::size_t>(item.id)));
  if (item.tags != kHole) cells[5] = names(item.tags);
  return world_.record(*type_, origin, cells);
}

// With a doubtful item the list is a partial one, as the schema binds it.
Value Evidence::items(const std::vector<Item>& items) {
  const auto* const origin = world_.root("items");
  std::vector<Value> made;
  const auto definite = world_.arena().array<bool>(items.size());
  Obstacle doubts;
  Context context(world_.arena());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* const element = world_.element(origin, static_cast<std::int64_t>(i));
    definite[i] = !items[i].doubtful;
    made.push_back(items[i].doubtful ? world_.absent(element, {}, Missing::Why::problem)
                                     : record(items[i], element));
    if (items[i].doubtful) doubts.note(context, made.back());
  }
  const auto list = world_.list(made, origin);
  if (!doubts.any()) return list;
  auto* const partial = world_.arena().make<Partial>();
  partial->items = list.as_list().items;
  partial->definite = definite.data();
  partial->size = made.size();
  partial->definite_count = static_cast<std::size_t>(std::ranges::count(definite, true));
  partial->origin = origin;
  partial->unknowns = doubts.unknowns();
  return Value::partial(partial);
}

std::vector<Value> Evidence::values(const Draft& draft) {
  const auto root = [this](const char* name) { return world_.absent(nullptr, name); };
  return {draft.x == kHole ? root("x") : Value::of(std::int64_t{draft.x}),
          draft.flag == kHole ? root("flag") : Value::of(draft.flag == 1),
          draft.day == kHole ? root("day")
                             : world_.date(kDates.at(static_cast<std::size_t>(draft.day))),
          draft.names == kHole ? root("names") : names(draft.names),
          record(draft.one, world_.root("one")),
          draft.items_stated ? items(draft.items) : root("items")};
}

std::string Evidence::outcome(const Program& program, const Draft& draft) {
  const auto mark = world_.arena().mark();
  const auto globals = values(draft);
  Session session(world_.arena(), globals, world_.definitions());
  const auto value = program.run(session);
  std::string outcome = "unknown";
  if (value.is(Tag::boolean)) outcome = value.as_bool() ? "true" : "false";
  if (value.is(Tag::error)) outcome = "error";
  world_.arena().release(mark);
  return outcome;
}

std::string Evidence::account(const Program& program, const Draft& draft, const Limits& limits,
                              bool shortcuts) {
  const auto mark = world_.arena().mark();
  const auto globals = values(draft);
  Session session(world_.arena(), globals, world_.definitions(), limits);
  std::string account;
  {
    Evaluation evaluation(program, session);
    if (!shortcuts) evaluation.take_no_shortcuts();
    account = sorted_text(evaluation.value(program.checked().ast.root));
    account += fmt::format(", {} steps left", evaluation.steps_left());
  }
  world_.arena().release(mark);
  return account;
}

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
