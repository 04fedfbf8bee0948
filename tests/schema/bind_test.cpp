#include "binding.h"
#include "small_rulebook.h"

namespace zizhi::schema {
namespace {

constexpr std::string_view kRules = R"yaml(
types:
  organization:
    name: {type: string}
    established_on: {type: date, event: true}
    former_name: {type: string, optional: true}
    legal: {type: person_data}
    branches: {type: list, of: branch}
  branch: {id: {type: id}, city: {type: string}}
  person_data: {id_no_masked: {type: string, personal: true}, born_on: {type: date, personal: true, optional: true}}
  person:
    id: {type: id}
    name: {type: string}
    roles: {type: list, of: {type: enum, values: [head, leader, engineer]}, max_items: 3}
    data: {type: person_data, optional: true}
  project:
    id: {type: id}
    leader: {type: reference, to: people}
    team: {type: list, of: {type: reference, to: people}}
    signed_on: {type: date, event: true}
    completed_on: {type: date, event: true, optional: true, not_before: signed_on}
    ends: {type: until, not_before: completed_on, optional: true}
    amounts: {type: map, of: number, optional: true, max_items: 3}
evidence:
  organization: {type: organization}
  projects: {type: list, of: project, max_items: 3}
  people: {type: list, of: person}
  total: {type: int}
signatories: people
)yaml";

Bound bound(std::string_view text, std::string_view as_of = "2026-11-23",
            data::Syntax syntax = data::Syntax::yaml) {
  return Bound(std::string(kApplication) + std::string(kRules), text, as_of, syntax);
}

struct Row {
  const char* what;
  const char* text;
  const char* root;  // which is looked at
  const char* value;
  const char* told = "";
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound(row.text);
      CHECK(shape(made.root(row.root)) == row.value);
      CHECK(made.told() == row.told);
    }
  }
}

}  // namespace

TEST_CASE("the small evidence fits the small rulebook", "[schema][bind]") {
  const Bound bound(tests::kSmallRulebook, tests::kSmallEvidence);
  CHECK(bound.rendered().empty());
  CHECK(bound.shapes() ==
        "organization: {name: \"Small Ltd\", founded_on: date('2019-05-31')}\n"
        "people: [{id: \"p1\", name: \"Ann\", trained: true, active: true}, "
        "{id: \"p2\", name: \"Bo\", trained: false, active: false}]\n"
        "projects: [{id: \"a\", service: \"alpha\", signed_on: date('2026-01-01')}, "
        "{id: \"b\", service: \"beta\", signed_on: date('2026-02-02')}]\n"
        "divisor: 2\n");
  CHECK(bound.evidence.application.services == std::vector<std::string>{"alpha"});
  CHECK(bound.evidence.application.level == 3);
  CHECK(bound.evidence.application.stage == "initial");
  REQUIRE(bound.evidence.attestations.size() == 2);
  CHECK(bound.evidence.attestations[0].check == "GEN-1.clear");
  CHECK(bound.evidence.attestations[0].by == "p1");
  CHECK(bound.evidence.attestations[0].by_name == "Ann");
  CHECK(bound.evidence.attestations[1].subject == "*");
}

TEST_CASE("nothing stated is everything missing", "[schema][bind]") {
  for (const std::string_view text : {"", "---\n", "null", "{}", "# nothing\n", "x-mine: 1\n",
                                      "organization:\npeople: ~\nprojects: null\ntotal:\n"}) {
    DYNAMIC_SECTION(text) {
      const auto made = bound(text);
      CHECK(made.shapes() == "organization: ?\nprojects: ?\npeople: ?\ntotal: ?\n");
      CHECK(made.told().empty());
      CHECK_FALSE(made.evidence.stated_on.has_value());
      CHECK_FALSE(made.evidence.application.services.has_value());
      CHECK(made.evidence.attestations.empty());
    }
  }
}

TEST_CASE("evidence is a map", "[schema][bind]") {
  for (const auto& [text, told] :
       {std::pair("[a]", "Z3002 1:1 the evidence is a map, and this is a list\n"),
        std::pair("organization", "Z3002 1:1 the evidence is a map, and this is a text\n")}) {
    DYNAMIC_SECTION(text) {
      const auto made = bound(text);
      CHECK(made.shapes() == "organization: !\nprojects: !\npeople: !\ntotal: !\n");
      CHECK(made.told() == told);
    }
  }
}

