// What holds for every dossier, however faulty it is.
#include "binding.h"
#include "fits.h"

#include <rapidcheck.h>

namespace zizhi::schema {
namespace {

constexpr std::string_view kRules = R"yaml(
types:
  branch: {id: {type: id}, city: {type: string, optional: true}}
  organization:
    name: {type: string}
    founded_on: {type: date, event: true}
    former: {type: string, optional: true}
    branches: {type: list, of: branch, max_items: 4}
    head: {type: contact, optional: true}
  contact: {phone: {type: string, personal: true}, since: {type: month}}
  person:
    id: {type: id}
    roles: {type: list, of: {type: enum, values: [head, leader]}}
    boss: {type: reference, to: people, optional: true}
    from: {type: date}
    until: {type: until, not_before: from}
    term: {type: period}
  project:
    id: {type: id}
    service: {type: enum, values: application.services}
    team: {type: list, of: {type: reference, to: people}}
    amount: {type: number}
    count: {type: int}
    paid: {type: bool}
    file: {type: file}
    amounts: {type: map, of: number}
evidence:
  organization: {type: organization}
  people: {type: list, of: person, max_items: 4}
  projects: {type: list, of: project}
  total: {type: int}
signatories: people
)yaml";

const Declared& rules() {
  static const auto made = declare(std::string(kApplication) + std::string(kRules));
  return *made;
}

std::string pick(std::initializer_list<std::string> from) {
  return *rc::gen::elementOf(std::vector<std::string>(from));
}

bool rarely() {
  return *rc::gen::inRange(0, 40) == 0;
}

/// A scalar in YAML: usually one that `field` could have.
std::string scalar(const Field& field) {
  if (rarely()) {
    return pick({"~", "''", "[x]", "{y: 1}", "NO", "2026-02-30", "'*'", "0012", "soon", "1e400",
                 "p1", "\"\\u0007\"", "2099-01-01", "11010519491231002X"});
  }
  switch (field.shape) {
    case Shape::string:
      return pick({"text", "甲", "0012", "NO"});
    case Shape::file:
      return pick({"a.pdf", "b/c.pdf"});
    case Shape::integer:
      return pick({"1", "2.0", "-7"});
    case Shape::number:
      return pick({"1", "2.5", "1e3"});
    case Shape::boolean:
      return pick({"true", "false"});
    case Shape::date:
    case Shape::until:
      return pick({"2020-01-31", "2024-02-29", "2026-11-23"});
    case Shape::month:
      return pick({"2026-01", "2024-02"});
    case Shape::period:
      return pick({"P4M", "P1Y10D"});
    case Shape::id:
      return pick({"p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"});
    case Shape::reference:
      return pick({"p1", "p2", "p3"});
    case Shape::enumeration:
      return (*rc::gen::elementOf(field.type.values()->values)).id;
    case Shape::record:
    case Shape::list:
    case Shape::map:
      break;
  }
  return "~";
}

std::string value(const Schema& schema, const Field& field);

std::string record(const Schema& schema, const Record& declared) {
  std::string out;
  for (const auto& field : declared.fields) {
    if (rarely()) continue;
    const auto key = rarely() ? field.name + "s" : field.name;
    out += (out.empty() ? "" : ", ") + key + ": " + value(schema, field);
    if (rarely()) out += ", " + key + ": " + value(schema, field);
  }
  return "{" + out + "}";
}

std::string value(const Schema& schema, const Field& field) {
  if (rarely()) return pick({"~", "text", "[]", "{}", "[~]", "[{}]"});
  if (field.shape == Shape::record) return record(schema, schema.types[field.record]);
  if (field.shape != Shape::list && field.shape != Shape::map) return scalar(field);
  std::string out;
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    const auto key = field.shape == Shape::map ? "k" + std::to_string(i % 3) + ": " : "";
    out += (out.empty() ? "" : ", ") + key + value(schema, *field.element);
  }
  return field.shape == Shape::map ? "{" + out + "}" : "[" + out + "]";
}

std::string dossier(const Schema& schema) {
  std::string out;
  if (rarely()) out += "stated_on: " + pick({"2026-11-23", "2021-01-01", "x"}) + "\n";
  for (const auto& field : schema.root.fields)
    out += field.name + ": " + value(schema, field) + "\n";
  return out;
}

struct Dossier {
  source::Map sources;
  diag::Sink sink;
  std::optional<data::Document> document;
  Evidence evidence;
};

std::unique_ptr<Dossier> read_dossier(const std::string& text) {
  auto made = std::make_unique<Dossier>();
  const auto id = made->sources.add("e.yaml", text);
  made->document = data::read(id, made->sources, data::Syntax::yaml, {}, made->sink);
  RC_ASSERT(made->document.has_value());
  made->evidence = bind(*made->document, *rules().schema, *base::Date::of(2026, 11, 23),
                        made->sources, made->sink);
  return made;
}

}  // namespace

TEST_CASE("whatever is written, what is bound fits the schema", "[schema][law]") {
  const auto& schema = *rules().schema;
  CHECK(rc::check("any dossier", [&] {
    const auto text = dossier(schema);
    const auto made = read_dossier(text);
    const auto breach = Fits(schema, made->sink).breach(made->evidence);
    RC_LOG() << text << told(made->sink, made->sources) << breach << "\n";
    RC_ASSERT(breach.empty());
    RC_CLASSIFY(made->sink.errors() == 0U, "without an error");
    for (const auto& diagnostic : made->sink.all()) {
      RC_ASSERT(diagnostic.where.has_value());
      RC_ASSERT_FALSE(diag::render(diagnostic, made->sources, {}).empty());
    }
  }));
}

TEST_CASE("the same dossier gives the same words", "[schema][law]") {
  CHECK(rc::check("any dossier", [&] {
    const auto text = dossier(*rules().schema);
    const auto once = read_dossier(text);
    const auto again = read_dossier(text);
    RC_ASSERT(told(once->sink, once->sources) == told(again->sink, again->sources));
  }));
}

TEST_CASE("a dossier of thousands is read in time, with a problem in every entry",
          "[schema][law]") {
  std::string text = "people:\n";
  for (int i = 0; i < 2000; ++i)
    text += "- {id: p" + std::to_string(i) + ", nme: x, until: 2026/1/1}\n";
  text += "projects:\n";
  for (int i = 0; i < 2000; ++i)
    text += "- {id: a" + std::to_string(i) + ", team: [p" + std::to_string(i) + ", q" +
            std::to_string(i) + "]}\n";
  auto declared = std::string(kApplication) + std::string(kRules);
  declared.replace(declared.find("of: person, max_items: 4"), 24,
                   "of: person, max_items: 2000");
  declared.replace(declared.find("of: project}"), 12, "of: project, max_items: 2000}");
  const Bound made(declared, text);
  CHECK(made.sink.errors() == 6000);
  CHECK(made.root("people").as_list().size == 2000);
  const auto& team = made.root("projects").as_list().items[1999].as_record().slots[2];
  CHECK(shape(team, "of a field") == "[~ @p1999, !]");
}

}  // namespace zizhi::schema
