#include "zizhi/edit/edit.h"

#include "layout.h"
#include "reads_back.h"
#include "spell.h"

#include <algorithm>
#include <optional>
#include <span>

namespace zizhi::edit {
namespace {

using data::NodeRef;
using Rest = std::span<const Step>;

constexpr auto kNone = std::string_view::npos;

/// `value` within what has to be made for it.
Value within(Rest path, Value value) {
  for (auto i = path.size(); i-- > 0;) {
    if (const auto* const key = std::get_if<std::string>(&path[i])) {
      auto map = Value::map();
      map.add(*key, std::move(value));
      value = std::move(map);
    } else {
      value = Value::list({std::move(value)});
    }
  }
  return value;
}

class Writer {
 public:
  Writer(NodeRef root, std::string_view text, bool json)
      : text_(text), manner_(manner_of(root, text, json)) {}

  /// A value where there is none yet.
  void fill(NodeRef null, const Value& value);

  /// Another entry of a map or list.
  void add(NodeRef container, const std::string* key, const Value& value);

  /// Another scalar, or the first item of an empty list, in place of what is written.
  void replace(NodeRef node, const Value& value);

  std::vector<Splice> take();

 private:
  void splice(std::size_t begin, std::size_t end, std::string text) {
    splices_.push_back({begin, end, std::move(text)});
  }

  void insert_lines(std::size_t at, const Lines& lines);
  void fill_root(NodeRef null, const Value& value);
  void fill_block(NodeRef null, const Value& value);
  void add_in_brackets(NodeRef container, const std::string* key, const Value& value);
  void add_first(NodeRef container, const std::string& name, const Value& value,
                 const Manner& manner);
  Manner manner_in(NodeRef container) const;

  std::string_view text_;
  Manner manner_;
  std::vector<Splice> splices_;
};

std::vector<Splice> Writer::take() {
  std::ranges::sort(splices_, {}, &Splice::begin);
  return std::move(splices_);
}

// Lines are inserted where a line begins, or behind a last line that has no end.
void Writer::insert_lines(std::size_t at, const Lines& lines) {
  const bool behind = at > 0 && text_[at - 1] != '\n';
  std::string text;
  for (const auto& line : lines) {
    if (behind) {
      text.append(manner_.newline).append(line);
    } else {
      text.append(line).append(manner_.newline);
    }
  }
  splice(at, at, std::move(text));
}

void Writer::fill(NodeRef null, const Value& value) {
  if (!null.parent() && !manner_.json) {
    fill_root(null, value);
  } else if (is_bracketed(null, text_) || manner_.json) {
    replace(null, value);
  } else {
    fill_block(null, value);
  }
}

void Writer::fill_root(NodeRef null, const Value& value) {
  if (is_unwritten(null)) {
    insert_lines(text_.size(), block(value, manner_, 0));
    return;
  }
  const auto begin = static_cast<std::size_t>(null.where().begin);
  const auto end = static_cast<std::size_t>(null.where().end);
  std::string text;
  if (is_tall(value) && column(text_, begin) == 0) {
    for (const auto& line : block(value, manner_, 0))
      text.append(text.empty() ? std::string_view() : manner_.newline).append(line);
  } else {
    text = flat(value, manner_);  // behind `---`, or a tag
  }
  splice(begin, end, std::move(text));
}

void Writer::fill_block(NodeRef null, const Value& value) {
  const auto end = end_of(null, text_);
  const auto begin = is_unwritten(null) ? end : static_cast<std::size_t>(null.where().begin);
  if (!is_tall(value)) {
    splice(begin, end, (begin == end ? " " : "") + flat(value, manner_));
    return;
  }
  if (null.parent()->is_list()) {
    // Behind the dash: the first entry on its line.
    const auto at = column(text_, null.where().begin);
    auto lines = block(value, manner_, at + 2);
    const auto first = lines.front().substr(at + 2);
    lines.erase(lines.begin());
    splice(begin, end, (begin == end ? " " : "") + first);
    if (!lines.empty()) insert_lines(below(text_, end, at), lines);
    return;
  }
  const auto at = column(text_, null.key_where().begin);
  const auto in = value.kind == Value::Kind::map ? manner_.step : manner_.dash;
  if (begin != end) {
    const auto blank = text_.find_last_not_of(" \t", begin - 1);
    splice(blank + 1, end, "");
  }
  insert_lines(below(text_, end, at), block(value, manner_, at + in));
}

void Writer::replace(NodeRef node, const Value& value) {
  const auto manner = node.parent() ? manner_in(*node.parent()) : manner_;
  const auto end = end_of(node, text_);
  const auto begin = is_unwritten(node) ? end : static_cast<std::size_t>(node.where().begin);
  const bool colon = begin == end && end > 0 && text_[end - 1] != ':';
  const auto written = flat(value, manner);
  splice(begin, end, (colon ? ": " : begin == end ? " " : "") + written);
}

// A map whose keys are quoted, in YAML, is written as JSON.
Manner Writer::manner_in(NodeRef container) const {
  auto manner = manner_;
  const bool quoted = container.is_map() && container.size() > 0 &&
                      text_[container[0].key_where().begin] == '"' &&
                      is_bracketed(container, text_);
  manner.json = manner.json || quoted;
  return manner;
}

void Writer::add(NodeRef container, const std::string* key, const Value& value) {
  if (is_bracketed(container, text_)) {
    add_in_brackets(container, key, value);
    return;
  }
  const auto at = column(text_, container.where().begin);
  const auto lines =
      key != nullptr ? entry(*key, value, manner_, at) : item(value, manner_, at);
  const auto end = end_of(container, text_);
  insert_lines(below(text_, end, at), lines);
}

void Writer::add_in_brackets(NodeRef container, const std::string* key, const Value& value) {
  const auto manner = manner_in(container);
  const auto name = key == nullptr ? std::string() : key_text(*key, manner) + ": ";
  if (container.size() == 0) {
    add_first(container, name, value, manner);
    return;
  }
  const auto first = container[0].key_where().begin;
  const auto open = container.where().begin;
  const bool lines = text_.substr(open, first - open).find('\n') != kNone;
  const auto indent = column(text_, first);
  auto at = end_of(container[container.size() - 1], text_);
  const auto next = text_.find_first_not_of(" \t\r\n", at);
  const bool comma = next != kNone && text_[next] == ',';
  if (comma) at = next + 1;
  auto text = std::string(comma ? "" : ",");
  text += lines ? std::string(manner.newline) + std::string(indent, ' ') : " ";
  splice(at, at, text + name + (lines ? spread(value, manner, indent) : flat(value, manner)));
}

// Into `[]` or `{}`.
void Writer::add_first(NodeRef container, const std::string& name, const Value& value,
                       const Manner& manner) {
  const auto open = static_cast<std::size_t>(container.where().begin);
  const auto parent = container.parent();
  const bool in_block = parent && parent->is_map() && !is_bracketed(*parent, text_);
  if (is_tall(value) && manner.json) {
    const auto indent = indent_of_line(text_, open);
    const auto end = std::string(manner.newline) + std::string(indent, ' ');
    splice(open + 1, container.where().end - 1,
           end + std::string(manner.step, ' ') + name +
               spread(value, manner, indent + manner.step) + end);
  } else if (is_tall(value) && in_block) {
    // The empty list becomes a block.
    const auto at = column(text_, container.key_where().begin);
    const auto colon = text_.find_last_not_of(" \t", open - 1) + 1;
    splice(colon, container.where().end, "");
    insert_lines(below(text_, container.where().end, at),
                 item(value, manner, at + manner.dash));
  } else {
    splice(open + 1, open + 1, name + flat(value, manner));
  }
}

/// A plain scalar stays plain where that is safe anywhere: numbers, dates, words.
Value plain_or_text(std::string_view text) {
  const bool safe =
      !text.empty() && text.front() != '-' && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '.';
      });
  return safe ? Value::plain(std::string(text)) : Value::of(std::string(text));
}

}  // namespace

