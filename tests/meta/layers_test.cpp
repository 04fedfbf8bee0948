// The plan of the house as a test: an #include that climbs the stairs, a guest in the wrong
// room or a file that has outgrown its room fails here with its name and line.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLines = 400;

const fs::path& root() {
  static const fs::path path(ZIZHI_SOURCE_DIR);
  return path;
}

// Room → the rooms whose doors it may include: the USES of each zizhi_room() in CMake.
std::map<std::string, std::set<std::string>> layers() {
  std::map<std::string, std::set<std::string>> layers;
  std::ifstream in(ZIZHI_LAYERS);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string room;
    words >> room;
    layers[room] = {std::istream_iterator<std::string>(words), {}};
  }
  return layers;
}

// Third parties, and the only rooms that may know them. fmt is welcome everywhere.
std::map<std::string, std::set<std::string>> guests() {
  return {{"CLI/", {"cli"}},
          {"yaml-cpp/", {"data"}},
          {"nlohmann/", {"data", "report", "author"}},
          {"pugixml", {"report"}},
          {"xlsxwriter", {"report"}},
          {"re2/", {"cel"}},
          {"date/", {"cel"}},
          {"openssl/", {"base"}},
          {"utf8proc", {"base"}},
          {"tl/", {"base"}},
          {"tbb/", {"cli"}},
          {"oneapi/", {"cli"}}};
}

// The same table as docs/ARCHITECTURE.md tells it: `| floor | `room` | what | uses | guests |`.
std::map<std::string, std::set<std::string>> documented() {
  std::map<std::string, std::set<std::string>> rooms;
  std::ifstream in(root() / "docs/ARCHITECTURE.md");
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '|');) {
      cells.push_back(cell);
    }
    if (cells.size() < 5 || cells[2].size() < 5 || cells[2][1] != '`') continue;
    std::istringstream words(cells[4]);
    rooms[cells[2].substr(2, cells[2].size() - 4)] = {std::istream_iterator<std::string>(words),
                                                      {}};
  }
  return rooms;
}

struct Line {
  std::string file;  // as `src/data/read.cpp`
  std::size_t number;
  std::string text;
};

std::string name_of(const fs::path& file) {
  return fs::relative(file, root()).generic_string();
}

// src/report/csv.cpp and include/zizhi/report/report.h are both in "report"; src/main.cpp in
// none.
std::string room_of(const std::string& file) {
  const auto begin = file.starts_with("src/") ? std::size_t{4} : sizeof("include/zizhi/") - 1;
  const auto slash = file.find('/', begin);
  return slash == std::string::npos ? "" : file.substr(begin, slash - begin);
}

std::vector<fs::path> files() {
  std::set<fs::path> found;
  for (const auto* const top : {"src", "include/zizhi"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root() / top)) {
      const auto extension = entry.path().extension();
      if (extension == ".cpp" || extension == ".h") found.insert(entry.path());
    }
  }
  return {found.begin(), found.end()};
}

std::vector<Line> lines_of(const fs::path& file) {
  std::vector<Line> lines;
  std::ifstream in(file);
  for (std::string text; std::getline(in, text);) {
    lines.push_back({name_of(file), lines.size() + 1, text});
  }
  return lines;
}

// What stands behind `#include`, with its first quote or bracket; empty on other lines.
std::string included(const std::string& line) {
  const std::string directive = "#include ";
  return line.starts_with(directive) ? line.substr(directive.size()) : "";
}

void for_each_include(const std::function<void(const Line&, const std::string&)>& look) {
  for (const auto& file : files()) {
    for (const auto& line : lines_of(file)) {
      const auto target = included(line.text);
      if (!target.empty()) look(line, target);
    }
  }
}

TEST_CASE("the page about the house tells the plan as it is", "[meta][layers]") {
  CHECK(documented() == layers());
}

TEST_CASE("the plan names the rooms, and the rooms are there", "[meta][layers]") {
  const auto plan = layers();
  REQUIRE(plan.contains("base"));
  CHECK(plan.at("base").empty());
  for (const auto& [room, uses] : plan) {
    INFO(room);
    CHECK(fs::is_directory(root() / "include/zizhi" / room));
  }
  for (const auto& file : files()) {
    const auto room = room_of(name_of(file));
    INFO(name_of(file));
    CHECK((room.empty() || plan.contains(room)));
  }
}

TEST_CASE("no include climbs the stairs", "[meta][layers]") {
  const auto plan = layers();
  for_each_include([&plan](const Line& line, const std::string& target) {
    const auto room = room_of(line.file);
    const std::string door = "\"zizhi/";
    INFO(line.file << ":" << line.number << ": " << line.text);
    CHECK_FALSE(target.starts_with("\".."));  // nobody enters by the window
    CHECK_FALSE(target.starts_with("<zizhi/"));
    if (!target.starts_with(door) || !plan.contains(room)) return;
    const auto below = target.substr(door.size(), target.find('/', door.size()) - door.size());
    CHECK((below == room || plan.at(room).contains(below)));
  });
}

TEST_CASE("guests stay in their rooms", "[meta][layers]") {
  const auto plan = layers();
  for_each_include([&plan](const Line& line, const std::string& target) {
    if (!plan.contains(room_of(line.file))) return;
    for (const auto& [guest, hosts] : guests()) {
      if (!target.starts_with("<" + guest)) continue;
      INFO(line.file << ":" << line.number << ": " << line.text);
      CHECK(hosts.contains(room_of(line.file)));
    }
  });
}

TEST_CASE("no door shows a guest", "[meta][layers]") {
  auto strangers = guests();
  strangers["fmt/"] = {};
  for_each_include([&strangers](const Line& line, const std::string& target) {
    if (!line.file.starts_with("include/") || line.file == "include/zizhi/base/result.h")
      return;
    for (const auto& [guest, hosts] : strangers) {
      INFO(line.file << ":" << line.number << ": " << line.text);
      CHECK_FALSE(target.starts_with("<" + guest));
    }
  });
}

TEST_CASE("the parsers of YAML and JSON are known to the files that need them",
          "[meta][layers]") {
  std::map<std::string, std::set<std::string>> hosts;
  for_each_include([&hosts](const Line& line, const std::string& target) {
    if (room_of(line.file) != "data") return;
    for (const auto* const guest : {"<yaml-cpp/", "<nlohmann/"}) {
      if (target.starts_with(guest)) hosts[guest].insert(line.file);
    }
  });
  CHECK(hosts["<yaml-cpp/"] == std::set<std::string>{"src/data/yaml_reader.cpp"});
  CHECK(hosts["<nlohmann/"] ==
        std::set<std::string>{"src/data/json_reader.cpp", "src/data/json_text.cpp"});
}

TEST_CASE("no file is longer than four hundred lines", "[meta][layers]") {
  for (const auto& file : files()) {
    INFO(name_of(file));
    CHECK(lines_of(file).size() <= kMostLines);
  }
}

TEST_CASE("every header is guarded and every file ends with a line break", "[meta][layers]") {
  for (const auto& file : files()) {
    INFO(name_of(file));
    const auto lines = lines_of(file);
    // A sentence about the file may come first.
    const auto code = std::ranges::find_if(
        lines, [](const Line& line) { return !line.text.starts_with("//"); });
    if (file.extension() == ".h") CHECK((code != lines.end() && code->text == "#pragma once"));
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    CHECK((text.empty() || text.ends_with('\n')));
  }
}

}  // namespace