TEST_CASE("a record has the fields that are declared", "[schema][bind]") {
  const Row rows[] = {
      {"some are there", "organization: {name: A, former_name: ~}", "organization",
       "{name: \"A\", established_on: ?, former_name: -, legal: ?, branches: ?}"},
      {"one in another", "organization: {legal: {id_no_masked: 1***2}}", "organization",
       "{name: ?, established_on: ?, former_name: -, legal: {id_no_masked: \"1***2\", born_on: "
       "-}, branches: ?}"},
      {"none are there", "organization: {name: ~, legal: {born_on: }}", "organization", "?"},
      {"an empty list is a statement", "organization: {branches: []}", "organization",
       "{name: ?, established_on: ?, former_name: -, legal: ?, branches: []}"},
      {"a text for it", "organization: A Ltd", "organization", "!",
       "Z3002 1:15 `organization` is a record with fields, and this is a text\n"},
      {"a list for it", "organization:\n- name: A", "organization", "!",
       "Z3002 2:1 `organization` is a record with fields, and this is a list | there is one of "
       "it: its fields stand here without `- `\n"},
      {"a problem in an optional field is a problem",
       "organization: {name: A, former_name: [x]}", "organization",
       "{name: \"A\", established_on: ?, former_name: !, legal: ?, branches: ?}",
       "Z3002 1:38 `former_name` is a text, and this is a list\n"},
      {"an anchor and its alias", "organization: {name: &n A, former_name: *n}", "organization",
       "{name: \"A\", established_on: ?, former_name: \"A\", legal: ?, branches: ?}"},
  };
  check(rows);
}

TEST_CASE("what is written twice cannot be believed", "[schema][bind]") {
  const Row rows[] = {
      {"a field", "organization: {name: A, former_name: B, name: A}", "organization",
       "{name: !, established_on: ?, former_name: \"B\", legal: ?, branches: ?}",
       "Z1020 1:41 key `name` occurs more than once in this map\n"},
      {"a field, once null", "organization: {name: A, name: ~}", "organization",
       "{name: !, established_on: ?, former_name: -, legal: ?, branches: ?}",
       "Z1020 1:25 key `name` occurs more than once in this map\n"},
      {"a field, both null", "organization: {name: , name: ~}", "organization",
       "{name: !, established_on: ?, former_name: -, legal: ?, branches: ?}",
       "Z1020 1:24 key `name` occurs more than once in this map\n"},
      {"a root", "total: 1\ntotal: 1", "total", "!",
       "Z1020 2:1 key `total` occurs more than once in this map\n"},
      {"an entry of a map", "projects: [{id: a, amounts: {x: 1, y: 2, x: 1}}]", "projects",
       "[{id: \"a\", leader: ?, team: ?, signed_on: ?, completed_on: -, ends: -, amounts: {x: "
       "!, "
       "y: 2.0}}]",
       "Z1020 1:42 key `x` occurs more than once in this map\n"},
      {"the list that references name",
       "people: [{id: p}]\npeople: [{id: p}]\nprojects: [{id: a, leader: p}]", "projects",
       "[{id: \"a\", leader: !, team: ?, signed_on: ?, completed_on: -, ends: -, amounts: -}]",
       "Z1020 2:1 key `people` occurs more than once in this map\n"},
  };
  check(rows);
}

