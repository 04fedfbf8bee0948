// What a hostile folder may hold, on a real disk.
#include "zizhi/dossier/folder.h"

#include "temporary_folder.h"

#include "zizhi/base/digest.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace zizhi::dossier {
namespace {

namespace fs = std::filesystem;

// Counts what is opened: nothing outside, nothing that is no file.
class Watched final : public source::FileSystem {
 public:
  std::vector<std::string> opened;

  base::Result<source::FileInfo, source::FileError> info(const std::string& path) override {
    return disk_.info(path);
  }

  base::Result<std::string, source::FileError> read(const std::string& path,
                                                    std::uint64_t limit) override {
    opened.push_back(path);
    return disk_.read(path, limit);
  }

  base::Result<void, source::FileError> stream(
      const std::string& path, const std::function<void(std::string_view)>& piece) override {
    opened.push_back(path);
    return disk_.stream(path, piece);
  }

  base::Result<std::vector<std::string>, source::FileError> list(
      const std::string& path) override {
    return disk_.list(path);
  }

  base::Result<std::string, source::FileError> resolve(const std::string& path) override {
    return disk_.resolve(path);
  }

  base::Result<void, source::FileError> write(const std::string& path,
                                              std::string_view text) override {
    return disk_.write(path, text);
  }

 private:
  source::Disk disk_;
};

TEST_CASE("a path never leads out of the dossier, and only files are opened",
          "[dossier][folder]") {
  const tests::TemporaryFolder temporary;
  temporary.put("outside.txt", "secret");
  temporary.put("dossier-2/a.txt", "a neighbour whose name begins alike");
  temporary.put("dossier/a.txt", "hello");
  temporary.put("dossier/empty", "");
  temporary.put("dossier/d/b.txt", "b");
  const auto link = [&](const std::string& to, const std::string& name) {
    fs::create_symlink(to, temporary / ("dossier/" + name));
  };
  link("../outside.txt", "out");
  link("..", "up");
  link("/dev/zero", "zero");
  link("round", "round");
  link("a.txt", "within");
  link("d", "folder");
  link("none", "lost");
  REQUIRE(::mkfifo((temporary / "dossier/pipe").c_str(), 0600) == 0);

  const struct {
    const char* path;
    Fault fault;
  } rows[] = {
      {"a.txt", Fault::none},
      {"within", Fault::none},
      {"folder/b.txt", Fault::none},
      {"empty", Fault::empty},
      {"none.txt", Fault::absent},
      {"lost", Fault::absent},
      {"a.txt/b", Fault::absent},
      {"d", Fault::directory},
      {"folder", Fault::directory},
      {"", Fault::outside},
      {"..", Fault::outside},
      {"../outside.txt", Fault::outside},
      {"d/../../outside.txt", Fault::outside},
      {"/etc/passwd", Fault::outside},
      {"out", Fault::outside},
      {"up/outside.txt", Fault::outside},
      {"up/dossier-2/a.txt", Fault::outside},
      {"zero", Fault::outside},
      {"pipe", Fault::not_regular},
      {"round", Fault::unreadable},
  };

  Watched files;
  Folder folder(files, temporary / "dossier");
  for (const auto& row : rows) {
    INFO(row.path);
    CHECK(folder.look(row.path).fault == row.fault);
    CHECK(folder.look(row.path).sha256.empty() ==
          (row.fault != Fault::none && row.fault != Fault::empty));
  }
  CHECK(folder.look("a.txt").sha256 == base::sha256_hex("hello"));
  CHECK(folder.look("within").place == folder.look("a.txt").place);
  const auto inside = fs::canonical(temporary / "dossier").string();
  CHECK(files.opened ==
        std::vector<std::string>{inside + "/a.txt", inside + "/d/b.txt", inside + "/empty"});
}

TEST_CASE("a file that may not be read is not readable", "[dossier][folder]") {
  source::Memory memory;
  memory.files = {{"dossier/a", "x"}, {"dossier/b", "x"}};
  memory.failures = {{"dossier/a", source::FileError::denied},
                     {"dossier/b", source::FileError::changed}};
  Folder folder(memory, "dossier");
  CHECK(folder.look("a").fault == Fault::unreadable);
  CHECK(folder.look("b").fault == Fault::unreadable);
}

TEST_CASE("a listing leaves out what is hidden, linked, or another dossier",
          "[dossier][folder]") {
  const tests::TemporaryFolder temporary;
  for (const auto* const name : {"b", "a/x", "a/y/z", ".hidden", ".git/config",
                                 "client/evidence.yml", "client/file", "名.txt"})
    temporary.put(name, "x");
  fs::create_symlink(".", temporary / "a/circle");
  fs::create_symlink("../b", temporary / "a/link");
  source::Disk disk;
  Folder folder(disk, temporary / "");
  CHECK(folder.listing().files ==
        std::vector<std::string>{"a/link", "a/x", "a/y/z", "b", "名.txt"});
  CHECK(folder.listing().complete);
}

TEST_CASE("a listing has an end", "[dossier][folder]") {
  source::Memory memory;
  for (std::size_t i = 0; i <= kMostEntries; ++i)
    memory.files.emplace("f" + std::to_string(i), "");
  Folder folder(memory, ".");
  CHECK(folder.listing().files.size() == kMostEntries);
  CHECK_FALSE(folder.listing().complete);
}

TEST_CASE("names that a person takes for one another are found", "[dossier][folder]") {
  source::Memory memory;
  memory.files = {{"People/NDA.pdf", "x"},
                  {"caf\u00e9.pdf", "x"},
                  {"\uff11\uff12.pdf", "x"}};  // full-width digits
  Folder folder(memory, ".");
  CHECK(folder.alike("people/nda.PDF") == "People/NDA.pdf");
  CHECK(folder.alike("cafe\u0301.pdf") == "caf\u00e9.pdf");
  CHECK(folder.alike("12.pdf") == "\uff11\uff12.pdf");
  CHECK_FALSE(folder.alike("people/nda2.pdf"));
}

}  // namespace
}  // namespace zizhi::dossier
