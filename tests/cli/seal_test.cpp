// `zizhi seal` on a real disk, against the real `sha256sum`.
#include "on_disk.h"
#include "temporary_folder.h"

#include "zizhi/source/files.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

namespace {

namespace fs = std::filesystem;
using namespace zizhi;
using tests::run_on_disk;

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
  REQUIRE(run_on_disk({"seal", folder / ""}, said) == 0);
  INFO(said);
  CHECK(sha256sum(folder) == 0);
  CHECK(run_on_disk({"seal", folder / "", "--verify"}, said) == 0);
  CHECK(run_on_disk({"check", folder / "", "-q"}, said) ==
        1);  // nothing is wrong with the files

  SECTION("a changed file") {
    folder.put("line\nfeed", "another");
    CHECK(sha256sum(folder) == 1);
    CHECK(run_on_disk({"seal", folder / "", "--verify"}, said) == 1);
    CHECK(run_on_disk({"check", folder / "", "-q"}, said) == 2);
  }
  SECTION("changed evidence") {
    folder.put("evidence.yaml", std::string(kEvidence) + "# a remark\n");
    CHECK(sha256sum(folder) == 1);
    CHECK(run_on_disk({"seal", folder / "", "--verify"}, said) == 1);
    CHECK(run_on_disk({"check", folder / "", "-q"}, said) == 2);
    CHECK(run_on_disk({"seal", folder / ""}, said) == 0);
    CHECK(sha256sum(folder) == 0);
  }
  SECTION("a missing file") {
    fs::remove(folder / "d/policy.pdf");
    CHECK(sha256sum(folder) == 1);
    CHECK(run_on_disk({"seal", folder / "", "--verify"}, said) == 1);
    CHECK(run_on_disk({"check", folder / "", "-q"}, said) == 2);
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
  CHECK(run_on_disk({"seal", folder / "dossier"}, said) == 2);
  CHECK(run_on_disk({"seal", folder / "dossier", "--verify"}, said) == 2);
  CHECK(run_on_disk({"check", folder / "dossier", "-q"}, said) == 2);
  CHECK(said.find("Z3031") != std::string::npos);
  CHECK(said.find("keep this") == std::string::npos);
  source::Disk disk;
  CHECK(*disk.read(folder / "precious", 99) == "keep this");
  CHECK(fs::is_symlink(folder / "dossier/evidence.sha256"));
}

}  // namespace