TEST_CASE("a list has entries, and what is doubtful may not count", "[schema][bind]") {
  const Row rows[] = {
      {"none", "people: []", "people", "[]"},
      {"two", "people: [{id: a}, {id: b, name: B}]", "people",
       "[{id: \"a\", name: ?, roles: ?, data: -}, {id: \"b\", name: \"B\", roles: ?, data: "
       "-}]"},
      {"one id twice", "people: [{id: a}, {id: b}, {id: a, name: A}]", "people",
       "[~ !, {id: \"b\", name: ?, roles: ?, data: -}, !]",
       "Z3017 1:33 id `a` occurs more than once in `people`: none of these entries counts\n"},
      {"one id three times", "people: [{id: a}, {id: 'a'}, {id: a}]", "people", "[~ !, !, !]",
       "Z3017 1:24 id `a` occurs more than once in `people`: none of these entries counts\n"
       "Z3017 1:35 id `a` occurs more than once in `people`: none of these entries counts\n"},
      {"ids that differ in zeros", "people: [{id: 01}, {id: 1}]", "people",
       "[{id: \"01\", name: ?, roles: ?, data: -}, {id: \"1\", name: ?, roles: ?, data: -}]"},
      {"the same id in another list", "organization: {branches: [{id: a}]}\npeople: [{id: a}]",
       "people", "[{id: \"a\", name: ?, roles: ?, data: -}]"},
      {"one id twice further in", "organization: {branches: [{id: a}, {id: a}]}",
       "organization",
       "{name: ?, established_on: ?, former_name: -, legal: ?, branches: [~ !, !]}",
       "Z3017 1:41 id `a` occurs more than once in `organization.branches`: none of these "
       "entries counts\n"},
      {"an entry that is a text", "people: [{id: a}, none]", "people",
       "[~ {id: \"a\", name: ?, roles: ?, data: -}, !]",
       "Z3002 1:19 `people[1]` is a record with fields, and this is a text\n"},
      {"an entry that is nothing", "people:\n- id: a\n-\n", "people",
       "[~ {id: \"a\", name: ?, roles: ?, data: -}, !]",
       "Z3003 3:1 `people[1]` states nothing: an entry that is there counts as one | take it "
       "out, or fill it in\n"},
      {"an entry of which nothing is stated", "people: [{id: , name: ~}]", "people", "[~ !]",
       "Z3003 1:10 `people[0]` states nothing: an entry that is there counts as one | take it "
       "out, or fill it in\n"},
      {"a word for the list", "people: none", "people", "!",
       "Z3002 1:9 `people` is a list, and this is a text | a list of one is written `[…]`, or "
       "on "
       "lines that begin with `- `\n"},
      {"a map for the list", "people: {id: a}", "people", "!",
       "Z3002 1:9 `people` is a list, and this is a map | each entry of a list begins with `- "
       "`\n"},
      {"more than there may be", "projects: [{id: a}, {id: b}, {id: c}, {id: d}]", "projects",
       "!", "Z3019 1:1 `projects` has 4 entries, and at most 3 are allowed\n"},
      {"texts", "people: [{id: a, roles: [head, leader]}]", "people",
       "[{id: \"a\", name: ?, roles: [\"head\", \"leader\"], data: -}]"},
      {"a text with a problem", "people: [{id: a, roles: [head, laeder]}]", "people",
       "[{id: \"a\", name: ?, roles: [~ \"head\", !], data: -}]",
       "Z3015 1:32 `roles[1]` has no value `laeder` | did you mean `leader`? | its values: "
       "`head`, `leader`, `engineer`\n"},
      {"a value twice", "people: [{id: a, roles: [head, leader, head]}]", "people",
       "[{id: \"a\", name: ?, roles: [~ \"head\", \"leader\", !], data: -}]",
       "Z3018 1:40 `roles[2]` says `head` again\n"},
      {"one value for the list", "people: [{id: a, roles: head}]", "people",
       "[{id: \"a\", name: ?, roles: !, data: -}]",
       "Z3002 1:25 `roles` is a list, and this is a text | a list of one is written `[…]`, or "
       "on "
       "lines that begin with `- `\n"},
      {"too many values", "people: [{id: a, roles: [head, leader, engineer, head]}]", "people",
       "[{id: \"a\", name: ?, roles: !, data: -}]",
       "Z3019 1:18 `roles` has 4 entries, and at most 3 are allowed\n"
       "Z3018 1:50 `roles[3]` says `head` again\n"},
  };
  check(rows);
}

TEST_CASE("a map has entries by their keys", "[schema][bind]") {
  const auto amounts = [](const char* value) {
    return "[{id: \"a\", leader: ?, team: ?, signed_on: ?, completed_on: -, ends: -, "
           "amounts: " +
           std::string(value) + "}]";
  };

  struct MapRow {
    const char* what;
    const char* text;
    const char* value;
    const char* told = "";
  };

  const MapRow rows[] = {
      {"two", "{2025: 1.5, 2026: 2}", "{2025: 1.5, 2026: 2.0}"},
      {"none", "{}", "{}"},
      {"one with a problem", "{a: 1, b: x}", "{a: 1.0, b: !}",
       "Z3006 1:39 `b` is a number, and not `x`\n"},
      {"one without a value", "{a: 1, b: ~}", "{a: 1.0, b: ?}"},
      {"a key of one's own", "{a: 1, x-b: c}", "{a: 1.0}"},
      {"too many", "{a: 1, b: 2, c: 3, d: 4}", "!",
       "Z3019 1:20 `amounts` has 4 entries, and at most 3 are allowed\n"},
      {"a list for it", "[1]", "!", "Z3002 1:29 `amounts` is a map, and this is a list\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound("projects: [{id: a, amounts: " + std::string(row.text) + "}]");
      CHECK(shape(made.root("projects")) == amounts(row.value));
      CHECK(made.told() == row.told);
    }
  }
}

