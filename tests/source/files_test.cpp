#include "zizhi/source/files.h"

#include "temporary_folder.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zizhi::source {
namespace {

namespace fs = std::filesystem;
using Folder = tests::TemporaryFolder;

std::string streamed(FileSystem& files, const std::string& path) {
  std::string text;
  const auto done = files.stream(path, [&text](std::string_view piece) { text += piece; });
  return done ? text : "failed";
}

// What the disk and the memory must both do with the same files.
void check_reading(FileSystem& files,
                   const std::function<std::string(const std::string&)>& at) {
  CHECK(files.info(at("a.txt"))->kind == FileKind::regular);
  CHECK(files.info(at("a.txt"))->size == 5);
  CHECK(files.info(at("d"))->kind == FileKind::directory);
  CHECK(files.info(at("none")).error() == FileError::not_found);
  CHECK(files.info("").error() == FileError::not_found);

  CHECK(*files.read(at("a.txt"), 5) == "hello");
  CHECK(files.read(at("a.txt"), 4).error() == FileError::too_large);
  CHECK(files.read(at("d"), 9).error() == FileError::is_directory);
  CHECK(files.read(at("none"), 9).error() == FileError::not_found);
  CHECK(files.read(at("a.txt/x"), 9).error() == FileError::not_found);
  CHECK(files.read("", 9).error() == FileError::not_found);
  CHECK(*files.read(at("d/empty"), 0) == "");
  for (const auto* const spelling : {"./a.txt", "d/../a.txt", "d//e/../../a.txt", ".//./a.txt"})
    CHECK(*files.read(at(spelling), 5) == "hello");

  CHECK(streamed(files, at("d/large")) == std::string(200'000, 'x'));
  CHECK(files.stream(at("d"), [](std::string_view) {}).error() == FileError::is_directory);
  CHECK(files.stream(at("none"), [](std::string_view) {}).error() == FileError::not_found);

  CHECK(*files.list(at("d")) == std::vector<std::string>{"B", "e", "empty", "large", "单"});
  CHECK(files.list(at("none")).error() == FileError::not_found);
  CHECK(files.list(at("a.txt")).error() == FileError::not_found);

  CHECK(*files.resolve(at("d/e/../../a.txt")) == *files.resolve(at("a.txt")));
  CHECK(files.resolve(at("none")).error() == FileError::not_found);
}

void check_writing(FileSystem& files,
                   const std::function<std::string(const std::string&)>& at) {
  REQUIRE(files.write(at("new/deep/f"), "one"));
  CHECK(*files.read(at("new/deep/f"), 9) == "one");
  REQUIRE(files.write(at("new/deep/f"), "two"));
  CHECK(*files.read(at("new/deep/f"), 9) == "two");
  REQUIRE(files.write(at("new/deep/f"), ""));
  CHECK(*files.read(at("new/deep/f"), 9) == "");
  CHECK(*files.list(at("new/deep")) == std::vector<std::string>{"f"});
  CHECK(files.write(at("new"), "x").error() == FileError::is_directory);
  CHECK(files.write("", "x").error() == FileError::not_found);
}

TEST_CASE("the disk and the memory answer alike", "[source][files]") {
  const std::map<std::string, std::string> texts{
      {"a.txt", "hello"}, {"d/e/f", "x"}, {"d/B", ""},
      {"d/empty", ""},    {"d/单", ""},   {"d/large", std::string(200'000, 'x')}};
  SECTION("disk") {
    const Folder folder;
    for (const auto& [name, text] : texts) {
      folder.put(name, text);
    }
    Disk disk;
    const auto at = [&folder](const std::string& name) { return folder / name; };
    check_reading(disk, at);
    check_writing(disk, at);
  }
  SECTION("memory") {
    Memory memory;
    memory.files = texts;
    check_reading(memory, [](const std::string& name) { return name; });
    check_reading(memory, [](const std::string& name) { return "./" + name; });
    check_reading(memory, [](const std::string& name) { return "/" + name; });
    check_writing(memory, [](const std::string& name) { return name; });
  }
}

TEST_CASE("a failure in memory meets every access", "[source][files]") {
  Memory memory;
  memory.files["a"] = "x";
  memory.failures["a"] = FileError::io;
  CHECK(memory.info("a").error() == FileError::io);
  CHECK(memory.read("./a", 9).error() == FileError::io);
  CHECK(memory.stream("a", [](std::string_view) {}).error() == FileError::io);
  CHECK(memory.resolve("a").error() == FileError::io);
  CHECK(memory.write("a", "y").error() == FileError::io);
  CHECK(memory.files["a"] == "x");
}

TEST_CASE("the memory's root is a folder even when it is empty", "[source][files]") {
  Memory memory;
  CHECK(memory.list(".")->empty());
  CHECK(memory.info("/")->kind == FileKind::directory);
}

TEST_CASE("what is no file is not waited for", "[source][files][disk]") {
  const Folder folder;
  const auto pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  Disk disk;
  CHECK(disk.info(pipe)->kind == FileKind::other);
  CHECK(disk.read(pipe, 9).error() == FileError::not_regular);
  CHECK(disk.write(pipe, "x").error() == FileError::not_regular);
  CHECK(disk.read("/dev/null", 9).error() == FileError::not_regular);
}

TEST_CASE("a file that grows while it is read is not what it was", "[source][files][disk]") {
  const Folder folder;
  const auto path = folder.put("f", std::string(100'000, 'x'));
  Disk disk;
  std::size_t got = 0;
  const auto done = disk.stream(path, [&](std::string_view piece) {
    got += piece.size();
    std::ofstream(path, std::ios::binary | std::ios::app) << std::string(100'000, 'y');
  });
  CHECK(done.error() == FileError::changed);
  CHECK(got <= 100'000);
}

TEST_CASE("links in memory lead as on the disk", "[source][files]") {
  Memory memory;
  memory.files = {{"d/a", "x"}, {"b", "y"}};
  memory.links = {{"d/up", "../b"}, {"e", "d"}, {"round", "round"}, {"lost", "none"}};
  CHECK(*memory.resolve("d/up") == "/b");
  CHECK(*memory.read("e/up", 9) == "y");
  CHECK(*memory.resolve("e/a") == "/d/a");
  CHECK(memory.info("round").error() == FileError::io);
  CHECK(memory.info("lost").error() == FileError::not_found);
  CHECK(*memory.list("e") == std::vector<std::string>{"a", "up"});
}

TEST_CASE("a path with a NUL is no path", "[source][files][disk]") {
  const Folder folder;
  const auto path = folder.put("a", "x") + std::string("\0b", 2);
  Disk disk;
  CHECK(disk.info(path).error() == FileError::not_found);
  CHECK(disk.read(path, 9).error() == FileError::not_found);
  CHECK(disk.list(path).error() == FileError::not_found);
  CHECK(disk.resolve(path).error() == FileError::not_found);
  CHECK(disk.write(path, "y").error() == FileError::not_found);
}

TEST_CASE("a write that fails changes nothing and leaves nothing", "[source][files][disk]") {
  const Folder folder;
  folder.put("f", "x");
  Disk disk;
  CHECK(disk.write(folder / "f/g", "y").error() == FileError::not_found);
  if (::geteuid() != 0) {
    fs::permissions(folder / "", fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(disk.write(folder / "f", "y").error() == FileError::denied);
    fs::permissions(folder / "", fs::perms::owner_all);
  }
  CHECK(*disk.read(folder / "f", 9) == "x");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a signal that comes while a file is written leaves nothing beside it",
          "[source][files][disk]") {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    DYNAMIC_SECTION(number) {
      constexpr std::size_t kSize = std::size_t{16} << 20U;
      const Folder folder;
      const auto path = folder.put("report", "old");
      const auto child = ::fork();
      if (child == 0) {
        ::signal(number, SIG_DFL);
        Disk disk;
        const auto written = disk.write(path, std::string(kSize, 'x'));
        ::_exit(written ? 0 : 1);
      }
      int status = 0;
      bool ended = false;
      while (!ended && folder.entries() < 2)
        ended = ::waitpid(child, &status, WNOHANG) == child;
      REQUIRE_FALSE(ended);
      ::kill(child, number);
      ::waitpid(child, &status, 0);
      CHECK(WIFSIGNALED(status));
      CHECK(folder.entries() == 1);
      CHECK(fs::file_size(path) == kSize);
    }
  }
}

TEST_CASE("a write keeps the permissions and the link it finds", "[source][files][disk]") {
  const Folder folder;
  const auto file = folder.put("real", "x");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real", folder / "link");
  Disk disk;
  REQUIRE(disk.write(folder / "link", "y"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(*disk.read(file, 9) == "y");
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(folder.entries() == 2);
  CHECK(*disk.resolve(folder / "link") == *disk.resolve(file));
}

TEST_CASE("a file of a long name can be written", "[source][files][disk]") {
  const Folder folder;
  Disk disk;
  CHECK(disk.write(folder / std::string(255, 'n'), "x"));
  CHECK(disk.write(folder / std::string(256, 'n'), "x").error() == FileError::not_found);
}

}  // namespace
}  // namespace zizhi::source
