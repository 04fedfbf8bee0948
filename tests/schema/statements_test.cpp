#include "binding.h"

#include "zizhi/base/text.h"

namespace zizhi::schema {
namespace {

constexpr std::string_view kRules = R"yaml(
types:
  person: {id: {type: id}, name: {type: string}}
evidence:
  people: {type: list, of: person}
signatories: people
)yaml";

constexpr std::string_view kPeople = "people: [{id: p, name: Ann}, {id: q}]\n";

Bound bound(const std::string& text) {
  return Bound(std::string(kApplication) + std::string(kRules), std::string(kPeople) + text);
}

std::string described(const StatedApplication& application) {
  std::string out;
  if (application.services) out += "services: " + base::join(*application.services, " ");
  if (application.level) out += "; level: " + std::to_string(*application.level);
  for (const auto& [service, level] : application.levels)
    out += "; " + service + ": " + std::to_string(level);
  if (application.stage) out += "; stage: " + *application.stage;
  return out;
}

}  // namespace

TEST_CASE("an application says what is applied for", "[schema][statements]") {
  struct Row {
    const char* what;
    const char* application;
    const char* stated;
    const char* told = "";
  };

  const Row rows[] = {
      {"everything",
       "{services: [beta-gamma, alpha], level: 2, levels: {alpha: 3}, stage: surveillance}",
       "services: beta-gamma alpha; level: 2; alpha: 3; stage: surveillance"},
      {"nothing", "~", ""},
      {"nothing in it", "{level: ~}", ""},
      {"one service", "{services: alpha}", "services: alpha"},
      {"no service", "{services: []}", "services: "},
      {"a service by its alias", "{services: [first service, beta-gamma]}",
       "services: beta-gamma",
       "Z3015 2:26 `services[0]` has no value `first service` | write `alpha`\n"},
      {"a service by a slip", "{services: [alpah]}", "services: ",
       "Z3015 2:26 `services[0]` has no value `alpah` | did you mean `alpha`? | its values: "
       "`alpha`, `beta-gamma`\n"},
      {"a service twice", "{services: [alpha, alpha]}", "services: alpha",
       "Z3018 2:33 `services[1]` says `alpha` again\n"},
      {"services in a map", "{services: {alpha: 3}}", "",
       "Z3002 2:25 `services` is a list, and this is a map | each entry of a list begins with "
       "`- `\n"},
      {"a level that is not there", "{level: 7, stage: initial}", "; stage: initial",
       "Z3104 2:22 the rulebook has no level 7: it has 3, 2, 1\n"},
      {"a level in words", "{level: three}", "",
       "Z3005 2:22 `level` is a whole number, and not `three`\n"},
      {"a level of a service that is not there", "{levels: {alhpa: 3, beta-gamma: 2}}",
       "; beta-gamma: 2",
       "Z3102 2:24 the rulebook has no service `alhpa` | did you mean `alpha`?\n"},
      {"a level of a service that is none", "{levels: {alpha: 9}}", "",
       "Z3104 2:31 the rulebook has no level 9: it has 3, 2, 1\n"},
      {"a stage by its title", "{stage: 监督}", "",
       "Z3015 2:22 `stage` has no value `监督` | write `surveillance`\n"},
      {"a part that is not there", "{service: alpha, level: 3}", "; level: 3",
       "Z3001 2:15 `application` has no field `service` | did you mean `services`?\n"},
      {"a text", "alpha", "",
       "Z3002 2:14 `application` is a record with fields, and this is a text\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound("application: " + std::string(row.application));
      CHECK(described(made.evidence.application) == row.stated);
      CHECK(made.told() == row.told);
    }
  }
}

