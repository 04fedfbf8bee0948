// `zizhi fill` in a real terminal: a program of its own behind a pseudo-terminal.
#include "temporary_folder.h"

#include <catch2/catch.hpp>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// Whether the system gives pseudo-terminals: a bare root without /dev/pts does not. The test
/// is told as skipped then (SKIP_REGULAR_EXPRESSION in tests/CMakeLists.txt), or fails where it
/// is to have one (ZIZHI_TESTS_NEED_TERMINAL).
bool has_terminals() {
  int terminal = -1;
  int program = -1;
  if (::openpty(&terminal, &program, nullptr, nullptr, nullptr) == 0) {
    ::close(terminal);
    ::close(program);
    return true;
  }
  if (std::getenv("ZIZHI_TESTS_NEED_TERMINAL") != nullptr)
    FAIL("this run needs pseudo-terminals");
  WARN("no pseudo-terminals here (/dev/pts): what a person sees in one is not tested");
  return false;
}

/// The program, with a terminal of 80 columns.
class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& arguments) {
    ::winsize size{};
    size.ws_row = 24;
    size.ws_col = 80;
    child_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    if (child_ == 0) run(arguments);
    REQUIRE(child_ > 0);
  }

  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  ~Terminal() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
    ::close(terminal_);
  }

  /// What is shown until the prompt comes, or until the program ends.
  std::string until_prompt() {
    constexpr int kPatience = 60'000;  // milliseconds
    std::string shown;
    while (!shown.ends_with("  > ")) {
      ::pollfd wait{terminal_, POLLIN, 0};
      REQUIRE(::poll(&wait, 1, kPatience) > 0);
      std::array<char, 4096> piece{};
      const auto count = ::read(terminal_, piece.data(), piece.size());
      if (count <= 0) break;
      shown.append(piece.data(), static_cast<std::size_t>(count));
    }
    return shown;
  }

  std::string answer(const std::string& keys) {
    REQUIRE(::write(terminal_, keys.data(), keys.size()) ==
            static_cast<::ssize_t>(keys.size()));
    return until_prompt();
  }

  /// The exit code, or minus the signal that ended it.
  int end() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  [[noreturn]] static void run(const std::vector<std::string>& arguments) {
    std::vector<std::string> words{ZIZHI_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (auto& word : words)
      pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::string term = "TERM=xterm";
    std::array<char*, 2> variables{term.data(), nullptr};
    ::execve(ZIZHI_BINARY, pointers.data(), variables.data());
    ::_exit(127);
  }

  int terminal_ = -1;
  ::pid_t child_ = -1;
};

/// The dossier that is ready, with other evidence; gone again afterwards.
class Evidence {
 public:
  explicit Evidence(const std::string& text) {
    fs::copy(fs::path(ZIZHI_SOURCE_DIR) / "examples/ready", folder_ / "ready",
             fs::copy_options::recursive);
    folder_.put("ready/evidence.yaml", text);
  }

  std::string path() const { return folder_ / "ready/evidence.yaml"; }

  std::string text() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  zizhi::tests::TemporaryFolder folder_;
};

/// The example that is ready, without a value for `key`.
std::string without(std::string text, const std::string& key) {
  const auto at = text.find("  " + key + ":") + key.size() + 3;
  return text.erase(at, text.find('\n', at) - at);
}

std::string evidence_text() {
  std::ifstream in(fs::path(ZIZHI_SOURCE_DIR) / "examples/ready/evidence.yaml");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  return without(without(text, "registered_in"), "entity_type");
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("fill asks in a terminal, in colour, and writes while it asks", "[cli][terminal]") {
  if (!has_terminals()) return;
  const Evidence evidence(evidence_text());
  Terminal terminal({"fill", evidence.path(), "--as-of", "2026-11-23"});
  const auto first = terminal.until_prompt();
  INFO(first);
  CHECK(holds(first, "\x1b[1m"));
  CHECK(holds(first, "organization.registered_in"));
  CHECK(holds(first, "Country of registration"));
  CHECK(holds(terminal.answer("?\n"), "An independent legal person"));
  CHECK(holds(terminal.answer("CN\n"), "organization.entity_type"));
  auto expected = evidence_text();
  CHECK(evidence.text() == expected.insert(expected.find("registered_in:") + 14, " CN"));
  CHECK(holds(terminal.answer("<\n"), "Now: CN"));
  CHECK(holds(terminal.answer("\n"), "organization.entity_type"));  // Enter keeps it
  CHECK(holds(terminal.answer("12\n"), "the numbers go from 1 to 5"));
  const auto last = terminal.answer("\x04");  // Ctrl-D
  CHECK(holds(last, "answers written: 1; skipped: 0"));
  CHECK(terminal.end() == 1);
}

TEST_CASE("an interrupted fill has lost nothing, and goes on where it stopped",
          "[cli][terminal]") {
  if (!has_terminals()) return;
  const Evidence evidence(evidence_text());
  {
    Terminal terminal({"fill", evidence.path(), "--as-of", "2026-11-23", "--lang", "zh"});
    CHECK(holds(terminal.until_prompt(), "注册国家"));
    CHECK(holds(terminal.answer("CN\n"), "组织类型"));
    terminal.answer("\x03");  // Ctrl-C
    CHECK(terminal.end() == -SIGINT);
  }
  CHECK(holds(evidence.text(), "registered_in: CN\n"));
  Terminal terminal({"fill", evidence.path(), "--as-of", "2026-11-23", "--color", "never"});
  const auto first = terminal.until_prompt();
  CHECK(holds(first, "organization.entity_type"));
  CHECK_FALSE(holds(first, "\x1b["));
  terminal.answer("q\n");
  CHECK(terminal.end() == 1);
}
