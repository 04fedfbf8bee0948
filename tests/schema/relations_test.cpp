// What ties values to each other: references, keys, order, events; and where they stand.
#include "small_dossier.h"

namespace zizhi::schema {

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
