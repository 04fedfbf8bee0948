#include "law_evidence.h"

#include "evaluation.h"
#include "obstacle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace zizhi::cel::tests {
namespace {

constexpr int kNumbers = 3;
constexpr int kTruths = 2;
constexpr int kDays = 3;
constexpr int kNotes = 3;
constexpr int kIds = 3;
constexpr int kNameLists = 4;
constexpr int kBosses = 2;
constexpr int kNicks = 3;
constexpr int kSpans = 2;

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
  item.boss = cell(random, kBosses, holes);
  item.nicks = cell(random, kNicks, holes);
  item.spans = cell(random, kSpans, holes);
  item.until = cell(random, kDays, holes);
  item.doubtful = below(random, 20) < holes;
  return item;
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
  fill(random, item.boss, kBosses);
  fill(random, item.nicks, kNicks);
  fill(random, item.spans, kSpans);
  fill(random, item.until, kDays);
  item.doubtful = false;
}

constexpr std::array kDates{"2026-01-31", "2026-02-28", "2026-03-31"};
constexpr std::array kNames{"a", "b", "c"};

constexpr std::uint32_t kMostItems = 3;
constexpr std::uint32_t kMostNames = 2;

RecordField field(const char* name, Type type, bool optional = false) {
  RecordField made;
  made.name = name;
  made.type = type;
  made.optional = optional;
  made.max_items = kMostNames;
  made.max_length = 1;
  return made;
}

bool is_limit(const Value& value) {
  if (!value.is(Tag::error)) return false;
  const auto code = value.as_failure().code;
  return code == FailureCode::limit_cost || code == FailureCode::limit_iterations ||
         code == FailureCode::limit_memory;
}

Value in_full(const Program& program, Session& session) {
  Evaluation evaluation(program, session);
  evaluation.take_no_shortcuts();
  return evaluation.result();
}

}  // namespace

int below(Random& random, int end) {
  return std::uniform_int_distribution<int>(0, end - 1)(random);
}

Draft random_draft(Random& random) {
  const int holes = 1 + below(random, 4);
  Draft draft;
  draft.x = cell(random, kNumbers, holes);
  draft.flag = cell(random, kTruths, holes);
  draft.day = cell(random, kDays, holes);
  draft.names = cell(random, kNameLists, holes);
  draft.one = random_item(random, holes);
  draft.head = random_item(random, holes);
  draft.items_stated = below(random, 10) >= 1;
  const int items = draft.items_stated ? below(random, 4) : 0;
  for (int i = 0; i < items; ++i)
    draft.items.push_back(random_item(random, holes));
  return draft;
}

