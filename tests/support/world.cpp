#include "world.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace zizhi::tests {
namespace {

std::map<std::string, std::string> read_examples() {
  namespace fs = std::filesystem;
  std::map<std::string, std::string> files;
  const fs::path top(ZIZHI_SOURCE_DIR);
  if (!fs::exists(top / "examples")) return files;
  for (const auto& entry : fs::recursive_directory_iterator(top / "examples")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(top).generic_string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
  return files;
}

const std::map<std::string, std::string>& examples() {
  static const auto files = read_examples();
  return files;
}

}  // namespace

Ran Stage::run(const std::vector<std::string>& arguments) const {
  source::Memory memory;
  memory.files = examples();
  for (const auto& [path, text] : files)
    memory.files[path] = text;
  memory.links = links;
  memory.failures = failures;
  const auto before = memory.files;
  Ran ran;
  cli::World world{
      .files = memory,
      .read_input =
          [this](std::uint64_t limit) -> base::Result<std::string, source::FileError> {
        if (input.size() > limit) return base::failure(source::FileError::too_large);
        return input;
      },
      // In small pieces, as a pipe may give it.
      .stream_input = [this](const std::function<bool(std::string_view)>& piece)
          -> base::Result<void, source::FileError> {
        constexpr std::size_t kPiece = 100;
        for (std::size_t at = 0; at < input.size(); at += kPiece) {
          if (!piece(std::string_view(input).substr(at, kPiece))) break;
        }
        return {};
      },
      .read_line = [this, &memory, at = std::size_t{0},
                    number = std::size_t{0}]() mutable -> std::optional<std::string> {
        if (const auto other = meanwhile.find(number++); other != meanwhile.end())
          other->second(memory);
        if (at >= input.size()) return std::nullopt;
        const auto end = std::min(input.find('\n', at), input.size());
        const auto line = input.substr(at, end - at);
        at = end + 1;
        return line;
      },
      .out =
          [&](std::string_view text) {
            if (out_is_full) return cli::Wrote::refused;
            ran.out += text;
            return cli::Wrote::all;
          },
      .err = [&](std::string_view text) { ran.err += text; },
      .variables = [this](std::string_view name) -> std::optional<std::string> {
        const auto found = variables.find(std::string(name));
        if (found == variables.end()) return std::nullopt;
        return found->second;
      },
      .today = [] { return *base::Date::of(2026, 11, 23); },
      .terminal = {.in_is_terminal = terminal,
                   .out_is_terminal = terminal,
                   .err_is_terminal = terminal,
                   .width = width}};
  ran.exit = static_cast<int>(cli::run(arguments, world));
  for (const auto& [path, text] : memory.files) {
    const auto old = before.find(path);
    if (old == before.end() || old->second != text) ran.wrote[path] = text;
  }
  return ran;
}

std::string project_file(const std::string& path) {
  return examples().at(path);
}

std::vector<std::string> words(std::string_view line) {
  std::vector<std::string> found;
  std::string word;
  bool open = false;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word += c;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      open = true;
    } else if (c == ' ') {
      if (open) found.push_back(std::move(word));
      word.clear();
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (open) found.push_back(std::move(word));
  return found;
}

}  // namespace zizhi::tests
