#pragma once

#include "zizhi/data/read.h"
#include "zizhi/diag/render.h"

#include <optional>
#include <string>
#include <utility>

namespace zizhi::data {

/// The tree in one line: `{a: 1, b: "x", c: [#2, ?true, null]}`. Plain scalars bare, strings in
/// quotes, JSON's numbers after #, its booleans after ?, doubled keys after !.
inline std::string shape(NodeRef node) {
  std::string out;
  switch (node.kind()) {
    case Kind::null:
      return "null";
    case Kind::scalar:
      return std::string(node.text());
    case Kind::string:
      return "\"" + std::string(node.text()) + "\"";
    case Kind::number:
      return "#" + std::string(node.text());
    case Kind::boolean:
      return "?" + std::string(node.text());
    case Kind::list:
    case Kind::map:
      break;
  }
  const bool map = node.is_map();
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto child = node[i];
    out += out.empty() ? "" : ", ";
    if (map) out += (child.duplicate_key() ? "!" : "") + std::string(child.key()) + ": ";
    out += shape(child);
  }
  return map ? "{" + out + "}" : "[" + out + "]";
}

/// Everything that can be asked of a node and of those below it.
inline std::string told(NodeRef node) {
  const auto span = [](source::Span where) {
    return std::to_string(static_cast<std::uint32_t>(where.source)) + ":" +
           std::to_string(where.begin) + "-" + std::to_string(where.end);
  };
  auto out = path(node) + " " + std::to_string(static_cast<int>(node.kind())) + " " +
             span(node.where()) + " " + span(node.key_where()) + " " + std::string(node.key()) +
             (node.duplicate_key() ? " !" : " ") + std::string(node.text()) + " #" +
             std::to_string(node.position()) + "\n";
  for (std::size_t i = 0; i < node.size(); ++i) {
    out += told(node[i]);
    const auto found = node.find(node[i].key());
    if (found) out += "at " + path(*found) + "\n";
  }
  return out;
}

/// A text that was read, with all that came of it.
struct Reading {
  source::Map sources;
  diag::Sink sink;
  source::Id id{};
  std::optional<Document> document;

  explicit Reading(std::string text, Syntax syntax = Syntax::yaml, const Limits& limits = {},
                   std::string name = "f") {
    id = sources.add(std::move(name), std::move(text));
    document = read(id, sources, syntax, limits, sink);
  }

  std::string shape() const { return document ? data::shape(document->root()) : "nothing"; }

  /// `Z1020 2:1`, one after the other, in order of place.
  std::string problems() const {
    std::string out;
    for (const auto& each : sink.sorted()) {
      const auto place = sources[id].place_of(each.where->begin);
      out += out.empty() ? "" : ", ";
      out += std::string(diag::info(each.code).code) + " " + std::to_string(place.line) + ":" +
             std::to_string(place.column);
    }
    return out;
  }

  std::string rendered(i18n::Locale locale = i18n::Locale::en) const {
    std::string out;
    for (const auto& each : sink.sorted()) {
      out += diag::render(each, sources,
                          {.locale = locale, .color = false, .show_personal = false});
    }
    return out;
  }

  std::string text(source::Span span) const { return std::string(text_of(sources, span)); }
};

}  // namespace zizhi::data
