// Where reports go: never onto what was read, nor onto each other.
#include "temporary_folder.h"
#include "witness.h"
#include "world.h"

#include "zizhi/rulebook/rulebook.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace {

using namespace zizhi;

constexpr const char* kOverlay = R"(zizhi: 1
extends: ccrc-isv
id: own
version: 1.0.0
title: {en: Own, zh: 本机构}
parameters:
  min_projects: {value: 2}
)";

/// A dossier that reads a file of every kind.
tests::Stage stage() {
  tests::Stage made;
  made.files["d/evidence.yaml"] =
      "include: [more.yaml]\napplication: {services: [risk-assessment]}\n";
  made.files["d/more.yaml"] = "organization: {name: A, licence_file: a.pdf}\n";
  made.files["d/a.pdf"] = "text\n";
  made.files["d/evidence.sha256"] =
      "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865  b.pdf\n";
  made.files["own.yaml"] = kOverlay;
  made.files["book.yaml"] = std::string(rulebook::embedded().front().text);
  made.links["link.yaml"] = "d/evidence.yaml";
  made.links["folder"] = "d";
  return made;
}

}  // namespace

TEST_CASE("no report is written over what was read", "[cli][outputs]") {
  for (const auto* const path :
       {"d/evidence.yaml", "./d//evidence.yaml", "d/more.yaml", "d/a.pdf", "d/evidence.sha256",
        "own.yaml", "book.yaml", "link.yaml", "folder/evidence.yaml", "/d/evidence.yaml"}) {
    for (const auto* const option : {"-f text=", "-f json=", "-o "}) {
      DYNAMIC_SECTION(option << path) {
        const auto ran = stage().run(
            tests::words("check d --as-of 2026-11-23 --rulebook book.yaml --overlay own.yaml " +
                         std::string(option) + path));
        CHECK(ran.exit == 2);
        CHECK(ran.err.find("Z0081") != std::string::npos);
        CHECK(ran.wrote.empty());
        CHECK(ran.out.empty());
      }
    }
  }
}

TEST_CASE("a saved result is not written over by its own report", "[cli][outputs]") {
  auto made = stage();
  made.files["r.json"] = made.run(tests::words("check d --as-of 2026-11-23 -f json")).out;
  const auto ran = made.run(tests::words("report r.json -o ./r.json"));
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("Z0081") != std::string::npos);
  CHECK(ran.wrote.empty());
}

TEST_CASE("two reports do not share a file, whatever its names", "[cli][outputs]") {
  auto made = stage();
  made.files["out/a"] = "old";
  made.links["b"] = "out/a";
  for (const auto* const pair : {"-f text=a -f json=./a", "-f text=out/a -f json=b",
                                 "-f text=new/x -f json=new/../new/x"}) {
    DYNAMIC_SECTION(pair) {
      const auto ran =
          made.run(tests::words("check d --as-of 2026-11-23 " + std::string(pair)));
      CHECK(ran.exit == 2);
      CHECK(ran.err.find("Z0035") != std::string::npos);
      CHECK(ran.wrote.empty());
    }
  }
}

TEST_CASE("a dossier that cannot be assessed stays in the reports of several",
          "[cli][outputs]") {
  auto made = stage();
  made.files["broken\x1b[31m.yaml"] = "application: [\n";
  for (const auto* const format : {"text", "ndjson", "csv", "junit", "sarif", "github"}) {
    DYNAMIC_SECTION(format) {
      const auto ran = made.run(
          {"check", "d", "broken\x1b[31m.yaml", "--as-of", "2026-11-23", "-f", format});
      CHECK(ran.exit == 2);
      CHECK(ran.out.find("broken") != std::string::npos);
      CHECK(ran.out.find("Z1010") != std::string::npos);
      CHECK(ran.out.find('\x1b') == std::string::npos);
    }
  }
}

TEST_CASE("where nothing was assessed, files tell why and standard output is silent",
          "[cli][outputs]") {
  tests::Stage made;
  made.files["broken.yaml"] = "application: [\n";
  for (const auto* const format : {"text", "json", "ndjson", "html", "markdown", "form", "csv",
                                   "junit", "sarif", "github", "tap"}) {
    DYNAMIC_SECTION(format) {
      const auto silent = made.run({"check", "broken.yaml", "-f", format});
      CHECK(silent.exit == 2);
      CHECK(silent.out.empty());
      const auto told = made.run({"check", "broken.yaml", "-f", std::string(format) + "=out"});
      CHECK(told.exit == 2);
      REQUIRE(told.wrote.contains("out"));
      CHECK(told.wrote.at("out").find("broken.yaml") != std::string::npos);
      CHECK(told.wrote.at("out").find("Z1010") != std::string::npos);
    }
  }
}

TEST_CASE("a saved result of what was not assessed is read, and is no better",
          "[cli][outputs]") {
  tests::Stage made;
  made.files["broken.yaml"] = "application: [\n";
  made.files["r.json"] = made.run({"check", "broken.yaml", "-o", "r.json"}).wrote.at("r.json");
  const auto ran = made.run({"report", "r.json", "--fail-on", "never"});
  CHECK(ran.exit == 2);
  CHECK(ran.out.find("NOT ASSESSED") != std::string::npos);
}

TEST_CASE("a file is known by each of its names", "[cli][outputs]") {
  const tests::TemporaryFolder folder;
  const auto path = folder.put("a/evidence.yaml", "x: 1\n");
  std::filesystem::create_symlink(path, folder / "soft.yaml");
  std::filesystem::create_directory_symlink(folder / "a", folder / "b");
  const auto other = folder.put("other.yaml", "x: 1\n");
  source::Disk disk;
  cli::Witness files(disk);
  REQUIRE(files.read(path, 100));
  for (const auto* const name :
       {"a/evidence.yaml", "a/../a/evidence.yaml", "soft.yaml", "b/evidence.yaml"}) {
    INFO(name);
    CHECK(files.has_read(folder / name));
    CHECK_FALSE(files.has_written(folder / name));
  }
  CHECK_FALSE(files.has_read(other));
  CHECK(files.is_one(folder / "new/x", folder / "new/./x"));
  CHECK(files.is_one(folder / "b/new", folder / "a/new"));
  CHECK_FALSE(files.is_one(folder / "new/x", folder / "new/y"));
  REQUIRE(files.write(folder / "b/new", "text"));
  CHECK(files.has_written(folder / "a/new"));
}
