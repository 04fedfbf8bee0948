#include "laboratory.h"

#include "zizhi/base/assert.h"
#include "zizhi/cel/parse.h"
#include "zizhi/diag/diagnostic.h"

#include <algorithm>
#include <stdexcept>

namespace zizhi::cel::tests {
namespace {

Fragment fragment(std::string_view text) {
  return {.text = std::string(text), .locate = [](Range range) {
            return source::Span{source::Id{}, range.begin, range.end};
          }};
}

// A test that does not compile is a fault of the test.
[[noreturn]] void refuse(std::string_view expression, const diag::Sink& sink) {
  std::string all = std::string(expression) + ":";
  for (const auto& diagnostic : sink.all())
    all += "\n  " + diag::sentence(diagnostic).en;
  throw std::logic_error(all);
}

Checked checked(std::string_view expression, const Environment& environment,
                const CheckOptions& options) {
  diag::Sink sink;
  auto ast = parse(fragment(expression), {}, sink);
  if (!ast) refuse(expression, sink);
  auto result = check(*std::move(ast), environment, options, sink);
  if (!result) refuse(expression, sink);
  return *std::move(result);
}

RecordField field(std::string name, Type type, bool optional = false) {
  RecordField made;
  made.name = std::move(name);
  made.type = type;
  made.optional = optional;
  return made;
}

}  // namespace

Laboratory::Laboratory() = default;

std::uint32_t Laboratory::declare(std::string name, Type type, const Value& value) {
  const auto slot = environment_.declare(std::move(name), type);
  globals_.resize(std::max<std::size_t>(globals_.size(), slot + 1));
  globals_[slot] = value;
  session_.reset();
  return slot;
}

void Laboratory::define(std::string name, std::vector<DefinitionParameter> parameters,
                        std::string_view expression) {
  CheckOptions options;
  options.parameters = parameters;
  auto body = checked(expression, environment_, options);
  DefinitionSignature signature;
  signature.name = std::move(name);
  signature.result = body.types[static_cast<std::size_t>(body.ast.root)];
  signature.has_parameters = !parameters.empty();
  signature.parameters = std::move(parameters);
  signature.index = static_cast<std::uint32_t>(definitions_.size());
  definitions_.push_back(cel::compile(std::move(body)));
  environment_.declare(std::move(signature));
  session_.reset();
}

RecordType& Laboratory::declare_record(std::string name, std::vector<RecordField> fields) {
  auto& type = types_.declare_record(std::move(name));
  type.fields = std::move(fields);
  type.index();
  return type;
}

const Origin* Laboratory::root(std::string_view field) {
  return arena_.make<Origin>(nullptr, arena_.copy(field));
}

const Origin* Laboratory::element(const Origin* list, std::int64_t index) {
  return arena_.make<Origin>(list, std::string_view(), index);
}

Value Laboratory::absent(const Origin* parent, std::string_view field, Missing::Why why) {
  return unknown_of(arena_, *arena_.make<Missing>(parent, arena_.copy(field), why));
}

Value Laboratory::record(const RecordType& type, const Origin* origin, const Cells& cells) {
  ZIZHI_ASSERT(cells.size() == type.fields.size(), "one cell a field");
  const auto slots = arena_.array<Value>(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& declared = type.fields[i];
    slots[i] = declared.optional ? Value::absent() : absent(origin, declared.name);
    if (cells[i]) slots[i] = *cells[i];
  }
  return Value::record(arena_.make<Record>(&type, slots.data(), nullptr, origin));
}

Value Laboratory::list(const std::vector<Value>& items, const Origin* origin) {
  const auto copy = arena_.array<Value>(items.size());
  std::ranges::copy(items, copy.begin());
  return Value::list(arena_.make<List>(copy.data(), copy.size(), origin));
}

Value Laboratory::strings(const std::vector<std::string_view>& texts) {
  std::vector<Value> items;
  items.reserve(texts.size());
  for (const auto text : texts)
    items.push_back(Value::string(arena_.copy(text)));
  return list(items);
}

Value Laboratory::date(std::string_view text) {
  const auto date = base::parse_date(text);
  ZIZHI_ASSERT(date.has_value(), "tests know the calendar");
  return Value::date(*date);
}

Program Laboratory::compile(std::string_view expression, bool static_types) {
  CheckOptions options;
  options.static_types = static_types;
  return cel::compile(checked(expression, environment_, options));
}

Session& Laboratory::session() {
  if (!session_) session_.emplace(arena_, globals_, definitions_, limits_);
  return *session_;
}

void Laboratory::limit(const Limits& limits) {
  limits_ = limits;
  session_.reset();
}

Value Laboratory::run(std::string_view expression) {
  programs_.push_back(compile(expression));
  return programs_.back().run(session());
}

std::string Laboratory::text(std::string_view expression) {
  return sorted_text(run(expression));
}

std::string sorted_text(const Value& value) {
  if (!value.is(Tag::unknown)) return to_text(value, 1000);
  std::vector<std::string> paths;
  for (const auto* const missing : value.as_unknowns().span())
    paths.push_back(path(*missing));
  std::ranges::sort(paths);
  std::string out = "unknown(";
  for (const auto& path : paths)
    out += (out.back() == '(' ? "" : ", ") + path;
  return out + ')';
}

SmallWorld::SmallWorld() {
  auto& types = this->types();
  const auto text = types.of(Kind::string);
  const auto number = types.of(Kind::integer);
  const auto day = types.of(Kind::date);
  const auto truth = types.of(Kind::boolean);
  auto& person =
      declare_record("person", {field("id", text), field("age", number), field("joined", day),
                                field("left", day, true), field("skills", types.list(text)),
                                field("senior", truth)});
  person.id_field = 0;
  const auto* const people = root("people");
  const auto* const ann = element(people, 0);
  const auto* const ben = element(people, 1);
  const auto* const cho = element(people, 2);
  const auto name = [](std::string_view id) { return Value::string(id); };
  const auto all =
      list({record(person, ann,
                   {name("ann"), Value::of(std::int64_t{41}), date("2019-03-01"), std::nullopt,
                    strings({"audit", "risk"}), Value::of(true)}),
            record(person, ben,
                   {name("ben"), std::nullopt, date("2024-02-29"), date("2025-01-31"),
                    strings({}), Value::of(false)}),
            record(person, cho,
                   {name("cho"), Value::of(std::int64_t{29}), std::nullopt, std::nullopt,
                    std::nullopt, absent(cho, "senior", Missing::Why::problem)})},
           people);
  const auto persons = types.list(types.record(person));
  declare("people", persons, all);
  declare("teams", persons, absent(nullptr, "teams"));
  declare("nobody", persons, list({}));
  for (const auto* const bare : {"u", "v"})
    declare(bare, truth, absent(nullptr, bare));
  declare("i", number, absent(nullptr, "i"));
  declare("s", text, absent(nullptr, "s"));
  declare("d", day, absent(nullptr, "d"));
  declare("yes", truth, Value::of(true));
  declare("no", truth, Value::of(false));
  declare("two", number, Value::of(std::int64_t{2}));
  declare("as_of", day, date("2026-11-23"));
  const std::vector<Entry> prices{{name("a"), Value::of(std::int64_t{1})},
                                  {name("b"), Value::of(std::int64_t{2})}};
  declare("prices", types.map(text, number), Value::map(make_map(arena(), prices)));
  declare("any", types.of(Kind::dyn), Value::of(std::int64_t{5}));
}

}  // namespace zizhi::cel::tests
