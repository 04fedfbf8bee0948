#include "zizhi/data/merge.h"

#include "reading.h"

#include <catch2/catch.hpp>

namespace zizhi::data {
namespace {

// The tree as text, with the file that each value is from: `{a: 1@0, b: [x@0, y@1]}`.
std::string drawn(NodeRef node) {
  std::string text;
  if (node.is_map() || node.is_list()) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      const auto child = node[i];
      CHECK(child.position() == i);
      REQUIRE(child.parent().has_value());
      CHECK(path(*child.parent()) == path(node));
      text += i == 0 ? "" : ", ";
      if (node.is_map()) text += std::string(child.key()) + ": ";
      text += drawn(child);
      if (child.duplicate_key()) text += "!";
    }
    return node.is_map() ? "{" + text + "}" : "[" + text + "]";
  }
  const auto file = std::to_string(static_cast<int>(node.source()));
  return (node.is_null() ? "~" : std::string(node.text())) + "@" + file;
}

struct Merged {
  source::Map sources;
  diag::Sink sink;
  std::optional<Document> document;

  explicit Merged(const std::vector<std::string>& texts) {
    std::vector<Document> files;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto id = sources.add(std::to_string(i) + ".yaml", texts[i]);
      files.push_back(read(id, sources, Syntax::yaml, {}, sink).value());
    }
    document = merge(
        files, [](std::string_view key) { return key.starts_with("x-"); }, sink);
  }
};

TEST_CASE("files make one tree: lists are joined, and what contradicts is doubted",
          "[data][merge]") {
  const struct {
    std::vector<std::string> files;
    const char* tree;
    std::size_t errors;
  } rows[] = {
      {{"a: 1\nb: {c: 2}"}, "{a: 1@0, b: {c: 2@0}}", 0},
      {{"a: 1", "b: {c: {d: 2}}"}, "{a: 1@0, b: {c: {d: 2@1}}}", 0},
      {{"l: [x, {k: y}]", "m: 1", "l: [{k: {n: z}}]"},
       "{l: [x@0, {k: y@0}, {k: {n: z@2}}], m: 1@1}",
       0},
      {{"l:", "l: [x]"}, "{l: [x@1]}", 0},
      {{"l:", "l:"}, "{l: ~@0}", 0},
      {{"", "a: 1"}, "{a: 1@1}", 0},
      {{"a: 1", ""}, "{a: 1@0}", 0},
      {{"x-a: 1\na: 1", "x-a: 2"}, "{a: 1@0}", 0},
      {{"a: 1", "a: 1"}, "{a: 1@0!, a: 1@1!}", 1},
      {{"a: {b: 1}", "a: {c: 1}"}, "{a: {b: 1@0}!, a: {c: 1@1}!}", 1},
      {{"l: []", "l: [x]"}, "{l: []!, l: [x@1]!}", 1},
      {{"l: [x]", "l: y"}, "{l: [x@0]!, l: y@1!}", 1},
      {{"a: 1", "a: 2", "a: 3"}, "{a: 1@0!, a: 2@1!, a: 3@2!}", 2},
      {{"a: 1\na: 2", "b: 1"}, "{a: 1@0!, a: 2@0!, b: 1@1}", 1},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.tree << " of " << row.files.front()) {
      const Merged merged(row.files);
      CHECK(drawn(merged.document->root()) == row.tree);
      CHECK(merged.sink.errors() == row.errors);
    }
  }
}

TEST_CASE("in a merged tree keys are found, and a path counts over all files",
          "[data][merge]") {
  const Merged merged({"z: 1\nl: [{a: 1}]", "b: 2\nl: [{a: 2}, {a: 3}]"});
  const auto root = merged.document->root();
  CHECK(root.find("b")->text() == "2");
  CHECK(root.find("z")->text() == "1");
  CHECK_FALSE(root.find("y"));
  CHECK(path(*(*root.find("l"))[2].find("a")) == "l[2].a");
}

TEST_CASE("what two files state is told with both places", "[data][merge]") {
  const Merged merged({"a: 1", "\na: 2"});
  REQUIRE(merged.sink.all().size() == 1);
  const auto& problem = merged.sink.all()[0];
  CHECK(problem.code == diag::Code::duplicate_key);
  CHECK(merged.sources[problem.where->source].name() == "1.yaml");
  CHECK(merged.sources[problem.labels.at(0).where.source].name() == "0.yaml");
}

}  // namespace
}  // namespace zizhi::data
