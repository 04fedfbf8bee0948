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
  text += std::string("x-note: ") + kNumber + "\nid_no: " + kNumber + "\n";
  return text;
}

}  // namespace

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
