// `zizhi seal` on a real disk, against the real `sha256sum`.
#include "temporary_folder.h"

#include "zizhi/cli/run.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

namespace {

namespace fs = std::filesystem;
using namespace zizhi;

int run(const std::vector<std::string>& arguments, std::string& said) {
  source::Disk disk;
  cli::World world{
      .files = disk,
      .read_input = [](std::uint64_t) -> base::Result<std::string, source::FileError> {
        return std::string();
      },
      .stream_input = [](const std::function<bool(std::string_view)>&)
          -> base::Result<void, source::FileError> { return {}; },
      .read_line = []() -> std::optional<std::string> { return std::nullopt; },
      .out =
          [&said](std::string_view text) {
            said += text;
            return cli::Wrote::all;
          },
      .err = [&said](std::string_view text) { said += text; },
      .variables = [](std::string_view) -> std::optional<std::string> { return std::nullopt; },
      .today = [] { return *base::Date::of(2026, 11, 23); },
      .terminal = {}};
  return static_cast<int>(cli::run(arguments, world));
}

// What sha256sum says of the record, in the dossier's folder.
int sha256sum(const tests::TemporaryFolder& folder) {
  const auto status = std::system(
      ("cd '" + (folder / "") + "' && sha256sum -c --quiet evidence.sha256 >/dev/null 2>&1")
          .c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

const char* const kEvidence = R"(
application: {services: [risk-assessment]}
organization: {licence_file: "licence 一.pdf"}
document_register: "line\nfeed"
finance:
  policy: {file: ./d//policy.pdf}
  years: [{file: d/return.pdf}]
)";

TEST_CASE("what zizhi seals sha256sum verifies, and both see every change", "[cli][seal]") {
  const tests::TemporaryFolder folder;
  folder.put("evidence.yaml", kEvidence);
  folder.put("licence 一.pdf", "licence");
  folder.put("line\nfeed", "register");
  folder.put("d/policy.pdf", "policy");
  folder.put("d/return.pdf", "return");
  std::string said;
  REQUIRE(run({"seal", folder / ""}, said) == 0);
  INFO(said);
  CHECK(sha256sum(folder) == 0);
  CHECK(run({"seal", folder / "", "--verify"}, said) == 0);
  CHECK(run({"check", folder / "", "-q"}, said) == 1);  // nothing is wrong with the files

  SECTION("a changed file") {
    folder.put("line\nfeed", "another");
    CHECK(sha256sum(folder) == 1);
    CHECK(run({"seal", folder / "", "--verify"}, said) == 1);
    CHECK(run({"check", folder / "", "-q"}, said) == 2);
  }
  SECTION("changed evidence") {
    folder.put("evidence.yaml", std::string(kEvidence) + "# a remark\n");
    CHECK(sha256sum(folder) == 1);
    CHECK(run({"seal", folder / "", "--verify"}, said) == 1);
    CHECK(run({"check", folder / "", "-q"}, said) == 2);
    CHECK(run({"seal", folder / ""}, said) == 0);
    CHECK(sha256sum(folder) == 0);
  }
  SECTION("a missing file") {
    fs::remove(folder / "d/policy.pdf");
    CHECK(sha256sum(folder) == 1);
    CHECK(run({"seal", folder / "", "--verify"}, said) == 1);
    CHECK(run({"check", folder / "", "-q"}, said) == 2);
  }
}

TEST_CASE("a link out of the dossier is neither read, sealed nor written over", "[cli][seal]") {
  const tests::TemporaryFolder folder;
  folder.put("precious", "keep this");
  folder.put("dossier/evidence.yaml",
             "application: {services: [risk-assessment]}\ndocument_register: out\n");
  fs::create_symlink("../precious", folder / "dossier/evidence.sha256");
  std::string said;
  fs::create_symlink("../precious", folder / "dossier/out");
  CHECK(run({"seal", folder / "dossier"}, said) == 2);
  CHECK(run({"seal", folder / "dossier", "--verify"}, said) == 2);
  CHECK(run({"check", folder / "dossier", "-q"}, said) == 2);
  CHECK(said.find("Z3031") != std::string::npos);
  CHECK(said.find("keep this") == std::string::npos);
  source::Disk disk;
  CHECK(*disk.read(folder / "precious", 99) == "keep this");
  CHECK(fs::is_symlink(folder / "dossier/evidence.sha256"));
}

}  // namespace