TEST_CASE("a reference is the record that it names", "[schema][bind]") {
  const std::string rest = ", signed_on: ?, completed_on: -, ends: -, amounts: -}]";

  struct ReferenceRow {
    const char* what;
    const char* project;  // its fields
    const char* people;
    const char* leader;
    const char* team;
    const char* told = "";
  };

  const ReferenceRow rows[] = {
      {"one", "leader: p", "[{id: p}]", "@p", "?"},
      {"several", "team: [q, p]", "[{id: p}, {id: q}]", "?", "[@q, @p]"},
      {"none", "leader: p, team: []", "[{id: p}]", "@p", "[]"},
      {"one that is not there", "leader: an", "[{id: ann}, {id: bo}]", "!", "?",
       "Z3016 2:28 `leader` names `an`, and `people` has no such entry | did you mean "
       "`ann`?\n"},
      {"one of several that is not there", "team: [p, q]", "[{id: p}]", "?", "[~ @p, !]",
       "Z3016 2:30 `team[1]` names `q`, and `people` has no such entry\n"},
      {"one twice", "team: [p, p]", "[{id: p}]", "?", "[~ @p, !]",
       "Z3018 2:30 `team[1]` says `p` again\n"},
      {"one whose id is doubled", "leader: p", "[{id: p}, {id: p}]", "!", "?",
       "Z3017 1:24 id `p` occurs more than once in `people`: none of these entries counts\n"},
      {"into an empty list", "leader: p", "[]", "!", "?",
       "Z3016 2:28 `leader` names `p`, and `people` has no such entry\n"},
      {"into a list that is not stated", "leader: p", "~", "?", "?"},
      {"into what is no list", "leader: p", "p", "!", "?",
       "Z3002 1:9 `people` is a list, and this is a text | a list of one is written `[…]`, or "
       "on "
       "lines that begin with `- `\n"},
      {"to an entry without an id", "leader: p", "[{name: p}]", "!", "?",
       "Z3016 2:28 `leader` names `p`, and `people` has no such entry\n"},
      {"a name in other letters", "leader: ANN", "[{id: ann}]", "!", "?",
       "Z3016 2:28 `leader` names `ANN`, and `people` has no such entry | did you mean "
       "`ann`?\n"},
      {"a record", "leader: {id: p}", "[{id: p}]", "!", "?",
       "Z3002 2:28 `leader` is the id of an entry in `people`, and this is a map\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound("people: " + std::string(row.people) + "\nprojects: [{id: a, " +
                              row.project + "}]");
      CHECK(shape(made.root("projects")) ==
            "[{id: \"a\", leader: " + std::string(row.leader) + ", team: " + row.team + rest);
      CHECK(made.told() == row.told);
    }
  }
}

TEST_CASE("a reference and the entry are the same record", "[schema][bind]") {
  const auto made = bound("projects: [{id: a, leader: p}]\npeople: [{id: p, name: P}]");
  const auto& leader = made.root("projects").as_list().items[0].as_record().slots[1];
  const auto& person = made.root("people").as_list().items[0];
  CHECK(&leader.as_record() == &person.as_record());
  CHECK(shape(leader.as_record().slots[1]) == "\"P\"");
}

TEST_CASE("a key that is not declared is told, and spoils nothing", "[schema][bind]") {
  const Row rows[] = {
      {"a slip", "organization: {nme: A, established_on: 2020-01-01}", "organization",
       "{name: ?, established_on: date('2020-01-01'), former_name: -, legal: ?, branches: ?}",
       "Z3001 1:16 `organization` has no field `nme` | did you mean `name`?\n"},
      {"a field of another record", "established_on: 2020-01-01\ntotal: 1", "total", "1",
       "Z3001 1:1 the evidence has no field `established_on` | did you mean "
       "`organization.established_on`?\n"},
      {"a slip for a field of another record", "establishd_on: 2020-01-01\ntotal: 1", "total",
       "1",
       "Z3001 1:1 the evidence has no field `establishd_on` | did you mean "
       "`organization.established_on`?\n"},
      {"a field of the entries of a list", "signed_on: 2020-01-01\ntotal: 1", "total", "1",
       "Z3001 1:1 the evidence has no field `signed_on` | did you mean "
       "`projects[].signed_on`?\n"},
      {"a slip for a part of the frame", "aplication: {}\ntotal: 1", "total", "1",
       "Z3001 1:1 the evidence has no field `aplication` | did you mean `application`?\n"},
      {"a part that is not read yet", "include: x.yaml\ntotal: 1", "total", "1",
       "Z3001 1:1 the evidence has no field `include`\n"},
      {"something else", "weather: fine\ntotal: 1", "total", "1",
       "Z3001 1:1 the evidence has no field `weather`\n"},
      {"in an entry", "people: [{id: a, nam: x}]", "people",
       "[{id: \"a\", name: ?, roles: ?, data: -}]",
       "Z3001 1:18 `people[0]` has no field `nam` | did you mean `name`?\n"},
      {"one's own", "organization: {x-note: A, name: B}\nx-y: {z: 1}", "organization",
       "{name: \"B\", established_on: ?, former_name: -, legal: ?, branches: ?}"},
      {"in a record of which nothing is stated", "organization: {nam: ~}", "organization", "?",
       "Z3001 1:16 `organization` has no field `nam` | did you mean `name`?\n"},
  };
  check(rows);
}

TEST_CASE("what ends does not end before it began", "[schema][bind]") {
  const auto project = [](std::string_view completed, std::string_view ends) {
    return "[{id: \"a\", leader: ?, team: ?, signed_on: date('2026-03-01'), completed_on: " +
           std::string(completed) + ", ends: " + std::string(ends) + ", amounts: -}]";
  };

  struct OrderRow {
    const char* what;
    const char* text;
    std::string value;
    const char* told = "";
  };

  const OrderRow rows[] = {
      {"later", "completed_on: 2026-04-01, ends: 2026-05-01",
       project("date('2026-04-01')", "date('2026-05-01')")},
      {"on the day", "completed_on: 2026-03-01, ends: 2026-03-01",
       project("date('2026-03-01')", "date('2026-03-01')")},
      {"before", "completed_on: 2026-02-28, ends: long-term",
       project("!", "until('long-term')"),
       "Z3021 1:57 `completed_on` (2026-02-28) lies before `signed_on` (2026-03-01)\n"},
      {"each is compared with what is written", "completed_on: 2026-02-02, ends: 2026-02-01",
       project("!", "!"),
       "Z3021 1:57 `completed_on` (2026-02-02) lies before `signed_on` (2026-03-01)\n"
       "Z3021 1:75 `ends` (2026-02-01) lies before `completed_on` (2026-02-02)\n"},
      {"where one cannot be read", "completed_on: soon, ends: 2020-01-01",
       project("!", "date('2020-01-01')"),
       "Z3009 1:57 `completed_on` is a date written yyyy-mm-dd, and not `soon` | year, month, "
       "day, such as 2026-01-05\n"},
      {"where one is not there", "ends: 2020-01-01", project("-", "date('2020-01-01')")},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made =
          bound("projects: [{id: a, signed_on: 2026-03-01, " + std::string(row.text) + "}]");
      CHECK(shape(made.root("projects")) == row.value);
      CHECK(made.told() == row.told);
    }
  }
}