Draft completed(Random& random, Draft draft) {
  fill(random, draft.x, kNumbers);
  fill(random, draft.flag, kTruths);
  fill(random, draft.day, kDays);
  fill(random, draft.names, kNameLists);
  fill(random, draft.one);
  fill(random, draft.head);
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

Evidence::Evidence() {
  auto& types = world_.types();
  const auto number = types.of(Kind::integer);
  const auto truth = types.of(Kind::boolean);
  const auto day = types.of(Kind::date);
  const auto text = types.of(Kind::string);
  const auto& span = world_.declare_record(
      "span", {field("from", day), field("until", types.of(Kind::until))});
  span_ = &span;
  auto& type = world_.declare_record(
      "item",
      {field("n", number), field("ok", truth), field("d", day), field("note", text, true),
       field("id", text), field("tags", types.list(text)), field("boss", number),
       field("nicks", types.list(text), true), field("spans", types.list(types.record(span)))});
  type_ = &type;
  const auto item = types.record(type);
  type.fields[6].type = item;
  declared_ = {field("x", number), field("flag", truth),
               field("day", day),  field("names", types.list(text)),
               field("one", item), field("items", types.list(item))};
  declared_.back().max_items = kMostItems;
  for (const auto& global : declared_)
    world_.declare(global.name, global.type, Value());
  world_.define("fine", {}, "items.filter(i, i.ok)");
  world_.define("ids", {}, "items.map(i, i.id)");
  world_.define("by_id", {}, "index(items, 'id')");
  world_.define("grouped", {}, "group(items, 'id')");
  world_.define("fits", {{"i", item}, {"k", number}}, "i.n >= k && has(i.note)");
  world_.define("tagged", {{"t", text}}, "fine.filter(i, t in i.tags)");
  world_.define("chief", {}, "one");
}

Value Evidence::names(int choice) {
  const std::vector<std::vector<std::string_view>> lists{{}, {"a"}, {"b", "a"}, {"b"}};
  return world_.strings(lists[static_cast<std::size_t>(choice)]);
}

// None, or one that begins on the first of January.
Value Evidence::spans(const Item& item, const Origin* origin) {
  const auto* const list = world_.arena().make<Origin>(origin, std::string_view("spans"));
  if (item.spans == 0) return world_.list({}, list);
  Cells cells{world_.date("2026-01-01"), std::nullopt};
  if (item.until != kHole) {
    const auto day = static_cast<std::size_t>(item.until);
    cells[1] = day == 0 ? Value::long_term() : world_.date(kDates.at(day));
  }
  return world_.list({world_.record(*span_, world_.element(list, 0), cells)}, list);
}

Value Evidence::record(const Item& item, const Origin* origin) {
  Cells cells(9);
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
  if (item.boss != kHole) cells[6] = bosses_.at(static_cast<std::size_t>(item.boss));
  if (item.nicks == kHole) {
    cells[7] = world_.absent(origin, "nicks", Missing::Why::problem);
  } else if (item.nicks > 0) {
    cells[7] = names(item.nicks - 1);
  }
  if (item.spans != kHole) cells[8] = spans(item, origin);
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

// Bosses are there before the records that name them, and name each other.
std::vector<Value> Evidence::values(const Draft& draft) {
  auto* const one = world_.arena().make<Record>();
  auto* const head = world_.arena().make<Record>();
  bosses_ = {Value::record(one), Value::record(head)};
  *one = record(draft.one, world_.root("one")).as_record();
  *head = record(draft.head, world_.root("head")).as_record();
  const auto root = [this](const char* name) { return world_.absent(nullptr, name); };
  return {draft.x == kHole ? root("x") : Value::of(std::int64_t{draft.x}),
          draft.flag == kHole ? root("flag") : Value::of(draft.flag == 1),
          draft.day == kHole ? root("day")
                             : world_.date(kDates.at(static_cast<std::size_t>(draft.day))),
          draft.names == kHole ? root("names") : names(draft.names),
          bosses_[0],
          draft.items_stated ? items(draft.items) : root("items")};
}

std::optional<Program> Evidence::accepted(const std::string& expression) {
  try {
    return world_.compile(expression);
  } catch (const std::logic_error&) {
    return std::nullopt;
  }
}

std::optional<FailureCode> Evidence::failure(const Program& program, const Draft& draft) {
  const auto mark = world_.arena().mark();
  const auto globals = values(draft);
  std::optional<FailureCode> code;
  {
    Session session(world_.arena(), globals, world_.definitions());
    const auto value = program.run(session);
    if (value.is(Tag::error)) code = value.as_failure().code;
  }
  world_.arena().release(mark);
  return code;
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

std::optional<std::uint64_t> Evidence::steps(const Program& program, const Draft& draft) {
  const auto mark = world_.arena().mark();
  const auto globals = values(draft);
  const Limits limits;
  std::optional<std::uint64_t> taken;
  {
    Session session(world_.arena(), globals, world_.definitions(), limits);
    Evaluation evaluation(program, session);
    if (!is_limit(evaluation.result())) taken = limits.cost - evaluation.steps_left();
  }
  world_.arena().release(mark);
  return taken;
}

std::string Evidence::account(const Program& program, const Draft& draft, const Limits& limits,
                              bool shortcuts) {
  const auto mark = world_.arena().mark();
  const auto globals = values(draft);
  std::string account;
  {
    Session session(world_.arena(), globals, world_.definitions(), limits);
    for (const auto* const when : {"first", "then, with definitions computed,"}) {
      {
        Evaluation evaluation(program, session);
        if (!shortcuts) evaluation.take_no_shortcuts();
        const auto value = sorted_text(evaluation.value(program.checked().ast.root));
        account += fmt::format("{} {}, {} steps left", when, value, evaluation.steps_left());
      }
      const auto outcome = shortcuts ? program.run(session) : in_full(program, session);
      account += fmt::format(", as a check {}; ", sorted_text(outcome));
    }
  }
  world_.arena().release(mark);
  return account;
}

std::vector<const RecordField*> Evidence::bounds() const {
  std::vector<const RecordField*> bounds;
  for (const auto& global : declared_)
    bounds.push_back(&global);
  return bounds;
}

}  // namespace zizhi::cel::tests
