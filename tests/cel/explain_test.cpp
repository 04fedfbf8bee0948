#include "explain_dossier.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace zizhi::cel {
namespace {

const std::string kGolden =
    std::string(ZIZHI_SOURCE_DIR) + "/tests/cel/golden/explanations.txt";
const std::string kMark = "=== ";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The golden file made anew: each `=== expression`, then what is explained of it.
std::string explained_anew(const std::string& golden) {
  std::string out;
  std::istringstream lines(golden);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# ")) out += line + "\n";
    if (!line.starts_with(kMark)) continue;
    out += line + "\n" + dump(ExplainDossier().explain(line.substr(kMark.size()))) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("explanations of every shape read as they are meant to", "[cel][explain]") {
  const auto golden = read(kGolden);
  REQUIRE_FALSE(golden.empty());
  const auto anew = explained_anew(golden);
  if (std::getenv("ZIZHI_UPDATE_GOLDEN") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(kGolden, std::ios::binary) << anew;
  }
  CHECK(anew == golden);
}

TEST_CASE("a personal value is read and marked, and no sentence tells it", "[cel][explain]") {
  const std::string number = "110101199001011234";
  const auto why = ExplainDossier().explain("people[0].number.startsWith(\"9\")");
  const auto found = readings(why);
  REQUIRE(found.size() == 1);
  CHECK(found.front().personal);
  CHECK(found.front().value == number);
  CHECK(why.truth == Truth::no);
  CHECK(dump(why).find(number) == std::string::npos);
}

}  // namespace zizhi::cel
