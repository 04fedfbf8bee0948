#include "markup_reader.h"

#include <algorithm>
#include <set>

namespace zizhi::tests {
namespace {

const std::set<std::string, std::less<>> kVoid{"meta", "input", "br"};
const std::set<std::string, std::less<>> kRaw{"style", "script"};

bool is_name(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '-' || byte == ':';
}

class Reader {
 public:
  Reader(std::string_view text, std::string& fault) : rest_(text), fault_(fault) {}

  Node document() {
    const auto end = rest_.find('>');
    const bool declared = rest_.starts_with("<!DOCTYPE html>") || rest_.starts_with("<?xml ");
    if (!declared) fail("no declaration");
    html_ = rest_.starts_with("<!");
    rest_.remove_prefix(end + 1);
    space();
    auto root = element();
    space();
    if (fault_.empty() && !rest_.empty()) fail("something after the root");
    return root;
  }

 private:
  void fail(std::string_view what) {
    if (fault_.empty()) fault_ = std::string(what) + " at: " + std::string(rest_.substr(0, 80));
    rest_ = {};
  }

  void space() {
    while (!rest_.empty() && (rest_.front() == '\n' || rest_.front() == ' '))
      rest_.remove_prefix(1);
  }

  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  std::string name() {
    const auto* const end = std::ranges::find_if_not(rest_, is_name);
    std::string made(rest_.begin(), end);
    if (made.empty()) fail("no name");
    rest_.remove_prefix(made.size());
    return made;
  }

  // Up to the first of `stops`, entities replaced.
  std::string characters(std::string_view stops) {
    std::string made;
    while (!rest_.empty() && stops.find(rest_.front()) == std::string_view::npos) {
      if (rest_.front() == '>' || rest_.front() == '\'') fail("an unescaped character");
      if (rest_.empty()) break;
      if (take("&amp;")) {
        made += '&';
      } else if (take("&lt;")) {
        made += '<';
      } else if (take("&gt;")) {
        made += '>';
      } else if (take("&quot;")) {
        made += '"';
      } else if (take("&#39;")) {
        made += '\'';
      } else if (rest_.front() == '&') {
        fail("an unknown entity");
      } else {
        made += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    return made;
  }

  void attributes(Node& node) {
    while (take(" ")) {
      auto key = name();
      std::string value;
      if (take("=\"")) {
        value = characters("\"");
        if (!take("\"")) fail("an open value");
      }
      if (!node.attributes.emplace(std::move(key), std::move(value)).second) {
        fail("an attribute twice");
      }
    }
  }

  Node element() {
    Node node;
    if (!take("<")) fail("no element");
    node.name = name();
    attributes(node);
    if (!html_ && take("/>")) return node;
    if (!take(">")) fail("an open tag");
    if (html_ && kVoid.contains(node.name)) return node;
    const auto close = "</" + node.name + ">";
    if (html_ && kRaw.contains(node.name)) {
      const auto end = std::min(rest_.find(close), rest_.size());
      node.children.push_back({.name = {},
                               .attributes = {},
                               .text = std::string(rest_.substr(0, end)),
                               .children = {}});
      rest_.remove_prefix(end);
    }
    while (fault_.empty() && !rest_.starts_with("</")) {
      if (rest_.starts_with("<")) {
        node.children.push_back(element());
      } else if (rest_.empty()) {
        fail("an element that is not closed: " + node.name);
      } else {
        node.children.push_back(
            {.name = {}, .attributes = {}, .text = characters("<\""), .children = {}});
        if (rest_.starts_with("\"")) fail("an unescaped quote");
      }
    }
    if (!take(close)) fail("not closed in order: " + node.name);
    return node;
  }

  std::string_view rest_;
  std::string& fault_;
  bool html_ = true;
};

void collect(const Node& node, const std::function<bool(const Node&)>& wanted,
             std::vector<const Node*>& found) {
  for (const auto& child : node.children) {
    if (!child.name.empty() && wanted(child)) found.push_back(&child);
    collect(child, wanted, found);
  }
}

}  // namespace

std::string Node::content() const {
  auto made = text;
  for (const auto& child : children)
    made += child.content();
  return made;
}

bool Node::has_class(std::string_view wanted) const {
  const auto found = attributes.find("class");
  if (found == attributes.end()) return false;
  return (" " + found->second + " ").find(" " + std::string(wanted) + " ") != std::string::npos;
}

std::vector<const Node*> Node::all(const std::function<bool(const Node&)>& wanted) const {
  std::vector<const Node*> found;
  collect(*this, wanted, found);
  return found;
}

std::vector<const Node*> Node::all(std::string_view wanted) const {
  return all([wanted](const Node& node) { return node.name == wanted; });
}

std::vector<const Node*> Node::all_of_class(std::string_view wanted) const {
  return all([wanted](const Node& node) { return node.has_class(wanted); });
}

Node read_markup(std::string_view document, std::string& fault) {
  fault.clear();
  return Reader(document, fault).document();
}

}  // namespace zizhi::tests