TEST_CASE("what has happened lies in the past of the day it is stated on", "[schema][bind]") {
  struct EventRow {
    const char* what;
    const char* stated_on;
    const char* event;
    const char* value;
    const char* told = "";
  };

  const EventRow rows[] = {
      {"in the past", "", "2026-11-23", "date('2026-11-23')"},
      {"after the as-of date", "", "2026-11-24", "date('2026-11-24')",
       "Z3023 1:32 `established_on` has happened on 2026-11-24, after the as-of date "
       "2026-11-23\n"},
      {"on the day that it is stated", "2027-01-01", "2027-01-01", "date('2027-01-01')"},
      {"after the day that it is stated", "2026-06-01", "2026-06-02", "!",
       "Z3022 1:32 `established_on` has happened on 2026-06-02, and the evidence was stated on "
       "2026-06-01, before that\n"},
      {"after a day that cannot be read", "june", "2027-06-02", "date('2027-06-02')",
       "Z3009 2:12 `stated_on` is a date written yyyy-mm-dd, and not `june` | year, month, "
       "day, "
       "such as 2026-01-05\n"},
      {"nothing is stated", "~", "2026-11-24", "date('2026-11-24')",
       "Z3023 1:32 `established_on` has happened on 2026-11-24, after the as-of date "
       "2026-11-23\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound("organization: {established_on: " + std::string(row.event) +
                              ", name: A}\nstated_on: " + row.stated_on + "\n");
      CHECK(shape(made.root("organization").as_record().slots[1]) == row.value);
      CHECK(made.told() == row.told);
    }
  }
}

