#include "zizhi/dossier/include.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

namespace zizhi::dossier {
namespace {

TEST_CASE("a dossier includes so many files and no more", "[dossier][include]") {
  for (const auto count : {kMostIncluded, kMostIncluded + 1}) {
    DYNAMIC_SECTION(count) {
      // Each file includes the next: the deepest chain there can be.
      source::Memory memory;
      for (std::size_t i = 0; i <= count; ++i) {
        const auto next = i == count ? "" : "include: [" + std::to_string(i + 1) + "]\n";
        memory.files["d/" + std::to_string(i)] = next + "l: [" + std::to_string(i) + "]\n";
      }
      source::Map sources;
      diag::Sink sink;
      const auto id = sources.add("d/0", memory.files["d/0"]);
      auto first = data::read(id, sources, data::Syntax::yaml, {}, sink);
      Folder folder(memory, "d");
      const auto whole = include(*std::move(first), "0", folder, memory, sources, sink);
      CHECK(whole.has_value() == (count == kMostIncluded));
      CHECK(sink.errors() == (count == kMostIncluded ? 0U : 1U));
      if (!whole) {
        CHECK(sink.all()[0].code == diag::Code::too_many_items);
      } else {
        CHECK(whole->included.size() == count);
        CHECK(whole->document.root().find("l")->size() == count + 1);
        CHECK_FALSE(whole->document.root().find("include"));
      }
    }
  }
}

/// What including comes to: the entries of `l`, and how many errors there were.
struct Came {
  std::size_t entries = 0;
  std::size_t errors = 0;
  std::size_t files = 0;
};

Came included(source::Memory& memory) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("d/evidence.yaml", memory.files["d/evidence.yaml"]);
  auto first = data::read(id, sources, data::Syntax::yaml, {}, sink);
  Folder folder(memory, "d");
  const auto whole = include(*std::move(first), "evidence.yaml", folder, memory, sources, sink);
  REQUIRE(whole);
  for (const auto& problem : sink.all())
    CHECK(problem.code == diag::Code::repeated_entry);
  return {whole->document.root().find("l")->size(), sink.errors(), whole->included.size()};
}

TEST_CASE("a file is read once, whatever it is called", "[dossier][include]") {
  const struct {
    const char* name;
    const char* include;
    std::size_t errors;
  } rows[] = {
      {"spelt twice", "[a.yaml, ./a.yaml, .//a.yaml]", 2},
      {"a link to it", "[a.yaml, link.yaml]", 1},
      {"a link first", "[link.yaml, a.yaml]", 1},
      {"through a linked folder", "[a.yaml, here/a.yaml]", 1},
      {"itself", "[./evidence.yaml, a.yaml]", 1},
      {"itself by a link", "[self.yaml, a.yaml]", 1},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.name) {
      source::Memory memory;
      memory.files["d/evidence.yaml"] = std::string("include: ") + row.include + "\nl: [1]\n";
      memory.files["d/a.yaml"] = "l: [2]\n";
      memory.links = {
          {"d/link.yaml", "a.yaml"}, {"d/self.yaml", "evidence.yaml"}, {"d/here", "."}};
      const auto came = included(memory);
      CHECK(came.entries == 2);
      CHECK(came.files == 1);
      CHECK(came.errors == row.errors);
    }
  }
}

TEST_CASE("a circle is found behind links, too", "[dossier][include]") {
  source::Memory memory;
  memory.files["d/evidence.yaml"] = "include: [a.yaml]\nl: [1]\n";
  memory.files["d/a.yaml"] = "include: [b/link.yaml]\nl: [2]\n";
  memory.files["d/b/b.yaml"] = "l: [3]\n";
  memory.links = {{"d/b/link.yaml", "../a.yaml"}};
  const auto came = included(memory);
  CHECK(came.entries == 2);
  CHECK(came.errors == 1);
}

}  // namespace
}  // namespace zizhi::dossier
