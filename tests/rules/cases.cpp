#include "cases.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

#include <stdexcept>

namespace zizhi::tests {
namespace {

Case read_case(data::NodeRef node) {
  Case one;
  one.change = change(node);
  one.parameters = pairs(node.find("parameters"));
  one.expect = pairs(node.find("expect"));
  one.overlays = texts(node.find("overlays"));
  if (const auto name = node.find("name")) one.name = name->text();
  if (const auto base = node.find("base")) one.base = base->text();
  if (const auto as_of = node.find("as_of")) one.as_of = as_of->text();
  return one;
}

}  // namespace

Pairs pairs(std::optional<data::NodeRef> node) {
  Pairs made;
  for (std::size_t i = 0; node && i < node->size(); ++i)
    made.emplace_back((*node)[i].key(), (*node)[i].text());
  return made;
}

std::vector<std::string> texts(std::optional<data::NodeRef> node) {
  std::vector<std::string> made;
  for (std::size_t i = 0; node && i < node->size(); ++i)
    made.emplace_back((*node)[i].text());
  return made;
}

Change change(data::NodeRef node) {
  return {.set = pairs(node.find("set")), .remove = texts(node.find("remove"))};
}

void apply(const Change& change, Tree& tree) {
  for (const auto& path : change.remove) {
    INFO("remove " << path);
    REQUIRE(remove(tree, path));
  }
  for (const auto& [path, value] : change.set) {
    INFO("set " << path);
    REQUIRE(set(tree, path, value));
  }
}

data::Document read_yaml(const std::string& path) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add(path, read_project_file(path));
  auto document = data::read(id, sources, data::Syntax::yaml, {}, sink);
  if (!document || sink.errors() > 0) throw std::runtime_error(rendered(sink, sources));
  return *std::move(document);
}

const std::vector<Case>& cases() {
  static const auto read = [] {
    const auto document = read_yaml("tests/rules/cases.yaml");
    std::vector<Case> made;
    for (std::size_t i = 0; i < document.root().size(); ++i)
      made.push_back(read_case(document.root()[i]));
    return made;
  }();
  return read;
}

}  // namespace zizhi::tests
