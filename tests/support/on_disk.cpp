#include "on_disk.h"

#include "zizhi/cli/run.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace zizhi::tests {

int run_on_disk(const std::vector<std::string>& arguments, std::string& said) {
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

}  // namespace zizhi::tests
