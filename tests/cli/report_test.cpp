// `zizhi report` gives from a saved result what `zizhi check` gave at once.
#include "zizhi/report/report.h"

#include "world.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using namespace zizhi;

tests::Ran run(const tests::Stage& stage, const std::string& line) {
  return stage.run(tests::words(line));
}

/// A stage with `result.json`, saved by `check EVIDENCE OPTIONS`.
tests::Stage saved(const std::string& evidence, const std::string& options = {}) {
  tests::Stage stage;
  const auto ran =
      run(stage, "check " + evidence + " --as-of 2026-11-23 -f json=result.json " + options);
  stage.files["result.json"] = ran.wrote.at("result.json");
  return stage;
}

}  // namespace

TEST_CASE("a saved result gives the bytes and the exit code of the run that saved it",
          "[cli][report]") {
  std::string every;
  for (const auto& format : report::formats())
    every += " -f " + std::string(format.name) + "=report." + std::string(format.name);
  for (const auto* const example : {"ready", "gaps", "incomplete", "surveillance"}) {
    const auto evidence = std::string("examples/") + example;
    const auto stage = saved(evidence);
    for (const auto* const locale : {"en", "zh"}) {
      DYNAMIC_SECTION(example << " in " << locale) {
        const auto shape = every + " --lang " + locale;
        const auto at_once = run(stage, "check " + evidence + " --as-of 2026-11-23" + shape);
        const auto later = run(stage, "report result.json" + shape);
        CHECK(later.exit == at_once.exit);
        CHECK(later.err == at_once.err);
        CHECK(later.wrote.size() == report::formats().size());
        CHECK(later.wrote == at_once.wrote);
      }
    }
  }
}

TEST_CASE("the gate of a saved result is that of a run", "[cli][report]") {
  for (const auto* const example : {"gaps", "incomplete"}) {
    const auto evidence = std::string("examples/") + example;
    const auto stage = saved(evidence);
    for (const auto* const gate : {"fail", "missing", "advise", "never"}) {
      DYNAMIC_SECTION(example << " --fail-on " << gate) {
        const auto options = std::string(" --fail-on ") + gate;
        const auto at_once = run(stage, "check " + evidence + " --as-of 2026-11-23" + options);
        const auto later = run(stage, "report result.json" + options);
        CHECK(later.exit == at_once.exit);
        CHECK(later.err == at_once.err);
        CHECK(later.out == at_once.out);
      }
    }
  }
}

TEST_CASE("what was not saved is not shown, and that is said", "[cli][report]") {
  const auto stage = saved("examples/gaps");
  const auto personal = run(stage, "report result.json --show-personal");
  CHECK(personal.exit == 2);
  CHECK(personal.out.empty());
  CHECK_THAT(personal.err, Catch::StartsWith("error[Z0073]: `result.json` was saved with "));
  const auto details = run(stage, "report result.json --details pass --lang zh");
  CHECK(details.exit == 2);
  CHECK(details.out.empty());
  CHECK_THAT(details.err, Catch::Contains("Z0074"));
}

TEST_CASE("what was saved on request is shown on request", "[cli][report]") {
  const auto stage = saved("examples/gaps", "--show-personal --details pass");
  for (const auto* const options :
       {"", "--details pass", "--show-personal", "--show-personal --details pass"}) {
    DYNAMIC_SECTION(options) {
      const auto at_once =
          run(stage, std::string("check examples/gaps --as-of 2026-11-23 ") + options);
      const auto later = run(stage, std::string("report result.json ") + options);
      CHECK(later.exit == at_once.exit);
      CHECK(later.out == at_once.out);
    }
  }
}
