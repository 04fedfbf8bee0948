#include "schemas.h"
#include "small_rulebook.h"

#include <catch2/catch.hpp>

namespace zizhi::schema {
namespace {

std::string spelt(const Record& record) {
  std::string out;
  for (const auto& field : record.fields) {
    out += out.empty() ? "" : ", ";
    out += field.name + (field.optional ? "?: " : ": ") + spelling(field.type);
  }
  return out;
}

/// What is said about `declarations` (types, evidence, signatories) below a whole application.
std::string told_of(const std::string& declarations) {
  const auto made = declare("types:" + declarations + std::string(kApplication));
  CHECK(made->schema.has_value() == (made->sink.errors() == 0));
  return told(made->sink, made->sources);
}

std::string told_of_application(const std::string& application) {
  const auto made = declare("application:" + application +
                            "\ntypes: {thing: {name: {type: string}}}\nevidence: {}\n");
  CHECK(made->schema.has_value() == (made->sink.errors() == 0));
  return told(made->sink, made->sources);
}

}  // namespace

TEST_CASE("the small rulebook declares a schema", "[schema][read]") {
  const auto made = declare(tests::kSmallRulebook);
  INFO(told(made->sink, made->sources));
  REQUIRE(made->schema.has_value());
  const auto& schema = *made->schema;
  CHECK(schema.application.levels == std::vector<std::int64_t>{3, 2});
  CHECK(schema.application.default_level == 3);
  CHECK(schema.application.default_stage == "initial");
  CHECK(schema.application.services.size() == 2);
  CHECK(schema.application.services[0].aliases == std::vector<std::string>{"first service"});
  CHECK(schema.application.at_least == 1);
  CHECK(schema.signatories == "people");
  CHECK(spelt(schema.root) ==
        "organization: organization, people: list(person), projects: list(project), "
        "divisor: int");
  CHECK(spelt(schema.types[0]) == "name: string, founded_on: date");
  const auto& project = schema.types[2];
  CHECK(spelt(project) == "id: string, service: enum, signed_on: date");
  CHECK(project.fields[1].type == schema.application.service_type);
  CHECK(project.fields[2].event);
  CHECK(project.type->id_field == 0U);
  CHECK_FALSE(project.type->title_field.has_value());
  CHECK(schema.types[1].type->title_field == 1U);
  CHECK(spelt(schema.frame) ==
        "application: application, stated_on: date, attestations: list(attestation), "
        "waivers: list(waiver)");
}

TEST_CASE("every shape has its type", "[schema][read]") {
  const auto made = declare(std::string(kApplication) + R"yaml(
types:
  person: {id: {type: id}, label: {type: string, title: true}, boss: {type: reference, to: people, optional: true}}
  node: {children: {type: list, of: node}, by_name: {type: map, of: node}}
  all:
    a: {type: string, personal: true, max_length: 20, example: x, ask: {en: A, zh: 甲}, help: {en: h, zh: 助}}
    b: {type: int, unit: CNY, min: -3}
    c: {type: number, min: 0.5, max: 1e3}
    d: {type: bool}
    e: {type: date, event: true}
    f: {type: month}
    g: {type: period}
    h: {type: until, not_before: e}
    i: {type: id}
    j: {type: enum, values: {x: {en: X, zh: 癸}, y: {en: Y, zh: 乙}}}
    k: {type: reference, to: people}
    l: {type: file}
    m: {type: node}
    n: {type: list, of: {type: reference, to: people}, max_items: 7}
    o: {type: map, of: number}
    p: {type: list, of: {type: list, of: {type: enum, values: [u, v]}}}
    q: {type: list, of: {type: string, personal: true}}
    r: {type: enum, values: application.stage}
evidence:
  people: {type: list, of: person, max_items: 2000}
  all: {type: all}
)yaml");
  INFO(told(made->sink, made->sources));
  REQUIRE(made->schema.has_value());
  CHECK(spelt(made->schema->types[2]) ==
        "a: string, b: int, c: double, d: bool, e: date, f: month, g: period, h: until, "
        "i: string, j: enum, k: person, l: string, m: node, n: list(person), "
        "o: map(string, double), p: list(list(enum)), q: list(string), r: enum");
  const auto& all = *made->schema->types[2].type;
  CHECK(all.fields[0].personal);
  CHECK(all.fields[0].max_length == 20);
  CHECK(all.fields[0].ask == i18n::Localized{"A", "甲"});
  CHECK(all.fields[1].unit == "CNY");
  CHECK(made->schema->types[2].fields[1].min == -3.0);
  CHECK_FALSE(made->schema->types[2].fields[1].max.has_value());
  CHECK(made->schema->types[2].fields[2].min == 0.5);
  CHECK(made->schema->types[2].fields[2].max == 1000.0);
  CHECK(all.fields[13].max_items == 7);
  CHECK(all.fields[16].personal);
  CHECK(made->schema->types[0].type->title_field == 1U);
  CHECK(made->schema->types[0].type->fields[2].optional);
  CHECK(made->schema->root.type->fields[0].max_items == 2000);
}

TEST_CASE("what is wrong with a declaration is told", "[schema][read]") {
  struct Row {
    const char* what;
    const char* types;  // from `types:` on
    const char* told;
  };

  const Row rows[] = {
      {"a type that is not there", "\n  t: {a: {type: strng}}\nevidence: {}\n",
       "Z2205 2:17 there is no type `strng` | did you mean `string`?\n"},
      {"a type that is called otherwise", "\n  t: {a: {type: integer}}\nevidence: {}\n",
       "Z2205 2:17 there is no type `integer` | the types are string, int, number, bool, "
       "date, month, period, until, id, enum, reference, file, list, map, t\n"},
      {"a key that is not there", "\n  t: {a: {type: string, optionl: true}}\nevidence: {}\n",
       "Z2201 2:25 `types.t.a` has no key `optionl` | did you mean `optional`?\n"},
      {"no type", "\n  t: {a: {optional: true}}\nevidence: {}\n",
       "Z2202 2:7 `types.t.a` lacks the key `type`\n"},
      {"a declaration that is a text", "\n  t: {a: string}\nevidence: {}\n",
       "Z2200 2:10 `types.t.a` is a declaration `{type: …}`, and this is a text\n"},
      {"a key on the wrong shape", "\n  t: {a: {type: string, to: t}}\nevidence: {}\n",
       "Z2206 2:25 key `to` has no meaning on `string`\n"},
      {"an optional root",
       "\n  t: {a: {type: string}}\nevidence: {r: {type: t, optional: true}}\n",
       "Z2206 3:25 key `optional` has no meaning on a field of the evidence itself\n"},
      {"an optional id", "\n  t: {a: {type: id, optional: true}}\nevidence: {}\n",
       "Z2206 2:21 key `optional` has no meaning on `id`\n"},
      {"a personal id", "\n  t: {a: {type: id, personal: true}}\nevidence: {}\n",
       "Z2206 2:21 key `personal` has no meaning on `id`\n"},
      {"a question on an element",
       "\n  t: {a: {type: list, of: {type: int, ask: {en: a, zh: b}}}}\nevidence: {}\n",
       "Z2206 2:39 key `ask` has no meaning on the entries of a list or map\n"},
      {"a list of nothing", "\n  t: {a: {type: list}}\nevidence: {}\n",
       "Z2202 2:7 `types.t.a` lacks the key `of`\n"},
      {"an enum without values", "\n  t: {a: {type: enum}}\nevidence: {}\n",
       "Z2202 2:7 `types.t.a` lacks the key `values`\n"},
      {"an enum of no values", "\n  t: {a: {type: enum, values: []}}\nevidence: {}\n",
       "Z2207 2:31 `types.t.a.values` is empty: it names at least one value\n"},
      {"a value twice", "\n  t: {a: {type: enum, values: [x, y, x]}}\nevidence: {}\n",
       "Z2208 2:38 `x` occurs twice in `types.t.a.values`: it may stand for one thing only\n"},
      {"an alias that is another value",
       "\n  t: {a: {type: enum, values: {x: {en: X, zh: Y}, y: {en: Z, zh: W, aliases: "
       "[x]}}}}\n"
       "evidence: {}\n",
       "Z2208 2:31 `x` occurs twice in `types.t.a.values`: it may stand for one thing only\n"},
      {"a value that is no id", "\n  t: {a: {type: enum, values: [x y]}}\nevidence: {}\n",
       "Z2216 2:32 `x y` is no id: an id is letters, digits, `-`, `_` and `.`, and begins with "
       "a letter or digit\n"},
      {"a value that reads as nothing",
       "\n  t: {a: {type: enum, values: ['null']}}\nevidence: {}\n",
       "Z2216 2:32 `null` is no id: an id is letters, digits, `-`, `_` and `.`, and begins "
       "with "
       "a letter or digit\n"},
      {"a title in one language",
       "\n  t: {a: {type: enum, values: {x: {en: X}}}}\nevidence: {}\n",
       "Z2202 2:32 `types.t.a.values.x` lacks the key `zh`\n"},
      {"a reference to no list",
       "\n  t: {a: {type: reference, to: peple}}\n  p: {i: {type: id}}\n"
       "evidence: {people: {type: list, of: p}}\n",
       "Z2209 2:32 the evidence has no list of records `peple` | did you mean `people`?\n"},
      {"a reference to a list without ids",
       "\n  t: {a: {type: reference, to: people}}\n  p: {i: {type: string}}\n"
       "evidence: {people: {type: list, of: p}}\n",
       "Z2210 2:32 the records of `people` have no field of type `id`: nothing can name one of "
       "them\n"},
      {"signatories that are no list",
       "\n  t: {a: {type: id}}\nevidence: {x: {type: t}}\nsignatories: x\n",
       "Z2209 4:14 the evidence has no list of records `x`\n"},
      {"an order after nothing",
       "\n  t: {started: {type: date}, ended: {type: date, not_before: startd}}\nevidence: "
       "{}\n",
       "Z2211 2:62 `not_before` names a date beside it, and `startd` is none | did you mean "
       "`started`?\n"},
      {"a digest of no file",
       "\n  t: {scan: {type: file}, sum: {type: string, digest_of: scn}}\nevidence: {}\n",
       "Z2218 2:58 `digest_of` names a file beside it, and `scn` is none | did you mean "
       "`scan`?\n"},
      {"an order after a text",
       "\n  t: {a: {type: string}, ended: {type: date, not_before: a}}\nevidence: {}\n",
       "Z2211 2:58 `not_before` names a date beside it, and `a` is none\n"},
      {"an order after itself", "\n  t: {a: {type: date, not_before: a}}\nevidence: {}\n",
       "Z2211 2:35 `not_before` names a date beside it, and `a` is none\n"},
      {"a type in itself", "\n  t: {a: {type: u}}\n  u: {b: {type: t}}\nevidence: {}\n",
       "Z2212 3:7 type `t` contains itself: it may do so through a list only\n"},
      {"a bound of zero", "\n  t: {a: {type: list, of: int, max_items: 0}}\nevidence: {}\n",
       "Z2213 2:43 `types.t.a.max_items` is a whole number from 1 to 100000\n"},
      {"a word that no value is carried over by",
       "\n  t: {a: {type: date, carry: maybe}}\nevidence: {}\n",
       "Z2200 2:30 `types.t.a.carry` is `keep`, `confirm` or `drop`, and this is a text\n"},
      {"a flag that is a word", "\n  t: {a: {type: date, event: yes}}\nevidence: {}\n",
       "Z2200 2:30 `types.t.a.event` is `true` or `false`, and this is a text\n"},
      {"two ids", "\n  t: {a: {type: id}, b: {type: id}}\nevidence: {}\n",
       "Z2214 2:22 type `t` has a second id\n"},
      {"two titles",
       "\n  t: {a: {type: string, title: true}, b: {type: string, title: true}}\nevidence: "
       "{}\n",
       "Z2214 2:39 type `t` has a second title\n"},
      {"a type without fields", "\n  t: {}\nevidence: {}\n",
       "Z2207 2:6 `types.t` is empty: it names at least one field\n"},
      {"a name that is none", "\n  T: {a: {type: int}}\nevidence: {b-c: {type: int}}\n",
       "Z2203 2:3 `T` is no name: a name is lower-case letters, digits and `_`, and begins "
       "with "
       "a letter\n"
       "Z2203 3:12 `b-c` is no name: a name is lower-case letters, digits and `_`, and begins "
       "with a letter\n"},
      {"names that are taken",
       "\n  date: {a: {type: int}}\n  waiver: {in: {type: int}}\n  x: {in: {type: int}}\n"
       "evidence: {as_of: {type: int}}\n",
       "Z2204 2:3 the name `date` is taken: it has a meaning of its own\n"
       "Z2204 3:3 the name `waiver` is taken: it has a meaning of its own\n"
       "Z2204 4:7 the name `in` is taken: it has a meaning of its own\n"
       "Z2204 5:12 the name `as_of` is taken: it has a meaning of its own\n"},
      {"no evidence", " {t: {a: {type: int}}}\n",
       "Z2202 1:1 `rulebook` lacks the key `evidence`\n"},
      {"evidence that is a list", " {t: {a: {type: int}}}\nevidence: [a]\n",
       "Z2200 2:11 `evidence` is a map of fields, and this is a list\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(told_of(row.types) == row.told);
    }
  }
}

TEST_CASE("what is wrong with the application of a rulebook is told", "[schema][read]") {
  const std::string level = " {level: {values: [3]}, ";
  const std::string stage = "stage: {values: [s]}, ";
  const std::string services = "services: {values: [a, b]}}";

  struct Row {
    const char* what;
    std::string application;
    const char* told;
  };

  const Row rows[] = {
      {"nothing", level + stage + services, ""},
      {"a part is not there", level + services,
       "Z2202 1:1 `application` lacks the key `stage`\n"},
      {"a part too many", level + stage + "x: 1, " + services,
       "Z2201 1:59 `application` has no key `x`\n"},
      {"no levels", " {level: {values: []}, " + stage + services,
       "Z2207 1:31 `application.level.values` is empty: it names at least one level\n"},
      {"a level twice", " {level: {values: [3, 3]}, " + stage + services,
       "Z2208 1:35 `3` occurs twice in `application.level.values`: it may stand for one thing "
       "only\n"},
      {"a level that is a word", " {level: {values: [three]}, " + stage + services,
       "Z2213 1:32 `application.level.values[0]` is a whole number from 1 to 100\n"},
      {"a default that is no level", " {level: {values: [3], default: 2}, " + stage + services,
       "Z2215 1:45 `2` is not among the values\n"},
      {"a default that is no stage",
       level + "stage: {values: [first, second], default: frst}, " + services,
       "Z2215 1:79 `frst` is not among the values | did you mean `first`?\n"},
      {"more services wanted than there are",
       level + stage + "services: {values: [a], at_least: 2}}",
       "Z2213 1:93 `application.services.at_least` is a whole number from 1 to 1\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(told_of_application(row.application) == row.told);
    }
  }
}

}  // namespace zizhi::schema
