#include "binding.h"

#include <algorithm>

namespace zizhi::schema {
namespace {

constexpr std::string_view kRules = R"yaml(
types:
  person:
    id: {type: id}
    name: {type: string}
    id_no_masked: {type: string, personal: true}
    born_on: {type: date, personal: true, event: true}
    hired_on: {type: date, not_before: born_on}
    phones: {type: list, of: {type: string, personal: true}}
  office: {head: {type: person}, doors: {type: list, of: string}}
evidence:
  people: {type: list, of: person}
  office: {type: office}
  note: {type: string}
)yaml";

Bound bound(std::string_view text, data::Syntax syntax = data::Syntax::yaml) {
  return Bound(std::string(kApplication) + std::string(kRules), text, "2026-11-23", syntax);
}

// An invented number whose check character is right, and one whose is not.
constexpr std::string_view kNumber = "11010519491231002X";
constexpr std::string_view kNoNumber = "110105194912310021";

}  // namespace

TEST_CASE("an identity number that is not masked is told without being shown",
          "[schema][personal]") {
  struct Row {
    const char* what;
    std::string text;
    const char* told;
  };

  const auto number = std::string(kNumber);
  const char* const kTold =
      "Z3024 3:17 `id_no_masked` looks like a whole identity number: mask it\n";
  const Row rows[] = {
      {"masked", "people:\n- id: a\n  id_no_masked: 110105********002X", ""},
      {"whole", "people:\n- id: a\n  id_no_masked: " + number, kTold},
      {"whole, with a small letter", "people:\n- id: a\n  id_no_masked: 11010519491231002x",
       kTold},
      {"whole, with blanks", "people:\n- id: a\n  id_no_masked: 110105 19491231 002X", kTold},
      {"eighteen digits that do not check, where one is asked for",
       "people:\n- id: a\n  id_no_masked: " + std::string(kNoNumber), kTold},
      {"of the old kind", "people:\n- id: a\n  id_no_masked: 110105491231002", kTold},
      {"in another field", "note: " + number,
       "Z3024 1:7 `note` looks like a whole identity number: mask it\n"},
      {"eighteen digits that do not check, in another field", "note: " + std::string(kNoNumber),
       ""},
      {"eighteen digits with no birthday", "note: 913501000000100043", ""},
      {"under a key with a slip", "people:\n- id: a\n  id_no_maskd: " + number,
       "Z3001 3:3 `people[0]` has no field `id_no_maskd` | did you mean `id_no_masked`?\n"},
      {"under a key of nothing known", "people:\n- id: a\n  passport: " + number,
       "Z3001 3:3 `people[0]` has no field `passport`\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound(row.text);
      CHECK(made.told() == row.told);
      const auto rendered = made.rendered() + made.rendered(i18n::Locale::zh);
      CHECK(rendered.find("1101") == std::string::npos);
      CHECK(std::ranges::all_of(made.sink.all(), &diag::Diagnostic::personal));
    }
  }
}

TEST_CASE("no diagnostic shows a personal value", "[schema][personal]") {
  struct Row {
    const char* what;
    const char* text;
    data::Syntax syntax = data::Syntax::yaml;
  };

  const Row rows[] = {
      {"a date that is none", "people: [{id: a, born_on: SECRET}]"},
      {"a date that can be guessed", "people: [{id: a, born_on: 1980/SECRET}]"},
      {"an event after the day", "people: [{id: a, born_on: 2027-01-01, name: SECRET}]"},
      {"a text that is a list", "people: [{id: a, id_no_masked: [SECRET]}]"},
      {"a number of JSON",
       R"({"people": [{"id": "a", "id_no_masked": 5, "name": ["SECRET"]}]})",
       data::Syntax::json},
      {"an entry of a list", "people: [{id: a, phones: [[SECRET]]}]"},
      {"a key twice", "people:\n- id: a\n  id_no_masked: SECRET\n  id_no_masked: SECRET\n"},
      {"a whole record of another shape", "office:\n  head: [{id_no_masked: SECRET}]\n"},
      {"the list that is a map", "people: {a: {id_no_masked: SECRET}}"},
      {"another problem on the line", "people: [{id: a, id_no_masked: SECRET, nme: b}]"},
      {"a label on the line", "people:\n- {id: a, id_no_masked: SECRET}\n- {id: a}\n"},
      {"a problem of the file's reader", "people: [{id: a, id: b, id_no_masked: SECRET}]"},
      {"a record that is doubled",
       "office: {head: {id_no_masked: SECRET}, head: {id_no_masked: SECRET}}"},
      {"a key that is a slip", "people: [{id: a, id_no_maskd: SECRET}]"},
      {"all of JSON on one line",
       R"({"people": [{"id": "a", "id_no_masked": "SECRET"}], "note": ["x"], "nte": 1})",
       data::Syntax::json},
      {"an alias", "note: [x, &a SECRET]\npeople: [{id: a, id_no_masked: *a}]"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound(row.text, row.syntax);
      CHECK_FALSE(made.sink.all().empty());
      const auto rendered = made.rendered() + made.rendered(i18n::Locale::zh);
      INFO(rendered);
      CHECK(rendered.find("SECRET") == std::string::npos);
    }
  }
}

TEST_CASE("the order of personal dates is told without the dates", "[schema][personal]") {
  const auto made = bound("people:\n- id: a\n  born_on: 1980-05-06\n  hired_on: 1979-01-01\n");
  CHECK(made.told() == "Z3021 4:13 `hired_on` (1979-01-01) lies before `born_on` (a date)\n");
  CHECK(made.rendered().find("1980") == std::string::npos);
}

TEST_CASE("lines without personal data are shown", "[schema][personal]") {
  const auto made = bound("people:\n- id: a\n  id_no_masked: 1***2\n  nme: b\n");
  CHECK(made.rendered() ==
        "error[Z3001]: `people[0]` has no field `nme`\n"
        "  --> e.yaml:4:3 (people[0].nme)\n"
        "   4 |   nme: b\n"
        "     |   ^^^\n"
        "     = help: did you mean `name`?\n");
}

TEST_CASE("what is said later of a line with personal data does not show it",
          "[schema][personal]") {
  auto made = bound("people: [{id: a, id_no_masked: SECRET}]");
  const auto where = made.root("people").as_list().items[0].as_record().where[0];
  made.sink.add(diag::make<diag::Code::no_service>(where));
  CHECK(made.rendered() ==
        "error[Z3101]: no service is applied for: nothing can be assessed\n"
        "  --> e.yaml:1:15\n");
}

}  // namespace zizhi::schema
