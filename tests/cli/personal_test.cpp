// An identity number in full, wherever it stands in a dossier: no command shows it.
#include "world.h"

#include <catch2/catch.hpp>

namespace {

using namespace zizhi;

constexpr const char* kNumber = "11010519491231002X";

/// The example that is ready, with the number where a masked one is asked for, for a name, and
/// under keys that the schema does not know.
std::string dossier() {
  auto text = tests::project_file("examples/ready/evidence.yaml");
  const auto put = [&text](const std::string& key, const std::string& value) {
    const auto at = text.find(key + ": ") + key.size() + 2;
    text.replace(at, text.find('\n', at) - at, value);
  };
  put("id_no_masked", kNumber);
  put("legal_representative", kNumber);
  put("name", kNumber);
  text += std::string("x-note: ") + kNumber + "\nid_no: " + kNumber + "\n";
  return text;
}

/// A dossier with `#` for the number in every place that takes a text.
constexpr const char* kEverywhere = R"(application: {services: [risk-assessment]}
organization:
  name: Ltd #
  uscc: #
  registered_in: #
  entity_type: #
  established_on: #
  legal_representative: #
  nam: x  # #
  #: x
x-note: #
people:
  - {id: "#", name: "#", nme: x, id_no_masked: "#"}
  - {id: two, name: "a # b", employed_from: soon}  # #
  - {id: two, name: "#"}
roles:
  - {person: "#", role: technical-director, services: [risk-assessment], from: "#"}
  - {person: nobody, role: "#", services: ["#"], from: 2020-01-01}
projects:
  - {id: "p-#", name: "#", service: risk-assessment, client: "#", contract_no: "#",
     signed_on: 2026-09-01, completed_on: 2026-08-01, contract_file: "#.pdf"}
finance: "#"
premises: [{kind: "#", address: "#", occupant: "#", until: "#"}]
waivers:
  - {check: OFFICE-1.tenure, reason: "for #", approver: "#", from: 2026-11-01, until: 2026-12-01}
  - {check: "#", reason: "#", approver: "#", from: 2026-11-01, until: 2026-12-01}
  - {check: MGT-1, subject: "#", reason: "#", approver: a, from: 2026-11-01, until: 2026-10-01}
attestations:
  - {check: LEGAL-1.clear-history, conforms: true, statement: "I, #", by: "#", on: 2026-11-01,
     documents: ["#"]}
  - {check: LEGAL-1.clear-ownership, conforms: false, statement: "I, #", by: two, on: 2026-11-01}
  - {check: LEGAL-2.compliance, subject: "#", conforms: true, statement: "#", by: two, on: 2026-11-01}
  - {check: "#", conforms: true, statement: "#", by: two, on: 2026-11-01}
)";

std::string planted(std::string_view text, std::string_view number) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // ` # ` in front of another one begins a comment
    const bool comment = text.substr(i).starts_with("# #");
    if (text[i] == '#' && !comment) {
      out += number;
    } else {
      out += text[i];
    }
  }
  return out;
}

tests::Stage planted_stage(const std::string& number) {
  tests::Stage stage;
  const auto text = planted(kEverywhere, number);
  stage.files[number + "/evidence.yaml"] = "include: [" + number + ".yaml]\n" + text;
  stage.files[number + "/" + number + ".yaml"] = "x-more: 1\n" + number + ": 1\n";
  stage.files[number + "/" + number + ".txt"] = "unlisted\n";
  stage.files["json.json"] =
      R"({"application": {"services": ["risk-assessment"]}, "organization":
      {"name": ")" +
      number + R"(", "nam": ")" + number + R"(", ")" + number + R"(": 1, ")" + number +
      R"(": 2}})";
  stage.files["broken.yaml"] = "organization: [" + number + "\nx: }\n";
  stage.files["service.yaml"] = "application: {services: [" + number + "]}\n";
  stage.files["list.yaml"] =
      "application: {services: [risk-assessment]}\n" + number + ": 1\npeople: " + number + "\n";
  return stage;
}

void want_none(const tests::Ran& ran, const std::string& number) {
  CHECK_FALSE((ran.out + ran.err).empty());
  CHECK(ran.out.find(number) == std::string::npos);
  CHECK(ran.err.find(number) == std::string::npos);
}

}  // namespace

TEST_CASE("no output shows an identity number, wherever it stands in a dossier",
          "[cli][personal]") {
  const std::string formats[] = {"text", "json",   "ndjson", "html",     "sarif", "junit",
                                 "csv",  "github", "tap",    "markdown", "form"};
  for (const std::string number : {kNumber}) {
    const auto stage = planted_stage(number);
    bool zh = false;
    for (const auto& format : formats) {
      zh = !zh;
      for (const auto& dossier : {number, std::string("json.json"), std::string("list.yaml"),
                                  std::string("broken.yaml"), std::string("service.yaml")}) {
        DYNAMIC_SECTION(dossier << " as " << format) {
          want_none(stage.run({"check", dossier, "-f", format, "--details", "pass", "--as-of",
                               "2026-11-23", "--lang", zh ? "zh" : "en"}),
                    number);
        }
      }
    }
  }
}