std::string spelling(const Path& path) {
  std::string out;
  for (const auto& step : path) {
    if (const auto* const key = std::get_if<std::string>(&step)) {
      out += (out.empty() ? "" : ".") + *key;
    } else {
      out += "[" + std::to_string(std::get<1>(step)) + "]";
    }
  }
  return out;
}

// Recursions are as deep as documents may be.

bool says_nothing(NodeRef node) {
  if (node.is_null()) return true;
  if (!node.is_map()) return false;
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (!says_nothing(node[i])) return false;
  }
  return true;
}

Value value_of(NodeRef node) {
  switch (node.kind()) {
    case data::Kind::null:
      return Value::bare("null");
    case data::Kind::number:
    case data::Kind::boolean:
      return Value::bare(std::string(node.text()));
    case data::Kind::scalar:
      return plain_or_text(node.text());
    case data::Kind::string:
      return Value::of(std::string(node.text()));
    case data::Kind::list:
    case data::Kind::map:
      break;
  }
  auto value = node.is_map() ? Value::map() : Value::list({});
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (node.is_map()) value.keys.emplace_back(node[i].key());
    value.children.push_back(value_of(node[i]));
  }
  return value;
}

std::optional<NodeRef> find(NodeRef root, const Path& path) {
  auto node = std::optional(root);
  for (const auto& step : path) {
    if (const auto* const key = std::get_if<std::string>(&step)) {
      node = node->find(*key);
    } else {
      const auto index = std::get<1>(step);
      node = node->is_list() && index < node->size() ? std::optional((*node)[index])
                                                     : std::nullopt;
    }
    if (!node) return std::nullopt;
  }
  return node;
}

std::string applied(std::string_view text, const std::vector<Splice>& splices) {
  std::string out;
  std::size_t from = 0;
  for (const auto& splice : splices) {
    out += text.substr(from, splice.begin - from);
    out += splice.text;
    from = splice.end;
  }
  return out += text.substr(from);
}

base::Result<std::vector<Splice>, source::Span> put(const data::Document& document,
                                                    const source::Map& sources,
                                                    data::Syntax syntax, const Path& path,
                                                    const Value& value) {
  const auto& source = sources[document.source()];
  const auto text = source.text();
  const bool json = syntax == data::Syntax::json ||
                    (syntax == data::Syntax::by_name && source.name().ends_with(".json"));
  auto node = document.root();
  std::size_t depth = 0;
  for (; depth < path.size() && !node.is_null(); ++depth) {
    const auto next = find(node, {path[depth]});
    if (!next) break;
    node = *next;
    if (node.duplicate_key()) return base::failure(node.where());
  }
  const auto rest = Rest(path).subspan(depth);
  Writer writer(document.root(), text, json);
  if (node.is_null()) {
    writer.fill(node, within(rest, value));
  } else if (rest.empty()) {
    if (!node.is_scalar()) return base::failure(node.where());
    writer.replace(node, value);
  } else {
    const auto* const key = std::get_if<std::string>(&rest.front());
    const bool fits = key != nullptr
                          ? node.is_map()
                          : node.is_list() && std::get<1>(rest.front()) == node.size();
    if (!fits) return base::failure(node.where());
    writer.add(node, key, within(rest.subspan(1), value));
  }
  auto splices = writer.take();
  const auto read_as = json ? data::Syntax::json : data::Syntax::yaml;
  if (!reads_back(document.root(), applied(text, splices), read_as, path, value))
    return base::failure(node.where());
  return splices;
}

}  // namespace zizhi::edit
