#include "reads_back.h"

#include <algorithm>
#include <span>

namespace zizhi::edit {
namespace {

using data::Kind;
using data::NodeRef;
using Rest = std::span<const Step>;

// Recursions are as deep as documents may be, or as the path.

bool same(NodeRef a, NodeRef b) {
  if (a.kind() != b.kind() || a.text() != b.text() || a.size() != b.size() ||
      a.key() != b.key() || a.duplicate_key() != b.duplicate_key()) {
    return false;
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) return false;
  }
  return true;
}

bool is(NodeRef node, const Value& value) {
  switch (value.kind) {
    case Value::Kind::bare:
      return (node.kind() == Kind::scalar || node.kind() == Kind::number ||
              node.kind() == Kind::boolean) &&
             node.text() == value.text;
    case Value::Kind::plain:
    case Value::Kind::text:
      return (node.kind() == Kind::scalar || node.kind() == Kind::string) &&
             node.text() == value.text;
    case Value::Kind::list:
    case Value::Kind::map:
      break;
  }
  const bool map = value.kind == Value::Kind::map;
  if ((map ? !node.is_map() : !node.is_list()) || node.size() != value.children.size())
    return false;
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (map && node[i].key() != value.keys[i]) return false;
    if (!is(node[i], value.children[i])) return false;
  }
  return true;
}

// What was not there before is the value, within what had to be made for it.
bool is_new(NodeRef after, Rest path, const Value& value) {
  if (path.empty()) return is(after, value);
  const auto* const key = std::get_if<std::string>(&path.front());
  if (key == nullptr ? !after.is_list() : !after.is_map()) return false;
  return after.size() == 1 && (key == nullptr || after[0].key() == *key) &&
         is_new(after[0], path.subspan(1), value);
}

bool became(NodeRef before, NodeRef after, Rest path, const Value& value);

// Whether `after` is the entry that the path goes through.
bool is_on_way(NodeRef after, const Step& step) {
  const auto* const key = std::get_if<std::string>(&step);
  return key != nullptr ? after.key() == *key : after.position() == std::get<1>(step);
}

// Entries of maps and lists, in order: one of them became another, or came to them.
bool entries_became(NodeRef before, NodeRef after, Rest path, const Value& value) {
  const auto rest = path.subspan(1);
  const bool grown = after.size() == before.size() + 1;
  if (!grown && after.size() != before.size()) return false;
  bool found = false;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto old = i - (grown && found ? 1 : 0);
    if (!found && is_on_way(after[i], path.front())) {
      found = true;
      if (grown ? !is_new(after[i], rest, value)
                : before[old].key() != after[i].key() ||
                      !became(before[old], after[i], rest, value)) {
        return false;
      }
    } else if (old >= before.size() || !same(before[old], after[i])) {
      return false;
    }
  }
  return found;
}

bool became(NodeRef before, NodeRef after, Rest path, const Value& value) {
  if (path.empty()) return is(after, value);
  if (before.is_null()) return is_new(after, path, value);
  return before.kind() == after.kind() && entries_became(before, after, path, value);
}

}  // namespace

bool reads_back(NodeRef before, const std::string& text, data::Syntax syntax, const Path& path,
                const Value& value) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add({}, text);
  const auto document = data::read(id, sources, syntax, data::Limits{}, sink);
  return document && became(before, document->root(), path, value);
}

}  // namespace zizhi::edit
