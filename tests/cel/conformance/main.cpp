// The conformance suite of the Common Expression Language, asked of the program itself:
//
//   zizhi_conformance ask SUITE | zizhi eval --jsonl --type | zizhi_conformance judge SUITE
//   SKIPS
//
// SUITE has a test a line, as tests/tools/cel_suite.mjs writes them; those that need protobuf
// are left out. `judge` reads an answer a line, prints a table, a line for each profile, and
// ends with 1 when a test fails that SKIPS does not list, or when a listed one passes: the list
// may not go stale. A line of SKIPS is an id, a space and the reason; `#` begins a comment.
#include "zizhi/cel/parse.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace zizhi;
using nlohmann::json;

/// What a row came to: empty where it came out as it should.
using Complaint = std::string;

/// Profiles that the goal leaves out.
constexpr std::array<std::string_view, 3> kBeside{"network", "block", "encoders"};

struct Tally {
  std::size_t rows = 0;
  std::size_t passed = 0;
  std::size_t skipped = 0;

  void count(bool passes, bool is_skipped) {
    ++rows;
    passed += passes ? 1U : 0U;
    skipped += is_skipped ? 1U : 0U;
  }
};

const std::string& text_of(const json& value) {
  return value.get_ref<const std::string&>();
}

/// The tests that can be asked, in order.
std::vector<json> read_suite(const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("no file ") + path);
  std::vector<json> rows;
  for (std::string line; std::getline(in, line);) {
    auto row = json::parse(line);
    if (row["profile"] != "proto") rows.push_back(std::move(row));
  }
  if (rows.size() < 1600)
    throw std::runtime_error("the suite has 1651 tests without protobuf; this is not it");
  return rows;
}

int ask(const char* suite) {
  constexpr std::array kKeys{"id",       "expr",          "container",      "type_env",
                             "bindings", "disable_check", "disable_macros", "check_only"};
  for (const auto& row : read_suite(suite)) {
    json question;
    for (const auto* const key : kKeys) {
      if (row.contains(key)) question[key] = row[key];
    }
    std::cout << question.dump() << "\n";
  }
  return 0;
}

bool same(const json& got, const json& expected);

/// Maps have no order.
bool same_entries(const json& got, const json& expected) {
  return got.size() == expected.size() && std::ranges::all_of(got, [&](const json& entry) {
           return std::ranges::any_of(expected, [&](const json& other) {
             return same(entry[0], other[0]) && same(entry[1], other[1]);
           });
         });
}

/// Whether two typed values are of the same kind, and equal.
bool same(const json& got, const json& expected) {
  if (got.is_array() && expected.is_array()) {
    return std::ranges::equal(got, expected, same);
  }
  if (got.is_object() && got.contains("map") && expected.is_object() &&
      expected.contains("map")) {
    return same_entries(got["map"], expected["map"]);
  }
  return got == expected;
}

/// Canonical source reads back as the tree that it was printed from.
Complaint judge_printing(const json& row) {
  cel::ParseOptions options;
  options.macros = !row.value("disable_macros", false);
  diag::Sink sink;
  const auto read = [&](std::string text) {
    cel::Fragment fragment{.text = std::move(text), .locate = [](cel::Range range) {
                             return source::Span{{}, range.begin, range.end};
                           }};
    return cel::parse(std::move(fragment), options, sink);
  };
  const auto ast = read(text_of(row["expr"]));
  if (!ast) return {};
  const auto printed = cel::print(*ast);
  const auto again = read(printed);
  return again && cel::same(*ast, *again) ? "" : "is printed as " + printed;
}

Complaint judge(const json& row, const json& answer) {
  if (answer["id"] != row["id"]) throw std::runtime_error("out of step at " + row["id"].dump());
  const bool failed = answer.contains("error");
  if (row["expect"] == "error") return failed ? "" : answer.dump() + ", not an error";
  if (failed) return text_of(answer["error"]);
  if (row.contains("type") && answer.at("type") != row["type"])
    return "type " + answer["type"].dump() + ", not " + row["type"].dump();
  if (row["expect"] == "type") return {};
  if (!answer.contains("value")) return answer.dump() + ", not a value";
  return same(answer["value"], row["value"])
             ? ""
             : answer["value"].dump() + ", not " + row["value"].dump();
}

std::map<std::string, std::string> read_skips(const char* path) {
  std::map<std::string, std::string> skips;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto space = line.find(' ');
    if (space == std::string::npos) throw std::runtime_error("no reason for " + line);
    skips[line.substr(0, space)] = line.substr(space + 1);
  }
  return skips;
}

void print(const std::string& name, const Tally& tally) {
  const auto percent =
      100.0 * static_cast<double>(tally.passed) / static_cast<double>(tally.rows);
  std::printf("%-34s %5zu %7zu %8zu %8.2f %%\n", name.c_str(), tally.rows, tally.passed,
              tally.skipped, percent);
}

int judge_all(const char* suite, const char* skip_list) {
  auto skips = read_skips(skip_list);
  std::map<std::string, Tally> tallies;
  Tally all;
  Tally goal;
  std::size_t wrong = 0;
  for (const auto& row : read_suite(suite)) {
    std::string line;
    if (!std::getline(std::cin, line)) throw std::runtime_error("there are too few answers");
    auto complaint = judge(row, json::parse(line));
    if (complaint.empty()) complaint = judge_printing(row);
    const bool passes = complaint.empty();
    const bool skipped = skips.erase(text_of(row["id"])) > 0;
    const auto& profile = text_of(row["profile"]);
    tallies[profile].count(passes, skipped);
    all.count(passes, skipped);
    if (std::ranges::find(kBeside, profile) == kBeside.end()) goal.count(passes, skipped);
    if (passes != skipped) continue;
    ++wrong;
    std::cout << (skipped ? "listed as skipped, and passes: " : "fails: ") << text_of(row["id"])
              << "\n    " << text_of(row["expr"]) << "\n    " << complaint << "\n";
  }
  for (const auto& [id, reason] : skips) {
    ++wrong;
    std::cout << "listed as skipped, and not in the suite: " << id << "\n";
  }
  std::cout.flush();
  std::printf("%-34s %5s %7s %8s %10s\n", "profile", "rows", "passed", "skipped", "passed");
  for (const auto& [profile, tally] : tallies)
    print(profile, tally);
  print("all without protobuf", all);
  print("outside network, block, encoders", goal);
  return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  try {
    const std::vector<std::string> arguments(words + 1, words + count);
    if (count == 3 && arguments[0] == "ask") return ask(words[2]);
    if (count == 4 && arguments[0] == "judge") return judge_all(words[2], words[3]);
    throw std::runtime_error("usage: zizhi_conformance ask SUITE | judge SUITE SKIPS");
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
