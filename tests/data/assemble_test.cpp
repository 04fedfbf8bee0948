#include "zizhi/data/assemble.h"

#include "reading.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <functional>

namespace {

using namespace zizhi;
using data::Branch;
using data::NodeRef;
using data::Reading;

/// Every node with its path, its place and its key.
std::string inventory(NodeRef node, const source::Map& sources) {
  std::string out = data::path(node) + " " + std::string(text_of(sources, node.where())) + " " +
                    std::string(node.key()) + " " + std::to_string(node.position()) + "\n";
  for (std::size_t i = 0; i < node.size(); ++i)
    out += inventory(node[i], sources);
  return out;
}

constexpr auto kText = "a: 1\nb: [x, {c: 'y', d: }, []]\ne: {g: 2, f: 3}\n";

}  // namespace

TEST_CASE("a tree put together as it stands is the same tree", "[data][assemble]") {
  const Reading read(kText);
  const auto made = data::assemble(data::branch(read.document->root()));
  CHECK(data::shape(made.root()) == read.shape());
  CHECK(inventory(made.root(), read.sources) == inventory(read.document->root(), read.sources));
  CHECK(made.source() == read.document->source());
  CHECK_FALSE(made.root().parent().has_value());
}

TEST_CASE("entries and elements of another text keep their places", "[data][assemble]") {
  Reading read(kText);
  const auto id = read.sources.add("other", "e:\n  new: [7]\n");
  diag::Sink sink;
  const auto other = data::read(id, read.sources, data::Syntax::yaml, {}, sink);
  REQUIRE(other.has_value());
  const auto added = other->root().find("e")->find("new").value();

  auto root = data::branch(read.document->root());
  root.find("e")->children.push_back(data::branch(added));
  root.find("b")->children.erase(root.find("b")->children.begin());
  root.find("a")->key = "renamed";
  const auto made = data::assemble(root);

  CHECK(data::shape(made.root()) ==
        R"({renamed: 1, b: [{c: "y", d: null}, []], e: {g: 2, f: 3, new: [7]}})");
  const auto found = made.root().find("e")->find("new");
  REQUIRE(found.has_value());
  CHECK(found->source() == id);
  CHECK(found->parent()->key() == "e");
  CHECK(data::path((*found)[0]) == "e.new[0]");
  CHECK(text_of(read.sources, found->key_where()) == "new");
  CHECK(made.root().find("renamed").has_value());
  CHECK_FALSE(made.root().find("a").has_value());
  CHECK(data::path((*made.root().find("b"))[0]) == "b[0]");
}

TEST_CASE("any tree put together as it stands is the same tree", "[data][assemble][law]") {
  rc::check([] {
    std::string text;
    const std::function<void(int, std::size_t)> write = [&](int depth, std::size_t indent) {
      const auto count = *rc::gen::inRange(1, 4);
      for (int i = 0; i < count; ++i) {
        text += std::string(indent, ' ') + static_cast<char>('a' + (7 * i + depth) % 26) + ":";
        if (depth > 0 && *rc::gen::arbitrary<bool>()) {
          text += "\n";
          write(depth - 1, indent + 2);
        } else {
          text += *rc::gen::arbitrary<bool>() ? " [1, {k: v}]\n" : " x\n";
        }
      }
    };
    write(3, 0);
    const Reading read(text);
    RC_ASSERT(read.document.has_value());
    const auto made = data::assemble(data::branch(read.document->root()));
    RC_ASSERT(inventory(made.root(), read.sources) ==
              inventory(read.document->root(), read.sources));
  });
}