TEST_CASE("what is missing knows its path, its place and its declaration", "[schema][bind]") {
  struct MissingRow {
    const char* what;
    const char* text;
    std::size_t entry;
    const char* path;
    const char* at;  // the text at its place
    cel::Missing::Why why;
  };

  const auto absent = cel::Missing::Why::absent;
  const auto problem = cel::Missing::Why::problem;
  const MissingRow rows[] = {
      {"no key", "people:\n- id: p\n", 0, "people[0].name", "id: p", absent},
      {"no value", "people:\n- id: p\n  name:\n", 0, "people[0].name", "name", absent},
      {"a null", "people:\n- id: p\n  name: ~\n", 0, "people[0].name", "~", absent},
      {"a problem", "people:\n- id: p\n- id: q\n  name: [x]\n", 1, "people[1].name", "[x]",
       problem},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound(row.text);
      const auto& person = made.root("people").as_list().items[row.entry].as_record();
      const auto& missing = *person.slots[1].as_unknowns().items[0];
      CHECK(path(missing) == row.path);
      CHECK(std::string(source::text_of(made.declared->sources, missing.where))
                .starts_with(row.at));
      CHECK(missing.why == row.why);
      CHECK(missing.declaration == &person.type->fields[1]);
    }
  }
}

TEST_CASE("values know where they stand", "[schema][bind]") {
  const auto made = bound("people:\n- id: p\n  roles: [head, leader]\n  name: P\n");
  const auto& sources = made.declared->sources;
  const auto& people = made.root("people").as_list();
  CHECK(path(*people.origin) == "people");
  const auto& person = people.items[0].as_record();
  CHECK(path(*person.origin) == "people[0]");
  CHECK(source::text_of(sources, person.where[1]) == "P");
  const auto& roles = person.slots[2].as_list();
  CHECK(path(*roles.origin) == "people[0].roles");
  CHECK(source::text_of(sources, roles.where[1]) == "leader");
}

TEST_CASE("each spoilt piece of evidence is listed with its diagnostic", "[schema][bind]") {
  const auto made = bound("total: x\npeople: [{id: p, nam: 1}]\norganization: {name: [1]}\n");
  REQUIRE(made.evidence.spoilt.size() == 3);
  for (const auto& spoilt : made.evidence.spoilt) {
    const auto& diagnostic = made.sink.all().at(spoilt.diagnostic);
    CHECK(diagnostic.path == spoilt.path);
    CHECK(diagnostic.where == spoilt.where);
  }
  CHECK(made.evidence.spoilt[0].path == "organization.name");
  CHECK(made.evidence.spoilt[1].path == "people[0].nam");
  CHECK(made.evidence.spoilt[2].path == "total");
}

TEST_CASE("line ends, a byte order mark and wide characters move no place", "[schema][bind]") {
  const Row rows[] = {
      {"CRLF", "organization:\r\n  name: A\r\n  nme: B\r\n", "organization",
       "{name: \"A\", established_on: ?, former_name: -, legal: ?, branches: ?}",
       "Z3001 3:3 `organization` has no field `nme` | did you mean `name`?\n"},
      {"CJK before it", "organization: {name: 甲公司, nme: B}", "organization",
       "{name: \"甲公司\", established_on: ?, former_name: -, legal: ?, branches: ?}",
       "Z3001 1:27 `organization` has no field `nme` | did you mean `name`?\n"},
      {"four bytes before it", "organization: {name: 𠮷野, nme: B}", "organization",
       "{name: \"𠮷野\", established_on: ?, former_name: -, legal: ?, branches: ?}",
       "Z3001 1:26 `organization` has no field `nme` | did you mean `name`?\n"},
  };
  check(rows);
}

}  // namespace zizhi::schema