TEST_CASE("an attestation counts when it is whole", "[schema][statements]") {
  const std::string whole =
      "check: A.b, conforms: true, statement: Fine., by: p, on: 2026-06-01";

  SECTION("whole") {
    const auto made =
        bound("attestations: [{" + whole + ", subject: s, documents: [d1, 0012]}]");
    CHECK(made.told().empty());
    REQUIRE(made.evidence.attestations.size() == 1);
    const auto& attestation = made.evidence.attestations[0];
    CHECK(attestation.check == "A.b");
    CHECK(attestation.subject == "s");
    CHECK(attestation.conforms);
    CHECK(attestation.statement == "Fine.");
    CHECK(attestation.by == "p");
    CHECK(attestation.by_name == "Ann");
    CHECK(attestation.on == base::parse_date("2026-06-01"));
    CHECK(attestation.documents == std::vector<std::string>{"d1", "0012"});
    const auto& sources = made.declared->sources;
    CHECK(source::text_of(sources, attestation.check_where) == "A.b");
    CHECK(source::text_of(sources, attestation.subject_where) == "s");
    CHECK(source::text_of(sources, attestation.where).starts_with("{check"));
  }
  SECTION("a signatory without a name is called by the id") {
    const auto made = bound(
        "attestations: [{check: A.b, conforms: false, statement: x, by: q, on: 2026-06-01}]");
    REQUIRE(made.evidence.attestations.size() == 1);
    CHECK(made.evidence.attestations[0].by_name == "q");
    CHECK_FALSE(made.evidence.attestations[0].conforms);
  }

  struct Row {
    const char* what;
    std::string attestation;
    const char* told;
  };

  const Row rows[] = {
      {"no check", "conforms: true, statement: Fine., by: p, on: 2026-06-01",
       "Z3027 2:16 `attestations[0]` lacks `check`: it does not count\n"},
      {"no answer", "check: A.b, statement: Fine., by: p, on: 2026-06-01",
       "Z3027 2:16 `attestations[0]` lacks `conforms`: it does not count\n"},
      {"an empty answer", "check: A.b, conforms: , statement: Fine., by: p, on: 2026-06-01",
       "Z3027 2:16 `attestations[0]` lacks `conforms`: it does not count\n"},
      {"most of it", "check: A.b",
       "Z3027 2:16 `attestations[0]` lacks `conforms`: it does not count\n"
       "Z3027 2:16 `attestations[0]` lacks `statement`: it does not count\n"
       "Z3027 2:16 `attestations[0]` lacks `by`: it does not count\n"
       "Z3027 2:16 `attestations[0]` lacks `on`: it does not count\n"},
      {"an answer in words",
       "check: A.b, conforms: yes, statement: Fine., by: p, on: 2026-06-01",
       "Z3008 2:39 `conforms` is `true` or `false`, and not `yes` | write `true`\n"},
      {"a stranger", "check: A.b, conforms: true, statement: Fine., by: r, on: 2026-06-01",
       "Z3016 2:67 `by` names `r`, and `people` has no such entry\n"},
      {"no day", "check: A.b, conforms: true, statement: Fine., by: p, on: soon",
       "Z3009 2:74 `on` is a date written yyyy-mm-dd, and not `soon` | year, month, day, such "
       "as "
       "2026-01-05\n"},
      {"a slip in the key of the subject", whole + ", subjct: s",
       "Z3001 2:86 `attestations[0]` has no field `subjct` | did you mean `subject`?\n"},
      {"documents that are none", whole + ", documents: d1",
       "Z3002 2:97 `documents` is a list, and this is a text | a list of one is written `[…]`, "
       "or on lines that begin with `- `\n"},
      {"a document without a word", whole + ", documents: ['']",
       "Z3004 2:98 `documents[0]` is a text without a word | leave it out, or write `null`, "
       "where nothing can be said\n"},
      {"a subject twice", whole + ", subject: s, subject: t",
       "Z1020 2:98 key `subject` occurs more than once in this map\n"},
      {"an empty statement", "check: A.b, conforms: true, statement: '', by: p, on: 2026-06-01",
       "Z3004 2:56 `statement` is a text without a word | leave it out, or write `null`, where "
       "nothing can be said\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound("attestations: [{" + row.attestation + "}, {" + whole + "}]");
      CHECK(made.told() == row.told);
      CHECK(made.evidence.attestations.size() == 1);
    }
  }
}

TEST_CASE("an attestation by somebody of a list that is not stated does not count",
          "[schema][statements]") {
  const Bound made(
      std::string(kApplication) + std::string(kRules),
      "attestations: [{check: A.b, conforms: true, statement: F, by: p, on: 2026-06-01}]");
  CHECK(made.told() == "Z3016 1:63 `by` names `p`, and `people` has no such entry\n");
  CHECK(made.evidence.attestations.empty());
}

TEST_CASE("without signatories anybody may sign", "[schema][statements]") {
  const Bound made(
      std::string(kApplication) + "types: {t: {a: {type: int}}}\nevidence: {t: {type: t}}\n",
      "attestations: [{check: A.b, conforms: true, statement: F, by: 王, on: 2026-06-01}]");
  CHECK(made.told().empty());
  REQUIRE(made.evidence.attestations.size() == 1);
  CHECK(made.evidence.attestations[0].by == "王");
  CHECK(made.evidence.attestations[0].by_name == "王");
}

