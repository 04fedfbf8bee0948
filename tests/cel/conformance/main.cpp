// zizhi_conformance SUITE.jsonl SKIPS: runs the conformance suite of the Common Expression
// Language (one test a line on SUITE) and prints a table, a line for each profile. Ends with 1
// when a test fails that SKIPS does not list, or when a listed one passes: the list may not go
// stale. A line of SKIPS is an id, a space and the reason; `#` begins a comment. Tests that
// need protobuf are left out.
#include "rows.h"

#include "zizhi/cel/check.h"
#include "zizhi/cel/parse.h"
#include "zizhi/cel/program.h"

#include <fstream>
#include <iostream>
#include <map>

namespace {

using namespace zizhi;
using tests::json;

/// What a row came to: empty where it came out as it should.
using Complaint = std::string;

struct Tally {
  std::size_t total = 0;
  std::size_t passed = 0;
  std::size_t skipped = 0;
};

void declare(const json& row, cel::Environment& environment, cel::Types& types) {
  if (row.contains("container")) environment.container(row["container"]);
  const auto declarations = row.value("type_env", json::array());
  for (const auto& one : declarations) {
    if (one.contains("var")) {
      environment.declare(one["var"].get<std::string>(), tests::to_type(one["type"], types));
      continue;
    }
    for (const auto& overload : one["overloads"]) {
      cel::ForeignFunction function;
      function.name = one["func"];
      function.method = overload["member"];
      for (const auto& parameter : overload["params"])
        function.parameters.push_back(tests::to_type(parameter, types));
      function.result = tests::to_type(overload["result"], types);
      environment.declare(std::move(function));
    }
  }
  const auto bound = row.value("bindings", json::object());
  for (const auto& [name, binding] : bound.items()) {
    if (environment.variable(name) == nullptr)
      environment.declare(name, types.of(cel::Kind::dyn));
  }
}

std::vector<cel::Value> bindings(const json& row, const cel::Environment& environment,
                                 cel::Arena& arena) {
  static const cel::Failure kUnbound{.code = cel::FailureCode::unbound,
                                     .text = {"nothing is bound to it", "没有绑定值"}};
  std::vector<cel::Value> globals(environment.variables().size(), cel::Value::error(&kUnbound));
  if (!row.contains("bindings")) return globals;
  for (const auto& [name, binding] : row["bindings"].items()) {
    globals[environment.variable(name)->slot] = tests::to_value(binding["value"], arena);
  }
  return globals;
}

cel::ParseOptions parsing_of(const json& row) {
  cel::ParseOptions parsing;
  parsing.macros = !row.value("disable_macros", false);
  return parsing;
}

std::optional<cel::Checked> prepare(const json& row, const cel::Environment& environment,
                                    source::Map& sources, diag::Sink& sink) {
  const auto text = row["expr"].get<std::string>();
  const auto id = sources.add("expression", text);
  cel::Fragment fragment{.text = text, .locate = [id](cel::Range range) {
                           return source::Span{id, range.begin, range.end};
                         }};
  auto ast = cel::parse(std::move(fragment), parsing_of(row), sink);
  if (!ast) return std::nullopt;
  cel::CheckOptions checking;
  checking.static_types = !row.value("disable_check", false);
  return cel::check(*std::move(ast), environment, checking, sink);
}

/// Canonical source reads back as the tree that it was printed from.
Complaint judge_printing(const cel::Checked& checked, const cel::ParseOptions& parsing) {
  diag::Sink sink;
  const auto read = [&](std::string text) {
    cel::Fragment fragment{.text = std::move(text), .locate = checked.ast.fragment.locate};
    return cel::parse(std::move(fragment), parsing, sink);
  };
  const auto ast = read(checked.ast.fragment.text);
  const auto printed = cel::print(*ast);
  const auto again = read(printed);
  return again && cel::same(*ast, *again) ? "" : "is printed as " + printed;
}

std::string said(const diag::Sink& sink) {
  return sink.all().empty() ? "nothing said" : diag::sentence(sink.all().front()).en;
}

Complaint judge_type(const json& row, const cel::Checked& checked, cel::Types& types) {
  if (!row.contains("type")) return {};
  const auto expected = tests::to_type(row["type"], types);
  const auto got = checked.types[static_cast<std::size_t>(checked.ast.root)];
  if (got == expected) return {};
  return "type " + cel::spelling(got) + ", not " + cel::spelling(expected);
}

Complaint judge_value(const json& row, const cel::Value& value) {
  if (row["expect"] == "error") {
    return value.is(cel::Tag::error) ? "" : "value " + cel::to_text(value) + ", not an error";
  }
  if (tests::is(value, row["value"])) return {};
  auto text = value.is(cel::Tag::error) ? "error: " + std::string(value.as_failure().text.en) +
                                              " " + std::string(value.as_failure().detail)
                                        : cel::to_text(value);
  return text + ", not " + row["value"].dump();
}

Complaint run(const json& row) {
  cel::Types types;
  cel::Environment environment(types);
  cel::Arena arena;
  source::Map sources;
  diag::Sink sink;
  declare(row, environment, types);
  auto checked = prepare(row, environment, sources, sink);
  if (!checked) return row["expect"] == "error" ? "" : "refused: " + said(sink);
  if (auto complaint = judge_printing(*checked, parsing_of(row)); !complaint.empty()) {
    return complaint;
  }
  if (auto complaint = judge_type(row, *checked, types); !complaint.empty()) return complaint;
  if (row["expect"] == "type") return {};
  const auto globals = bindings(row, environment, arena);
  const auto program = cel::compile(*std::move(checked));
  const cel::Definitions none;
  cel::Session session(arena, globals, none);
  return judge_value(row, program.run(session));
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
  std::cout << name << std::string(name.size() < 18 ? 18 - name.size() : 1, ' ') << tally.passed
            << " of " << tally.total << " pass";
  if (tally.skipped > 0) std::cout << ", " << tally.skipped << " skipped with a reason";
  std::cout << "\n";
}

/// Rows of the whole suite; 0 when all is as listed.
int run_suite(std::istream& suite, std::map<std::string, std::string> skips) {
  std::map<std::string, Tally> tallies;
  Tally all;
  std::size_t left_out = 0;
  std::size_t wrong = 0;
  for (std::string line; std::getline(suite, line);) {
    const auto row = json::parse(line);
    const auto& profile = row["profile"].get_ref<const std::string&>();
    if (profile == "proto") {
      ++left_out;
      continue;
    }
    const auto& id = row["id"].get_ref<const std::string&>();
    const auto complaint = run(row);
    const bool skipped = skips.erase(id) > 0;
    for (auto* const tally : {&tallies[profile], &all}) {
      ++tally->total;
      tally->passed += complaint.empty() ? 1U : 0U;
      tally->skipped += skipped ? 1U : 0U;
    }
    if (complaint.empty() != skipped) continue;
    ++wrong;
    std::cout << (skipped ? "listed as skipped, and passes: " : "fails: ") << id << "\n    "
              << row["expr"].get<std::string>() << "\n    " << complaint << "\n";
  }
  for (const auto& [id, reason] : skips) {
    ++wrong;
    std::cout << "listed as skipped, and not in the suite: " << id << "\n";
  }
  for (const auto& [profile, tally] : tallies)
    print(profile, tally);
  print("all", all);
  std::cout << left_out << " need protobuf and are left out\n";
  if (all.total < 1600) {
    std::cout << "the suite has 1651 tests without protobuf; this is not it\n";
    return 1;
  }
  return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count != 3) throw std::runtime_error("usage: zizhi_conformance SUITE.jsonl SKIPS");
    std::ifstream suite(words[1]);
    if (!suite) throw std::runtime_error(std::string("no file ") + words[1]);
    return run_suite(suite, read_skips(words[2]));
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
