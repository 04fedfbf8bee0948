#include "small_dossier.h"
#include "small_rulebook.h"

namespace zizhi::schema {

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

}  // namespace zizhi::schema
