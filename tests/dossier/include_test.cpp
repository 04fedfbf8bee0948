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

}  // namespace
}  // namespace zizhi::dossier
