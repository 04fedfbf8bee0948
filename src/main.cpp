// The real world for zizhi::cli::run: the disk, the standard streams, the clock, the terminal.
#include "zizhi/cli/run.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

namespace {

namespace base = zizhi::base;
namespace cli = zizhi::cli;
namespace source = zizhi::source;

/// Standard input piece by piece, to its end or until `piece` says false.
base::Result<void, source::FileError> stream_input(
    const std::function<bool(std::string_view)>& piece) {
  std::vector<char> buffer(65536);
  while (true) {
    const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return base::failure(errno == EISDIR ? source::FileError::is_directory
                                           : source::FileError::io);
    }
    if (count == 0 || !piece({buffer.data(), static_cast<std::size_t>(count)})) return {};
  }
}

/// All of standard input, at most `limit` bytes.
base::Result<std::string, source::FileError> read_input(std::uint64_t limit) {
  std::string text;
  const auto read = stream_input([&](std::string_view piece) {
    text += piece;
    return text.size() <= limit;
  });
  if (!read) return base::failure(read.error());
  if (text.size() > limit) return base::failure(source::FileError::too_large);
  return text;
}

/// The next line of standard input, without its end. What is beyond 1 MiB of it is dropped.
std::optional<std::string> read_line() {
  constexpr std::size_t kMost = std::size_t{1} << 20U;
  static std::string ahead;  // read, and behind the last line
  std::string line;
  bool any = false;
  while (true) {
    const auto end = ahead.find('\n');
    any = any || !ahead.empty();
    line += std::string_view(ahead).substr(0, end).substr(0, kMost - line.size());
    ahead.erase(0, end == std::string::npos ? end : end + 1);
    if (end != std::string::npos) break;
    const bool more = stream_input([](std::string_view piece) {
                        ahead = piece;
                        return false;
                      }).has_value();
    if (!more || ahead.empty()) {
      if (!any) return std::nullopt;
      break;
    }
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

/// Writes all of `text`. A reader that went away (`| head`) has had what it wanted.
cli::Wrote write_all(int stream, std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(stream, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EPIPE ? cli::Wrote::reader_gone : cli::Wrote::refused;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return cli::Wrote::all;
}

std::optional<std::string> variable(std::string_view name) {
  // Nothing here changes the environment, and there is one thread.
  const auto* const value =
      std::getenv(std::string(name).c_str());  // NOLINT(concurrency-mt-unsafe)
  if (value == nullptr) return std::nullopt;
  return std::string(value);
}

/// Today where the user is: the calendar on the wall, by TZ.
base::Date today() {
  const auto now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return base::Date::of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday)
      .value_or(base::Date());
}

std::size_t width() {
  if (const auto columns = variable("COLUMNS")) {
    std::size_t cells = 0;
    const auto* const end = columns->data() + columns->size();
    if (std::from_chars(columns->data(), end, cells).ptr == end && cells > 0) return cells;
  }
  ::winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an answer of write(), not the end
  std::signal(SIGXFSZ, SIG_IGN);  // nor is a file that may not grow
  source::Disk disk;
  cli::World world{.files = disk,
                   .read_input = read_input,
                   .stream_input = stream_input,
                   .read_line = read_line,
                   .out = [](std::string_view text) { return write_all(STDOUT_FILENO, text); },
                   .err = [](std::string_view text) { write_all(STDERR_FILENO, text); },
                   .variables = variable,
                   .today = today,
                   .terminal = {.in_is_terminal = ::isatty(STDIN_FILENO) == 1,
                                .out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                                .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                                .width = width()}};
  const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
  return static_cast<int>(cli::run(arguments, world));
}