TEST_CASE("no output about several dossiers shows an identity number", "[cli][personal]") {
  for (const auto* const format : {"text", "ndjson", "sarif", "junit", "csv", "github"}) {
    DYNAMIC_SECTION(format) {
      want_none(planted_stage(kNumber).run({"check", kNumber, "json.json", "broken.yaml",
                                            "service.yaml", "list.yaml", "-f", format}),
                kNumber);
    }
  }
}

TEST_CASE("an identity number on the command line is not repeated", "[cli][personal]") {
  const std::string number(kNumber);
  for (const auto& line :
       {"check " + number, "check list.yaml --service " + number,
        "check list.yaml --set " + number + "=1", "check list.yaml --rulebook " + number,
        "report list.yaml -f " + number}) {
    DYNAMIC_SECTION(line) {
      auto stage = planted_stage(number);
      stage.files.erase(number + "/evidence.yaml");
      want_none(stage.run(tests::words(line)), number);
    }
  }
}

TEST_CASE("an identity number in a text is shown when it is asked for", "[cli][personal]") {
  const auto ran = planted_stage(kNumber).run(
      {"check", kNumber, "--show-personal", "-f", "json", "--as-of", "2026-11-23"});
  CHECK(ran.out.find(std::string("for ") + kNumber) != std::string::npos);
  CHECK(ran.err.find(kNumber) != std::string::npos);
}

TEST_CASE("no command shows an identity number that is not masked", "[cli][personal]") {
  const std::string commands[] = {
      "check d.yaml",
      "check d.yaml --details pass",
      "check d.yaml -f json",
      "check d.yaml -f html",
      "check d.yaml -f markdown",
      "eval people[0].id_no_masked --evidence d.yaml",
      "eval people[0].id_no_masked --evidence d.yaml --trace",
      "eval people[0].id_no_masked --evidence d.yaml -f json",
      "eval people --evidence d.yaml",
      "eval organization.name --evidence d.yaml -f json",
      "eval organization.name --evidence d.yaml --trace",
      "eval people.map(p,[p,1]) --evidence d.yaml -f json",
      "eval people[0].id_no_masked.size() --evidence d.yaml",
      "eval people.exists(p,p.id_no_masked==\"x\") --evidence d.yaml --trace",
      "fill d.yaml",
      "init --from d.yaml --stage surveillance",
  };
  bool zh = false;
  for (const auto& line : commands) {
    zh = !zh;
    DYNAMIC_SECTION(line) {
      tests::Stage stage;
      stage.files["d.yaml"] = dossier();
      stage.input = "?\n\n\n\nq\n";
      const auto ran = stage.run(tests::words(line + (zh ? " --lang zh" : " --lang en")));
      CHECK_FALSE((ran.out + ran.err).empty());
      CHECK(ran.out.find(kNumber) == std::string::npos);
      CHECK(ran.err.find(kNumber) == std::string::npos);
    }
  }
}

TEST_CASE("an expression shows personal data when it is told to, and what is none always",
          "[cli][personal]") {
  tests::Stage stage;
  stage.files["d.yaml"] = dossier();
  const auto eval = [&stage](const std::string& line) {
    return stage.run(tests::words("eval " + line + " --evidence d.yaml")).out;
  };
  CHECK(eval("people[0].id_no_masked") == "***\n");
  CHECK(eval("people[0].id_no_masked --show-personal") == "\"" + std::string(kNumber) + "\"\n");
  CHECK(eval("people[0].id") == "\"zhou-lan\"\n");
  CHECK(eval("people[0].name!=organization.name") == "true\n");
}

TEST_CASE("a comment is carried over without identity numbers", "[cli][carry][personal]") {
  tests::Stage stage;
  stage.files["old.yaml"] =
      "# Li is 11010519491231002X.\norganization:\n  name: 澄明  # 110105 19491231 002x!\n"
      "  # 110105-19491231-002X\n  uscc: 1101051949123100200\nx-note: 李雷 11010519491231002X\n"
      "x-of: {11010519491231002X: yes}\n";
  const auto ran = stage.run(tests::words(
      "init --from old.yaml --service risk-assessment -o new.yaml --as-of 2026-11-23"));
  const auto holds = [](const std::string& in, const std::string& part) {
    return in.find(part) != std::string::npos;
  };
  REQUIRE(ran.exit == 0);
  const auto& text = ran.wrote.at("new.yaml");
  INFO(text);
  CHECK(holds(text, "# Li is ***."));
  CHECK(holds(text, "# ***!"));
  CHECK(holds(text, "李雷 ***"));
  CHECK(holds(text, "1101051949123100200"));  // is no identity number
  CHECK_FALSE(holds(text, "002X"));
  CHECK_FALSE(holds(text, "002x"));
}

TEST_CASE("fill shows no identity number, wherever it stands", "[cli][fill][personal]") {
  tests::Stage stage;
  stage.files["d.yaml"] = std::string(
      "application: {services: [risk-assessment]}\n"
      "posts:\n- {id: \"11010519491231002X\", title: 11010519491231002X}\n");
  stage.input = "y\nli\n李雷\n1\n?\n<\n\nq\n";
  const auto ran = stage.run(tests::words("fill d.yaml --as-of 2026-11-23"));
  INFO(ran.out << ran.err);
  CHECK(ran.out.find("***") != std::string::npos);
  CHECK((ran.out + ran.err).find(kNumber) == std::string::npos);
}
