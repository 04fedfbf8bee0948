// Whatever hinders a write: the file that was there is whole, and nothing is left beside it.
#include "temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The program; `most`: no file may grow beyond so many bytes. The exit code, or minus the
/// signal that ended it.
int run(std::vector<std::string> words, ::rlim_t most, const std::string& input,
        const std::string& output) {
  words.insert(words.begin(), ZIZHI_BINARY);
  const auto child = ::fork();
  if (child == 0) {
    const int in = ::open(input.c_str(), O_RDONLY);
    const int out = ::open(output.c_str(), O_WRONLY);
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    const ::rlimit limit{most, most};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::vector<char*> pointers;
    for (auto& word : words)
      pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(ZIZHI_BINARY, pointers.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// A dossier that lacks one answer, with a record and a report in it.
struct Dossier {
  Dossier() {
    fs::copy(fs::path(ZIZHI_SOURCE_DIR) / "examples/ready", folder / "d",
             fs::copy_options::recursive);
    auto text = read(folder / "d/evidence.yaml");
    const auto at = text.find("registered_in:") + 14;
    text.erase(at, text.find('\n', at) - at);
    folder.put("d/evidence.yaml", text);
    folder.put("d/evidence.sha256", "# old\n");
    folder.put("d/report.html", "old");
    folder.put("answers", "CN\nq\n");
  }

  std::string file(const std::string& name) const { return folder / ("d/" + name); }

  zizhi::tests::TemporaryFolder folder;
};

}  // namespace

TEST_CASE("a write for which there is no room leaves what was there", "[cli][terminal]") {
  const struct {
    const char* file;  ///< that is written
    std::vector<std::string> words;
  } rows[] = {
      {"report.html", {"check", "D", "-o", "D/report.html"}},
      {"evidence.yaml", {"fill", "D"}},
      {"evidence.yaml",
       {"init", "--force", "--service", "risk-assessment", "-o", "D/evidence.yaml"}},
      {"evidence.sha256", {"seal", "D"}},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.words.front()) {
      const Dossier dossier;
      auto words = row.words;
      for (auto& word : words) {
        if (word.starts_with('D')) word.replace(0, 1, dossier.folder / "d");
      }
      const auto before = read(dossier.file(row.file));
      const auto names = [&] {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(dossier.folder / "d"))
          found.push_back(entry.path().filename().string());
        std::sort(found.begin(), found.end());
        return found;
      };
      const auto there = names();
      CHECK(run(words, 100, dossier.folder / "answers", "/dev/null") == 2);
      CHECK(read(dossier.file(row.file)) == before);
      CHECK(names() == there);
      // With room it is written.
      CHECK(run(words, RLIM_INFINITY, dossier.folder / "answers", "/dev/null") < 3);
      CHECK(read(dossier.file(row.file)) != before);
      CHECK(names() == there);
    }
  }
}

TEST_CASE("a device that is full is told, and costs the exit code", "[cli][terminal]") {
  const Dossier dossier;
  const auto d = dossier.folder / "d";
  const std::string nothing = "/dev/null";
  CHECK(run({"check", d}, RLIM_INFINITY, nothing, "/dev/full") == 2);
  CHECK(run({"check", d, "-o", "/dev/full"}, RLIM_INFINITY, nothing, nothing) == 2);
  CHECK(run({"seal", d}, RLIM_INFINITY, nothing, "/dev/full") == 2);
  CHECK(run({"fill", d}, RLIM_INFINITY, nothing, "/dev/full") == 2);
  CHECK(run({"init", "--service", "risk-assessment"}, RLIM_INFINITY, nothing, "/dev/full") ==
        2);
}
