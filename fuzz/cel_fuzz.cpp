// Parse, check, print, plan, run, explain and tell one expression over a small dossier. What is
// parsed must print back to itself; what runs must be explained with the same truth.
#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"
#include "zizhi/cel/check.h"
#include "zizhi/cel/explain.h"
#include "zizhi/cel/parse.h"
#include "zizhi/cel/program.h"
#include "zizhi/cel/prose.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace zizhi;

/// Evidence with everything that can go wrong in it: a missing field, an absent optional one,
/// an absent list.
struct Dossier {
  cel::Types types;
  cel::Environment environment{types};
  cel::Arena arena;
  std::vector<cel::Value> globals;

  Dossier() {
    auto& project = types.declare_record("project");
    project.fields = {{.name = "id", .type = types.of(cel::Kind::string)},
                      {.name = "signed_on", .type = types.of(cel::Kind::date)},
                      {.name = "note", .type = types.of(cel::Kind::string), .optional = true}};
    project.index();
    const auto list = types.list(types.record(project));
    environment.declare("projects", list);
    environment.declare("absent", list);
    environment.declare("n", types.of(cel::Kind::integer));
    environment.declare("s", types.of(cel::Kind::string));
    environment.declare("d", types.of(cel::Kind::dyn));
    environment.declare("as_of", types.of(cel::Kind::date));

    const auto day = cel::Value::date(*base::Date::of(2026, 11, 23));
    const auto* const root = arena.make<cel::Origin>(nullptr, std::string_view("projects"));
    const auto items = arena.array<cel::Value>(2);
    const auto where = arena.array<source::Span>(2);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto* const origin =
          arena.make<cel::Origin>(root, std::string_view(), static_cast<std::int64_t>(i));
      const auto* const missing =
          arena.make<cel::Missing>(origin, std::string_view("signed_on"));
      const auto slots = arena.array<cel::Value>(3);
      slots[0] = cel::Value::string(i == 0 ? "a" : "b");
      slots[1] = i == 0 ? day : cel::unknown_of(arena, *missing);
      slots[2] = i == 0 ? cel::Value::absent() : cel::Value::string("n");
      const auto places = arena.array<source::Span>(3);
      items[i] = cel::Value::record(
          arena.make<cel::Record>(&project, slots.data(), places.data(), origin));
    }
    const auto* const absent = arena.make<cel::Missing>(nullptr, std::string_view("absent"));
    globals = {
        cel::Value::list(arena.make<cel::List>(items.data(), items.size(), root, where.data())),
        cel::unknown_of(arena, *absent),
        cel::Value::of(std::int64_t{7}),
        cel::Value::string("text"),
        cel::Value::of(2.5),
        day};
  }
};

cel::Truth truth(const cel::Value& value) {
  if (value.is_true()) return cel::Truth::yes;
  if (value.is_false()) return cel::Truth::no;
  return value.is(cel::Tag::unknown) ? cel::Truth::unknown : cel::Truth::error;
}

/// What an expression is in words is text, and its lines are no deeper than they may be.
void check_prose(const cel::Checked& checked) {
  const cel::ProseNames names{
      .global = [](std::uint32_t) { return i18n::Localized(); },
      .field = [](const cel::RecordType&, std::size_t) { return i18n::Localized(); }};
  std::size_t deepest = 0;
  for (const auto& line : cel::prose(checked, names)) {
    ZIZHI_ASSERT(line.depth <= deepest, "a line stands under the one above");
    ZIZHI_ASSERT(base::is_utf8(line.text.en) && base::is_utf8(line.text.zh), "words are text");
    deepest = line.depth + 1;
  }
}

cel::Fragment fragment(std::string text) {
  return {std::move(text), [](cel::Range range) {
            return source::Span{{}, range.begin, range.end};
          }};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(data,
                   data + size);  // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic)
  if (!base::is_utf8(text)) return 0;
  Dossier dossier;
  diag::Sink sink;
  auto ast = cel::parse(fragment(std::move(text)), {}, sink);
  ZIZHI_ASSERT(ast.has_value() == (sink.errors() == 0), "an answer or an error");
  if (!ast) return 0;
  const auto again = cel::parse(fragment(cel::print(*ast)), {}, sink);
  ZIZHI_ASSERT(!again || cel::same(*ast, *again), "what is printed reads back the same");
  auto checked = cel::check(*std::move(ast), dossier.environment, {}, sink);
  ZIZHI_ASSERT(checked.has_value() == (sink.errors() == 0), "an answer or an error");
  if (!checked) return 0;
  check_prose(*checked);
  const auto program = cel::compile(*std::move(checked));
  cel::Limits limits;
  limits.iterations = 2'000;
  limits.cost = 20'000;
  const cel::Definitions none;
  cel::Session session(dossier.arena, dossier.globals, none, limits);
  const auto value = program.run(session);
  const auto why = cel::explain(program, session, 5);
  const bool budget =
      value.is(cel::Tag::error) && value.as_failure().code >= cel::FailureCode::limit_cost;
  ZIZHI_ASSERT(budget || !value.is(cel::Tag::boolean) || why.truth == truth(value),
               "the explanation agrees with the run");
  static_cast<void>(cel::to_text(value));
  return 0;
}
