#include "layout.h"

#include <algorithm>

namespace zizhi::edit {
namespace {

using data::NodeRef;

constexpr auto kNone = std::string_view::npos;

std::size_t line_begin(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset).rfind('\n');
  return before == kNone ? 0 : before + 1;
}

bool has_bracket(NodeRef container, std::string_view text) {
  const auto begin = container.where().begin;
  return begin < text.size() && (text[begin] == '[' || text[begin] == '{');
}

// Looks for the first map in a map, and the first list in a map. Recursion is as deep as
// documents may be.
void look(NodeRef node, std::string_view text, bool brackets, std::size_t& step,
          std::size_t& dash) {
  for (std::size_t i = 0; i < node.size() && (step == 0 || dash == kNone); ++i) {
    const auto child = node[i];
    if (child.size() == 0) continue;
    const auto from = column(text, node.is_map() ? child.key_where().begin : 0);
    const auto to = brackets && has_bracket(child, text)
                        ? column(text, child[0].key_where().begin)
                        : column(text, child.where().begin);
    const bool fits = node.is_map() && has_bracket(child, text) == brackets;
    if (fits && child.is_map() && step == 0 && to > from) step = to - from;
    if (fits && child.is_list() && dash == kNone && to >= from) dash = to - from;
    look(child, text, brackets, step, dash);
  }
}

}  // namespace

std::size_t column(std::string_view text, std::size_t offset) {
  return offset - line_begin(text, offset);
}

std::size_t indent_of_line(std::string_view text, std::size_t offset) {
  const auto begin = line_begin(text, offset);
  return std::min(text.find_first_not_of(' ', begin), offset) - begin;
}

bool is_bracketed(NodeRef node, std::string_view text) {
  for (std::optional<NodeRef> at = node; at; at = at->parent()) {
    if ((at->is_list() || at->is_map()) && has_bracket(*at, text)) return true;
  }
  return false;
}

bool is_unwritten(NodeRef node) {
  if (!node.is_null()) return false;
  const auto parent = node.parent();
  if (!parent) return node.where().begin == node.where().end;
  return parent->is_list() ? node.where().end - node.where().begin == 1
                           : node.where() == node.key_where();
}

std::size_t end_of(NodeRef node, std::string_view text) {
  const bool open = node.size() > 0 && !has_bracket(node, text);
  if (open) return end_of(node[node.size() - 1], text);
  if (!is_unwritten(node) || !node.parent() || node.parent()->is_list())
    return node.where().end;
  const auto colon = text.find_first_not_of(" \t", node.where().end);
  return colon != kNone && text[colon] == ':' ? colon + 1 : node.where().end;
}

std::size_t below(std::string_view text, std::size_t end, std::size_t column) {
  // A block text may end behind its line break.
  const bool closed = end > 0 && text[end - 1] == '\n';
  const auto stop = closed ? end - 1 : text.find('\n', end);
  if (stop == kNone) return text.size();
  auto next = stop + 1;
  while (next < text.size()) {
    const auto mark = text.find_first_not_of(' ', next);
    if (mark == kNone || text[mark] != '#' || mark - next <= column) return next;
    const auto line_end = text.find('\n', next);
    if (line_end == kNone) return text.size();
    next = line_end + 1;
  }
  return next;
}

Manner manner_of(NodeRef root, std::string_view text, bool json) {
  Manner manner;
  manner.json = json;
  const auto first = text.find('\n');
  if (first != kNone && first > 0 && text[first - 1] == '\r') manner.newline = "\r\n";
  std::size_t step = 0;
  std::size_t dash = kNone;
  if (json && root.size() > 0) step = column(text, root[0].key_where().begin);
  look(root, text, json, step, dash);
  if (step > 0 && step <= 16) manner.step = step;
  if (dash <= 16) manner.dash = dash;
  return manner;
}

}  // namespace zizhi::edit
