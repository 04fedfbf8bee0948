// tests/golden/*/*.case: one file, one story: the command line, the files, and everything that
// the program then said, wrote and returned. The first line is a sentence that is true. With
// the variable ZIZHI_UPDATE_GOLDEN the files are written anew: read the difference before you
// commit it.
#include "world.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;
using namespace zizhi;

/// `--- name argument`, and the lines below it.
struct Part {
  std::string name;
  std::string argument;
  std::string text;
};

std::vector<Part> parse(const std::string& text) {
  std::vector<Part> parts{{"story", "", ""}};
  std::size_t from = 0;
  while (from < text.size()) {
    const auto end = std::min(text.find('\n', from), text.size());
    const auto line = text.substr(from, end - from);
    from = end + 1;
    if (line.starts_with("--- ")) {
      const auto space = line.find(' ', 4);
      parts.push_back({line.substr(4, space - 4),
                       space == std::string::npos ? "" : line.substr(space + 1), ""});
    } else {
      parts.back().text += line + "\n";
    }
  }
  return parts;
}

std::string chomp(std::string text) {
  while (text.ends_with('\n'))
    text.pop_back();
  return text;
}

/// A last line without its end is marked, so that nothing is lost in the file.
std::string whole_lines(const std::string& text) {
  return text.empty() || text.ends_with('\n') ? text : text + "\\ no newline at the end\n";
}

std::string expectation(const tests::Ran& ran) {
  auto text = "--- exit\n" + std::to_string(ran.exit) + "\n";
  if (!ran.out.empty()) text += "--- out\n" + whole_lines(ran.out);
  if (!ran.err.empty()) text += "--- err\n" + whole_lines(ran.err);
  for (const auto& [path, content] : ran.wrote)
    text += "--- wrote " + path + "\n" + whole_lines(content);
  return text;
}

/// The case as it would read if this run were right.
std::string play(const std::string& text) {
  tests::Stage stage;
  std::vector<std::string> arguments;
  std::string kept;
  for (const auto& part : parse(text)) {
    if (part.name == "exit" || part.name == "out" || part.name == "err" || part.name == "wrote")
      continue;
    if (part.name == "args") arguments = tests::words(chomp(part.text));
    if (part.name == "file") stage.files[part.argument] = part.text;
    if (part.name == "link") stage.links[part.argument] = chomp(part.text);
    if (part.name == "pipe") stage.failures[part.argument] = source::FileError::not_regular;
    if (part.name == "denied") stage.failures[part.argument] = source::FileError::denied;
    if (part.name == "stdin") stage.input = part.text;
    if (part.name == "width") stage.width = std::stoul(part.argument);
    if (part.name == "terminal") stage.terminal = true;
    if (part.name == "full") stage.out_is_full = true;
    if (part.name == "env") {
      const auto equals = part.argument.find('=');
      stage.variables[part.argument.substr(0, equals)] = part.argument.substr(equals + 1);
    }
    if (part.name == "story") {
      kept += part.text;
    } else {
      kept += "--- " + part.name + (part.argument.empty() ? "" : " " + part.argument) + "\n" +
              part.text;
    }
  }
  return kept + expectation(stage.run(arguments));
}

std::vector<fs::path> cases() {
  std::vector<fs::path> found;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(ZIZHI_SOURCE_DIR) / "tests/golden")) {
    if (entry.path().extension() == ".case") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace

TEST_CASE("the program does what its stories tell", "[cli][golden]") {
  const bool update = std::getenv("ZIZHI_UPDATE_GOLDEN") != nullptr;
  const auto all = cases();
  CHECK(all.size() > 20);
  for (const auto& path : all) {
    DYNAMIC_SECTION(path.parent_path().filename().string() << "/" << path.stem().string()) {
      std::ifstream in(path, std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(in), {});
      const auto got = play(text);
      if (update && got != text) std::ofstream(path, std::ios::binary) << got;
      if (!update) CHECK(got == text);
    }
  }
}