TEST_CASE("attestations and waivers are lists of entries", "[schema][statements]") {
  struct Row {
    const char* what;
    const char* text;
    const char* told;
  };

  const Row rows[] = {
      {"nothing", "attestations:\nwaivers: ~\n", ""},
      {"none", "attestations: []\nwaivers: []\n", ""},
      {"a text", "attestations: none\n",
       "Z3002 2:15 `attestations` is a list, and this is a text | a list of one is written "
       "`[…]`, or on lines that begin with `- `\n"},
      {"an entry that is a text", "waivers: [none]\n",
       "Z3002 2:11 `waivers[0]` is a record with fields, and this is a text\n"},
      {"an entry that is nothing", "waivers:\n- \n",
       "Z3003 3:1 `waivers[0]` states nothing: an entry that is there counts as one | take it "
       "out, or fill it in\n"},
      {"twice", "waivers: []\nwaivers: []\n",
       "Z1020 3:1 key `waivers` occurs more than once in this map\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound(row.text);
      CHECK(made.told() == row.told);
      CHECK(made.evidence.attestations.empty());
      CHECK(made.evidence.waivers.empty());
    }
  }
}

TEST_CASE("a waiver counts when it is whole", "[schema][statements]") {
  const std::string rest = "reason: r, approver: a, from: 2026-01-01, until: 2026-12-31";

  SECTION("of a check or a requirement") {
    const auto made = bound("waivers: [{check: A.b, subject: s, " + rest +
                            "}, {requirement: A, " + rest + "}]");
    CHECK(made.told().empty());
    REQUIRE(made.evidence.waivers.size() == 2);
    const auto& waiver = made.evidence.waivers[0];
    CHECK(waiver.target == "A.b");
    CHECK(waiver.subject == "s");
    CHECK(waiver.reason == "r");
    CHECK(waiver.approver == "a");
    CHECK(waiver.from == base::parse_date("2026-01-01"));
    CHECK(waiver.until == base::parse_date("2026-12-31"));
    const auto& sources = made.declared->sources;
    CHECK(source::text_of(sources, waiver.target_where) == "A.b");
    CHECK(made.evidence.waivers[1].target == "A");
    CHECK(made.evidence.waivers[1].subject.empty());
    CHECK(source::text_of(sources, made.evidence.waivers[1].target_where) == "A");
  }

  struct Row {
    const char* what;
    std::string waiver;
    const char* told;
  };

  const Row rows[] = {
      {"of nothing", rest, "Z3027 2:11 `waivers[0]` lacks `check`: it does not count\n"},
      {"of two things", "check: A.b, requirement: A, " + rest,
       "Z3028 2:11 `waivers[0]` names both a check and a requirement: it does not count\n"},
      {"no reason, no approver, no end", "check: A.b, from: 2026-01-01",
       "Z3027 2:11 `waivers[0]` lacks `reason`: it does not count\n"
       "Z3027 2:11 `waivers[0]` lacks `approver`: it does not count\n"
       "Z3027 2:11 `waivers[0]` lacks `until`: it does not count\n"},
      {"an open end", "check: A.b, reason: r, approver: a, from: 2026-01-01, until: long-term",
       "Z3009 2:73 `until` is a date written yyyy-mm-dd, and not `long-term` | year, month, "
       "day, "
       "such as 2026-01-05\n"},
      {"an end before its beginning",
       "check: A.b, reason: r, approver: a, from: 2026-01-01, until: 2025-12-31",
       "Z3021 2:73 `until` (2025-12-31) lies before `from` (2026-01-01)\n"},
      // A slip here would make the waiver one of all subjects.
      {"a slip in the key of the subject", "check: A.b, subjct: s, " + rest,
       "Z3001 2:24 `waivers[0]` has no field `subjct` | did you mean `subject`?\n"},
      {"an empty reason",
       "check: A.b, reason: ' ', approver: a, from: 2026-01-01, until: "
       "2026-12-31",
       "Z3004 2:32 `reason` is a text without a word | leave it out, or write `null`, where "
       "nothing can be said\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound("waivers: [{" + row.waiver + "}]");
      CHECK(made.told() == row.told);
      CHECK(made.evidence.waivers.empty());
    }
  }
}

}  // namespace zizhi::schema
