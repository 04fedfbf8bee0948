#include "patch.h"

#include "zizhi/data/read.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace zizhi::tests {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

bool is_container(data::Kind kind) {
  return kind == data::Kind::list || kind == data::Kind::map;
}

void write(const Tree& tree, std::size_t indent, std::string& out) {
  const std::string margin(indent, ' ');
  for (const auto& [key, value] : tree.children) {
    out += margin + (tree.kind == data::Kind::list ? "-" : quoted(key) + ":");
    if (is_container(value.kind) && !value.children.empty()) {
      out += "\n";
      write(value, indent + 2, out);
    } else if (value.kind == data::Kind::list) {
      out += " []\n";
    } else if (value.kind == data::Kind::map) {
      out += " {}\n";
    } else if (value.kind == data::Kind::string) {
      out += " " + quoted(value.text) + "\n";
    } else if (value.kind == data::Kind::null) {
      out += "\n";
    } else {
      out += " " + value.text + "\n";
    }
  }
}

/// `people[2].name` → people, [2], name.
std::vector<std::string> steps(std::string_view path) {
  std::vector<std::string> steps;
  std::string step;
  for (const char c : path) {
    if (c == '.' || c == '[') {
      if (!step.empty()) steps.push_back(step);
      step = c == '[' ? "[" : "";
    } else if (c != ']') {
      step += c;
    }
  }
  if (!step.empty()) steps.push_back(step);
  return steps;
}

Tree* child(Tree& node, const std::string& step) {
  if (step.starts_with('[')) {
    std::size_t index = 0;
    std::from_chars(step.data() + 1, step.data() + step.size(), index);
    return index < node.children.size() ? &node.children[index].value : nullptr;
  }
  const auto found = std::ranges::find(node.children, step, &Branch::key);
  return found == node.children.end() ? nullptr : &found->value;
}

Tree* walk(Tree& root, const std::vector<std::string>& steps) {
  auto* node = &root;
  for (const auto& step : steps) {
    if (node != nullptr) node = child(*node, step);
  }
  return node;
}

Tree parse(std::string_view text) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("value.yaml", std::string(text));
  const auto document = data::read(id, sources, data::Syntax::yaml, {}, sink);
  return document ? tree(document->root()) : Tree{};
}

void collect(const Tree& node, const std::string& path, std::vector<std::string>& paths) {
  std::size_t index = 0;
  for (const auto& [key, value] : node.children) {
    auto below = node.kind == data::Kind::list ? path + "[" + std::to_string(index++) + "]"
                                               : (path.empty() ? key : path + "." + key);
    paths.push_back(below);
    collect(value, below, paths);
  }
}

}  // namespace

Tree tree(data::NodeRef node) {
  Tree made{.kind = node.kind(), .text = std::string(node.text()), .children = {}};
  for (std::size_t i = 0; i < node.size(); ++i) {
    made.children.push_back({.key = std::string(node[i].key()), .value = tree(node[i])});
  }
  return made;
}

std::string yaml(const Tree& tree) {
  std::string out;
  write(tree, 0, out);
  return out;
}

Tree* find(Tree& root, std::string_view path) {
  return walk(root, steps(path));
}

bool set(Tree& root, std::string_view path, std::string_view value) {
  auto way = steps(path);
  const auto last = way.back();
  way.pop_back();
  auto* const parent = walk(root, way);
  if (parent == nullptr) return false;
  if (last == "[+") {
    parent->kind = data::Kind::list;
    parent->children.push_back({.key = {}, .value = parse(value)});
    return true;
  }
  if (auto* const there = child(*parent, last)) {
    *there = parse(value);
    return true;
  }
  if (last.starts_with('[')) return false;
  parent->kind = data::Kind::map;
  parent->children.push_back({.key = last, .value = parse(value)});
  return true;
}

bool remove(Tree& root, std::string_view path) {
  auto way = steps(path);
  const auto last = way.back();
  way.pop_back();
  auto* const parent = walk(root, way);
  if (parent == nullptr) return false;
  auto* const there = child(*parent, last);
  if (there == nullptr) return false;
  std::erase_if(parent->children, [there](const auto& entry) { return &entry.value == there; });
  return true;
}

std::vector<std::string> paths(const Tree& root) {
  std::vector<std::string> found;
  collect(root, "", found);
  return found;
}

}  // namespace zizhi::tests
