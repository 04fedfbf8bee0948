// `evidence.sha256` against the real `sha256sum`.
#include "zizhi/dossier/record.h"

#include "temporary_folder.h"

#include "zizhi/base/digest.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace zizhi::dossier {
namespace {

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::vector<RecordLine> lines_of(const std::string& text, diag::Sink& sink) {
  source::Map sources;
  const auto id = sources.add("evidence.sha256", text);
  return read_record(id, sources, sink);
}

const std::vector<std::string> kNames{"a b",       "back\\slash", "new\nline", "return\rhere",
                                      "plain.txt", "*star",       " blank",    "证据 一.pdf"};

TEST_CASE("sha256sum and zizhi write the same record, and each reads the other's",
          "[dossier][record]") {
  const tests::TemporaryFolder folder;
  std::vector<RecordLine> lines;
  for (const auto& name : kNames) {
    folder.put(name, "of " + name);
    lines.push_back({.path = name, .sha256 = base::sha256_hex("of " + name), .where = {}});
  }
  std::string arguments;
  for (const auto& name : kNames)
    arguments += " '" + name + "'";
  const auto in_folder = [&folder](const std::string& command) {
    return std::system(("cd '" + (folder / "") + "' && " + command).c_str());
  };
  REQUIRE(in_folder("sha256sum --" + arguments + " >theirs") == 0);
  const auto ours = write_record(lines);
  CHECK(content(folder / "theirs") == ours);

  folder.put("ours", ours);
  CHECK(in_folder("sha256sum -c --strict --quiet ours >/dev/null 2>&1") == 0);
  diag::Sink sink;
  const auto read = lines_of(content(folder / "theirs"), sink);
  CHECK(sink.all().empty());
  REQUIRE(read.size() == kNames.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CHECK(read[i].path == kNames[i]);
    CHECK(read[i].sha256 == lines[i].sha256);
  }
}

TEST_CASE("what is written reads back, whatever the names", "[dossier][record][law]") {
  CHECK(rc::check([](const std::vector<std::string>& names) {
    std::vector<RecordLine> lines;
    for (const auto& name : names) {
      if (name.empty() || name.find('\0') != std::string::npos) continue;
      lines.push_back({.path = name, .sha256 = base::sha256_hex(name), .where = {}});
    }
    diag::Sink sink;
    const auto read = lines_of(write_record(lines), sink);
    RC_ASSERT(sink.all().empty());
    RC_ASSERT(read.size() == lines.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      RC_ASSERT(read[i].path == lines[i].path);
      RC_ASSERT(read[i].sha256 == lines[i].sha256);
    }
  }));
}

TEST_CASE("a line that is none of sha256sum's is an error, and the others are read",
          "[dossier][record]") {
  const auto hash = std::string(63, 'a') + "F";

  const struct {
    std::string line;
    bool reads;
  } rows[] = {
      {hash + "  a", true},
      {hash + " *a", true},
      {"# a remark", false},
      {hash + " a", false},
      {hash + "  ", false},
      {hash.substr(1) + "  a", false},
      {"\\" + hash + "  a\\q", false},
      {"\\" + hash + "  a\\", false},
      {hash + "0  a", false},
      {std::string(64, 'g') + "  a", false},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.line) {
      diag::Sink sink;
      const auto read = lines_of("\n" + row.line + "\n" + hash + "  last", sink);
      REQUIRE_FALSE(read.empty());
      CHECK(read.back().path == "last");
      CHECK(read.back().sha256 == std::string(63, 'a') + "f");
      CHECK((read.size() == 2) == row.reads);
      const bool remark = row.line.starts_with('#');
      CHECK(sink.errors() == (row.reads || remark ? 0U : 1U));
      if (sink.errors() > 0) CHECK(sink.all()[0].code == diag::Code::record_malformed);
    }
  }
}

}  // namespace
}  // namespace zizhi::dossier
